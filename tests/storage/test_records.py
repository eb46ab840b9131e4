"""Records come back as they were read, under numbers for people; a story shows no word of itself."""

from __future__ import annotations

import pytest

from parsers.records import (
    Accommodation,
    ConsentFinding,
    ConsentState,
    FieldSpan,
    Identifying,
    Problem,
    Program,
    Record,
    Scope,
    Span,
    Story,
)
from storage.database import Database
from storage.records import (
    as_story,
    count_by_kind,
    drop_record,
    find_record,
    find_records,
    find_stories_of_messages,
    merge_records,
)
from tests.storage.factories import ROSA, make_story, tell

PROGRAM = Program(
    "Casa Abierta",
    organisation="Shelter",
    websites=("https://example.org/casa",),
    features=("case_management",),
    problems=(Problem("no_description"),),
    spans=(FieldSpan("name", Span("text", 3, 15)),),
    known_as="casa",
)
ACCOMMODATION = Accommodation("Settlement of 1997", populations=("children",), description="Naïve “quotes” – ok")
STORY = Story(
    ConsentFinding(
        ConsentState.CLAIMED, (Scope.COALITION,), ("no_quote",), "she agreed", Span("text", 5, 9), ("own",), True
    ),
    harms=("night_release",),
    facility_candidates=("a", "b"),
    people=2,
    narrative="They let Ana out at two in the night.",
    identifying=(Identifying("name", "Ana", Span("text", 9, 12)),),
    problems=(Problem("late", "after the close"),),
    spans=(FieldSpan("when", Span("text", 1, 2)),),
)


@pytest.mark.parametrize(
    ("record", "reference"), [(PROGRAM, "P-1"), (ACCOMMODATION, "A-1"), (STORY, "S-1"), (make_story(), "S-1")]
)
def test_a_record_comes_back_as_it_was_read(database: Database, record: Record, reference: str) -> None:
    with database.write() as session:
        number = tell(session, record)
    with database.read() as session:
        stored = find_record(session, number)

        assert stored is not None
        assert (stored.record, stored.reference, stored.author.key) == (record, reference, ROSA.key)


def test_no_word_of_a_story_is_shown_by_accident(database: Database) -> None:
    with database.write() as session:
        stored = find_record(session, tell(session, STORY))

    assert stored is not None
    assert "Ana" not in f"{stored} {stored!r} {as_story(stored)} {as_story(stored):>10}"


def test_what_is_dropped_or_merged_is_shown_no_more_but_stays(database: Database) -> None:
    with database.write() as session:
        one, two, three = (tell(session, PROGRAM, content=b"%d" % n, uid=n) for n in range(3))
        assert drop_record(session, one, now=find_record(session, one).created_at)  # type: ignore[union-attr]
        assert merge_records(session, two, into=three)

        assert [stored.number for stored in find_records(session)] == [three]
        assert count_by_kind(session) == {"program": 1}
        assert find_record(session, one) is not None


def test_only_two_records_of_a_kind_are_merged(database: Database) -> None:
    with database.write() as session:
        program, story = tell(session, PROGRAM, content=b"p"), tell(session, STORY, content=b"s", uid=2)

        assert not merge_records(session, program, into=story)
        assert not merge_records(session, program, into=program)
        assert not merge_records(session, program, into=99)


def test_records_are_found_by_kind_author_message_and_number(database: Database) -> None:
    with database.write() as session:
        program, story = tell(session, PROGRAM, content=b"p"), tell(session, STORY, content=b"s", uid=2)

        assert [r.number for r in find_records(session, kind="story")] == [story]
        assert [r.number for r in find_records(session, author_key=ROSA.key)] == [program, story]
        assert [r.number for r in find_records(session, message=1)] == [program]
        assert [r.number for r in find_records(session, numbers=[story, 99])] == [story]
        assert find_stories_of_messages(session, [1, 2]) == [story]


def test_a_program_is_no_story(database: Database) -> None:
    with database.write() as session:
        stored = find_record(session, tell(session, PROGRAM))

    assert stored is not None
    with pytest.raises(TypeError, match="P-1 is no story"):
        as_story(stored)
