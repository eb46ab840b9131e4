"""What becomes of a letter that was claimed: noted, put off, let go again, or proved to have left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import LetterRow
from storage.values import LetterState, bare


def note(session: Session, letter_id: int, state: LetterState, answer: str, now: datetime) -> None:
    """What became of a letter."""
    row = session.get_one(LetterRow, letter_id)
    row.state = state.value
    row.answer = answer
    row.claimed_by = None
    if state is LetterState.SENT:
        row.sent_at = now


def is_in_hand(session: Session, letter_id: int, holder: str) -> bool:
    """Whether the letter is still this worker's: one that stalled may come back when another has sent it."""
    row = session.get_one(LetterRow, letter_id, with_for_update=True)
    return row.state == LetterState.SENDING.value and row.claimed_by == holder


def count_lost_answer(session: Session, letter_id: int) -> None:
    """The letter may have left, and nobody said so."""
    session.get_one(LetterRow, letter_id).lost_answers += 1


def put_off(session: Session, letter_id: int, until: datetime, answer: str) -> None:
    """Try again at `until`. Nothing changes when the letter is not being sent: its fate is known already."""
    row = session.get_one(LetterRow, letter_id, with_for_update=True)
    if row.state != LetterState.SENDING.value:
        return
    row.state = LetterState.DUE.value
    row.next_try = until
    row.claimed_by = None
    row.answer = answer


def release(session: Session, states: Iterable[LetterState], now: datetime, letter_id: int | None = None) -> int:
    """Let letters of these states go again, all or one; how many. One whose time is past is missed instead."""
    query = select(LetterRow).where(LetterRow.state.in_([state.value for state in states]))
    if letter_id is not None:
        query = query.where(LetterRow.id == letter_id)
    count = 0
    for row in session.scalars(query):
        if row.not_after is not None and row.not_after <= now:
            row.state, row.answer = LetterState.MISSED.value, "its time is past"
            continue
        row.state, row.next_try, row.answer = LetterState.DUE.value, now, ""
        row.lost_answers = row.attempts = 0
        count += 1
    return count


def settle_as_sent(session: Session, message_ids: Iterable[str], now: datetime, proof: str) -> int:
    """Letters of which it was not certain that they left, and did; also those that wait to be repeated. How many."""
    named = sorted({bare(message_id) for message_id in message_ids})
    if not named:
        return 0
    unsure = (LetterRow.state == LetterState.UNCERTAIN.value) | (
        (LetterRow.state == LetterState.DUE.value) & (LetterRow.lost_answers > 0)
    )
    rows = list(session.scalars(select(LetterRow).where(LetterRow.message_id.in_(named), unsure)))
    for row in rows:
        note(session, row.id, LetterState.SENT, proof, now)
    return len(rows)
