"""Acknowledgements that wait for their turn, by person: what a batch needs of the outbox."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from storage.codec import letter_from_json, letter_to_json
from storage.tables import LetterRow
from storage.values import Letter, LetterKind, LetterState


def waiting_by_person(session: Session, kind: LetterKind) -> dict[str, list[tuple[int, int]]]:
    """Letters of this kind that were never tried, by the address they go to: (letter, message that it answers)."""
    query = (
        select(LetterRow.to_key, LetterRow.id, LetterRow.cause)
        .where(LetterRow.kind == kind.value, LetterRow.state == LetterState.DUE.value, LetterRow.attempts == 0)
        .where(LetterRow.cause.is_not(None))
        .order_by(LetterRow.id)
        .with_for_update(skip_locked=True)
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for to_key, letter, cause in session.execute(query):
        assert cause is not None
        found.setdefault(to_key, []).append((letter, cause))
    return found


def last_left(session: Session, kind: LetterKind, to_key: str) -> datetime | None:
    """When a letter of this kind last left for that address, or may have."""
    states = (LetterState.SENT.value, LetterState.UNCERTAIN.value)
    query = select(func.max(func.coalesce(LetterRow.sent_at, LetterRow.next_try))).where(
        LetterRow.kind == kind.value, LetterRow.to_key == to_key, LetterRow.state.in_(states)
    )
    return session.scalar(query)


def let_wait(session: Session, letter_id: int, until: datetime) -> None:
    row = session.get_one(LetterRow, letter_id)
    row.next_try = max(row.next_try, until)


def letter_waiting(session: Session, letter_id: int) -> Letter:
    query = select(LetterRow).options(undefer(LetterRow.letter)).where(LetterRow.id == letter_id)
    return letter_from_json(session.scalars(query).one().letter)


def join_letters(session: Session, first: int, others: list[int], letter: Letter) -> None:
    """`letter` takes the place of the first; the others are told in it and do not leave."""
    row = session.get_one(LetterRow, first)
    row.letter, row.about = letter_to_json(letter), list(letter.about)
    for other in others:
        joined = session.get_one(LetterRow, other)
        joined.state, joined.answer = LetterState.JOINED.value, f"told in letter {first}"
