"""The rows of what was understood: records, and the consent to stories."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import NEVER_TWICE, Row


class RecordRow(Row):
    """A program, accommodation or story. `number` is what people see: P-7, A-2, S-12 share one count."""

    __tablename__ = "record"
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    message: Mapped[int] = mapped_column(ForeignKey("message.number", ondelete="CASCADE"), index=True)
    author_key: Mapped[str] = mapped_column(index=True)
    author_name: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    folded_name: Mapped[str] = mapped_column(default="", index=True)
    fields: Mapped[dict[str, Any]]
    problems: Mapped[list[Any]] = mapped_column(default=list)
    merge_with: Mapped[int | None]
    merged_into: Mapped[int | None]
    dropped_at: Mapped[datetime | None]
    edited_by_person: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    __table_args__ = (NEVER_TWICE,)


class CorrectionRow(Row):
    """A field of a record, or the kind of a mail (`record` None), that a person changed; `rule` had found the old one.

    [span_start, span_end) is where the old value stood in the mail's text, where that is known.
    """

    __tablename__ = "correction"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    message: Mapped[int] = mapped_column(ForeignKey("message.number", ondelete="CASCADE"), index=True)
    record: Mapped[int | None] = mapped_column(ForeignKey("record.number", ondelete="CASCADE"), index=True)
    field: Mapped[str]
    old: Mapped[list[Any]]
    new: Mapped[list[Any]]
    rule: Mapped[str] = mapped_column(default="")
    span_start: Mapped[int | None]
    span_end: Mapped[int | None]


class ConsentRow(Row):
    """One fact about one person's consent to one story. Only ever added; `sequence` makes two writers meet."""

    __tablename__ = "consent_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    story: Mapped[int] = mapped_column(ForeignKey("record.number", ondelete="CASCADE"), index=True)
    person: Mapped[int] = mapped_column(default=1)
    sequence: Mapped[int]
    at: Mapped[datetime]
    actor: Mapped[str]
    actor_name: Mapped[str] = mapped_column(default="")
    to: Mapped[str] = mapped_column("to_state")
    scopes: Mapped[list[Any]] = mapped_column(default=list)
    attribution: Mapped[str | None]
    restrictions: Mapped[list[Any]] = mapped_column(default=list)
    evidence: Mapped[str | None]
    message: Mapped[int | None] = mapped_column(ForeignKey("message.number", ondelete="SET NULL"))
    words: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    until: Mapped[datetime | None] = mapped_column("valid_until")
    __table_args__ = (UniqueConstraint("story", "person", "sequence"),)
