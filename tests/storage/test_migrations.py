"""The tables that the migrations make are the tables of the code, and a migration loses nothing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage import database as door
from storage.database import Database, DatabaseUnusable
from storage.messages import content
from storage.tables import Row
from tests.storage.factories import keep_mail

MAKES_MESSAGE_ANEW = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("message", recreate="always") as batch:
        batch.add_column(sa.Column("again", sa.Text()))
"""


def head() -> str:
    config = Config()
    config.set_main_option("script_location", str(door.MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head() or ""


def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    with database.read() as session:
        context = MigrationContext.configure(session.connection(), opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    database.migrate()

    assert database.version() == head()


def test_an_empty_file_has_no_version(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    version = database.version()
    database.close()

    assert version is None


def test_several_workers_may_migrate_at_once(database: Database) -> None:
    workers = [threading.Thread(target=database.migrate) for _ in range(3)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]

    assert database.version() == head()


def test_tables_of_a_newer_version_are_refused_in_plain_words(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'from the future'"))
    try:
        with pytest.raises(DatabaseUnusable, match="newer version"):
            database.migrate()
    finally:
        with database.write() as session:
            session.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head()})


@pytest.mark.parametrize("database", ["sqlite", "sqlcipher"], indirect=True)
def test_a_migration_that_makes_a_table_anew_keeps_what_refers_to_it(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / "100% planted"
    versions = planted / "versions"
    versions.mkdir(parents=True)
    for path in (*door.MIGRATIONS.glob("*.*"), *(door.MIGRATIONS / "versions").glob("*.py")):
        (planted / path.relative_to(door.MIGRATIONS)).write_bytes(path.read_bytes())
    (versions / "9999_planted.py").write_text(MAKES_MESSAGE_ANEW.format(head=head()))
    with database.write() as session:
        keep_mail(session, b"bytes")
    monkeypatch.setattr(door, "MIGRATIONS", planted)

    database.migrate()

    with database.write() as session:
        assert content(session, 1) == b"bytes"
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_every_migration_goes_forward_only() -> None:
    sources = [path.read_text() for path in (door.MIGRATIONS / "versions").glob("0*.py")]

    assert sources
    assert not [source for source in sources if "def downgrade" in source]


def test_every_step_can_be_taken_alone(tmp_path: Path) -> None:
    """From each version to the next, on a file of the version before."""
    database = Database(f"sqlite:///{tmp_path / 'ledger.db'}")
    config = Config()
    config.set_main_option("script_location", str(door.MIGRATIONS))
    steps = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]
    with database.write() as session:
        config.attributes["connection"] = session.connection()
        [command.upgrade(config, step) for step in steps]
    version = database.version()
    database.close()

    assert version == head()
