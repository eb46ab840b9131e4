"""Which conversation a message belongs to, as the ledger knows it."""

from __future__ import annotations

import pytest

from parsers.records import Address
from storage.database import Database
from storage.history import (
    answered_letter,
    root_of,
    same_message_id,
    stories_of,
    thread_of,
    withdrawals_after,
)
from storage.outbox import post
from storage.sorting import mark_sorted
from tests.storage.factories import HOUR, NOW, ROSA, keep_mail, make_letter, make_sorted, make_story, make_summary, tell

OURS = "M-1@letters.example.org"
BEN = Address("Ben", "ben@example.org")


def test_the_nearest_letter_that_is_named_is_the_one_answered(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter("M-1"), NOW)
        post(session, make_letter("M-2"), NOW)
        found = answered_letter(session, ["x@example.org", "M-2@letters.example.org", OURS])

        assert found is not None
        assert found.key == "M-2"
        assert answered_letter(session, ["x@example.org"]) is None
        assert answered_letter(session, []) is None


def test_a_thread_holds_what_is_named_what_names_it_and_what_our_letter_answered(database: Database) -> None:
    with database.write() as session:
        for number, message_id, names in ((1, "a@x", ()), (2, "b@x", ("c@x",)), (3, "z@x", ())):
            keep_mail(session, b"%d" % number, uid=number)
            mark_sorted(session, number, make_sorted(), make_summary(message_id=message_id, references=names), NOW)
        post(session, make_letter("M-3"), NOW, cause=3)

        assert thread_of(session, ["a@x"], "c@x") == {1, 2}
        assert thread_of(session, ["M-3@letters.example.org"], None) == {3}
        assert thread_of(session, [], None) == frozenset()


def test_a_header_with_a_hundred_thousand_references_is_no_trouble(database: Database) -> None:
    many = tuple(f"{number}@example.org" for number in range(100_000))
    with database.write() as session:
        keep_mail(session, b"root", uid=1)
        mark_sorted(session, 1, make_sorted(), make_summary(message_id=many[-1]), NOW)
        keep_mail(session, b"hostile", uid=2)
        mark_sorted(session, 2, make_sorted(), make_summary(message_id="h@x", references=many), NOW)

        assert thread_of(session, many, "h@x") == {1, 2}
        assert answered_letter(session, many) is None


def test_stories_of_a_thread_and_of_an_author_are_told_apart(database: Database) -> None:
    with database.write() as session:
        mine = tell(session, make_story(), content=b"1", uid=1)
        theirs = tell(session, make_story(), content=b"2", uid=2, author=BEN)

        assert stories_of(session, frozenset({2}), ROSA.key) == [(mine, False, True), (theirs, True, False)]
        assert stories_of(session, frozenset(), "nobody@example.org") == []


def test_the_same_message_id_with_other_bytes_is_noticed(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"one", uid=1)
        mark_sorted(session, 1, make_sorted(), make_summary(message_id="m@x"), NOW)

        assert same_message_id(session, "m@x", 2) == 1
        assert same_message_id(session, "m@x", 1) is None
        assert same_message_id(session, None, 2) is None


def test_a_chain_of_answers_to_our_letters_stays_one_thread(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter("M-1"), NOW, thread="root@x")

        assert root_of(session, [OURS], "new@x") == "root@x"
        assert root_of(session, ["b@x", "a@x"], "new@x") == "new@x"
        assert root_of(session, [], "new@x") == "new@x"


@pytest.mark.parametrize(("told", "found"), [(-1, [1]), (0, [1]), (1, [])])
def test_a_story_that_is_read_late_finds_its_withdrawal(database: Database, told: int, found: list[int]) -> None:
    with database.write() as session:
        for number, disposition in ((1, "withdrawal"), (2, "submission")):
            keep_mail(session, b"%d" % number, uid=number)
            mark_sorted(session, number, make_sorted(), make_summary(disposition=disposition), NOW)

        assert withdrawals_after(session, frozenset(), ROSA.key, NOW + told * HOUR) == found
        assert withdrawals_after(session, frozenset({1, 2}), "ben@example.org", NOW + told * HOUR) == found
        assert withdrawals_after(session, frozenset(), "ben@example.org", NOW - HOUR) == []
