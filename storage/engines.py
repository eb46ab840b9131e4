"""How connections are opened: SQLite, SQLCipher, PostgreSQL, and what the house asks of each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, ExceptionContext, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

BUSY_SECONDS = 30
CONNECT_SECONDS = 20
KEY = re.compile(r"[0-9a-fA-F]{64}")


class DatabaseUnusable(Exception):
    """The database cannot be opened or used now; the message says what to do. The world's trouble, not a bug."""


def read_url(url: str) -> URL:
    """The URL, if it is one of a database that we know. What is wrong is said without its password."""
    try:
        found = make_url(url)
    except ArgumentError as trouble:
        raise DatabaseUnusable("the database's URL cannot be read: sqlite:////path/to/ledger.db is one") from trouble
    if found.get_backend_name() not in {"sqlite", "postgresql"}:
        raise DatabaseUnusable(f"the ledger lies in sqlite or postgresql, not in {found.get_backend_name()}")
    return found


def postgresql_engine(url: URL) -> Engine:
    """The server may vanish: a connection is tried before it is used, and waiting for one ends."""
    waiting = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
    try:
        engine = create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=waiting)
    except ModuleNotFoundError as trouble:
        raise DatabaseUnusable(f"PostgreSQL needs {trouble.name}: pip install 'call-intake[postgresql]'") from trouble
    event.listen(engine, "handle_error", _without_details)
    return engine


def _without_details(trouble: ExceptionContext) -> None:
    """PostgreSQL shows the whole row that it refuses, below the first line: a story must not reach a log so."""
    for error in (trouble.original_exception, trouble.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


def sqlite_engine(url: URL, key: str | None) -> Engine:
    if not url.database or url.database == ":memory:":
        raise DatabaseUnusable("the ledger needs a file: sqlite:////path/to/ledger.db")
    if key is not None and not KEY.fullmatch(key):
        raise DatabaseUnusable("the key of the database must be 64 hexadecimal digits")
    _make_file(Path(url.database))
    if key is not None:
        url = URL.create("sqlite+pysqlcipher", password=f"x'{key}'", database=url.database)
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        # SQLCipher's dialect gives a thread one connection: a read within a write would share its transaction.
        poolclass=QueuePool,
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _make_file(path: Path) -> None:
    """Nobody but the owner may read it; SQLite gives its journal the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    except OSError as trouble:
        if not path.exists():
            raise DatabaseUnusable(f"{path} cannot be made: {trouble.strerror}") from trouble


def _on_connect(connection: Any, _record: object) -> None:
    """Our own BEGIN instead of the driver's, and what the house needs of SQLite (each is per connection)."""
    connection.isolation_level = None
    for pragma in (
        "cipher_log_level = NONE",  # a wrong key is told in our words; plain SQLite ignores it
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Any) -> None:
    """A plain BEGIN that reads and then writes fails at once when another writes: writers say so from the start."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
