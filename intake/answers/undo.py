"""Undoing what was decided by mail, within seven days. It never shows more than is shown now."""

from __future__ import annotations

from datetime import datetime, timedelta

from config.consent import consent_policy
from intake.answers.perform import Work, not_done
from intake.answers.values import Outcome
from intake.consent import decisions
from parsers.command_values import Command
from storage import answers, record_state, records
from storage import consent as ledger
from storage.answers import Decided
from storage.standing import ConsentEvent, Standing, standing

WITHIN = timedelta(days=7)
NARROWING = frozenset({"refuse", "suspend", "withdraw"})
# Where a grant is taken back to; of an ended consent nothing is known any more.
BACK_TO = {"expired": "unassessed"}


def undo(work: Work, command: Command) -> Outcome:
    """Anybody of the call may undo; a number, because a story may have been decided about more than once."""
    made = answers.find_decision(work.session, command.number or 0)
    if made is None:
        return not_done("undo_unknown", command)
    if made.undone_at is not None:
        return not_done("undo_done", command)
    if work.now > made.at + WITHIN:
        return not_done("undo_late", command)
    if made.verb in NARROWING:
        return not_done("undo_widens", command)
    refusal = _put_back(work, made, command)
    if refusal is not None:
        return refusal
    answers.note_undone(work.session, made.number, work.name, work.now)
    story = int(made.reference[2:]) if made.reference.startswith("S-") else None
    work.note(f"undid {made.verb} {made.reference}", story)
    return Outcome("undone", True, made.reference, (("command", made.command),))


def _put_back(work: Work, made: Decided, command: Command) -> Outcome | None:
    number = int(made.reference[2:])
    session = work.session
    if made.verb == "done":
        record_state.unsettle(session, number)
    elif made.verb == "later":
        return None
    elif record_state.state_of(session, number) is None:
        return not_done("undo_unknown", command)
    elif made.verb in {"drop", "merge"}:
        record_state.put_back(session, number)
        if made.verb == "merge":
            record_state.seem_to_be_the_same(session, number, made.before["merge_with"])
    elif made.verb == "keep":
        record_state.seem_to_be_the_same(session, number, made.before["merge_with"])
    elif made.verb == "people":
        return _count_again(work, made, command, number)
    else:
        return _take_grant_back(work, made, command, number)
    return None


def _count_again(work: Work, made: Decided, command: Command, number: int) -> Outcome | None:
    """Back to fewer people would show the story although somebody in it has said nothing."""
    now = record_state.state_of(work.session, number)
    if now is None or int(made.before["people"]) < now.people:
        return not_done("undo_widens", command)
    records.set_people(work.session, number, int(made.before["people"]))
    return None


def _take_grant_back(work: Work, made: Decided, command: Command, number: int) -> Outcome | None:
    """What held before the grant, where that shows no more than what holds now."""
    person = int(made.before["person"])
    now = standing(ledger.events_of(work.session, number).get(person, ()), work.now)
    if now.state != "granted":
        return not_done("undo_overtaken", command, state=now.state)
    event = _earlier(work, made, now)
    if event is None:
        return not_done("undo_widens", command)
    try:
        decisions.record(work.session, number, event, work.now, person=person, how=" by mail, undone")
    except ledger.IllegalTransition:
        return not_done("undo_overtaken", command, state=now.state)
    return None


def _earlier(work: Work, made: Decided, now: Standing) -> ConsentEvent | None:
    before = made.before
    role = "consent_officer" if work.proof.is_officer else "coordinator"
    state = str(before["state"])
    if state != "granted":
        to = BACK_TO.get(state, state)
        return ConsentEvent(to, role, work.now, actor_name=work.name, message=work.message, reason="undone")
    policy = consent_policy()
    limits = {*before["restrictions"], *now.restrictions}
    wider = not set(before["scopes"]) <= now.scopes
    if wider or policy.lower(str(before["attribution"]), now.attribution) != before["attribution"]:
        return None
    until = datetime.fromisoformat(before["until"]) if before["until"] else None
    ends = [moment for moment in (until, now.until) if moment is not None]
    return ConsentEvent(
        "granted",
        role,
        work.now,
        actor_name=work.name,
        scopes=tuple(before["scopes"]),
        attribution=str(before["attribution"]),
        restrictions=tuple(sorted(limits)),
        evidence=_evidence(work, made),
        message=work.message,
        reason="undone",
        until=min(ends, default=None),
    )


def _evidence(work: Work, made: Decided) -> str:
    """That of the grants so far: nothing new is claimed."""
    events = ledger.events_of(work.session, int(made.reference[2:])).get(int(made.before["person"]), ())
    return max((event.evidence or "E0" for event in events if event.to == "granted"), default="E0")
