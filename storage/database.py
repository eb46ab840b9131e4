"""The database: SQLite (plain or SQLCipher) or PostgreSQL behind the same sessions, and its migrations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.util.exc import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session as Session

from storage.engines import BUSY_SECONDS, postgresql_engine, read_url, sqlite_engine
from storage.engines import DatabaseUnusable as DatabaseUnusable

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x1A7E  # any number that nobody else on the server locks
TOO_MUCH = "54"  # SQLSTATE: what was given is longer than PostgreSQL takes, so it is that row's matter
OURS_TO_MEND = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


def is_the_worlds(error: Exception) -> bool:
    """Whether the database itself failed, or the disk; else what we gave it, or our code, was wrong."""
    if isinstance(error, DBAPIError):
        too_much = str(getattr(error.orig, "sqlstate", "")).startswith(TOO_MUCH)
        return not isinstance(error, OURS_TO_MEND) and not too_much
    return isinstance(error, OSError | DatabaseUnusable | NoConnectionFree)


class Database:
    """Opened with a URL and, for an encrypted SQLite file, its key (64 hexadecimal digits).

    `read()` and `write()` give a session and a transaction: `write` commits at the end of the block, or rolls back
    when it raises. On SQLite a write begins with BEGIN IMMEDIATE, so two writers wait for each other instead of
    failing half way. Both raise `DatabaseUnusable` when the key is wrong, the file cannot be opened, the disk is
    full, another holds it too long, or the server is gone. No error of ours shows what was in a row.
    """

    def __init__(self, url: str, key: str | None = None, password: str | None = None) -> None:
        self.url = read_url(url)
        self._key = key
        if self.url.get_backend_name() == "sqlite":
            self._engine = sqlite_engine(self.url, key)
            self._reading = self._engine.execution_options(writes=False)
        else:
            self._engine = postgresql_engine(self.url.set(password=password) if password else self.url)
            self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._writing = self._engine.execution_options(writes=True)

    def opened_like_this(self, path: Path) -> Database:
        """Another SQLite file, such as a copy, with the same key."""
        return Database(f"sqlite:///{path}", self._key)

    @property
    def dialect(self) -> str:
        return self._engine.dialect.name

    @property
    def world(self) -> type[Exception]:
        """What is raised when the database itself fails (locked, full, gone): the world's trouble, not a bug."""
        return DatabaseUnusable

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the ledger. Nothing that is changed in it is kept."""
        with self._in_plain_words(), Session(self._reading, expire_on_commit=False) as session:
            session.connection()
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are kept together, or not at all."""
        with (
            self._in_plain_words(),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()
            yield session

    def migrate(self) -> None:
        """Bring the tables to the newest version. Safe to call at every start, and by several workers at once.

        Raises DatabaseUnusable for tables that a newer version of this program made.
        """
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with (
            self._in_plain_words(),
            self._writing.connect() as connection,
            _references_unchecked(connection),
            connection.begin(),
        ):
            if self.dialect == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _check_references(connection)

    def version(self) -> str | None:
        """The version of the tables, or None when there are none yet."""
        with self._in_plain_words(), self._reading.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()

    def scrub(self) -> None:
        """Give freed pages back, so that what was erased lies in no file of the ledger. Others wait meanwhile.

        On PostgreSQL its write-ahead log, and any backup, still hold it until they are recycled.
        """
        with self.outside() as driver:
            _scrub_sqlite(driver) if self.dialect == "sqlite" else _scrub_postgresql(driver)

    @contextmanager
    def outside(self) -> Iterator[Any]:
        """The driver's own connection with no transaction open: for what SQL allows only there, such as VACUUM."""
        with self._in_plain_words(), self._writing.connect() as connection:
            try:
                yield connection.connection.dbapi_connection
            except self._engine.dialect.loaded_dbapi.Error as trouble:
                said = str(trouble).partition("\n")[0]
                raise DatabaseUnusable(f"{self.url.render_as_string()} cannot be used: {said}") from trouble

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        place = self.url.render_as_string(hide_password=True)
        try:
            yield
        except DBAPIError as trouble:
            if not is_the_worlds(trouble):
                raise
            raise DatabaseUnusable(_plain(place, trouble)) from trouble
        except NoConnectionFree as trouble:
            raise DatabaseUnusable(f"{place} is too busy: no connection became free") from trouble
        except CommandError as trouble:
            raise DatabaseUnusable(f"{place} was made by a newer version of this program: install that") from trouble


def _scrub_sqlite(driver: Any) -> None:
    driver.execute("VACUUM")
    (busy, *_), *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy:
        raise DatabaseUnusable("what was erased lies in the write-ahead file still: another process reads. Try again")


def _scrub_postgresql(driver: Any) -> None:
    driver.autocommit = True
    try:
        driver.execute("ANALYZE")  # the planner's statistics hold samples of what stood in the rows
        driver.execute("VACUUM FULL")
        if driver.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,):
            driver.execute("CHECKPOINT")  # then the files of the old tables are gone at once
    finally:
        driver.autocommit = False


def _plain(place: str, trouble: DBAPIError) -> str:
    said = str(trouble.orig).strip().splitlines()[0] if trouble.orig else type(trouble).__name__
    if "file is not a database" in said:
        return f"{place} cannot be read: the key is not its key, or it is not encrypted as the settings say"
    if "unable to open" in said or "readonly" in said:
        return f"{place} cannot be opened: {said}. Look at the folder's permissions and at the space on the disk"
    if "locked" in said:
        return f"{place} is busy: another process has been writing for more than {BUSY_SECONDS} seconds"
    if "is full" in said:
        return f"{place} cannot be written: the disk is full"
    return f"{place} cannot be used: {said}"


@contextmanager
def _references_unchecked(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew and dropping the old one, which would delete all that refers to it.

    Can only be switched outside of a transaction, so it is asked of the driver's connection.
    """
    driver: Any = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (
        broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    ):
        raise DatabaseUnusable(
            f"the migration would leave rows of {broken[0]} that refer to nothing; nothing was changed"
        )
