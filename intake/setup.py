"""From settings to the parts of an `App`: mailboxes, postbox, ledger, secret."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from pathlib import Path

from config.load_settings import read_key
from config.settings import ImapSettings, MaildirSettings, PostMaildirSettings, Settings, SmtpSettings, Tidy
from intake.mailbox.imap import ImapMailbox
from intake.mailbox.maildir import MaildirMailbox
from intake.ports import Mailbox, Postbox
from intake.postbox.maildir import MaildirPostbox
from intake.postbox.smtp import SmtpPostbox
from storage.database import Database


def make_key(path: Path) -> None:
    """A new key of this installation, in a file that only its owner can read. Never over an old one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("x", encoding="ascii", opener=_only_mine) as file:
        file.write(secrets.token_hex(32) + "\n")


def _only_mine(path: str, flags: int) -> int:
    import os

    return os.open(path, flags, 0o600)


def read_secret(settings: Settings) -> bytes:
    """The installation's key as bytes; made now where there is none. Raises ValueError when it is too short."""
    if not settings.key_file.exists():
        make_key(settings.key_file)
    return read_key(settings.key_file).reveal().encode()


def open_database(settings: Settings, secret: bytes) -> Database:
    """The ledger of this installation; an encrypted one is opened with a key made from the secret."""
    password = settings.database_password.reveal() if settings.database_password else None
    key = None
    if settings.encrypt_database and settings.database_url.startswith("sqlite"):
        key = hmac.new(secret, b"database", sha256).hexdigest()
    return Database(settings.database_url, key=key, password=password)


def make_mailboxes(settings: Settings) -> tuple[Mailbox, ...]:
    """One mailbox for each folder of each account."""
    found: list[Mailbox] = []
    for box in settings.mailboxes:
        if isinstance(box, MaildirSettings):
            found.append(MaildirMailbox(box.path, account=box.name))
        else:
            found.extend(_imap(box, folder) for folder in box.folders)
    return tuple(found)


def _imap(box: ImapSettings, folder: str) -> Mailbox:
    raise NotImplementedError(box, folder)


def make_postbox(settings: Settings) -> Postbox:
    """Where letters go."""
    box = settings.postbox
    if isinstance(box, PostMaildirSettings):
        return MaildirPostbox(box.path)
    return _smtp(box)


def _smtp(box: SmtpSettings) -> Postbox:
    raise NotImplementedError(box)


def tidy_settings(settings: Settings, account: str) -> Tidy:
    """What becomes of messages of this account on the server."""
    return next((box.tidy for box in settings.mailboxes if box.name == account), Tidy())
