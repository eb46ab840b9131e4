"""Retain: stories whose time is over are erased. Coordinators are told first; unread mail of the thread holds it up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from config.call import Person
from config.consent import consent_policy
from config.wording import say_day
from intake.consent.keeping import Ending, ending_of
from intake.jobs.erase import Target, clean_up, erase_within
from intake.letters.notice import write_notice
from intake.letters.phrases import say
from intake.letters.values import Notice
from intake.stamps import stamp
from parsers.records import Address
from storage import consent, house, keeping, outbox, records
from storage.database import Session
from storage.erasure import Erased
from storage.records import StoredRecord
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App


@dataclass(frozen=True, slots=True)
class Due:
    """A story that ends. `notice`: the cause of the letters that tell coordinators, `told_at`: when one has left.

    `unread`: the mails that somebody must read first.
    """

    story: int
    ending: Ending
    notice: str | None = None
    told_at: datetime | None = None
    unread: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        return f"keep/S-{self.story}/{self.ending.at:%Y-%m-%d}"

    @property
    def erased_at(self) -> datetime:
        """Not before coordinators have had their days to object, however late they were told."""
        told = self.told_at or self.ending.told_at
        return max(self.ending.at, told + consent_policy().told_before)


def endings(session: Session, app: App, now: datetime) -> Iterator[Due]:
    """The stories that stand at an end, dropped or not, as the ledger is now."""
    for stored in records.stories_to_guard(session):
        due = _due(session, app, stored, now)
        if due is not None:
            yield due


def _due(session: Session, app: App, stored: StoredRecord, now: datetime) -> Due | None:
    holds = consent.standing_of(session, stored.number, now)
    persons = consent.standings_of_persons(session, stored.number, now)
    ending = ending_of(holds, persons.values(), app.call.final.latest + app.call.consent_close)
    if ending is None or holds.since is None:
        return None
    notice = keeping.done_as(session, Due(stored.number, ending).key)
    told_at = keeping.left_at(session, LetterKind.NOTICE, notice) if notice else None
    return Due(stored.number, ending, notice, told_at, tuple(keeping.unread_mail(session, stored.message, holds.since)))


def retain(app: App) -> int:
    """Tell coordinators of what ends soon, and erase what has ended; how many stories were erased."""
    now = app.clock()
    with app.database.write() as session:
        due = list(endings(session, app, now))
        _tell(session, app, [one for one in due if one.notice is None and one.ending.told_at <= now], now)
    erased = [done for one in due if (done := _erase(app, one.story, now)) is not None]
    if erased:
        clean_up(app, erased)
    return sum(len(one.stories) for one in erased)


def _erase(app: App, story: int, now: datetime) -> Erased | None:
    """Asked once more in the transaction that erases: has it been granted, has mail come meanwhile?"""
    with app.database.write() as session:
        stored = records.find_record(session, story)
        due = _due(session, app, stored, now) if stored is not None else None
        if due is None or due.told_at is None or due.unread or now < due.erased_at:
            return None
        return erase_within(session, app, Target(story=story), f"its time as {due.ending.state} is over")


def _tell(session: Session, app: App, due: Sequence[Due], now: datetime) -> None:
    if not due:
        return
    cause = f"keep/{'+'.join(f'S-{one.story}' for one in due)}/{now:%Y-%m-%d}"
    for one in due:
        house.note_done(session, one.key, cause, now)
    for person in dict.fromkeys((app.call.compiler, *app.call.coordinators)):
        to = Address(person.name, person.addr_spec)
        outside = stamp(app, LetterKind.NOTICE, cause, to, language=person.language)
        notice = Notice("ending", lines=tuple(_line(app, one, person, now) for one in due))
        outbox.post(session, write_notice(notice, outside, app.call), now)


def _line(app: App, due: Due, person: Person, now: datetime) -> str:
    at = max(due.ending.at, now + consent_policy().told_before)
    day, why = say_day(at, app.call.zone, person.language), say(person.language, f"reader.{due.ending.state}")
    return f"S-{due.story}: {day}. {why}"
