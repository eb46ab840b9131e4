"""The installation's keys, one a line in the key file: the newest first.

The first line opens the ledger. The last, the oldest, makes tokens, Message-IDs and tombstones, so that these hold when
the ledger gets a new key. The lines between open backups that were made meanwhile.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from config.load_settings import read_keys
from config.settings import Settings
from intake.at_rest.private_files import sync_folder, write_private
from storage.database import Database, DatabaseUnusable


@dataclass(frozen=True, slots=True)
class Keys:
    """What the key file holds; no line of it is ever shown."""

    lines: tuple[bytes, ...] = field(repr=False)

    @property
    def ledger(self) -> bytes:
        return self.lines[0]

    @property
    def tokens(self) -> bytes:
        return self.lines[-1]


def new_line() -> bytes:
    return secrets.token_hex(32).encode()


def write_key_file(path: Path, lines: tuple[bytes, ...]) -> None:
    """A key file that only its owner can read, safely on the disk. Raises FileExistsError rather than replace one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(path, b"\n".join(lines) + b"\n")


def make_key(path: Path) -> None:
    """A new key of this installation. Never over an old one."""
    write_key_file(path, (new_line(),))


def keys_of(settings: Settings) -> Keys:
    """The installation's keys; made now for a new installation.

    Raises ValueError when one is too short, or when they are missing beside a ledger that was made with them.
    """
    if not settings.key_file.exists():
        ledger = ledger_file(settings)
        if ledger is not None and ledger.exists():
            raise ValueError(f"{settings.key_file} is missing, and {ledger} was made with it: put your copy of it back")
        make_key(settings.key_file)
    return _read(settings.key_file)


def _read(path: Path) -> Keys:
    return Keys(tuple(key.reveal().encode() for key in read_keys(path)))


def ledger_file(settings: Settings) -> Path | None:
    """The file of a SQLite ledger; None for another."""
    if not settings.database_url.startswith("sqlite:///"):
        return None
    return Path(settings.database_url.removeprefix("sqlite:///"))


def is_encrypted(settings: Settings) -> bool:
    """Whether the ledger is a file that we encrypt."""
    return settings.encrypt_database and settings.database_url.startswith("sqlite")


def cipher_key(line: bytes) -> str:
    """The key of an encrypted ledger file, made from a line of the key file."""
    return hmac.new(line, b"database", sha256).hexdigest()


def beside(key_file: Path) -> Path:
    """Where a change of the key keeps the new key file until the ledger is proven to open with it."""
    return key_file.with_name(f"{key_file.name}.new")


def open_ledger(settings: Settings, keys: Keys) -> tuple[Database, Keys]:
    """The ledger, and the keys that it was opened with. Raises DatabaseUnusable.

    When a change of the key was cut off after the ledger had got the new one, it is brought to its end here.
    """
    waiting = beside(settings.key_file)
    if not is_encrypted(settings) or not waiting.exists():
        return open_database(settings, keys.ledger), keys
    database = open_database(settings, keys.ledger)
    try:
        database.version()
        return database, keys
    except DatabaseUnusable:
        database.close()
        newer = _read(waiting)
        database = open_database(settings, newer.ledger)
        database.version()
    put_in_place(settings.key_file)
    return database, newer


def put_in_place(key_file: Path) -> None:
    """The new key file takes the place of the old one. Nothing happens when another process has done it."""
    try:
        beside(key_file).replace(key_file)
    except FileNotFoundError:
        return
    sync_folder(key_file.parent)


def open_database(settings: Settings, line: bytes) -> Database:
    """The ledger of this installation; an encrypted one is opened with a key made from `line` of the key file."""
    password = settings.database_password.reveal() if settings.database_password else None
    key = cipher_key(line) if is_encrypted(settings) else None
    return Database(settings.database_url, key=key, password=password)
