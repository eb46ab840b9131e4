"""The rows of what the house remembers of itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import NEVER_TWICE, Row


class ToldRow(Row):
    """An item that a digest has told: each at most once."""

    __tablename__ = "told"
    item: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str]


class DoneRow(Row):
    """Something that happens once for its period: a digest was made, a reminder was posted, or it was missed."""

    __tablename__ = "done"
    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    outcome: Mapped[str]


class LeaseRow(Row):
    """Who works at something now, until when."""

    __tablename__ = "lease"
    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]


class PollRow(Row):
    """How the last looks into a mailbox went."""

    __tablename__ = "poll"
    account: Mapped[str] = mapped_column(primary_key=True)
    last_good: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    trouble: Mapped[str] = mapped_column(default="")
    not_before: Mapped[datetime | None]


class SwitchRow(Row):
    """Something that is on or off for the whole house, such as the breaker; its value says why."""

    __tablename__ = "switch"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    at: Mapped[datetime]


class ExportRow(Row):
    """A deliverable: what it holds, so that it can be recalled. Until `written_at` its file may be there or not."""

    __tablename__ = "export"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    audience: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    sha256: Mapped[str]
    path: Mapped[str]
    holds: Mapped[list[Any]] = mapped_column(default=list)
    written_at: Mapped[datetime | None]
    __table_args__ = (NEVER_TWICE,)


class CreditRow(Row):
    """Somebody who may be named as having suggested a program, and how; `by` says who recorded it."""

    __tablename__ = "credit"
    address: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class TombstoneRow(Row):
    """That something was erased here, without a word of what it was."""

    __tablename__ = "tombstone"
    mark: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    reason: Mapped[str]
