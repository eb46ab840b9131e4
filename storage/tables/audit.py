"""The rows of the audit: who saw which story when, each bound to the one before."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Row


class AuditRow(Row):
    """One look, export, erasure or decision, without a word of the story. `seal` is a hash over this and the last."""

    __tablename__ = "audit"
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    what: Mapped[str]
    story: Mapped[int | None]
    audience: Mapped[str]
    attribution: Mapped[str]
    seal: Mapped[str]
