"""What comes back tells what became of our letters: bounces, refusals, answers, copies.

A mail counts only for a letter of ours that it names: nobody can make our Message-IDs, and anybody can write a bounce.
"""

from __future__ import annotations

from datetime import datetime

from intake.jobs.gather import named_by
from parsers.bounce_reason import is_dead_address, reason_of
from parsers.delivery_status import find_status
from parsers.records import AutomaticKind, Bounce, Reading
from storage import contacts, outbox
from storage.database import Session
from storage.values import LetterState


def note_bounce(session: Session, bounce: Bounce, now: datetime) -> None:
    """The address is given up when it is dead; a full mailbox or a refusal by policy costs that letter alone.

    A bounce that is not for good says that the letter has left, and nothing of the address.
    """
    letter = outbox.find_letter(session, bounce.original_message_id or "")
    if letter is None:
        return
    if not bounce.permanent:
        outbox.settle_as_sent(session, [letter.message_id], now, "a delay notice names it")
        return
    outbox.note(session, letter.id, LetterState.REFUSED, f"it bounced: {bounce.status or 'no status'}", now)
    if is_dead_address(bounce.reason):
        contacts.note_bounce(session, letter.to, bounce.status or bounce.reason[:80])


def note_refusal(session: Session, letter_id: int, to_key: str, answer: str, now: datetime) -> None:
    """A server said no for good while it was offered the letter: the same as a bounce of it."""
    outbox.note(session, letter_id, LetterState.REFUSED, answer, now)
    if is_dead_address(reason_of(find_status(answer), answer)):
        contacts.note_bounce(session, to_key, answer[:80])


def settle_letters(session: Session, reading: Reading, now: datetime, *, is_ours: bool) -> None:
    """Whoever names a letter has it, and a copy of it that comes to us has left: it need not be repeated."""
    automatic = reading.automatic
    if automatic is not None and automatic.kind is AutomaticKind.BOUNCE:
        return
    named = {*named_by(reading), (automatic and automatic.original_message_id) or ""}
    if is_ours:
        named.add(reading.message.message_id or "")
    outbox.settle_as_sent(session, named - {""}, now, "an answer names it" if not is_ours else "its copy came back")
