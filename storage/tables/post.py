"""The rows of what goes out, and to whom: letters and contacts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import NEVER_TWICE, Row


class LetterRow(Row):
    """A mail that we send. One row for each (kind, key)."""

    __tablename__ = "letter"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    key: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    to_key: Mapped[str] = mapped_column(index=True)
    thread: Mapped[str | None] = mapped_column(index=True)
    letter: Mapped[dict[str, Any]] = mapped_column(deferred=True)  # whole; views and counts do without
    about: Mapped[list[Any]] = mapped_column(default=list)
    cause: Mapped[int | None] = mapped_column(ForeignKey("message.number", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(default="due")
    posted_at: Mapped[datetime]
    next_try: Mapped[datetime]
    not_after: Mapped[datetime | None]
    claimed_by: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    answer: Mapped[str] = mapped_column(default="")
    lost_answers: Mapped[int] = mapped_column(default=0)  # how often it may have left without our hearing of it
    words: Mapped[str] = mapped_column(default="", index=True)  # a hash of the words that it answers
    __table_args__ = (
        UniqueConstraint("kind", "key"),
        Index("ix_letter_state_next_try", "state", "next_try"),
        NEVER_TWICE,
    )


class ContactRow(Row):
    """Somebody who was, or may be, written to. `key` is the address case-folded."""

    __tablename__ = "contact"
    key: Mapped[str] = mapped_column(primary_key=True)
    addr_spec: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    organisation: Mapped[str] = mapped_column(default="")
    listed: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    opted_out_at: Mapped[datetime | None]
    bounced: Mapped[str | None]
