"""The rows of what coordinators answer: keys by which an answer is known, decisions, notes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import NEVER_TWICE, Row


class AnswerKeyRow(Row):
    """A letter that a coordinator may answer with commands. `mark` is the keyed hash of the code that stands in it.

    `shown` holds what the letter showed: the newest event of each story, and what "yes" and "no" mean under an item.
    """

    __tablename__ = "answer_key"
    mark: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(index=True)
    message_id: Mapped[str] = mapped_column(index=True)
    period: Mapped[str]
    issued_at: Mapped[datetime]
    valid_until: Mapped[datetime]
    shown: Mapped[dict[str, Any]]


class DecisionRow(Row):
    """Something that a coordinator decided by mail; `number` is what "undo" names, `before` what it restores."""

    __tablename__ = "decision"
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[str]
    name: Mapped[str]
    message: Mapped[int | None] = mapped_column(ForeignKey("message.number", ondelete="SET NULL"))
    period: Mapped[str]
    command: Mapped[str]
    verb: Mapped[str]
    reference: Mapped[str]
    before: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(default="", server_default="")
    __table_args__ = (UniqueConstraint("message", "command"), NEVER_TWICE)


class NoteRow(Row):
    """What a coordinator wrote to the others. `stories` are those it is about: it is shown as far as they may be."""

    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person: Mapped[str]
    name: Mapped[str]
    message: Mapped[int] = mapped_column(ForeignKey("message.number", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    stories: Mapped[list[Any]] = mapped_column(default=list)
    __table_args__ = (NEVER_TWICE,)
