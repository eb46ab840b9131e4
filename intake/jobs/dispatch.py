"""Dispatch: claim a letter (transaction), send it (no transaction open), note the answer (transaction).

What happens when the answer is lost depends on the kind. Reminders, digests and announcements: rather none than two.
What somebody waits for, and consent questions: rather two than none; a repeated letter has the same Message-ID.
A letter that stays uncertain is settled by the Sent folder, by a bounce or an answer, or by a person.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.jobs.returned import note_refusal
from intake.jobs.traffic import BREAKER, caps_of, traffic_of
from intake.letters.headers import AddressError
from intake.letters.mime import as_bytes
from intake.outgoing.gate import Decision, Verdict, may_leave, wait_until
from intake.outgoing.own_addresses import own_addresses
from intake.ports import Delivery, Outcome, Outgoing, PortError
from intake.stamps import sender_of_letters
from storage import house, outbox
from storage.database import Session, is_the_worlds
from storage.outbox import Claimed
from storage.values import LetterKind, LetterState

if TYPE_CHECKING:
    from intake.app import App

log = logging.getLogger("intake.dispatch")

RATHER_NONE_THAN_TWO = frozenset({LetterKind.REMINDER, LetterKind.DIGEST, LetterKind.ANNOUNCEMENT})
MOST_ATTEMPTS = 24
PROOF_WITHIN = timedelta(minutes=15)  # an answer, a bounce or the folder of sent mail may say that it left
MOST_INTERRUPTED = 4  # a letter at which the worker ends again and again is set aside


@dataclass(slots=True)
class Dispatched:
    """How many letters of this round came to which state."""

    sent: int = 0
    put_off: int = 0
    stopped: int = 0

    def __iadd__(self, more: Dispatched) -> Dispatched:
        self.sent += more.sent
        self.put_off += more.put_off
        self.stopped += more.stopped
        return self


def dispatch(app: App) -> Dispatched:
    """Send everything that is due now, one transaction a person."""
    done = Dispatched()
    if not _anything_due(app):
        return done
    with app.postbox.session() as outgoing:
        while True:
            with app.database.write() as session:
                claimed = outbox.claim_due(session, app.clock(), app.holder)
                decision = None if claimed is None else _decided(session, app, claimed)
            if claimed is None or decision is None:
                return done
            if decision.verdict is Verdict.SEND:
                _send(app, outgoing, claimed, done)
            else:
                done.stopped += decision.verdict is not Verdict.WAIT
                done.put_off += decision.verdict is Verdict.WAIT


def _anything_due(app: App) -> bool:
    with app.database.read() as session:
        return outbox.is_anything_due(session, app.clock(), app.holder)


def _decided(session: Session, app: App, claimed: Claimed) -> Decision:
    """A bug of ours costs one letter, not all that wait behind it."""
    try:
        with session.begin_nested():
            return _decide(session, app, claimed)
    except Exception as bug:
        if is_the_worlds(bug):
            raise
        reason = f"bug: {type(bug).__name__}"
        log.warning("letter %d is held: %s", claimed.id, reason)
        outbox.note(session, claimed.id, LetterState.HELD, reason, app.clock())
        return Decision(Verdict.HOLD, reason)


def _decide(session: Session, app: App, claimed: Claimed) -> Decision:
    """Ask the gate, in the transaction that claims; what does not leave is noted at once."""
    now = app.clock()
    letter = claimed.letter
    if claimed.lost_answers > (0 if letter.kind in RATHER_NONE_THAN_TWO else MOST_INTERRUPTED):
        reason = "the worker ended while it was being sent: it may have left"
        outbox.note(session, claimed.id, LetterState.UNCERTAIN, reason, now)
        return Decision(Verdict.DROP, reason)
    decision = may_leave(
        letter,
        traffic_of(session, app, claimed, now),
        caps_of(app),
        now,
        own_addresses(app.call, app.settings),
    )
    if decision.trips_breaker:
        house.turn_on(session, BREAKER, decision.reason, now)
    if decision.verdict is Verdict.DROP:
        missed = letter.not_after is not None and now >= letter.not_after
        outbox.note(session, claimed.id, LetterState.MISSED if missed else LetterState.HELD, decision.reason, now)
    elif decision.verdict is Verdict.HOLD:
        outbox.note(session, claimed.id, LetterState.HELD, decision.reason, now)
    elif decision.verdict is Verdict.WAIT:
        outbox.put_off(session, claimed.id, now + timedelta(minutes=10), decision.reason)
    return decision


def _send(app: App, outgoing: Outgoing, claimed: Claimed, done: Dispatched) -> None:
    sender = sender_of_letters(app)
    try:
        content = as_bytes(claimed.letter, sender=sender, date=app.clock())
        envelope = app.settings.sender.bounces_to or sender.addr_spec
        delivery = outgoing.send(envelope, claimed.letter.to.addr_spec, content)
    except (AddressError, ValueError) as trouble:
        delivery = Delivery(Outcome.REFUSED, 0, str(trouble))
    except PortError as trouble:  # the line could not be made anew: this letter has not left
        with app.database.write() as session:
            if outbox.is_in_hand(session, claimed.id, app.holder):
                outbox.put_off(session, claimed.id, app.clock() + timedelta(minutes=1), trouble.reason)
        raise
    with app.database.write() as session:
        if delivery.outcome is Outcome.ACCEPTED or outbox.is_in_hand(session, claimed.id, app.holder):
            _note(session, claimed, delivery, app.clock(), done)


def _note(session: Session, claimed: Claimed, delivery: Delivery, now: datetime, done: Dispatched) -> None:
    answer = f"{delivery.code or ''} {delivery.text}".strip()
    lost = delivery.outcome is Outcome.UNCERTAIN
    if lost:
        outbox.count_lost_answer(session, claimed.id)
        answer = f"the answer was lost {answer}".strip()
    if delivery.outcome is Outcome.ACCEPTED:
        outbox.note(session, claimed.id, LetterState.SENT, answer, now)
        done.sent += 1
    elif delivery.outcome is Outcome.REFUSED:
        note_refusal(session, claimed.id, claimed.letter.to.key, answer, now)
        done.stopped += 1
    elif lost and (claimed.lost_answers or claimed.letter.kind in RATHER_NONE_THAN_TWO):
        outbox.note(session, claimed.id, LetterState.UNCERTAIN, answer, now)
        done.stopped += 1
    elif claimed.attempts >= MOST_ATTEMPTS:
        outbox.note(session, claimed.id, LetterState.HELD, f"put off {claimed.attempts} times: {answer}", now)
        done.stopped += 1
    else:
        again = wait_until(now, claimed.attempts, claimed.letter.not_after)
        outbox.put_off(session, claimed.id, max(again, now + PROOF_WITHIN) if lost else again, answer)
        done.put_off += 1
    log.info("letter %d: %s", claimed.id, delivery.outcome.value)
