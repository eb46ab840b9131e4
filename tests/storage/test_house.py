"""What happens once happens once, whoever asks; a poll's trouble is remembered."""

from __future__ import annotations

import threading

import pytest

from storage.database import Database
from storage.house import (
    done_with,
    exports_holding,
    is_done,
    note_done,
    note_export,
    note_poll,
    polls,
    switch,
    take_turn,
    turn_off,
    turn_on,
)
from tests.storage.factories import HOUR, NOW


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
