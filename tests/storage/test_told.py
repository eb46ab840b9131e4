"""What a digest has told is told once; what a digest that came to nothing would have told is news for the next."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.outbox import find_letter, note, post
from storage.told import note_told, untold
from storage.values import LetterKind, LetterState
from tests.storage.factories import NOW, make_letter

FIRST, SECOND = "digest/2010-09-20", "digest/2010-09-27"
CAME_TO_NOTHING = [LetterState.HELD, LetterState.REFUSED, LetterState.MISSED]


def post_digest(session, period, *states):
    """A digest of that period to as many people as there are states."""
    for number, state in enumerate(states, start=1):
        key, message_id = f"call/{period}/p{number}@example.org", f"<{period}-{number}@example.org>"
        post(session, make_letter(key, kind=LetterKind.DIGEST, message_id=message_id), NOW)
        note(session, find_letter(session, message_id).id, state, "", NOW)


def test_an_item_is_told_in_one_digest(database: Database) -> None:
    with database.write() as session:
        note_told(session, ["P-1", "S-2"], FIRST)

        assert untold(session, ["M-9", "S-2", "P-4"], NOW) == ["M-9", "P-4"]


@pytest.mark.parametrize("state", CAME_TO_NOTHING)
def test_what_a_digest_that_came_to_nothing_would_have_told_is_news_again(database: Database, state) -> None:
    with database.write() as session:
        note_told(session, ["P-1"], FIRST)
        post_digest(session, FIRST, state, state)

        assert untold(session, ["P-1"], NOW) == ["P-1"]


@pytest.mark.parametrize("state", [state for state in LetterState if state not in CAME_TO_NOTHING])
def test_news_are_told_while_one_digest_of_the_week_has_left_or_still_may(database: Database, state) -> None:
    with database.write() as session:
        note_told(session, ["P-1"], FIRST)
        post_digest(session, FIRST, LetterState.HELD, state)

        assert untold(session, ["P-1"], NOW) == []


def test_the_next_digest_tells_them_once(database: Database) -> None:
    with database.write() as session:
        note_told(session, ["P-1"], FIRST)
        post_digest(session, FIRST, LetterState.HELD)
        note_told(session, untold(session, ["P-1"], NOW), SECOND)
        post_digest(session, SECOND, LetterState.SENT)

        assert untold(session, ["P-1"], NOW) == []
