"""What a digest asks of its readers: the words to answer with beside each need, and what somebody put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from intake.answers.hints import Hints, for_story
from intake.letters.values import Need
from storage import answers, consent, records
from storage.database import Session
from storage.told import untold


@dataclass(frozen=True, slots=True)
class PutOff:
    """What comes back because somebody said "later": references, lines for the notes, items to remember."""

    references: frozenset[str] = frozenset()
    notes: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()


def need_with(hints: Hints, code: str, reference: str, line: str) -> Need:
    return Need(code, reference, line, yes=hints.yes, no=hints.no, others=hints.others)


def hints_of(need: Need) -> Hints:
    return Hints(need.yes, need.no, need.others)


def hints_for_story(session: Session, number: int, now: datetime) -> Hints:
    """What may be answered to a story as it stands now."""
    stored = records.find_record(session, number)
    events = consent.events_of(session, number)
    standing = consent.standing_of(session, number, now)
    return for_story(number, standing, records.as_story(stored).people if stored else 1, events.get(1, ()))


def put_off_until_now(session: Session) -> PutOff:
    """What was put off since the last digest. It is told again once, as if it were new."""
    made = [one for one in answers.find_decisions(session, verb="later") if one.undone_at is None]
    news = set(untold(session, [f"later/{one.number}" for one in made]))
    back = [one for one in made if f"later/{one.number}" in news]
    return PutOff(
        frozenset(one.reference for one in back),
        tuple((one.name, f"put off {one.reference}") for one in back),
        tuple(f"later/{one.number}" for one in back),
    )
