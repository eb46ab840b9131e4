"""Who works at what among several workers: by the database's clock, for as long as a worker lives."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from storage.database import Database
from storage.leases import beat, database_time, drop_lease, end, take_lease, workers
from storage.messages import claim_unsorted
from storage.outbox import claim_due, post
from storage.tables import LeaseRow
from tests.storage.factories import LEASE, NOW, keep_mail, make_letter

ONE, TWO = "machine/1/a", "machine/1/b"
OVER = timedelta(0)


def test_a_job_has_one_worker_until_its_lease_is_over(database: Database) -> None:
    with database.write() as session:
        assert take_lease(session, "remind", ONE, LEASE)
        assert not take_lease(session, "remind", TWO, LEASE)
        assert take_lease(session, "remind", ONE, OVER)
        assert take_lease(session, "remind", TWO, LEASE)
        assert not take_lease(session, "remind", ONE, LEASE)


def test_only_its_holder_gives_a_lease_back(database: Database) -> None:
    with database.write() as session:
        take_lease(session, "remind", ONE, LEASE)
        drop_lease(session, "remind", TWO)
        assert not take_lease(session, "remind", TWO, LEASE)
        drop_lease(session, "remind", ONE)
        assert take_lease(session, "remind", TWO, LEASE)


def test_of_many_workers_in_one_moment_one_holds_the_lease(database: Database) -> None:
    taken: list[str] = []

    def try_it(name: str) -> None:
        with database.write() as session:
            if take_lease(session, "sort", name, LEASE):
                taken.append(name)

    threads = [threading.Thread(target=try_it, args=(str(number),)) for number in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert len(taken) == 1


def test_a_beat_renews_all_that_a_worker_holds_and_nothing_of_others(database: Database) -> None:
    with database.write() as session:
        take_lease(session, "mine", ONE, OVER)
        take_lease(session, "theirs", TWO, OVER)
        beat(session, ONE, LEASE)

        assert not take_lease(session, "mine", TWO, LEASE)
        assert take_lease(session, "theirs", ONE, LEASE)


def test_what_a_living_worker_has_claimed_no_other_gets(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        post(session, make_letter(), NOW)
        beat(session, ONE, LEASE)

        assert claim_unsorted(session, ONE, 10, 1000)
        assert claim_due(session, NOW, ONE)
        assert not claim_unsorted(session, TWO, 10, 1000)
        assert not claim_due(session, NOW, TWO)


@pytest.mark.parametrize("leave", [end, lambda session, holder: beat(session, holder, OVER)], ids=["ended", "silent"])
def test_what_a_worker_that_is_gone_had_claimed_is_free(database: Database, leave) -> None:  # type: ignore[no-untyped-def]
    with database.write() as session:
        keep_mail(session)
        post(session, make_letter(), NOW)
        beat(session, ONE, LEASE)
        claim_unsorted(session, ONE, 10, 1000)
        claim_due(session, NOW, ONE)
        leave(session, ONE)
        (message,) = claim_unsorted(session, TWO, 10, 1000)
        letter = claim_due(session, NOW, TWO)

        assert letter is not None
        assert (message.attempts, letter.attempts) == (2, 2)
        assert workers(session) == []


def test_a_worker_gets_again_what_it_claimed_and_did_not_end(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        beat(session, ONE, LEASE)
        claim_unsorted(session, ONE, 10, 1000)

        assert claim_unsorted(session, ONE, 10, 1000)


def test_a_lease_that_a_clock_set_back_would_make_long_is_cut_by_any_beat(database: Database) -> None:
    with database.write() as session:
        beat(session, ONE, LEASE)
        session.execute(update(LeaseRow).values(until=database_time(session) + timedelta(days=365)))
        beat(session, TWO, LEASE)

        assert workers(session) == [ONE, TWO]  # not doubled: it may still live
        ends = session.get_one(LeaseRow, f"worker/{ONE}", populate_existing=True).until
        assert ends <= database_time(session) + LEASE  # not stalled: it ends in time


def test_the_clock_of_leases_is_the_databases(database: Database) -> None:
    with database.read() as session:
        told = database_time(session)

    assert abs(told - datetime.now(UTC)) < timedelta(minutes=1)
