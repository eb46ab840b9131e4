"""Clocks and schedules, as they went wrong for others: each test bears the number of the report that it is about."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from itertools import islice, pairwise
from pathlib import Path

import pytest

from config.call import Weekly
from intake.calendar import digests, local_instant
from intake.jobs.announce import announce
from intake.jobs.digest import post_digests
from intake.ports import Delivery, Outcome
from parsers.records import Address
from storage import contacts, outbox
from storage.contacts import Contact
from storage.house import done_with
from storage.values import LetterKind, LetterState
from tests.factories import EASTERN, make_call, utc
from tests.intake.conftest import house_on_imap

PROGRAM = "We have had good results with the {name} Project, a re-entry program for adults in Duluth."


def call_out(house, *addresses):
    with house.app.database.write() as session:
        contacts.import_contacts(session, [Contact(Address("", address)) for address in addresses], house.clock())
    announce(house.app)
    house.round()


def count_of(house, kind):
    with house.app.database.read() as session:
        return len(outbox.find_letters(session, kind=kind))


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("opens", [utc(2026, 2, 1, 14), utc(2026, 10, 4, 14)], ids=["spring", "autumn"])
def test_schd_01_and_08_every_week_has_its_day_over_a_change_of_the_clocks(weekday, opens):
    call = make_call(opens=opens, digest=Weekly(weekday, time(0)))

    days = [occasion.at.astimezone(EASTERN) for occasion in islice(digests(call), 10)]
    assert {(day.weekday(), day.hour) for day in days} == {(weekday, 0)}
    assert {later.date() - day.date() for day, later in pairwise(days)} == {timedelta(days=7)}


def test_schd_03_workers_that_post_in_one_moment_post_one_digest_each_person(house):
    house.clock.now = utc(2010, 9, 20, 15)
    workers = [threading.Thread(target=post_digests, args=(house.app,)) for _ in range(4)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    house.round()

    people = [str(letter["To"]) for letter in house.letters("digest")]
    assert len(people) == len({*people}) == 5


@pytest.mark.parametrize("late", [timedelta(seconds=2), timedelta(hours=5), timedelta(days=6)])
def test_schd_05_a_worker_that_comes_late_sends_all_the_same(house, late):
    house.clock.now = utc(2010, 9, 20, 13) + late
    house.round()

    assert len(house.letters("digest")) == 5


def test_schd_07_a_reminder_after_an_outage_is_sent_once_and_after_its_cutoff_listed_as_missed(house):
    call_out(house, "ada@example.org")
    house.clock.now = utc(2010, 9, 27, 12)
    house.round()
    before = count_of(house, LetterKind.REMINDER)
    house.clock.now = utc(2010, 9, 28, 17, 1)
    house.round()

    with house.app.database.read() as session:
        missed = done_with(session, "missed")
    assert before == 1
    assert count_of(house, LetterKind.REMINDER) == 1
    assert "reminder/preferred/0" in missed


def test_schd_10_a_mailbox_that_hangs_holds_up_no_reminder(tmp_path, clock):
    silent = socket.create_server(("127.0.0.1", 0))
    port = silent.getsockname()[1]
    with silent, house_on_imap(tmp_path, clock, port, "timeout_seconds = 1") as hung:
        call_out(hung, "ada@example.org")
        hung.clock.now = utc(2010, 9, 21, 14, 30)
        report = hung.round()

        assert any("collect" in trouble for trouble in report.troubles)
        assert len(hung.letters("reminder")) == 1


def test_schd_13_noon_eastern_in_september_is_four_hours_behind():
    assert local_instant(utc(2026, 9, 28).date(), time(12), EASTERN) == utc(2026, 9, 28, 16)


def test_schd_15_zones_are_known_without_those_of_the_system():
    code = "from zoneinfo import ZoneInfo; from datetime import datetime as d; "
    code += "print(d(2026, 9, 28, 12, tzinfo=ZoneInfo('America/New_York')).utcoffset())"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONTZPATH": ""}, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "-1 day, 20:00:00"
    assert "tzdata" in (Path(__file__).parents[2] / "pyproject.toml").read_text()


@dataclass
class Dies:
    """A postbox whose worker is killed while it hands over the letter after the third."""

    taken: list[str] = field(default_factory=list)
    alive: bool = False

    @contextmanager
    def session(self):
        yield self

    def send(self, envelope_from, recipient, content):  # noqa: ARG002 - the port's shape
        if len(self.taken) == 3 and not self.alive:
            raise KeyboardInterrupt
        self.taken.append(recipient)
        return Delivery(Outcome.ACCEPTED, 250)


def test_schd_17_a_digest_that_was_cut_off_half_way_goes_on_where_it_ended(house):
    """The one that was being handed over may have left: it is uncertain, and a person is told."""
    postbox = Dies()
    house.app = replace(house.app, postbox=postbox)
    house.clock.now = utc(2010, 9, 20, 15)
    with pytest.raises(KeyboardInterrupt):
        house.round()
    postbox.alive = True
    house.round()
    house.round()

    with house.app.database.read() as session:
        states = [letter.state for letter in outbox.find_letters(session, kind=LetterKind.DIGEST)]
    assert len(postbox.taken) == len({*postbox.taken}) == 4
    assert sorted(states) == [LetterState.SENT] * 4 + [LetterState.UNCERTAIN]


def test_schd_21_what_comes_at_the_change_of_the_week_stands_in_exactly_one_digest(house):
    due = utc(2010, 9, 20, 13)
    for name, moment in (("Harbor Bridge", due - timedelta(seconds=1)), ("Stone Gate", due)):
        house.clock.now = moment
        house.arrive(PROGRAM.format(name=name), f"{name.split()[0]} <{name.split()[0].lower()}@example.org>")
        house.round()
    house.clock.now = utc(2010, 9, 27, 13, 1)
    house.round()

    texts = [letter.get_body(("plain",)).get_content() for letter in house.letters("digest") if "megan" in letter["To"]]
    assert len(texts) == 2
    assert [sum(name in text for text in texts) for name in ("Harbor Bridge", "Stone Gate")] == [1, 1]


def test_schd_23_fifty_rounds_in_a_reminder_s_hour_send_it_once(house):
    call_out(house, "ada@example.org")
    house.clock.now = utc(2010, 9, 21, 14, 1)
    for _ in range(50):
        house.round()

    assert len(house.letters("reminder")) == 1
