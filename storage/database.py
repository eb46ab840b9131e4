"""The database: SQLite (plain or SQLCipher) or PostgreSQL behind the same sessions, and its migrations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session as Session

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30


class DatabaseUnusable(Exception):
    """The database cannot be opened; the message says what to do."""


class Database:
    """Opened with a URL and, for an encrypted SQLite file, its key (64 hexadecimal digits).

    `read()` and `write()` give a session and a transaction: `write` commits at the end of the block, or rolls back
    when it raises. On SQLite a write begins with BEGIN IMMEDIATE, so two writers wait for each other instead of
    failing half way. Raises `DatabaseUnusable` where the key is wrong or the file cannot be opened.
    """

    def __init__(self, url: str, key: str | None = None, password: str | None = None) -> None:
        self.url = make_url(url)
        if self.url.get_backend_name() == "sqlite":
            self._engine = _sqlite(self.url, key)
        else:
            self._engine = create_engine(self.url.set(password=password) if password else self.url, pool_pre_ping=True)

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    @property
    def world(self) -> type[Exception]:
        """What is raised when the database itself fails (locked, full, gone): the world's trouble, not a bug."""
        return OperationalError

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the ledger. Nothing that is changed in it is kept."""
        with Session(self._engine.execution_options(writes=False), expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are kept together, or not at all."""
        with Session(self._engine.execution_options(writes=True), expire_on_commit=False) as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Bring the tables to the newest version. Safe to call at every start."""
        with self._opened(), self._engine.execution_options(writes=True).begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def version(self) -> str | None:
        """The version of the tables, or None when there are none yet."""
        with self._opened(), self._engine.execution_options(writes=False).connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _opened(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as trouble:
            raise DatabaseUnusable(_in_plain_words(self.url, trouble)) from trouble


def _in_plain_words(url: URL, trouble: DBAPIError) -> str:
    said = str(trouble.orig).splitlines()[0] if trouble.orig else str(trouble)
    place = url.render_as_string(hide_password=True)
    if "file is not a database" in said:
        return f"{place} cannot be read: the key is not its key, or it is not encrypted as the settings say"
    if "unable to open" in said or "readonly" in said:
        return f"{place} cannot be opened: {said}. Look at the folder's permissions and at the space on the disk"
    return f"{place} cannot be used: {said}"


def _sqlite(url: URL, key: str | None) -> Engine:
    path = Path(url.database) if url.database else None
    if path is not None and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    if key is not None:
        url = URL.create("sqlite+pysqlcipher", password=f"x'{key}'", database=url.database)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    """Our own BEGIN instead of the driver's, and what the house needs of SQLite (each is per connection)."""
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        f"busy_timeout = {BUSY_SECONDS * 1000}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Any) -> None:
    """A plain BEGIN that reads and then writes fails at once when another writes: writers say so from the start."""
    writes = connection.get_execution_options().get("writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
