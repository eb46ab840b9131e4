"""A person's decision about consent, written down in one way: by the command line and by answering the digest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from config.call import Call, Person
from storage import audit
from storage import consent as ledger
from storage.database import Session
from storage.standing import PERSONS, ConsentEvent, Standing

if TYPE_CHECKING:
    from intake.app import App


def people_of(call: Call) -> dict[str, Person]:
    """Who works on the call, by the key of the address."""
    return {person.addr_spec.casefold(): person for person in (*call.coordinators, call.compiler)}


def is_officer(app: App, by: str) -> bool:
    """Whether `by` is the name or the address of somebody who answers for consent."""
    named = [person for person in people_of(app.call).values() if person.consent_officer]
    known = {*app.settings.consent_officers, *(p.name for p in named), *(p.addr_spec for p in named)}
    return by.strip().casefold() in {one.casefold() for one in known}


def name_of(app: App, by: str) -> str:
    """The name that the call knows somebody by, so that one person under two names never counts as two."""
    wanted = by.strip().casefold()
    return next(
        (p.name for p in people_of(app.call).values() if wanted in {p.name.casefold(), p.addr_spec.casefold()}), by
    )


def expected_by(events: Sequence[ConsentEvent], seen: int, name: str) -> int:
    """The sequence that somebody may be taken to know: what was shown, and what they have decided themselves since."""
    later = [event for event in events if event.sequence > seen]
    own = all(event.actor in PERSONS and event.actor_name == name for event in later)
    return max((event.sequence for event in later), default=seen) if own else seen


def granted_again(
    events: Sequence[ConsentEvent], before: Standing, now: datetime, *, by: str, message: int | None = None
) -> ConsentEvent | None:
    """What was granted last, once more, with every limit that has come since. None where nothing stands still by now.

    It is the consent officer's, for a withdrawal that was an error.
    """
    last = next((event for event in reversed(events) if event.to == "granted"), None)
    if before.state != "suspended" or last is None:
        return None
    return replace(
        last,
        actor="consent_officer",
        at=now,
        actor_name=by,
        restrictions=tuple(sorted({*last.restrictions, *before.restrictions})),
        message=message,
        words="",
        reason="",
    )


def limits_heard(events: Sequence[ConsentEvent]) -> frozenset[str]:
    """The limits that were heard from the people themselves: no grant of a coordinator lifts one of them."""
    return frozenset(limit for event in events if event.actor not in PERSONS for limit in event.restrictions)


def record(
    session: Session,
    story: int,
    event: ConsentEvent,
    now: datetime,
    *,
    person: int = 1,
    expected: int | None = None,
    how: str = "",
) -> Standing:
    """Add the decision to the ledger and to the audit; what holds now. Raises as `storage.consent.decide` does.

    A grant keeps the limits that the person has said, unless the consent officer gives it.
    """
    if event.to == "granted" and event.actor != "consent_officer":
        heard = limits_heard(ledger.events_of(session, story).get(person, ()))
        event = replace(event, restrictions=tuple(sorted({*event.restrictions, *heard})))
    holds = ledger.decide(session, story, event, now, expected=expected, person=person)
    audit.note(session, who=event.actor_name, what=f"recorded consent{how}: {event.to}", now=now, story=story)
    return holds
