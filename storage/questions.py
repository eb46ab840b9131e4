"""Consent questions that were asked: found by the keyed hash of their token, and whether somebody answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.letters import LetterView, find_letter, view_of
from storage.once import add_once
from storage.tables import LetterRow, QuestionRow
from storage.values import bare


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `cause` is the mail that told the stories; `answered_at` is when a person's answer came."""

    letter: LetterView
    cause: int | None
    answered_at: datetime | None


def note_asked(session: Session, message_id: str, mark: str) -> None:
    """Remember a question that was posted, by the hash of its token. Safe to repeat."""
    letter = find_letter(session, message_id)
    if letter is None:
        raise LookupError("there is no such letter")
    add_once(session, QuestionRow(mark=mark, letter=letter.id))


def questions_of(session: Session, marks: Sequence[str]) -> list[LetterView]:
    """The questions whose tokens have these hashes."""
    query = select(LetterRow).join(QuestionRow, QuestionRow.letter == LetterRow.id).where(QuestionRow.mark.in_(marks))
    return [view_of(row) for row in session.scalars(query.order_by(LetterRow.id))]


def note_answered(session: Session, message_ids: Sequence[str], message: int, at: datetime) -> None:
    """These questions were answered, by this message. Letters that are no questions are passed over."""
    if not message_ids:
        return
    letters = select(LetterRow.id).where(LetterRow.message_id.in_([bare(one) for one in message_ids]))
    for row in session.scalars(select(QuestionRow).where(QuestionRow.letter.in_(letters))):
        if row.answered_at is None:
            row.answered_by, row.answered_at = message, at


def find_asked(session: Session) -> list[Asked]:
    """Every question that was posted, oldest first."""
    query = select(LetterRow, QuestionRow.answered_at).join(QuestionRow, QuestionRow.letter == LetterRow.id)
    rows = session.execute(query.order_by(LetterRow.id))
    return [Asked(view_of(letter), letter.cause, answered_at) for letter, answered_at in rows]
