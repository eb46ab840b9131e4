"""A message is sorted once; what cannot be read is set aside and can be tried again."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.messages import claim_unsorted
from storage.sorting import (
    count_by_mark,
    find_message,
    find_messages,
    is_settled,
    mark_sorted,
    oldest_waiting,
    quarantine,
    reading_of,
    received_between,
    retry,
    settle,
)
from tests.storage.factories import HOUR, NOW, WORKER, keep_mail, make_sorted, make_summary


def test_a_message_is_sorted_once(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        first = mark_sorted(session, 1, make_sorted(mark="recorded"), make_summary(), NOW)
        again = mark_sorted(session, 1, make_sorted(mark="noted"), make_summary(), NOW)

        assert (first, again) == (True, False)
        assert count_by_mark(session) == {"recorded": 1}
        assert claim_unsorted(session, WORKER, 10, 1000) == []


def test_a_message_that_is_not_there_is_not_sorted(database: Database) -> None:
    with database.write() as session:
        assert not mark_sorted(session, 7, make_sorted(), make_summary(), NOW)


def test_the_reading_of_a_message_stays(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        assert reading_of(session, 1) is None
        mark_sorted(session, 1, make_sorted(), make_summary(reading={"records": [1, "ñ"]}), NOW)
    with database.read() as session:
        assert reading_of(session, 1) == {"records": [1, "ñ"]}


def test_what_is_set_aside_says_why_and_is_read_again_on_request(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        claim_unsorted(session, WORKER, 10, 1000)
        quarantine(session, 1, "encrypted", "a trace", NOW)
        aside = find_message(session, 1)
        assert retry(session, 1) == 1
        (claimed,) = claim_unsorted(session, WORKER, 10, 1000)

    assert aside is not None
    assert (aside.state, aside.mark, aside.reasons, aside.trace) == (
        "quarantined",
        "quarantined",
        ("encrypted",),
        "a trace",
    )
    assert claimed.attempts == 1


def test_what_a_person_has_settled_is_asked_again_after_a_retry(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        quarantine(session, 1, "encrypted", None, NOW)
        settle(session, 1, NOW)
        assert is_settled(session, 1)
        retry(session)

        assert not is_settled(session, 1)


def test_a_sorted_message_is_not_set_aside_by_a_slow_worker(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        mark_sorted(session, 1, make_sorted(), make_summary(), NOW)
        quarantine(session, 1, "bug", None, NOW)

        assert count_by_mark(session) == {"recorded": 1}


def test_only_what_is_set_aside_is_read_again(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"a", uid=1)
        keep_mail(session, b"b", uid=2)
        mark_sorted(session, 1, make_sorted(), make_summary(), NOW)
        quarantine(session, 2, "bug", None, NOW)

        assert retry(session) == 1


@pytest.mark.parametrize("needing", range(2))
def test_all_that_needs_a_person_is_found_however_much_came_before(database: Database, needing: int) -> None:
    with database.write() as session:
        for number in range(1, 6):
            keep_mail(session, b"%d" % number, uid=number)
            outcome = make_sorted(needs_person=("unclear",) * needing if number > 3 else ())
            mark_sorted(session, number, outcome, make_summary(), NOW)
        settle(session, 5, NOW)
        found = [message.number for message in find_messages(session, needing_a_person=True, limit=2)]

    assert found == [4] * needing


def test_messages_are_found_by_state_in_their_order(database: Database) -> None:
    with database.write() as session:
        for number in range(1, 4):
            keep_mail(session, b"%d" % number, uid=number)
        quarantine(session, 2, "bug", None, NOW)

        assert [message.number for message in find_messages(session, state="unsorted")] == [1, 3]
        assert [message.number for message in find_messages(session, limit=2)] == [1, 2]
        assert count_by_mark(session) == {"waiting": 2, "quarantined": 1}
        assert oldest_waiting(session) == NOW


def test_a_span_of_time_holds_its_beginning_and_not_its_end(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)

        assert len(received_between(session, NOW, NOW + HOUR)) == 1
        assert received_between(session, NOW - HOUR, NOW) == []
