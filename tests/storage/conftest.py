"""The same tests on plain SQLite, SQLCipher and PostgreSQL: `database` is one of them, migrated and empty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Integer, text

from storage.database import Database
from storage.tables import Row
from tests.servers.postgresql import NoPostgresql, running_postgresql

KEY = "5e" * 32
KINDS = ("sqlite", "sqlcipher", pytest.param("postgresql", marks=pytest.mark.server))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    try:
        with running_postgresql() as url:
            database = Database(url)
            database.migrate()
            database.close()
            yield url
    except NoPostgresql as reason:
        pytest.skip(f"NOT RUN on PostgreSQL: {reason}")


@pytest.fixture(scope="session")
def migrated_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One migrated file of each kind, to be copied: a copy is quicker than a migration."""
    folder = tmp_path_factory.mktemp("migrated")
    for name, key in (("sqlite", None), ("sqlcipher", KEY)):
        database = Database(f"sqlite:///{folder / name}", key)
        database.migrate()
        database.close()
    return {name: folder / name for name in ("sqlite", "sqlcipher")}


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "postgresql":
        opened = Database(request.getfixturevalue("postgresql_url"))
        _empty(opened)
    else:
        path = tmp_path / "ledger.db"
        shutil.copy(request.getfixturevalue("migrated_files")[request.param], path)
        opened = Database(f"sqlite:///{path}", KEY if request.param == "sqlcipher" else None)
    yield opened
    opened.close()


def _empty(database: Database) -> None:
    """Deleting from tables with a few rows is much quicker than TRUNCATE, which makes files anew."""
    tables = Row.metadata.sorted_tables[::-1]
    counted = [table for table in tables if isinstance(table.primary_key.columns[0].type, Integer)]
    counted = [table for table in counted if not table.primary_key.columns[0].foreign_keys]
    statements = [f'DELETE FROM "{table.name}"' for table in tables]
    statements += [f'ALTER SEQUENCE "{t.name}_{t.primary_key.columns[0].name}_seq" RESTART' for t in counted]
    with database.write() as session:
        session.execute(text(";".join(statements)))
