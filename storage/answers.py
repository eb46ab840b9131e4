"""Answers of coordinators: the keys by which they are known, what was decided by mail, notes to the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.quiet import Quiet
from storage.once import add, add_once
from storage.shared_words import SharedWords, words_of_accounts
from storage.tables import AnswerKeyRow, DecisionRow, NoteRow


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What a letter allows who got it to do by an answer, until `valid_until` (aware UTC). `shown` as in the row."""

    person: str
    message_id: str
    period: str
    issued_at: datetime
    valid_until: datetime
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that a coordinator decided by mail. `before` holds what its undoing restores."""

    number: int
    at: datetime
    person: str
    name: str
    message: int | None
    period: str
    command: str
    verb: str
    reference: str
    before: Mapping[str, Any] = field(default_factory=dict)
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, repr=False)
class NoteKept(Quiet):
    """A note to the other coordinators. `stories` are the numbers of those that it is about."""

    id: int
    at: datetime
    person: str
    name: str
    message: int
    text: str
    stories: tuple[int, ...]

    @property
    def item(self) -> str:
        """How digests remember that they have told it."""
        return f"N-{self.id}"


def keep_key(session: Session, mark: str, key: AnswerKey) -> None:
    """Keep the key of a letter by the keyed hash of its code. The same mark again changes nothing."""
    row = AnswerKeyRow(
        mark=mark,
        person=key.person,
        message_id=key.message_id,
        period=key.period,
        issued_at=key.issued_at,
        valid_until=key.valid_until,
        shown=dict(key.shown),
    )
    add_once(session, row)


def find_key(session: Session, person: str, marks: Collection[str], named: Sequence[str]) -> AnswerKey | None:
    """The key of this person's letter that a mail answers, also one whose time is over.

    `named` are the Message-IDs that the mail names, nearest first; without one of them the newest code counts.
    """
    query = select(AnswerKeyRow).where(
        AnswerKeyRow.person == person, AnswerKeyRow.mark.in_(marks) | AnswerKeyRow.message_id.in_(named)
    )
    rows = {row.message_id: row for row in session.scalars(query.order_by(AnswerKeyRow.issued_at))}
    near = next((rows[one] for one in named if one in rows), None)
    row = near or next(reversed(rows.values()), None)
    if row is None:
        return None
    return AnswerKey(row.person, row.message_id, row.period, row.issued_at, row.valid_until, row.shown)


def add_decision(session: Session, made: Decided) -> int:
    """Keep a decision, and give its number; the number that `made` has is not used."""
    row = DecisionRow(
        at=made.at,
        person=made.person,
        name=made.name,
        message=made.message,
        period=made.period,
        command=made.command,
        verb=made.verb,
        reference=made.reference,
        before=dict(made.before),
    )
    return int(add(session, row)[0])


def find_decision(session: Session, number: int) -> Decided | None:
    row = session.get(DecisionRow, number, with_for_update=True)
    return None if row is None else _decided(row)


def find_decisions(
    session: Session,
    *,
    person: str | None = None,
    period: str | None = None,
    command: str | None = None,
    verb: str | None = None,
) -> list[Decided]:
    """Decisions in the order in which they were made, also those that were undone."""
    query = select(DecisionRow).order_by(DecisionRow.number)
    for column, value in (
        (DecisionRow.person, person),
        (DecisionRow.period, period),
        (DecisionRow.command, command),
        (DecisionRow.verb, verb),
    ):
        if value is not None:
            query = query.where(column == value)
    return [_decided(row) for row in session.scalars(query)]


def note_undone(session: Session, number: int, by: str, now: datetime) -> None:
    row = session.get_one(DecisionRow, number, with_for_update=True)
    row.undone_at, row.undone_by = now, by


def add_note(
    session: Session, *, person: str, name: str, message: int, text: str, stories: Sequence[int], now: datetime
) -> int:
    row = NoteRow(at=now, person=person, name=name, message=message, text=text, stories=list(stories))
    return int(add(session, row)[0])


def find_notes(session: Session) -> list[NoteKept]:
    """All notes, oldest first. They may hold words of stories: only `intake.answers.notes` decides what is shown."""
    rows = session.scalars(select(NoteRow).order_by(NoteRow.id))
    return [NoteKept(row.id, row.at, row.person, row.name, row.message, row.text, tuple(row.stories)) for row in rows]


def messages_of_notes(session: Session, stories: Collection[int]) -> set[int]:
    """The messages in which notes about these stories came: an erasure reaches them."""
    words = words_of_accounts(session, stories)
    return {note.message for note in session.scalars(select(NoteRow)) if is_about(note, stories, words)}


def is_about(note: NoteRow, stories: Collection[int], words: Sequence[SharedWords]) -> bool:
    """Whether a note names one of the stories, or repeats it (`words_of_accounts`)."""
    return bool({*note.stories} & {*stories}) or any(one.are_in(note.text) for one in words)


def _decided(row: DecisionRow) -> Decided:
    return Decided(
        number=row.number,
        at=row.at,
        person=row.person,
        name=row.name,
        message=row.message,
        period=row.period,
        command=row.command,
        verb=row.verb,
        reference=row.reference,
        before=row.before,
        undone_at=row.undone_at,
    )
