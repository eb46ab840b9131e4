"""A ledger file as a whole: copied while others work on it, looked through, given a new key. SQLite alone.

PostgreSQL has its own tools for all of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from storage.audit import head, verify
from storage.database import Database, DatabaseUnusable
from storage.tables import Row


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What a ledger holds: rows of each table, and the newest row of the audit as NUMBER:SEAL ("" for none)."""

    version: str
    rows: dict[str, int]
    seal: str


def copy_to(database: Database, path: Path) -> None:
    """One consistent copy with the same key, while others read and write. `path` must not exist yet.

    Raises DatabaseUnusable, also when the disk is full; then there is no copy.
    """
    path.touch(mode=0o600, exist_ok=False)
    try:
        with database.outside() as driver:
            driver.execute("VACUUM INTO ?", (str(path),))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def look_through(database: Database) -> Wholeness:
    """Read every page and the whole audit. Raises DatabaseUnusable for a damaged file or a broken chain."""
    with database.outside() as driver:
        found = [row[0] for row in driver.execute("PRAGMA integrity_check(3)").fetchall()]
    if found != ["ok"]:
        raise DatabaseUnusable(f"the file is damaged: {found[0]}")
    version = database.version()
    if version is None:
        raise DatabaseUnusable("the file holds no ledger")
    with database.read() as session:
        tables = [table for table in Row.metadata.sorted_tables if _is_there(session.connection(), table.name)]
        rows = {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}
        if (broken := verify(session)) is not None:
            raise DatabaseUnusable(f"row {broken} of its audit was changed or taken out")
        last = head(session)
    return Wholeness(version, rows, f"{last.number}:{last.seal}" if last else "")


def _is_there(connection: Any, table: str) -> bool:
    return bool(connection.dialect.has_table(connection, table))


def change_key(database: Database, key: str) -> None:
    """Encrypt the file anew; whoever has it open with the old key cannot use it any more. All of it or nothing.

    A write-ahead file would hold pages of both keys, so there is none meanwhile. Raises DatabaseUnusable when another
    process has the file open: then nothing has changed.
    """
    with database.outside() as driver:
        if driver.execute("PRAGMA journal_mode = DELETE").fetchall() != [("delete",)]:
            raise DatabaseUnusable("another process has the ledger open: stop it first (`intake work`, `intake serve`)")
        driver.execute(f"PRAGMA rekey = \"x'{key}'\"")
        database.close()
