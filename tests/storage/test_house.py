"""What happens once happens once, whoever asks; a lease has one holder; a poll's trouble is remembered."""

from __future__ import annotations

import threading

import pytest

from storage.database import Database
from storage.house import (
    done_with,
    drop_lease,
    exports_holding,
    is_done,
    note_done,
    note_export,
    note_poll,
    note_told,
    polls,
    switch,
    take_lease,
    take_turn,
    turn_off,
    turn_on,
    untold,
)
from tests.storage.factories import HOUR, LEASE, NOW


def test_a_period_is_done_once(database: Database) -> None:
    with database.write() as session:
        first = note_done(session, "reminder/final/2", "posted", NOW)
        again = note_done(session, "reminder/final/2", "missed", NOW)

        assert (first, again) == (True, False)
        assert is_done(session, "reminder/final/2")
        assert done_with(session, "missed") == []


def test_of_many_workers_in_one_moment_one_does_it(database: Database) -> None:
    done: list[bool] = []

    def try_it() -> None:
        with database.write() as session:
            done.append(note_done(session, "digest/2010-09-20", "posted", NOW))

    workers = [threading.Thread(target=try_it) for _ in range(6)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]

    assert sorted(done) == [False] * 5 + [True]


def test_an_item_is_told_in_one_digest(database: Database) -> None:
    with database.write() as session:
        note_told(session, ["P-1", "S-2"], "2010-09-20")
        note_told(session, ["S-2", "M-3"], "2010-09-27")

        assert untold(session, ["M-9", "S-2", "P-4"]) == ["M-9", "P-4"]


def test_a_lease_has_one_holder_until_it_ends(database: Database) -> None:
    with database.write() as session:
        assert take_lease(session, "poll/intake", "one", NOW, LEASE)
        assert not take_lease(session, "poll/intake", "two", NOW, LEASE)
        assert take_lease(session, "poll/intake", "one", NOW, LEASE)
        assert take_lease(session, "poll/intake", "two", NOW + LEASE, LEASE)
        assert not take_lease(session, "poll/intake", "one", NOW + LEASE, LEASE)


def test_only_its_holder_gives_a_lease_back(database: Database) -> None:
    with database.write() as session:
        take_lease(session, "poll/intake", "one", NOW, LEASE)
        drop_lease(session, "poll/intake", "two")
        assert not take_lease(session, "poll/intake", "two", NOW, LEASE)
        drop_lease(session, "poll/intake", "one")
        assert take_lease(session, "poll/intake", "two", NOW, LEASE)


def test_of_many_workers_in_one_moment_one_holds_the_lease(database: Database) -> None:
    taken: list[str] = []

    def try_it(name: str) -> None:
        with database.write() as session:
            if take_lease(session, "sort", name, NOW, LEASE):
                taken.append(name)

    workers = [threading.Thread(target=try_it, args=(str(number),)) for number in range(6)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]

    assert len(taken) == 1


def test_trouble_is_counted_from_its_beginning_until_it_ends(database: Database) -> None:
    with database.write() as session:
        note_poll(session, "intake", NOW, None)
        note_poll(session, "intake", NOW + HOUR, "refused")
        note_poll(session, "intake", NOW + 2 * HOUR, "silent")
        (failing,) = polls(session)
        note_poll(session, "intake", NOW + 3 * HOUR, None)
        (well,) = polls(session)

    assert (failing.last_good, failing.failing_since, failing.failures) == (NOW, NOW + HOUR, 2)
    assert (well.last_good, well.failing_since, well.failures, well.trouble) == (NOW + 3 * HOUR, None, 0, "")


def test_a_switch_keeps_its_reason_until_it_is_turned_off(database: Database) -> None:
    with database.write() as session:
        turn_on(session, "breaker", "201 letters in an hour", NOW)
        turn_on(session, "breaker", "by hand", NOW)
        assert switch(session, "breaker") == "by hand"
        assert turn_off(session, "breaker")
        assert not turn_off(session, "breaker")
        assert switch(session, "breaker") is None


@pytest.mark.parametrize(("story", "found"), [(1, []), (2, [1, 2]), (12, [2])])
def test_exports_that_hold_a_story_are_found_for_its_recall(database: Database, story: int, found: list[int]) -> None:
    with database.write() as session:
        for holds in ((2, 3), (2, 12)):
            note_export(
                session, kind="stories", audience="agency", by="Ada", sha256="0", path="x", holds=holds, now=NOW
            )

        assert [export.id for export in exports_holding(session, story)] == found


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_one_worker_at_a_time_applies_a_message(database: Database) -> None:
    order: list[str] = []

    def apply_too() -> None:
        with database.write() as session:
            take_turn(session)
            order.append("second")

    other = threading.Thread(target=apply_too)
    with database.write() as session:
        take_turn(session)
        other.start()
        other.join(0.2)
        order.append("first")
    other.join()

    assert order == ["first", "second"]
