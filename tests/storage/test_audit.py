"""The audit shows what was changed, removed or cut off, and is one chain however many write."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import text

from storage.audit import find_audited, head, note, short_head, verify
from storage.database import Database
from storage.outbox import post
from tests.storage.factories import NOW, make_letter, make_story, tell


def write_three(database: Database) -> tuple[int, str]:
    """The number and the seal of the newest row."""
    for story in (1, 2, 3):
        with database.write() as session:
            newest = note(session, who="Ruth", what="export", now=NOW, story=story, audience="agency")
    return newest.number, newest.seal


def test_a_whole_chain_is_whole(database: Database) -> None:
    number, seal = write_three(database)
    with database.read() as session:
        assert verify(session, number, seal) is None
        assert [row.story for row in find_audited(session)] == [1, 2, 3]
        assert [row.number for row in find_audited(session, story=2)] == [2]


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE audit SET who = 'Nobody' WHERE number = 2", 2),
        ("UPDATE audit SET story = NULL WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 3", 3),
        ("DELETE FROM audit", 1),
    ],
)
def test_a_changed_or_removed_row_is_found(database: Database, tampering: str, broken: int) -> None:
    number, seal = write_three(database)
    with database.write() as session:
        session.execute(text(tampering))

        assert verify(session, number, seal) == broken


def test_a_chain_written_anew_is_found_by_the_seal_that_was_kept(database: Database) -> None:
    number, seal = write_three(database)
    with database.write() as session:
        session.execute(text("DELETE FROM audit"))
        [note(session, who="Nobody", what="export", now=NOW, story=story) for story in (1, 2, 3)]

        assert verify(session) is None
        assert verify(session, number, seal) == 3


def test_several_writers_make_one_chain(database: Database) -> None:
    def write() -> None:
        with database.write() as session:
            note(session, who="clock", what="digest", now=NOW)

    writers = [threading.Thread(target=write) for _ in range(6)]
    [writer.start() for writer in writers]
    [writer.join() for writer in writers]

    with database.read() as session:
        newest = head(session)
        assert newest is not None
        assert newest.number == 6
        assert verify(session) is None


def test_a_seal_as_a_digest_tells_it_shows_what_was_cut_off(database: Database) -> None:
    write_three(database)
    with database.write() as session:
        number, _, seal = short_head(session).partition(":")
        assert verify(session, int(number), seal) is None
        session.execute(text("DELETE FROM audit WHERE number = 3"))

        assert len(seal) == 16
        assert verify(session, int(number), seal) == 3


def test_a_letter_that_names_a_story_leaves_a_row_without_whom_it_went_to(database: Database) -> None:
    with database.write() as session:
        story = tell(session, make_story())
        post(session, make_letter(about=(story,)), NOW)
        post(session, make_letter("M-2"), NOW)

        assert [(row.who, row.what, row.story) for row in find_audited(session)] == [
            ("clock", "acknowledgement, letter 1", story)
        ]
