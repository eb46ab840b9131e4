"""Messages are kept byte for byte; each place on a server has one outcome; work is claimed by one worker."""

from __future__ import annotations

import pytest

from storage.database import Database
from storage.messages import (
    Kept,
    Outcome,
    claim_unsorted,
    content,
    epochs,
    keep,
    known_uids,
    missing_uids,
    note_outcome,
    note_tidied,
    outcomes,
    places_to_tidy,
    watermark,
)
from storage.sorting import mark_sorted, quarantine
from storage.tombstones import Tombstones
from tests.storage.factories import NOW, WORKER, keep_mail, make_sorted, make_source, make_summary

EVERY_BYTE = bytes(range(256)) * 3
PLACE = ("intake", "INBOX", 100)
SHA_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def test_bytes_come_back_as_they_were(database: Database) -> None:
    with database.write() as session:
        kept = keep_mail(session, EVERY_BYTE)
    with database.read() as session:
        assert content(session, kept.number or 0) == EVERY_BYTE


def test_an_empty_message_is_kept_too(database: Database) -> None:
    with database.write() as session:
        kept = keep_mail(session, b"")

    assert kept == Kept(1, Outcome.KEPT)


def test_the_same_place_again_changes_nothing(database: Database) -> None:
    with database.write() as session:
        first = keep_mail(session)
    with database.write() as session:
        again = keep_mail(session)

        assert again == first
        assert outcomes(session, *PLACE) == {"kept": 1}


@pytest.mark.parametrize("place", [{"folder": "Junk"}, {"uidvalidity": 200}, {"account": "second"}, {"uid": 9}])
def test_the_same_bytes_from_another_place_are_a_duplicate(database: Database, place: dict[str, object]) -> None:
    with database.write() as session:
        keep_mail(session)
        other = keep_mail(session, **place)  # type: ignore[arg-type]

    assert other == Kept(1, Outcome.DUPLICATE)


def test_other_bytes_at_a_known_uid_of_a_new_epoch_are_a_new_message(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"old", uid=1)
        other = keep_mail(session, b"new", uid=1, uidvalidity=200)

    assert other == Kept(2, Outcome.KEPT)


def test_an_import_without_a_place_is_kept_once(database: Database) -> None:
    with database.write() as session:
        keep(session, b"from a file", None, NOW, NOW)
        again = keep(session, b"from a file", None, NOW, NOW)

    assert again.outcome is Outcome.DUPLICATE


def test_the_beginning_of_a_message_that_is_too_large_is_kept_as_such(database: Database) -> None:
    with database.write() as session:
        kept = keep(session, b"headers", make_source(), NOW, NOW, cut=True)

        assert kept.outcome is Outcome.TOO_LARGE
        assert outcomes(session, *PLACE) == {"too_large": 1}


def test_a_place_that_gave_nothing_is_asked_again_until_it_was_asked_enough(database: Database) -> None:
    with database.write() as session:
        tries = [note_outcome(session, make_source(), Outcome.MISSING, NOW) for _ in range(3)]

        assert tries == [1, 2, 3]
        assert missing_uids(session, *PLACE, most_tries=4) == [1]
        assert missing_uids(session, *PLACE, most_tries=3) == []


def test_a_message_that_was_missing_is_kept_when_it_comes(database: Database) -> None:
    with database.write() as session:
        note_outcome(session, make_source(), Outcome.MISSING, NOW)
        kept = keep_mail(session)

        assert kept.outcome is Outcome.KEPT
        assert outcomes(session, *PLACE) == {"kept": 1}


def test_what_was_kept_stays_kept_when_the_server_loses_it(database: Database) -> None:
    with database.write() as session:
        keep_mail(session)
        note_outcome(session, make_source(), Outcome.GONE, NOW)

        assert outcomes(session, *PLACE) == {"kept": 1}


def test_what_was_erased_does_not_come_back_and_is_not_asked_for(database: Database) -> None:
    with database.write() as session:
        Tombstones(session, "secret", "asked for", NOW).lay(SHA_OF_HELLO)
        kept = keep_mail(session, b"hello")
        note_outcome(session, make_source(), Outcome.MISSING, NOW)

        assert kept == Kept(None, Outcome.TOMBSTONED)
        assert outcomes(session, *PLACE) == {"tombstoned": 1}


def test_a_tombstone_does_not_hold_the_hash_of_what_it_covers(database: Database) -> None:
    with database.write() as session:
        Tombstones(session, "secret", "asked for", NOW).lay(SHA_OF_HELLO)
        marks = session.connection().exec_driver_sql("SELECT mark FROM tombstone").scalars().all()

    assert SHA_OF_HELLO not in marks


def test_the_watermark_is_the_highest_uid_of_its_own_epoch(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"a", uid=3)
        note_outcome(session, make_source(4_294_967_295), Outcome.GONE, NOW)
        keep_mail(session, b"b", uid=9, uidvalidity=200)

        assert watermark(session, *PLACE) == 4_294_967_295
        assert watermark(session, "intake", "INBOX", 200) == 9
        assert watermark(session, "intake", "Junk", 100) == 0


def test_known_uids_are_all_of_an_epoch_or_those_asked_for(database: Database) -> None:
    with database.write() as session:
        for uid in (1, 2, 700):
            keep_mail(session, b"%d" % uid, uid=uid)

        assert known_uids(session, *PLACE) == {1, 2, 700}
        assert known_uids(session, *PLACE, among=range(2, 2000)) == {2, 700}


def test_epochs_of_a_folder_are_told_newest_first(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"a", uid=1, uidvalidity=300)
        keep_mail(session, b"b", uid=1, uidvalidity=200)

        assert epochs(session, "intake", "INBOX") == [200, 300]


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite has one writer: see test_database
def test_two_workers_that_claim_in_the_same_moment_share_the_work(database: Database) -> None:
    with database.write() as session:
        for uid in range(4):
            keep_mail(session, b"%d" % uid, uid=uid)
    with database.write() as one, database.write() as two:
        first = claim_unsorted(one, WORKER, 2, 1000)
        second = claim_unsorted(two, WORKER, 2, 1000)

    assert [claimed.number for claimed in (*first, *second)] == [1, 2, 3, 4]


def test_a_claim_ends_before_it_grows_too_large_but_never_takes_nothing(database: Database) -> None:
    with database.write() as session:
        for uid in range(3):
            keep_mail(session, b"%d" % uid * 1000, uid=uid)
        claimed = claim_unsorted(session, WORKER, 10, most_bytes=2000)
        huge = claim_unsorted(session, WORKER, 10, most_bytes=10)

    assert [len(claimed), len(huge)] == [2, 1]


def test_the_server_is_told_once_of_what_is_sorted(database: Database) -> None:
    with database.write() as session:
        keep_mail(session, b"sorted", uid=1)
        keep_mail(session, b"waits", uid=2)
        keep_mail(session, b"set aside", uid=0)
        quarantine(session, 3, "bug", None, NOW)
        mark_sorted(session, 1, make_sorted(), make_summary(), NOW)
        waiting = places_to_tidy(session, *PLACE, limit=1)
        note_tidied(session, *PLACE, [uid for uid, _ in waiting], NOW)

        assert waiting == [(1, "sorted")]
        assert places_to_tidy(session, *PLACE, limit=10) == []


def test_bytes_that_are_not_there_are_a_lookup_error(database: Database) -> None:
    with database.read() as session, pytest.raises(LookupError, match="M-7"):
        content(session, 7)
