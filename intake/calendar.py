"""When things are due: the digests, reminders and repeated questions of a call as instants. Pure functions of the call.

A worker asks what is due *now*; nothing is remembered in memory, so a restart or a week's outage changes nothing:
each occasion has a key (posted once) and an end (after which it is missed, and listed as missed).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, pairwise, takewhile
from zoneinfo import ZoneInfo

from config.call import Call, Deadline
from config.consent import consent_policy


class OccasionKind(StrEnum):
    DIGEST = "digest"
    REMINDER = "reminder"
    ASK_AGAIN = "ask-again"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that falls due once: `at` and `not_after` aware UTC, due in [at, not_after)."""

    kind: OccasionKind
    key: str
    at: datetime
    not_after: datetime
    deadline: Deadline | None = None
    days_before: int = 0

    def is_due(self, now: datetime) -> bool:
        return self.at <= now < self.not_after

    def is_missed(self, now: datetime) -> bool:
        return now >= self.not_after


def local_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) at which the clocks of `zone` show, or would have shown, `at` on `day`.

    An hour that the spring change skips gives the instant as far after the change as it would have stood after it;
    of an hour that comes twice in autumn, the first.
    """
    return datetime.combine(day, at, tzinfo=zone).replace(fold=0).astimezone(UTC)


def digests(call: Call) -> Iterator[Occasion]:
    """Every weekly digest after the call was opened, for ever; each ends where the next begins."""
    opened = call.opens.astimezone(call.zone).date()
    first = opened + timedelta(days=(call.digest.weekday - opened.weekday()) % 7)
    days = (first + timedelta(weeks=week) for week in count())
    due = ((day, local_instant(day, call.digest.at, call.zone)) for day in days)
    for (day, at), (_, following) in pairwise(due):
        if at > call.opens:
            yield Occasion(OccasionKind.DIGEST, f"digest/{day.isoformat()}", at, following)


def reminders(call: Call) -> tuple[Occasion, ...]:
    """The reminders before both cutoffs, in order. Each ends at its cutoff, or where the next for it begins."""
    found = []
    for deadline in call.deadlines:
        day = deadline.earliest.astimezone(call.zone).date()
        if deadline.earliest.astimezone(call.zone).time() == time(0):  # the end of a day is the next midnight
            day -= timedelta(days=1)
        times = sorted(
            (
                local_instant(day - timedelta(days=reminder.days_before), reminder.at, call.zone),
                reminder.days_before,
            )
            for reminder in call.reminders
            if reminder.deadline == deadline.name
        )
        ends = [at for at, _ in times[1:]] + [deadline.earliest]
        for (at, days_before), end in zip(times, ends, strict=False):  # no reminders: one end too many
            if call.opens < at < deadline.earliest:
                key = f"reminder/{deadline.name}/{days_before}"
                found.append(
                    Occasion(OccasionKind.REMINDER, key, at, min(end, deadline.earliest), deadline, days_before)
                )
    return tuple(sorted(found, key=lambda occasion: occasion.at))


def ask_agains(call: Call) -> tuple[Occasion, ...]:
    """When consent questions that nobody answered are asked again: once before each cutoff, at the digest's hour."""
    before = consent_policy().again_before
    found = []
    for deadline in call.deadlines:
        day = (deadline.earliest - timedelta(minutes=1)).astimezone(call.zone).date()
        at = local_instant(day - before, call.digest.at, call.zone)
        if call.opens < at < deadline.earliest:
            key = f"ask-again/{deadline.name}"
            found.append(Occasion(OccasionKind.ASK_AGAIN, key, at, deadline.earliest, deadline, before.days))
    return tuple(found)


def last_regular_digest(call: Call) -> Occasion:
    """The first digest after the final cutoff. Later ones are sent only when something needs people."""
    return next(occasion for occasion in digests(call) if occasion.at >= call.final.latest)


def occasions(call: Call, start: datetime, end: datetime) -> list[Occasion]:
    """All that falls due in [start, end), in order."""
    weekly = takewhile(lambda occasion: occasion.at < end, digests(call))
    due = [occasion for occasion in (*weekly, *reminders(call), *ask_agains(call)) if start <= occasion.at < end]
    return sorted(due, key=lambda occasion: (occasion.at, occasion.key))
