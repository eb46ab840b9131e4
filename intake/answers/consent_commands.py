"""The commands about consent. What shows more needs the newest standing to have been seen; what shows less does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from config.consent import consent_policy
from intake.answers.hints import evidence_of
from intake.answers.perform import Work, not_done
from intake.answers.values import Outcome
from intake.consent import decisions
from intake.gate.recall import copies_of
from parsers.command_values import Command
from storage import consent as ledger
from storage import records
from storage.record_state import RecordState
from storage.standing import ConsentEvent, Standing, standing

HOW = " by mail"
LIMITS = frozenset({"no_quote", "review_first", "no_attachment", "no_forward", "withhold_fields"})


def _grant(work: Work, command: Command, record: RecordState) -> Outcome:
    policy = consent_policy()
    person = _person(command, record)
    if isinstance(person, Outcome):
        return person
    events, before = _now(work, record, person)
    evidence = command.evidence or evidence_of(events)
    if lacking := policy.lacks_evidence(command.scopes, evidence):
        least = dict(policy.least_evidence)
        needs = "; ".join(f"{scope}: {least[scope]}" for scope in lacking)
        return not_done("evidence", command, needs=needs)
    heard = () if work.proof.is_officer and command.restrictions else decisions.limits_heard(events)
    limits = {*command.restrictions, *heard, *(before.restrictions if before.state != "granted" else ())}
    event = ConsentEvent(
        "granted",
        _role(work),
        work.now,
        actor_name=work.name,
        scopes=tuple(scope for scope in policy.scopes if scope in command.scopes),
        attribution=command.attribution or policy.default_attribution,
        restrictions=tuple(sorted(limits)),
        evidence=evidence,
        message=work.message,
        until=work.app.call.final.latest + work.app.call.consent_valid,
    )
    if _says_the_same(events, before, event):
        return not_done("already", command)
    return _decide(work, command, record, person, event, before)


def _says_the_same(events: Sequence[ConsentEvent], before: Standing, event: ConsentEvent) -> bool:
    """Whether this person has said just this before, and it holds."""
    last = next((one for one in reversed(events) if one.to == "granted"), None)
    if before.state != "granted" or last is None or last.actor_name != event.actor_name:
        return False
    said = (set(last.scopes), last.attribution, set(last.restrictions))
    return said == (set(event.scopes), event.attribution, set(event.restrictions))


def _reinstate(work: Work, command: Command, record: RecordState) -> Outcome:
    """What was granted last, once more: only the consent officer may."""
    person = _person(command, record)
    if isinstance(person, Outcome):
        return person
    events, before = _now(work, record, person)
    if not work.proof.is_officer:
        return not_done("officer", command)
    event = decisions.granted_again(events, before, work.now, by=work.name, message=work.message)
    if event is None:
        return not_done("not_allowed", command, state=before.state)
    return _decide(work, command, record, person, event, before)


def _close(work: Work, command: Command, record: RecordState) -> Outcome:
    """No, or taken back: the state is named by the verb."""
    person = _person(command, record)
    if isinstance(person, Outcome):
        return person
    to = {"refuse": "refused", "withdraw": "withdrawn"}[command.verb]
    _, before = _now(work, record, person)
    if before.state == to:
        return not_done("already", command)
    event = ConsentEvent(to, _role(work), work.now, actor_name=work.name, message=work.message)
    return _decide(work, command, record, person, event, before)


def _suspend(work: Work, command: Command, record: RecordState) -> Outcome:
    """Everybody in the story, unless one is named: a story with one person standing still stands still."""
    persons = [command.person] if command.person else range(1, record.people + 1)
    outcome = not_done("already", command)
    for person in persons:
        _, before = _now(work, record, person)
        if before.state not in {"suspended", "withdrawn", "erased"} and not outcome.done:
            event = ConsentEvent("suspended", _role(work), work.now, actor_name=work.name, message=work.message)
            outcome = _decide(work, command, record, person, event, before)
    return outcome


def _people(work: Work, command: Command, record: RecordState) -> Outcome:
    """How many people a story tells of. Fewer than before can show more: that is the consent officer's."""
    count = command.number or 1
    if count == record.people:
        return not_done("already", command)
    if count < record.people and not work.proof.is_officer:
        return not_done("officer", command)
    records.set_people(work.session, record.number, count)
    work.note(f"counted {count} people", record.number)
    undo = work.keep(command, {"people": record.people})
    return Outcome("people", True, record.reference, (("count", str(count)),), undo)


def _person(command: Command, record: RecordState) -> int | Outcome:
    if command.person is None and record.people > 1:
        return not_done("which_person", command, count=str(record.people))
    person = command.person or 1
    return person if person <= record.people else not_done("no_person", command, count=str(record.people))


def _now(work: Work, record: RecordState, person: int) -> tuple[tuple[ConsentEvent, ...], Standing]:
    events = ledger.events_of(work.session, record.number).get(person, ())
    return events, standing(events, work.now)


def _role(work: Work) -> str:
    return "consent_officer" if work.proof.is_officer else "coordinator"


def _decide(
    work: Work, command: Command, record: RecordState, person: int, event: ConsentEvent, before: Standing
) -> Outcome:
    """Add it to the ledger unless the policy forbids it, or something has happened that the letter did not show."""
    expected = None
    if event.to in {"granted", "refused"}:
        seen = dict(work.proof.shown.get("stories", {})).get(str(record.number))
        if seen is None:
            return not_done("after_letter", command)
        events = ledger.events_of(work.session, record.number).get(person, ())
        expected = decisions.expected_by(events, int(seen.get(str(person), 0)), work.name)
    try:
        holds = decisions.record(
            work.session, record.number, event, work.now, person=person, expected=expected, how=HOW
        )
    except ledger.OvertakenDecision:
        return not_done("overtaken", command, state=before.state)
    except ledger.IllegalTransition:
        officers = consent_policy().allows(before.state, event.to, "consent_officer")
        return not_done(
            "officer" if officers and not work.proof.is_officer else "not_allowed", command, state=before.state
        )
    undo = work.keep(command, _before(before, person))
    return _done(work, record, event, holds, undo)


def _before(before: Standing, person: int) -> dict[str, Any]:
    return {
        "person": person,
        "state": before.state,
        "scopes": sorted(before.scopes),
        "attribution": before.attribution,
        "restrictions": sorted(before.restrictions),
        "until": before.until.isoformat() if before.until else None,
    }


def _done(work: Work, record: RecordState, event: ConsentEvent, holds: Standing, undo: int) -> Outcome:
    reference = record.reference
    if event.to != "granted":
        copies = tuple(one.line for one in copies_of(work.session, record.number))
        return Outcome(event.to, True, reference, undo=None, copies=copies)
    also = []
    if holds.state != "granted":
        also.append("others_in_it")
    elif waits := set(event.scopes) - holds.scopes:
        also += [f"waits_{scope}" for scope in sorted(waits & consent_policy().two_persons)]
    also += [f"limit_{code}" for code in event.restrictions if code in LIMITS]
    words = (("scopes", " ".join(event.scopes)), ("attribution", event.attribution or ""))
    return Outcome("granted", True, reference, words, undo, also=tuple(also))


CONSENT: dict[str, Callable[[Work, Command, RecordState], Outcome]] = {
    "confirm": _grant,
    "grant": _grant,
    "reinstate": _reinstate,
    "refuse": _close,
    "withdraw": _close,
    "suspend": _suspend,
    "people": _people,
}
