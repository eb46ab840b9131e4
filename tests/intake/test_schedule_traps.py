"""What public reports tell of schedulers and of ledgers, one test each; the number stands in its name."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from config.load import bundled_call, load_call
from intake.app import open_app
from intake.calendar import digests, local_instant
from intake.jobs.announce import announce
from intake.jobs.digest import post_digests
from intake.jobs.dispatch import dispatch
from intake.ports import Delivery, Outcome
from intake.schedule import Waker
from parsers.records import Address
from storage import contacts, erasure, messages, outbox
from storage import house as state
from storage.contacts import Contact
from storage.sorting import find_message
from storage.tables import Row
from storage.values import LetterKind, LetterState
from tests.factories import utc
from tests.intake.conftest import house_on_imap
from tests.intake.test_belt import PROGRAM

MONDAY = utc(2010, 9, 20, 13)


class Counting:
    """A postbox that counts letters by recipient, and ends the worker before the letter number `ends_at`."""

    def __init__(self, ends_at: int = 1_000) -> None:
        self.taken: Counter[str] = Counter()
        self._ends_at = ends_at

    def session(self):
        return nullcontext(self)

    def send(self, _from: str, recipient: str, _content: bytes) -> Delivery:
        if self.taken.total() >= self._ends_at:
            raise SystemExit
        self.taken[recipient] += 1
        return Delivery(Outcome.ACCEPTED, 250, "taken")


def invite(house) -> None:
    """Ada is on the list and was sent the call."""
    with house.app.database.write() as session:
        contacts.import_contacts(session, [Contact(Address("", "bo@example.net"), listed=True)], house.clock())
    announce(house.app)
    house.round()


def test_schd_01_every_midnight_over_the_spring_change_is_due_once():
    days = [datetime(2026, 3, day, tzinfo=UTC).date() for day in (7, 8, 9, 10)]

    due = [local_instant(day, time(0), ZoneInfo("America/New_York")) for day in days]

    assert due == [utc(2026, 3, 7, 5), utc(2026, 3, 8, 5), utc(2026, 3, 9, 4), utc(2026, 3, 10, 4)]


def test_schd_03_four_runners_on_one_file_send_each_coordinator_one_digest(house, clock):
    clock.now = MONDAY
    postbox, app = Counting(), house.app
    with open_app(app.settings, app.call, clock) as second:
        runners = [replace(one, postbox=postbox) for one in (app, second) * 2]

        def run(runner) -> None:
            post_digests(runner)
            dispatch(runner)

        threads = [threading.Thread(target=run, args=(runner,)) for runner in runners]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]

    assert set(postbox.taken.values()) == {1}
    assert len(postbox.taken) == len({person.addr_spec for person in (app.call.compiler, *app.call.coordinators)})


def test_schd_05_a_wake_whose_time_is_long_past_still_comes():
    rounds: list[int] = []
    with Waker(timedelta(hours=1)) as waker:
        waker.wake_at(datetime.now(UTC) - timedelta(minutes=10))

        def one_round() -> None:
            rounds.append(1)
            if len(rounds) == 2:
                waker.stop()

        waker.rounds(one_round)

    assert len(rounds) == 2


def test_schd_07_a_reminder_missed_while_away_leaves_at_the_start_but_never_past_its_time(house, clock):
    invite(house)
    clock.now = utc(2010, 9, 27, 12)  # away since before the reminder of 26 September
    house.round()
    before = len(house.letters("reminder"))
    clock.now = utc(2010, 9, 28, 17, 1)
    house.round()
    with house.app.database.read() as session:
        missed = state.done_with(session, "missed")

    assert before == 1
    assert len(house.letters("reminder")) == 1
    assert "reminder/preferred/0" in missed


@pytest.mark.parametrize("name", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
def test_schd_08_a_digests_day_is_the_day_that_its_name_says(name, tmp_path):
    folder = tmp_path / "call"
    shutil.copytree(bundled_call(), folder)
    words = (folder / "call.toml").read_text()
    (folder / "call.toml").write_text(words.replace('weekday = "monday"', f'weekday = "{name}"'))
    call = load_call(folder)

    first = next(digests(call))

    assert first.at.astimezone(call.zone).strftime("%A").lower() == name


def test_schd_10_a_server_that_never_answers_does_not_keep_a_reminder_back(tmp_path, clock):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with house_on_imap(tmp_path, clock, port, "timeout_seconds = 1") as it:
            invite(it)
            clock.now = utc(2010, 9, 26, 14)
            report = it.round()

    assert len(it.letters("reminder")) == 1
    assert report.reminders == 1


def test_schd_11_no_job_is_stored_that_a_rename_could_lose():
    assert not [name for name in Row.metadata.tables if "job" in name or "schedule" in name]


def test_schd_13_noon_of_the_call_has_both_its_readings_and_reminders_heed_the_earlier():
    call = load_call(bundled_call())

    assert (call.preferred.earliest, call.preferred.latest) == (utc(2010, 9, 28, 16), utc(2010, 9, 28, 17))
    assert not call.is_late(call.final.latest)
    assert call.is_late(call.final.latest + timedelta(seconds=1))


def test_schd_15_zones_are_there_without_the_systems_files():
    code = "from config.load import *; print(load_call(bundled_call()).preferred.earliest.isoformat())"

    told = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONTZPATH": ""}, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "2010-09-28T16:00:00+00:00"


def test_schd_17_a_digest_that_was_cut_off_goes_on_with_those_who_have_none(house, clock):
    clock.now = MONDAY
    post_digests(house.app)
    first, then = Counting(ends_at=3), Counting()
    with pytest.raises(SystemExit):
        dispatch(replace(house.app, postbox=first))
    dispatch(replace(house.app, postbox=then))
    with house.app.database.read() as session:
        states = Counter(letter.state for letter in outbox.find_letters(session, kind=LetterKind.DIGEST))

    assert first.taken.total() == 3
    assert not first.taken.keys() & then.taken.keys()
    assert states[LetterState.UNCERTAIN] == 1  # the one that was in hand: rather none than two, and it is listed
    assert states[LetterState.SENT] == 3 + then.taken.total()


def test_schd_21_what_comes_at_the_turn_of_the_week_is_told_in_one_digest(house, clock):
    clock.now = utc(2010, 9, 20, 3, 59) + timedelta(seconds=59)
    house.arrive(PROGRAM)
    house.round()
    clock.move(seconds=1)
    house.arrive(PROGRAM.replace("Harbor", "Lantern"), sender="Bo <bo@example.net>")
    house.round()
    for monday in (MONDAY, MONDAY + timedelta(weeks=1)):
        clock.now = monday
        house.round()
    with house.app.database.read() as session:
        posted = [one for one in outbox.find_letters(session, kind=LetterKind.DIGEST) if "megan" in one.to]
        told = [outbox.letter_bytes_wanted(session, one.id).text for one in posted]

    assert len(told) == 2
    assert [sum(name in words for words in told) for name in ("Harbor Bridge", "Lantern Bridge")] == [1, 1]


def test_schd_23_fifty_runs_within_the_window_give_one_reminder(house, clock):
    invite(house)
    clock.now = utc(2010, 9, 26, 14)
    for _ in range(50):
        house.round()
        clock.move(minutes=1)

    assert len(house.letters("reminder")) == 1


def test_stor_03_a_time_of_another_zone_comes_back_as_the_same_instant(house):
    noon = datetime(2010, 9, 28, 12, tzinfo=ZoneInfo("America/New_York"))
    with house.app.database.write() as session:
        kept = messages.keep(session, b"mail", None, noon, noon)
    with house.app.database.read() as session:
        found = find_message(session, kept.number)

    assert found.received == utc(2010, 9, 28, 16)
    assert found.received.utcoffset() == timedelta(0)


def test_stor_06_what_belongs_to_a_row_goes_with_it(house):
    with house.app.database.write() as session:
        messages.keep(session, b"mail", None, house.clock(), house.clock())
        session.execute(text("DELETE FROM message"))

        assert session.execute(text("SELECT count(*) FROM message_content")).scalar() == 0


def test_stor_11_erasing_one_mail_leaves_the_same_paper_in_another(house):
    paper = b64encode(b"%PDF-1.4 the same paper").decode()
    for number in (1, 2):
        house.arrive_bytes(
            f"From: a{number}@example.org\nMessage-ID: <paper-{number}@example.org>\nMIME-Version: 1.0\n"
            f"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n{paper}\n".encode()
        )
    house.round()
    with house.app.database.write() as session:
        erasure.erase_message(session, 1, "asked for", house.clock(), "k" * 64)

        with pytest.raises(LookupError):
            messages.content(session, 1)
        assert paper.encode() in messages.content(session, 2)
