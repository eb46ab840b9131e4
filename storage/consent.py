"""The consent ledger: events are only added; what holds is computed in the transaction that uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from config.consent import consent_policy
from storage.standing import PERSONS, ConsentEvent, Standing, of_all, standing
from storage.tables import ConsentRow, RecordRow


class IllegalTransition(Exception):
    """A move that the policy does not allow to this actor from this state; the message says so in plain words."""


class OvertakenDecision(Exception):
    """Somebody else recorded something since the decision was made; the message says what happened."""


def events_of(session: Session, story: int) -> dict[int, tuple[ConsentEvent, ...]]:
    """All events of a story by person, in the order of recording."""
    found: dict[int, list[ConsentEvent]] = {}
    for row in session.scalars(select(ConsentRow).where(ConsentRow.story == story).order_by(ConsentRow.sequence)):
        found.setdefault(row.person, []).append(_event(row))
    return {person: tuple(events) for person, events in found.items()}


def standing_of(session: Session, story: int, now: datetime) -> Standing:
    """What holds at `now` for a story: the lowest over all its persons."""
    return _over_all(events_of(session, story), _people(session, story), now)


def standings_of_persons(session: Session, story: int, now: datetime) -> dict[int, Standing]:
    """What holds at `now` for each person of a story, in the order of their numbers."""
    events = events_of(session, story)
    return {person: standing(events.get(person, ()), now) for person in persons_of(session, story)}


def persons_of(session: Session, story: int) -> tuple[int, ...]:
    """The numbers of all who are in a story: those that are counted, and those that something was said of."""
    told = set(session.scalars(select(ConsentRow.person).where(ConsentRow.story == story)))
    return tuple(sorted({*range(1, _people(session, story) + 1), *told}))


def _over_all(by_person: Mapping[int, Sequence[ConsentEvent]], people: int, now: datetime) -> Standing:
    """The lowest over all who are in the story. One of whom nothing is known has not agreed: `unassessed`."""
    persons = {*range(1, people + 1), *by_person} if by_person else set()
    found = of_all(standing(by_person.get(person, ()), now) for person in sorted(persons))
    silent = [person for person in sorted(persons) if not by_person.get(person)]
    if found.state == "granted" or not silent:
        return found
    who = ", ".join(map(str, silent))
    return replace(found, reason=found.reason or f"{len(persons)} people are in it; nothing is known of person {who}")


def _people(session: Session, story: int) -> int:
    fields = session.scalar(select(RecordRow.fields).where(RecordRow.number == story))
    return _count(fields)


def _count(fields: Mapping[str, Any] | None) -> int:
    people = (fields or {}).get("people")
    return people if isinstance(people, int) and people > 0 else 1


def standings(session: Session, now: datetime) -> dict[int, Standing]:
    """The same for every story that has an event, in one query."""
    found: dict[int, dict[int, list[ConsentEvent]]] = {}
    for row in session.scalars(select(ConsentRow).order_by(ConsentRow.story, ConsentRow.sequence)):
        found.setdefault(row.story, {}).setdefault(row.person, []).append(_event(row))
    rows = session.execute(select(RecordRow.number, RecordRow.fields).where(RecordRow.number.in_(found)))
    people = {number: _count(fields) for number, fields in rows}
    return {story: _over_all(persons, people.get(story, 1), now) for story, persons in found.items()}


def add_machine_event(session: Session, story: int, event: ConsentEvent, person: int = 1) -> None:
    """Record what a mail says. It can only reduce what may be shown, so it is always taken down.

    Raises IllegalTransition for a grant: no machine makes one. Raises LookupError where there is no such story.
    """
    if event.to == "granted" or event.actor in PERSONS:
        raise IllegalTransition("a grant of consent is never made by a machine")
    _hold(session, story)
    _add(session, story, person, event)


def add_said(session: Session, story: int, event: ConsentEvent, *, of_all: bool) -> None:
    """Record what a mail says, of every person in the story: what narrows holds for all of them.

    A yes that is not said `of_all` may be one person's alone. With several it opens nothing: somebody must ask whose.
    """
    persons = persons_of(session, story)
    if len(persons) > 1 and event.to == "claimed" and not of_all:
        whose = f"it does not say for which of the {len(persons)} people"
        event = replace(event, to="needs_review", reason=f"{event.reason}; {whose}" if event.reason else whose)
    for person in persons:
        add_machine_event(session, story, event, person)


def decide(
    session: Session, story: int, event: ConsentEvent, now: datetime, expected: int | None = None, person: int = 1
) -> Standing:
    """Record a person's decision, and give what holds now.

    `expected` is the sequence that the person had seen last: when something was recorded since, OvertakenDecision
    is raised and nothing is kept. Raises IllegalTransition where the policy does not allow the move, or where the
    evidence is not enough for a scope, LookupError where there is no such story.
    """
    policy = consent_policy()
    _hold(session, story)
    before = standing(events_of(session, story).get(person, ()), now)
    if expected is not None and expected != before.last_sequence:
        raise OvertakenDecision(
            f"S-{story} has changed meanwhile: it is {before.state} now ({before.reason or 'no reason given'})"
        )
    if event.actor not in PERSONS or not policy.allows(before.state, event.to, event.actor):
        raise IllegalTransition(f"a {event.actor} cannot move S-{story} from {before.state} to {event.to}")
    if unknown := {*event.scopes} - {*policy.scopes} | {*event.restrictions} - policy.restrictions:
        raise IllegalTransition(f"there is no scope or restriction {', '.join(sorted(unknown))}")
    if event.attribution is not None and event.attribution not in policy.attribution:
        raise IllegalTransition(f"there is no attribution {event.attribution}")
    if event.to == "granted" and (lacking := policy.lacks_evidence(event.scopes, event.evidence or "E0")):
        needed = ", ".join(f"{scope} needs {dict(policy.least_evidence)[scope]}" for scope in lacking)
        raise IllegalTransition(f"the evidence {event.evidence or 'E0'} is not enough: {needed}")
    _add(session, story, person, event)
    return standing_of(session, story, now)


def _hold(session: Session, story: int) -> None:
    """Make others wait who would act on this story now: what is read after this is what holds when it is written."""
    kind = session.scalar(select(RecordRow.kind).where(RecordRow.number == story).with_for_update())
    if kind != "story":
        raise LookupError(f"there is no story S-{story}")


def _add(session: Session, story: int, person: int, event: ConsentEvent) -> None:
    known = events_of(session, story).get(person, ())
    session.add(
        ConsentRow(
            story=story,
            person=person,
            sequence=len(known) + 1,
            at=event.at,
            actor=event.actor,
            actor_name=event.actor_name,
            to=event.to,
            scopes=list(event.scopes),
            attribution=event.attribution,
            restrictions=list(event.restrictions),
            evidence=event.evidence,
            message=event.message,
            words=event.words,
            reason=event.reason,
            until=event.until,
        )
    )
    session.flush()


def _event(row: ConsentRow) -> ConsentEvent:
    return ConsentEvent(
        to=row.to,
        actor=row.actor,
        at=row.at,
        sequence=row.sequence,
        actor_name=row.actor_name,
        scopes=tuple(row.scopes),
        attribution=row.attribution,
        restrictions=tuple(row.restrictions),
        evidence=row.evidence,
        message=row.message,
        words=row.words,
        reason=row.reason,
        until=row.until,
    )


def needs_asking(session: Session, stories: Sequence[int], now: datetime) -> tuple[int, ...]:
    """Those of the stories whose sender may still be asked: never after a no."""
    open_states = {"unassessed", "claimed", "pending", "needs_review"}
    return tuple(story for story in stories if standing_of(session, story, now).state in open_states)
