"""The row of a consent question that was asked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Row


class QuestionRow(Row):
    """A consent question that was asked, by the keyed hash of the token that its letter carries."""

    __tablename__ = "question"
    mark: Mapped[str] = mapped_column(primary_key=True)
    letter: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"), unique=True)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("message.number", ondelete="SET NULL"))
    answered_at: Mapped[datetime | None]
