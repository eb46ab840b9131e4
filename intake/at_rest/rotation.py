"""A new key for the ledger. Killed at any step, the ledger still opens: with the old key file or the one beside it.

1  the new key file is written beside the old one        (the ledger opens with the old key)
2  the ledger is encrypted anew, all of it or nothing    (it opens with one of the two)
3  the ledger is opened and read with the new key
4  the new key file takes the place of the old one       (`keys.open_ledger` does this where we were killed before)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake.at_rest.keys import (
    beside,
    cipher_key,
    is_encrypted,
    keys_of,
    new_line,
    open_database,
    put_in_place,
    write_key_file,
)
from storage import audit
from storage.database import DatabaseUnusable
from storage.upkeep import Wholeness, change_key, look_through

if TYPE_CHECKING:
    from intake.app import App


class NothingToRotate(Exception):
    """The ledger is not encrypted with a key of ours; the message says what protects it instead."""


def rotate_key(app: App, by: str) -> Wholeness:
    """Encrypt the ledger with a new key; what it holds. No other process may have it open (`alone.as_worker`).

    Old lines stay in the key file: older backups open with them, and tokens, Message-IDs and tombstones are made with
    the last. Raises NothingToRotate, DatabaseUnusable, OSError; then the key is the old one.
    """
    settings = app.settings
    if not is_encrypted(settings):
        raise NothingToRotate("the ledger is not encrypted with intake.key, so there is nothing to change")
    keys = keys_of(settings)
    waiting = beside(settings.key_file)
    _forget(waiting)
    line = new_line()
    write_key_file(waiting, (line, *keys.lines))
    try:
        change_key(app.database, cipher_key(line))
    except DatabaseUnusable:
        if _opens(app, keys.ledger):
            _forget(waiting)
        raise
    renewed = open_database(settings, line)
    try:
        found = look_through(renewed)
        put_in_place(settings.key_file)
        with renewed.write() as session:
            audit.note(session, who=by, what="changed the key of the ledger", now=app.clock())
    finally:
        renewed.close()
    return found


def _forget(waiting: Path) -> None:
    """One that was left by a change that was cut off before the ledger got its key: the ledger opened without it."""
    waiting.unlink(missing_ok=True)


def _opens(app: App, line: bytes) -> bool:
    database = open_database(app.settings, line)
    try:
        return database.version() is not None
    except DatabaseUnusable:
        return False
    finally:
        database.close()
