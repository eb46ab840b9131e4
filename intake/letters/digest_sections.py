"""The short sections of the digest: days to the cutoffs, health in a line, totals that add up, the weeks as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from config.call import Call
from config.wording import say_instant, say_short_day
from intake.letters.flat import one_line
from intake.letters.items import Row
from intake.letters.phrases import join, say, say_count, say_or
from intake.letters.values import Contacts, DigestOf, Health, Need, Totals, Week

_WIDEST = 24
_MOST_IN_SHORT = 4
_MOST_TROUBLES = 3  # `intake status` tells all


@dataclass(frozen=True, slots=True)
class Bar:
    """A week as a bar: `percent` of the longest in HTML, `drawn` in plain text."""

    label: str
    percent: int
    drawn: str
    value: str


def in_short(digest: DigestOf, call: Call, language: str) -> tuple[Row, ...]:
    """What a reader sees without scrolling: what needs them, what came in, how long it still goes."""
    needs = _needs_in_short(digest.needs, language)
    came = came_in(digest, language) or say(language, "short.nothing_new")
    return (
        Row(say(language, "short.needs"), needs),
        Row(say(language, "short.came_in"), came),
        *cutoffs(digest, call, language),
    )


def _needs_in_short(needs: Sequence[Need], language: str) -> str:
    """Their numbers in the letter with their references: "1. S-7, 2. M-31 and 12 more"."""
    named = [
        f"{place}. {one_line(need.reference, 40) or say_or(language, f'need.{need.code}', 'need.other').rstrip('.')}"
        for place, need in enumerate(needs[:_MOST_IN_SHORT], 1)
    ]
    if len(needs) > _MOST_IN_SHORT:
        return say(language, "contacts.more", names=", ".join(named), count=len(needs) - _MOST_IN_SHORT)
    return ", ".join(named) or say(language, "short.nothing")


def cutoffs(digest: DigestOf, call: Call, language: str) -> tuple[Row, ...]:
    """Both cutoffs with the days that are left, counted from the digest's own hour by the call's calendar."""
    rows = []
    for deadline in call.deadlines:
        instant = say_instant(deadline.earliest, call.zone, language)
        last = (deadline.earliest - timedelta(microseconds=1)).astimezone(call.zone).date()
        days = (last - digest.end.astimezone(call.zone).date()).days
        code = _how_far(days, passed=deadline.latest <= digest.end)
        label = say_or(language, f"cutoff.{deadline.name}", "cutoff.final")
        rows.append(Row(label, say(language, code, instant=instant, days=days)))
    return tuple(rows)


def _how_far(days: int, *, passed: bool) -> str:
    if passed:
        return "cutoff.past"
    return {0: "cutoff.today", 1: "cutoff.in_one"}.get(max(days, 0), "cutoff.in")


def health_words(health: Health, call: Call, language: str) -> str:
    """One line: the last good look into the mailbox, and what is not as it should be."""
    seen = health.last_poll
    polled = (
        say(language, "health.polled", instant=_moment(seen, call, language)) if seen else say(language, "health.never")
    )
    amiss = [
        say(language, f"health.{code}", count=count)
        for code in ("quarantined", "bounced", "uncertain", "held", "missed")
        if (count := getattr(health, code))
    ]
    amiss += [one_line(trouble, 160) for trouble in health.troubles[:_MOST_TROUBLES]]
    return f"{polled} {'; '.join(amiss)}." if amiss else f"{polled} {say(language, 'health.well')}"


def _moment(moment: datetime, call: Call, language: str) -> str:
    return say_instant(moment, call.zone, language)


def came_in(digest: DigestOf, language: str) -> str:
    """ "3 programs, 1 precedent and 9 new messages"; "" for nothing. Stories are counted at their own heading."""
    counts = (
        ("programs", len(digest.programs)),
        ("accommodations", len(digest.accommodations)),
        ("messages", digest.new_messages),
    )
    return join(language, [say_count(language, f"came.{what}", count) for what, count in counts if count])


def contacts_words(contacts: Contacts, language: str) -> str:
    """How many were sent the call, have answered, have not yet, and want no more mail."""
    if not contacts.sent:
        return say(language, "contacts.none")
    waiting = max(contacts.sent - contacts.answered - contacts.stopped, 0)
    words = say(language, "contacts", sent=contacts.sent, answered=contacts.answered, waiting=waiting)
    return f"{words} {say(language, 'contacts.stopped', stopped=contacts.stopped)}" if contacts.stopped else words


def waiting_words(contacts: Contacts, language: str) -> str:
    """The first names of those who have not answered, and how many more there are."""
    names = [one_line(name, 60) for name in contacts.waiting]
    more = contacts.sent - contacts.answered - contacts.stopped - len(names)
    if names and more > 0:
        return say(language, "contacts.more", names=", ".join(names), count=more)
    return join(language, names)


def is_well(health: Health) -> bool:
    """Whether the mailbox was read and nothing is amiss."""
    amiss = (health.quarantined, health.bounced, health.uncertain, health.held, health.missed)
    return health.last_poll is not None and not any(amiss) and not health.troubles


def how_to_act(needs: Sequence[Need], language: str) -> str:
    """What to do with the words beside an item: type them, or answer with them; "" where none stand there."""
    if any(need.yes or need.no or need.others for need in needs):
        return say(language, "act.reply")
    return say(language, "act.command") if any(need.answer for need in needs) else ""


def totals(totals: Totals, language: str) -> tuple[Row, ...]:
    """Where every message is, what was read, what was sent; one more row where the sum is not right."""
    return tuple(_totals(totals, language))


def _totals(totals: Totals, language: str) -> Iterator[Row]:
    yield Row(say(language, "total.messages"), str(totals.messages))
    marks = ("recorded", "noted", "automatic", "ours", "quarantined", "waiting")
    for mark in marks:
        if count := getattr(totals, mark):
            yield Row(say(language, f"total.{mark}"), str(count), is_part=True)
    if not totals.balances:
        missing = totals.messages - sum(getattr(totals, mark) for mark in marks)
        yield Row(say(language, "total.unbalanced"), say(language, "total.unbalanced.words", missing=missing))
    for kind in ("programs", "accommodations", "stories"):
        yield Row(say(language, f"total.{kind}"), str(getattr(totals, kind)))
    yield Row(say(language, "total.letters"), str(totals.letters_sent))


def weeks(weeks: tuple[Week, ...], call: Call, language: str) -> tuple[Bar, ...]:
    """The weeks as bars, the longest of full width; a week with messages is never drawn as nothing."""
    most = max((week.messages for week in weeks), default=0)
    return tuple(_bar(week, most, call.zone, language) for week in weeks)


def _bar(week: Week, most: int, zone: ZoneInfo, language: str) -> Bar:
    share = week.messages / most if most else 0.0
    return Bar(
        label=say_short_day(week.start, zone, language) if week.start else one_line(week.label, 40),
        percent=max(round(100 * share), 2) if week.messages else 0,
        drawn="#" * (max(round(_WIDEST * share), 1) if week.messages else 0),
        value=", ".join(say_count(language, f"week.{what}", getattr(week, what)) for what in ("messages", "records")),
    )
