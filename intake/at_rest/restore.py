"""Restore: a backup takes the place of the ledger, read through, and told what happened since it was made.

All of it is done to a copy beside the ledger; the last step puts the copy in its place, so that a restore that is cut
off has changed nothing.
"""

from __future__ import annotations

import shutil
import tarfile
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from config.load import load_call
from config.load_settings import FILE_NAME, load_settings
from config.settings import Settings
from intake.alone import locked
from intake.at_rest.backup import CALL, LEDGER, Contents, NoBackup, contents_of, opened_backup, small_file
from intake.at_rest.erased_list import NAME as ERASED_LIST
from intake.at_rest.erased_list import add_to_list, marks_in, place_of_list, read_list
from intake.at_rest.keys import Keys, cipher_key, is_encrypted, keys_of, ledger_file, open_database
from intake.at_rest.private_files import sync_folder, write_private
from intake.at_rest.put_back import Progress, Told, tell_put_back
from storage.database import Database, DatabaseUnusable
from storage.upkeep import Wholeness, change_key, look_through


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `aside` is where the ledger lies that stood there before."""

    contents: Contents
    ledger: Path
    aside: Path | None
    told: Told


def restore(
    path: Path,
    home: Path,
    environment: Mapping[str, str],
    clock: Callable[[], datetime],
    by: str,
    *,
    over: bool,
    progress: Progress = lambda *_: None,
) -> Restored:
    """Put the backup at `path` into the installation in `home`; settings and call only where there are none.

    Raises NoBackup, AlreadyRuns, DatabaseUnusable, SettingsError, CallError, OSError; then the ledger is as it was.
    """
    with opened_backup(path) as tar:
        contents = contents_of(tar)
        _put_settings(tar, home, environment)
        settings = load_settings(None, environment)
        ledger = _place(settings, contents, over=over)
        keys = _keys(settings, contents)
        with (
            locked(Path(f"{ledger}.worker"), "intake restore"),
            tempfile.TemporaryDirectory(prefix=".restore-", dir=ledger.parent) as folder,
        ):
            copy = Path(folder) / LEDGER
            _extract(tar, copy)
            marks = _marks(tar, settings)
            database = _opened(settings, copy, keys, contents)
            try:
                call = load_call(settings.call_folder)
                told = tell_put_back(database, call, keys.tokens, contents.made, marks, clock(), by, progress)
            finally:
                database.close()
            add_to_list(place_of_list(settings), sorted(marks - read_list(place_of_list(settings))), clock())
            aside = _set_aside(ledger, clock())
            copy.replace(ledger)
            sync_folder(ledger.parent)
    return Restored(contents, ledger, aside, told)


def _put_settings(tar: tarfile.TarFile, home: Path, environment: Mapping[str, str]) -> None:
    """On a new machine: the settings of the backup, and its call where they name a folder that is not there."""
    settings = Path(environment.get("INTAKE_SETTINGS") or home / FILE_NAME)
    written = small_file(tar, FILE_NAME)
    if not settings.exists() and written is not None:
        write_private(settings, written)
    said = tomllib.loads(settings.read_text(encoding="utf-8")) if settings.exists() else {}
    folder = home / str(said.get("call") or "")
    if said.get("call") and not folder.exists():
        members = [member for member in tar.getmembers() if member.name.startswith(f"{CALL}/")]
        with tempfile.TemporaryDirectory(dir=home) as beside:
            tar.extractall(beside, members, filter="data")
            shutil.copytree(Path(beside) / CALL, folder)


def _place(settings: Settings, contents: Contents, *, over: bool) -> Path:
    ledger = ledger_file(settings)
    if ledger is None:
        raise NoBackup("intake.toml names PostgreSQL: put its dump back with `pg_restore`")
    if contents.encrypted != is_encrypted(settings):
        how = "encrypted" if contents.encrypted else "not encrypted"
        raise NoBackup(f"the ledger in it is {how}, and intake.toml says otherwise: set `encrypt` under [database]")
    if ledger.exists() and not over:
        raise NoBackup(f"{ledger} is there already: with --replace it is set aside, and the backup takes its place")
    ledger.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return ledger


def _keys(settings: Settings, contents: Contents) -> Keys:
    if contents.encrypted and not settings.key_file.exists():
        raise NoBackup(f"put your copy of the key into {settings.key_file}: without it nobody can read the backup")
    return keys_of(settings)


def _extract(tar: tarfile.TarFile, copy: Path) -> None:
    try:
        source = tar.extractfile(LEDGER)
    except KeyError:
        source = None
    if source is None:
        raise NoBackup("there is no ledger in it")
    write_private(copy, source)


def _opened(settings: Settings, copy: Path, keys: Keys, contents: Contents) -> Database:
    """The copy, whole and with the newest key. Raises NoBackup when no key opens it or it holds less than it says."""
    ours = replace(settings, database_url=f"sqlite:///{copy}")
    for line in keys.lines:
        database = open_database(ours, line)
        try:
            if database.version() is None:
                raise NoBackup("the ledger in it is empty")
        except DatabaseUnusable:
            database.close()
            continue
        try:
            _compare(look_through(database), contents.ledger)
        except BaseException:
            database.close()
            raise
        if line != keys.ledger and is_encrypted(settings):
            change_key(database, cipher_key(keys.ledger))
            database = open_database(ours, keys.ledger)
        return database
    raise NoBackup(f"no line of {settings.key_file} opens it: it was made with another key. Look for your older copies")


def _compare(found: Wholeness, said: Wholeness) -> None:
    """A newer program may know other tables: those that both know must agree."""
    differs = any(said.rows.get(table, count) != count for table, count in found.rows.items())
    if differs or (found.version, found.seal) != (said.version, said.seal):
        raise NoBackup("the ledger in it does not hold what the backup says: it was damaged or changed")


def _marks(tar: tarfile.TarFile, settings: Settings) -> frozenset[str]:
    """Of the list here and the one in the backup: either may be the longer one."""
    return read_list(place_of_list(settings)) | marks_in(
        (small_file(tar, ERASED_LIST) or b"").decode("ascii", "replace")
    )


def _set_aside(ledger: Path, now: datetime) -> Path | None:
    """What stood there before is kept, with its write-ahead file; a person deletes it once all is well."""
    if not ledger.exists():
        return None
    aside = ledger.with_name(f"{ledger.name}.replaced-{now:%Y-%m-%dT%H%M%SZ}")
    ledger.replace(aside)
    for more in ("-wal", "-shm"):
        beside = ledger.with_name(ledger.name + more)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + more))
    return aside
