"""The rows of what came in: messages, their bytes, their places on servers, what they name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import NEVER_TWICE, Row


class MessageRow(Row):
    """A mail that came in. `state`: unsorted, sorted, quarantined. Its bytes lie in `message_content`."""

    __tablename__ = "message"
    number: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    received: Mapped[datetime]
    kept_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default="unsorted")
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None]
    message_id: Mapped[str | None] = mapped_column(index=True)
    author_key: Mapped[str | None] = mapped_column(index=True)
    author_name: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    mark: Mapped[str | None]
    disposition: Mapped[str | None]
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    needs_person: Mapped[list[Any]] = mapped_column(default=list)
    unanswered: Mapped[str | None]
    late: Mapped[bool] = mapped_column(default=False)
    cut: Mapped[bool] = mapped_column(default=False)
    sorted_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    trace: Mapped[str | None]
    reading: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)  # large: a list of messages never loads it
    __table_args__ = (Index("ix_message_state_number", "state", "number"), NEVER_TWICE)


class ContentRow(Row):
    """The bytes of a message, apart, so that a list of messages never loads them."""

    __tablename__ = "message_content"
    number: Mapped[int] = mapped_column(ForeignKey("message.number", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class SourceRow(Row):
    """What became of one place on a server: one outcome for each (account, folder, UIDVALIDITY, UID)."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    folder: Mapped[str]
    uidvalidity: Mapped[int] = mapped_column(BigInteger)
    uid: Mapped[int] = mapped_column(BigInteger)
    tries: Mapped[int] = mapped_column(default=1)
    outcome: Mapped[str]
    message: Mapped[int | None] = mapped_column(ForeignKey("message.number", ondelete="SET NULL"), index=True)
    noted_at: Mapped[datetime]
    tidied_at: Mapped[datetime | None]
    tidied_as: Mapped[str] = mapped_column(default="", server_default="")
    detail: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        UniqueConstraint("account", "folder", "uidvalidity", "uid"),
        # each poll asks what is missing and how many were moved away, also among 50,000 places
        Index("ix_source_outcome", "account", "folder", "uidvalidity", "outcome", "tidied_as"),
    )


class ReferenceRow(Row):
    """A Message-ID that a message names in In-Reply-To or References; nearest first."""

    __tablename__ = "reference"
    message: Mapped[int] = mapped_column(ForeignKey("message.number", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(index=True)
