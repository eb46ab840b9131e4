"""Opening, waiting for each other, and the faults of the world in plain words."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage import engines
from storage.contacts import Contact, find_contact, import_contacts
from storage.database import Database, DatabaseUnusable
from storage.house import note_done, note_poll, polls, switch, turn_on
from storage.sorting import find_message, mark_sorted, reading_of
from storage.tables import ContentRow, DoneRow, MessageRow
from tests.storage.conftest import KEY
from tests.storage.factories import NOW, ROSA, keep_mail, make_sorted, make_summary

FILES = pytest.mark.parametrize("database", ["sqlite", "sqlcipher"], indirect=True)


def test_what_is_written_together_is_kept_together_or_not_at_all(database: Database) -> None:
    def fail_half_way() -> None:
        with database.write() as session:
            note_done(session, "digest/1", "posted", NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with database.read() as session:
        assert session.scalars(select(DoneRow)).all() == []


def test_nothing_that_a_reader_changes_is_kept(database: Database) -> None:
    try:
        with database.read() as session:
            turn_on(session, "breaker", "why", NOW)
    except DatabaseUnusable:
        assert database.dialect == "postgresql"  # it refuses at once
    with database.read() as session:
        assert switch(session, "breaker") is None


def test_a_reader_sees_one_moment(database: Database) -> None:
    with database.read() as reader:
        before = polls(reader)
        with database.write() as session:
            note_poll(session, "intake", NOW, None)
        assert polls(reader) == before == []


def test_a_second_writer_waits_for_the_first(database: Database) -> None:
    with database.write() as session:
        turn_on(session, "count", "0", NOW)

    def count_up() -> None:
        for _ in range(10):
            with database.write() as session:
                session.execute(text(f"SELECT value FROM switch WHERE name = 'count' {lock}"))
                turn_on(session, "count", str(int(switch(session, "count") or "0") + 1), NOW)

    lock = "" if database.dialect == "sqlite" else "FOR UPDATE"
    workers = [threading.Thread(target=count_up) for _ in range(4)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]

    with database.read() as session:
        assert switch(session, "count") == "40"


def test_a_read_within_a_write_is_a_moment_of_its_own(database: Database) -> None:
    with database.write() as session:
        turn_on(session, "breaker", "why", NOW)
        with database.read() as reader:
            assert switch(reader, "breaker") is None


def test_deleting_a_message_deletes_what_belongs_to_it(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        session.execute(text("DELETE FROM message"))
        assert session.scalars(select(ContentRow.number)).all() == []


def test_a_number_that_people_have_seen_never_comes_again(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"first")
        session.execute(text("DELETE FROM message"))
        assert keep_mail(session, b"second", uid=2).number == 2


def test_instants_come_back_in_utc_and_naive_ones_are_refused(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        assert session.scalars(select(MessageRow.received)).one() == NOW
        assert session.scalars(select(MessageRow.received)).one().utcoffset().total_seconds() == 0  # type: ignore[union-attr]
    with pytest.raises(Exception, match="naive"), database.write() as session:
        note_done(session, "digest/1", "posted", NOW.replace(tzinfo=None))


def test_text_with_a_nul_or_half_a_surrogate_is_kept_readable(database: Database) -> None:
    broken = "a\x00b\udce9c"
    summary = make_summary(subject=broken, message_id=f"<{broken}@example.org>", reading={broken: [broken]})
    with database.write() as session:
        keep_mail(session)
        mark_sorted(session, 1, make_sorted(reasons=(broken,)), summary, NOW)
    with database.read() as session:
        kept = find_message(session, 1)

        assert kept is not None
        assert (kept.subject, kept.reasons) == ("a\ufffdb\ufffdc", ("a\ufffdb\ufffdc",))
        assert reading_of(session, 1) == {"a\ufffdb\ufffdc": ["a\ufffdb\ufffdc"]}


def test_an_error_shows_nothing_of_a_row(database: Database) -> None:
    with pytest.raises(Exception) as raised, database.write() as session:  # noqa: PT011 - any will do
        session.execute(text("INSERT INTO contact (key, name) VALUES (:key, :name)"), {"key": "k", "name": "Canary"})

    assert "Canary" not in f"{raised.value!r} {raised.value}"


@FILES
def test_a_file_and_its_journal_are_for_the_owner_only(database: Database, tmp_path: Path) -> None:
    fresh = Database(f"sqlite:///{tmp_path / 'new' / 'ledger.db'}")
    fresh.migrate()
    files = list((tmp_path / "new").iterdir())
    modes = {stat.S_IMODE(path.stat().st_mode) for path in files}
    fresh.close()

    assert len(files) == 3
    assert modes == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@FILES
@pytest.mark.parametrize(
    ("setting", "value"), [("foreign_keys", 1), ("secure_delete", 1), ("synchronous", 2), ("journal_mode", "wal")]
)
def test_every_connection_is_safe(database: Database, setting: str, value: object) -> None:
    with database.write() as one, database.read() as two:
        found = [session.execute(text(f"PRAGMA {setting}")).scalar() for session in (one, two)]

    assert found == [value, value]


@pytest.mark.parametrize("database", ["sqlcipher"], indirect=True)
@pytest.mark.parametrize("key", ["11" * 32, None])
def test_a_wrong_key_is_said_in_plain_words(database: Database, tmp_path: Path, key: str | None) -> None:
    wrong = Database(f"sqlite:///{tmp_path / 'ledger.db'}", key)
    with pytest.raises(DatabaseUnusable, match="the key is not its key"), wrong.read():
        pass
    with pytest.raises(DatabaseUnusable, match="the key is not its key"):
        wrong.migrate()
    wrong.close()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_plain_file_is_not_opened_with_a_key(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="not encrypted as the settings say"):
        Database(f"sqlite:///{tmp_path / 'ledger.db'}", KEY).version()


@pytest.mark.parametrize("key", ["", "secret", "5e" * 31, "'; --" + "0" * 59])
def test_a_key_that_is_none_is_refused_before_anything_is_made(tmp_path: Path, key: str) -> None:
    with pytest.raises(DatabaseUnusable, match="64 hexadecimal"):
        Database(f"sqlite:///{tmp_path / 'ledger.db'}", key)

    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize("database", ["sqlcipher"], indirect=True)
def test_nothing_can_be_read_from_an_encrypted_file(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        import_contacts(session, [Contact(ROSA)], NOW)
        keep_mail(session, b"canary-canary-canary" * 1000)
    found = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.db*"))

    assert b"canary" not in found
    assert b"CREATE TABLE" not in found


@FILES
def test_what_is_deleted_is_overwritten(database: Database, tmp_path: Path) -> None:
    with database.write() as session:
        import_contacts(session, [Contact(ROSA)], NOW)
        session.execute(text("DELETE FROM contact"))
        assert find_contact(session, ROSA.key) is None
    database.close()

    assert b"Rosa" not in (tmp_path / "ledger.db").read_bytes()


def test_a_folder_that_cannot_be_made_is_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseUnusable, match="cannot be made"):
        Database(f"sqlite:///{tmp_path / 'file' / 'ledger.db'}")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_ledger_in_memory_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match="needs a file"):
        Database(url)


@pytest.mark.parametrize("url", ["", "ledger.db", "mysql://app:sesame@localhost/x", "oracle://x"])
def test_what_is_no_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(DatabaseUnusable) as raised:
        Database(url)

    assert "sesame" not in str(raised.value)


def test_a_server_that_is_not_there_is_the_worlds_trouble() -> None:
    database = Database("postgresql://app@127.0.0.1:1/none")
    with pytest.raises(database.world, match="cannot be used"), database.read():
        pass


def test_a_password_is_never_shown() -> None:
    database = Database("postgresql://app@127.0.0.1:1/none", password="sesame")
    with pytest.raises(DatabaseUnusable) as raised, database.read():
        pass

    assert "sesame" not in str(raised.value)


@FILES
def test_a_full_disk_is_said_in_plain_words_and_loses_nothing_before(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"before")

    def keep_on_a_full_disk() -> None:
        with database.write() as session:
            session.execute(text("PRAGMA max_page_count = 1"))
            keep_mail(session, b"x" * 1_000_000, uid=2)

    with pytest.raises(DatabaseUnusable, match="the disk is full"):
        keep_on_a_full_disk()
    with database.read() as session:
        assert session.scalars(select(MessageRow.number)).all() == [1]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_lock_that_is_held_too_long_is_the_worlds_trouble(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0)
    impatient = Database(f"sqlite:///{tmp_path / 'ledger.db'}")
    with database.write(), pytest.raises(DatabaseUnusable, match="is busy"), impatient.write():
        pass
    impatient.close()


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_server_that_was_gone_is_used_again_when_it_is_back(database: Database) -> None:
    def lose_the_connection() -> None:
        with database.write() as session:
            session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(DatabaseUnusable, match="terminating connection"):
        lose_the_connection()
    with database.read() as session:
        assert polls(session) == []
