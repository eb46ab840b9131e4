"""A backup: one tar file with the ledger (still encrypted), the call, the settings without secrets, the erased list.

Not in it: the key, without which nobody can read it, and passwords. It is made while the service runs, and read
through before it counts.
"""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from config.load_settings import FILE_NAME
from intake.at_rest.erased_list import NAME as ERASED_LIST
from intake.at_rest.erased_list import place_of_list
from intake.at_rest.keys import is_encrypted, ledger_file
from storage import audit
from storage.database import Database
from storage.upkeep import Wholeness, copy_to, look_through

if TYPE_CHECKING:
    from config.settings import Settings
    from intake.app import App

LEDGER, CALL, CONTENTS = "ledger.sqlite", "call", "contents.json"
_SECRET_LINE = re.compile(r"(?m)^[ \t]*(heartbeat_url|alarm_webhook)[ \t]*=.*$")  # whoever knows them may use them
LONGEST_MEMBER = 100_000_000  # of settings, lists and the call's files; the ledger may be larger


class NoBackup(Exception):
    """It cannot be made or put back; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself: when it was made (aware UTC), and what its ledger held."""

    made: datetime
    encrypted: bool
    ledger: Wholeness


def standard_place(app: App) -> Path:
    return app.settings.home / "backups" / f"intake-{app.clock().astimezone(UTC):%Y-%m-%dT%H%M%SZ}.tar"


def make_backup(app: App, path: Path, by: str) -> Contents:
    """Write a backup to `path`; what is in it. Raises NoBackup, DatabaseUnusable for a damaged ledger, OSError."""
    if ledger_file(app.settings) is None:
        raise NoBackup(
            "the ledger lies in PostgreSQL: save it with `pg_dump --format=custom --file=intake.dump DATABASE`, "
            "and keep intake.toml, intake.key, erased.list and the call's folder beside it"
        )
    if path.exists():
        raise NoBackup(f"{path} is there already")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = app.clock()
    with app.database.write() as session:
        audit.note(session, who=by, what="made a backup", now=now)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
        copy = Path(folder) / LEDGER
        copy_to(app.database, copy)
        contents = Contents(now, is_encrypted(app.settings), _looked_through(app.database, copy))
        _write(path, app.settings, copy, contents)
    return contents


def _looked_through(database: Database, copy: Path) -> Wholeness:
    beside = database.opened_like_this(copy)
    try:
        return look_through(beside)
    finally:
        beside.close()


def _write(path: Path, settings: Settings, copy: Path, contents: Contents) -> None:
    """Under another name first, so that what lies at `path` is never half a backup."""
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                _add(tar, CONTENTS, _as_json(contents), contents.made)
                tar.add(copy, LEDGER, filter=_private)
                tar.add(settings.call_folder, CALL, filter=_private)
                for name, content in _small_files(settings):
                    _add(tar, name, content, contents.made)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def _small_files(settings: Settings) -> Iterator[tuple[str, bytes]]:
    written = Path(settings.source)
    if written.is_file():
        said = _SECRET_LINE.sub(r'# \1 = ""   # left out of the backup', written.read_text(encoding="utf-8"))
        yield FILE_NAME, said.encode()
    if place_of_list(settings).exists():
        yield ERASED_LIST, place_of_list(settings).read_bytes()


def _add(tar: tarfile.TarFile, name: str, content: bytes, made: datetime) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(content), 0o600, int(made.timestamp())
    tar.addfile(member, io.BytesIO(content))


def _private(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Files for their owner alone, nobody's name in them, and nothing but files and folders."""
    if not (member.isfile() or member.isdir()):
        return None
    member.mode = 0o700 if member.isdir() else 0o600
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _as_json(contents: Contents) -> bytes:
    ledger = contents.ledger
    said = {"made": contents.made.astimezone(UTC).isoformat(), "encrypted": contents.encrypted}
    said |= {"version": ledger.version, "rows": ledger.rows, "seal": ledger.seal}
    return json.dumps(said, indent=1).encode()


@contextmanager
def opened_backup(path: Path) -> Iterator[tarfile.TarFile]:
    """Raises NoBackup for a file that is none."""
    try:
        with tarfile.open(path, mode="r:") as tar:
            yield tar
    except FileNotFoundError as nothing:
        raise NoBackup(f"there is no {path}") from nothing
    except (tarfile.TarError, EOFError) as trouble:
        raise NoBackup(f"{path} is no backup of ours, or it is cut off: {trouble}") from trouble


def contents_of(tar: tarfile.TarFile) -> Contents:
    """What the backup says of itself. Raises NoBackup."""
    try:
        said = json.loads(small_file(tar, CONTENTS) or b"")
        ledger = Wholeness(str(said["version"]), dict(said["rows"]), str(said["seal"]))
        return Contents(datetime.fromisoformat(said["made"]), bool(said["encrypted"]), ledger)
    except (ValueError, KeyError, TypeError) as trouble:
        raise NoBackup("it does not say what is in it: it is no backup of ours, or it is damaged") from trouble


def small_file(tar: tarfile.TarFile, name: str) -> bytes | None:
    """The bytes of a member; None where there is none."""
    try:
        file = tar.extractfile(name)
    except KeyError:
        return None
    return file.read(LONGEST_MEMBER) if file is not None else None
