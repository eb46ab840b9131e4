"""`make soak`: a year of simulated time in ten zones, over every change of their clocks, with a worker that is woken at
random, started twice, away for hours or weeks, and whose clock is set back.

Digests and reminders fall due at half past two at night, which some days have twice and some have not. What must come
of each is told by a model that knows only when the worker was awake: exactly once to everybody, or, when its time was
over by then, not at all and noted as missed.
"""

# Over 200 lines: the clock, the model and the judge of one experiment stand together.
from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.progress import Progress

from config.call import Call, Deadline, Reminder, Weekly
from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import App, open_app
from intake.calendar import Occasion, OccasionKind, occasions
from intake.jobs.announce import announce
from intake.jobs.digest import post_digests
from intake.jobs.dispatch import dispatch
from intake.jobs.remind import post_reminders
from intake.ports import Delivery, Finding, Outcome
from parsers.records import Address
from storage.contacts import Contact, import_contacts
from storage.house import done_with

ZONES = (
    "America/New_York",
    "America/Los_Angeles",
    "America/Santiago",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Casablanca",  # its summer time pauses for Ramadan
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # changes by half an hour
    "Pacific/Chatham",
    "Pacific/Apia",  # had no 30 December in 2011
)
OPENS = datetime(2011, 1, 10, tzinfo=UTC)
NIGHT = time(2, 30)
LISTED = 3


@dataclass(slots=True)
class Clock:
    """What the worker believes; `back` counts how often it was set back."""

    now: datetime
    back: int = 0

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, chance: random.Random) -> None:
        """To the next wake: mostly hours later, sometimes weeks, sometimes earlier than the last."""
        kind = chance.random()
        if kind < 0.02:
            self.now -= timedelta(hours=chance.uniform(0, 72))
            self.back += 1
        elif kind < 0.25:
            self.now += timedelta(minutes=chance.expovariate(1 / 20))
        elif kind < 0.96:
            self.now += timedelta(hours=chance.expovariate(1 / 8))
        elif kind < 0.99:
            self.now += timedelta(days=chance.uniform(1, 5))
        else:
            self.now += timedelta(days=chance.uniform(5, 28))


@dataclass(slots=True)
class Model:
    """What must become of each occasion, from the wakes alone."""

    call: Call
    posted: dict[str, datetime] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)

    def wake(self, now: datetime, *, sends: bool) -> None:
        for occasion in occasions(self.call, self.call.opens, now + timedelta(seconds=1)):
            if occasion.kind is OccasionKind.ASK_AGAIN:  # there are no stories here
                continue
            if occasion.key not in self.posted and occasion.key not in self.missed:
                self._fall_due(occasion, now)
            if sends and occasion.key in self.posted and occasion.key not in self.sent | self.late:
                self._leave(occasion, now)

    def _fall_due(self, occasion: Occasion, now: datetime) -> None:
        if occasion.is_missed(now):
            self.missed.add(occasion.key)
        else:
            self.posted[occasion.key] = now

    def _leave(self, occasion: Occasion, now: datetime) -> None:
        if now >= self.posted[occasion.key]:
            (self.late if occasion.is_missed(now) else self.sent).add(occasion.key)


@dataclass(slots=True)
class Postbox:
    """Takes every letter and counts it by its Message-ID, from both workers."""

    taken: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def session(self) -> Iterator[Postbox]:
        yield self

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:  # noqa: ARG002
        self.taken[str(message_from_bytes(content)["Message-ID"])] += 1
        return Delivery(Outcome.ACCEPTED, 250, "counted")

    def check(self) -> tuple[Finding, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Life:
    """What a worker's life came to. `letters` are those that left, `wrong` what the model says otherwise."""

    zone: str
    wakes: int
    twice: int
    set_back: int
    occasions: int
    missed: int
    letters: int
    repeats: int
    wrong: tuple[str, ...]


def make_zoned_call(zone: str, days: int, opens: datetime = OPENS) -> Call:
    """A call of `days` days with a digest every Sunday night and a reminder every five days."""
    end = opens + timedelta(days=days)
    final = Deadline("final", "at the end", end, end)
    preferred = Deadline("preferred", "soon", opens + timedelta(hours=1), opens + timedelta(hours=1))
    return replace(
        load_call(bundled_call()),
        zone=ZoneInfo(zone),
        opens=opens,
        preferred=preferred,
        final=final,
        reminders=tuple(Reminder("final", before, NIGHT) for before in range(0, days, 5)),
        digest=Weekly(6, NIGHT),
    )


def live(call: Call, seed: int) -> Life:
    """One worker's life, from the opening of the call until its final cutoff."""
    chance = random.Random(seed)
    clock, model, postbox = Clock(call.opens), Model(call), Postbox()
    wakes = twice = 0
    with tempfile.TemporaryDirectory() as home, _two_workers(Path(home), call, clock, postbox) as (first, second):
        while True:
            clock.go_on(chance)
            if clock.now >= call.final.latest:
                break
            wakes += 1
            sends = chance.random() < 0.9  # else it ends between posting and sending
            model.wake(clock.now, sends=sends)
            if not sends:
                post_reminders(first)
                post_digests(first)
            elif chance.random() < 0.2:
                twice += 1
                _both(first, second)
            else:
                first.round()
        return _judge(first, postbox, model, (wakes, twice, clock.back))


@contextmanager
def _two_workers(home: Path, call: Call, clock: Clock, postbox: Postbox) -> Iterator[tuple[App, App]]:
    for name in ("tmp", "new", "cur"):
        (home / "mail-in" / name).mkdir(parents=True)
    settings = load_settings(None, {"INTAKE_HOME": str(home)})
    with open_app(settings, call, clock) as one, open_app(settings, call, clock) as other:
        first, second = replace(one, postbox=postbox), replace(other, postbox=postbox)
        people = [Contact(Address("", f"person{number}@example.net"), listed=True) for number in range(LISTED)]
        with first.database.write() as session:
            import_contacts(session, people, clock.now)
        announce(first)
        dispatch(first)
        yield first, second


def _both(first: App, second: App) -> None:
    other = threading.Thread(target=second.round)
    other.start()
    first.round()
    other.join()


def _judge(app: App, postbox: Postbox, model: Model, counts: tuple[int, int, int]) -> Life:
    taken = {name: count for name, count in postbox.taken.items() if name.startswith(("<digest", "<reminder"))}
    with app.database.read() as session:
        missed = {key for key in done_with(session, "missed") if key.startswith(("digest/", "reminder/"))}
    coordinators = {person.addr_spec for person in (app.call.compiler, *app.call.coordinators)}
    wanted = sum(len(coordinators) if key.startswith("digest/") else LISTED for key in model.sent)
    wrong = [f"missed, not noted: {key}" for key in sorted(model.missed - missed)]
    wrong += [f"noted as missed, not missed: {key}" for key in sorted(missed - model.missed)]
    wrong += [] if len(taken) == wanted else [f"{len(taken)} letters left, {wanted} should have"]
    occasions_seen = len(model.posted) + len(model.missed)
    repeats = sum(taken.values()) - len(taken)
    lost = len(model.missed) + len(model.late)
    return Life(app.call.zone.key, *counts, occasions_seen, lost, len(taken), repeats, tuple(wrong))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=20110110)
    options = parser.parse_args()
    good = True
    with Progress() as progress:
        for number, zone in enumerate(progress.track(ZONES, description="zones")):
            life = live(make_zoned_call(zone, options.days), options.seed + number)
            good = good and not life.wrong and not life.repeats
            progress.console.print(life, soft_wrap=True)
    print("good" if good else "NOT GOOD")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
