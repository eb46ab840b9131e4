"""Keys, decisions and notes as they are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import answers
from storage.answers import AnswerKey, Decided
from storage.database import Database
from tests.factories import utc
from tests.storage.factories import keep_mail

NOW = utc(2010, 9, 20, 13)


def a_key(message_id: str, days: int = 0, person: str = "ruth@example.org") -> AnswerKey:
    at = NOW + timedelta(days=days)
    return AnswerKey(person, message_id, f"digest-{days}", at, at + timedelta(days=28), {"stories": {"1": {"1": 2}}})


@pytest.mark.parametrize(
    ("person", "marks", "named", "period"),
    [
        ("ruth@example.org", ["old"], [], "digest-0"),
        ("ruth@example.org", ["old", "new"], [], "digest-7"),
        ("ruth@example.org", ["new"], ["one@x"], "digest-0"),
        ("ruth@example.org", [], ["other@x", "two@x", "one@x"], "digest-7"),
        ("ruth@example.org", ["wrong"], ["other@x"], None),
        ("ada@example.org", ["old", "new"], ["one@x"], None),
    ],
)
def test_a_key_is_found_for_its_own_person_alone(
    database: Database, person: str, marks: list[str], named: list[str], period: str | None
) -> None:
    with database.write() as session:
        answers.keep_key(session, "old", a_key("one@x"))
        answers.keep_key(session, "new", a_key("two@x", 7))
        found = answers.find_key(session, person, marks, named)

    assert (found.period if found else None) == period


def test_a_key_keeps_what_its_letter_showed(database: Database) -> None:
    with database.write() as session:
        answers.keep_key(session, "old", a_key("one@x"))
    with database.read() as session:
        found = answers.find_key(session, "ruth@example.org", ["old"], [])

    assert found is not None
    assert found.shown == {"stories": {"1": {"1": 2}}}
    assert found.valid_until == NOW + timedelta(days=28)


def test_a_decision_keeps_its_number_and_that_it_was_undone(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"one")
        message = 1
        made = Decided(0, NOW, "ruth@example.org", "Ruth", message, "digest-0", "drop P-7", "drop", "P-7")
        number = answers.add_decision(session, made)
        answers.note_undone(session, number, "Ada", NOW)
        found = answers.find_decisions(session, person="ruth@example.org", period="digest-0", command="drop P-7")

    assert [(one.number, one.undone_at) for one in found] == [(number, NOW)]


def test_notes_know_the_messages_that_an_erasure_of_their_story_reaches(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"one")
        message = 1
        answers.add_note(
            session, person="ruth@example.org", name="Ruth", message=message, text="a note", stories=[7, 9], now=NOW
        )

        assert answers.messages_of_notes(session, {9}) == {message}
        assert answers.messages_of_notes(session, {8}) == set()
        assert "a note" not in repr(answers.find_notes(session))
