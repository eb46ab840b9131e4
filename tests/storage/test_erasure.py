"""What is erased is nowhere any more, does not come back, and leaves everybody else's alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from parsers.records import Address, Program
from storage.consent import add_machine_event
from storage.database import Database
from storage.erasure import Erased, erase_message
from storage.house import note_export
from storage.messages import Outcome, content
from storage.outbox import claim_due, find_letters, note, post
from storage.places import note_outcome
from storage.records import find_records
from storage.sorting import find_message, mark_sorted
from storage.tables import Row
from storage.tombstones import is_tombstoned, mark_of_message_id
from storage.values import LetterState
from tests.storage.factories import (
    NOW,
    ROSA,
    WORKER,
    keep_mail,
    make_letter,
    make_sorted,
    make_source,
    make_story,
    make_summary,
    said,
    tell,
)

CANARY = "canary7391"
MAIL = f"Subject: {CANARY}\r\n\r\n{CANARY}".encode()


def write_everywhere(database: Database) -> None:
    """One message whose word lies in every column that can hold one, beside another that has nothing of it."""
    with database.write() as session:
        story = tell(session, make_story(CANARY), content=MAIL, author=Address(CANARY, f"{CANARY}@example.org"))
        program = Program(f"Casa of {CANARY}"[:4])
        other = tell(session, program, content=b"other", uid=2)
        summary = make_summary(
            message_id=f"<{CANARY}@x>", subject=CANARY, references=(f"<{CANARY}.0@x>",), reading={"text": CANARY}
        )
        mark_sorted(session, 1, make_sorted(reasons=(CANARY,), needs_person=(CANARY,)), summary, NOW)
        add_machine_event(session, story, said("claimed", words=CANARY, message=1))
        post(session, make_letter("M-1", text=CANARY, html=CANARY, subject=CANARY), NOW, cause=1)
        post(session, make_letter("digest", text=CANARY, about=(story, other)), NOW)
        post(session, make_letter("M-2", text="of another"), NOW, cause=2)
        note(session, 2, LetterState.SENT, "", NOW)
        note_export(session, kind="stories", audience="agency", by="Ada", sha256="0", path="x", holds=[story], now=NOW)


def erase(database: Database) -> Erased:
    with database.write() as session:
        return erase_message(session, 1, "asked for", NOW, key="secret")


def test_what_was_erased_is_told_without_a_word_of_it(database: Database) -> None:
    write_everywhere(database)
    erased = erase(database)

    assert (erased.messages, erased.stories, len(erased.letters)) == ((1,), (1,), 2)
    assert [export.path for export in erased.exports] == ["x"]
    assert erased.sources == (make_source(1),)


def test_no_table_holds_a_word_of_what_was_erased(database: Database) -> None:
    write_everywhere(database)
    erase(database)
    with database.read() as session:
        rows = {table.name: session.execute(select(table)).all() for table in Row.metadata.sorted_tables}
        message = find_message(session, 1)

        assert rows["message"]
        assert not [name for name, every in rows.items() if CANARY in str(every)]
        assert message is not None
        assert message.mark == "erased"
        with pytest.raises(LookupError):
            content(session, 1)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_no_file_of_the_ledger_holds_a_word_of_what_was_erased(database: Database, tmp_path: Path) -> None:
    write_everywhere(database)
    before = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.db*"))
    erase(database)
    database.scrub()
    after = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.db*"))

    assert CANARY.encode() in before
    assert CANARY.encode() not in after


def test_the_ledger_works_on_after_it_was_scrubbed(database: Database) -> None:
    write_everywhere(database)
    database.scrub()
    with database.write() as session:
        assert keep_mail(session, b"new", uid=9).number == 3


def test_what_was_erased_does_not_come_back(database: Database) -> None:
    write_everywhere(database)
    erase(database)
    with database.write() as session:
        again = keep_mail(session, MAIL, uid=1)
        elsewhere = keep_mail(session, MAIL, uid=7, uidvalidity=200)
        note_outcome(session, make_source(1), Outcome.MISSING, NOW)

        assert (again.outcome, elsewhere.outcome) == (Outcome.TOMBSTONED, Outcome.TOMBSTONED)
        assert (elsewhere.number, is_tombstoned(session, mark_of_message_id(f"<{CANARY}@x>", ROSA.key))) == (None, True)


def test_a_letter_that_showed_it_never_leaves(database: Database) -> None:
    write_everywhere(database)
    erase(database)
    with database.write() as session:
        claimed = claim_due(session, NOW, WORKER)

        assert claimed is not None
        assert claimed.letter.text == "of another"
        assert [letter.state.value for letter in find_letters(session)] == ["missed", "sent", "sending"]


def test_what_others_told_stays(database: Database) -> None:
    write_everywhere(database)
    erase(database)
    with database.read() as session:
        assert content(session, 2) == b"other"
        assert [stored.reference for stored in find_records(session)] == ["P-2"]


def test_erasing_again_changes_nothing(database: Database) -> None:
    write_everywhere(database)
    erase(database)
    again = erase(database)

    assert (again.stories, again.exports) == ((), ())


def test_what_is_not_there_cannot_be_erased(database: Database) -> None:
    with database.write() as session, pytest.raises(LookupError, match="M-7"):
        erase_message(session, 7, "asked for", NOW, key="secret")
