"""Dispatch: claim a letter (transaction), send it (no transaction open), note the answer (transaction).

What happens when the answer is lost depends on the kind. Reminders, digests and announcements: rather none than two.
What somebody waits for, and consent questions: rather two than none; a repeated letter has the same Message-ID.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.jobs.wanted import is_still_wanted
from intake.letters.headers import AddressError
from intake.letters.mime import as_bytes
from intake.outgoing import AUTOMATIC, Caps, Decision, Traffic, Verdict, may_leave, wait_until
from intake.ports import Delivery, Outcome, Outgoing
from intake.stamps import sender_of_letters
from storage import contacts, house, outbox
from storage.database import Session
from storage.outbox import Claimed
from storage.values import LetterKind, LetterState

if TYPE_CHECKING:
    from intake.app import App

log = logging.getLogger("intake.dispatch")

LEASE = timedelta(minutes=30)  # longer than the slowest server may take over one letter
RATHER_NONE_THAN_TWO = frozenset({LetterKind.REMINDER, LetterKind.DIGEST, LetterKind.ANNOUNCEMENT})
MOST_ATTEMPTS = 24
BREAKER = "breaker"
UNKNOWN_ADDRESS = re.compile(r"\b5\.1\.[1236]\b")  # RFC 3463, 3.2; other refusals are about the letter, or us


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
                claimed = outbox.claim_due(session, app.clock(), LEASE)
                decision = None if claimed is None else _decide(session, app, claimed)
            if claimed is None or decision is None:
                return done
            if decision.verdict is Verdict.SEND:
                _send(app, outgoing, claimed, done)
            else:
                done.stopped += decision.verdict is not Verdict.WAIT
                done.put_off += decision.verdict is Verdict.WAIT


def _anything_due(app: App) -> bool:
    with app.database.read() as session:
        return outbox.is_anything_due(session, app.clock())


def _decide(session: Session, app: App, claimed: Claimed) -> Decision:
    """Ask the gate, in the transaction that claims; what does not leave is noted at once."""
    now = app.clock()
    letter = claimed.letter
    if outbox.was_interrupted(session, claimed.id) and letter.kind in RATHER_NONE_THAN_TWO:
        reason = "the worker ended while it was being sent: it may have left"
        outbox.note(session, claimed.id, LetterState.UNCERTAIN, reason, now)
        return Decision(Verdict.DROP, reason)
    decision = may_leave(letter, _traffic(session, app, claimed, now), _caps(app), now, _ours(app))
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


def _traffic(session: Session, app: App, claimed: Claimed, now: datetime) -> Traffic:
    letter = claimed.letter
    contact = contacts.find_contact(session, letter.to.key)
    hour, day = now - timedelta(hours=1), now - timedelta(days=1)

    def automatic(*, since: datetime | None = None, to_key: str | None = None, thread: str | None = None) -> int:
        return outbox.count_under_way(
            session, AUTOMATIC, since=since, to_key=to_key, thread=thread, other_than=claimed.id
        )

    return Traffic(
        automatic_to_address_today=automatic(since=day, to_key=letter.to.key),
        automatic_in_thread=automatic(thread=claimed.thread, to_key=letter.to.key) if claimed.thread else 0,
        automatic_this_hour=automatic(since=hour),
        letters_this_hour=outbox.count_under_way(session, LetterKind, since=hour, other_than=claimed.id),
        opted_out=contact is not None and contact.opted_out_at is not None,
        bounced=contact.bounced if contact else None,
        breaker=house.switch(session, BREAKER),
        still_wanted=is_still_wanted(session, app, letter, claimed.posted_at),
    )


def _caps(app: App) -> Caps:
    limits = app.settings.limits
    return Caps(
        automatic_a_day_and_address=limits.automatic_a_day_and_address,
        automatic_a_thread=limits.automatic_a_thread,
        automatic_an_hour=limits.automatic_an_hour,
        letters_an_hour=limits.letters_an_hour,
    )


def _ours(app: App) -> frozenset[str]:
    addresses = (app.call.address, app.settings.sender.address, app.settings.sender.bounces_to)
    return frozenset(address.casefold() for address in addresses if address)


def _send(app: App, outgoing: Outgoing, claimed: Claimed, done: Dispatched) -> None:
    sender = sender_of_letters(app)
    try:
        content = as_bytes(claimed.letter, sender=sender, date=app.clock())
        envelope = app.settings.sender.bounces_to or sender.addr_spec
        delivery = outgoing.send(envelope, claimed.letter.to.addr_spec, content)
    except (AddressError, ValueError) as trouble:
        delivery = Delivery(Outcome.REFUSED, 0, str(trouble))
    with app.database.write() as session:
        _note(session, claimed, delivery, app.clock(), done)


def _may_repeat(session: Session, claimed: Claimed) -> bool:
    """A letter whose answer was lost is repeated once, where its kind allows it; a second time a person looks."""
    return claimed.letter.kind not in RATHER_NONE_THAN_TWO and not outbox.was_uncertain(session, claimed.id)


def _note(session: Session, claimed: Claimed, delivery: Delivery, now: datetime, done: Dispatched) -> None:
    answer = f"{delivery.code or ''} {delivery.text}".strip()
    if delivery.outcome is Outcome.ACCEPTED:
        outbox.note(session, claimed.id, LetterState.SENT, answer, now)
        done.sent += 1
    elif delivery.outcome is Outcome.REFUSED:
        outbox.note(session, claimed.id, LetterState.REFUSED, answer, now)
        if UNKNOWN_ADDRESS.search(delivery.text):
            contacts.note_bounce(session, claimed.letter.to.key, answer[:80])
        done.stopped += 1
    elif delivery.outcome is Outcome.UNCERTAIN and not _may_repeat(session, claimed):
        outbox.note(session, claimed.id, LetterState.UNCERTAIN, f"{outbox.LOST} {answer}".strip(), now)
        done.stopped += 1
    elif claimed.attempts >= MOST_ATTEMPTS:
        outbox.note(session, claimed.id, LetterState.HELD, f"put off {claimed.attempts} times: {answer}", now)
        done.stopped += 1
    else:
        lost = f"{outbox.LOST} " if delivery.outcome is Outcome.UNCERTAIN else ""
        again = wait_until(now, claimed.attempts, claimed.letter.not_after)
        outbox.put_off(session, claimed.id, again, f"{lost}{answer}".strip())
        done.put_off += 1
    log.info("letter %d: %s", claimed.id, delivery.outcome.value)
