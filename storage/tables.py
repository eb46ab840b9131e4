"""The rows: what came in, what was understood, what goes out. Uniqueness is a constraint here, not an `if`.

Rows stay in this package. Consent events and audit rows are only added.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.types import Instant, Json, Words

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# A number that people have seen must not come again for something else, also after an erasure.
NEVER_TWICE = {"sqlite_autoincrement": True}


class Row(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Instant, dict[str, Any]: Json, list[Any]: Json, str: Words}  # noqa: RUF012


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
    leased_until: Mapped[datetime | None]
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
    detail: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("account", "folder", "uidvalidity", "uid"),)


class ReferenceRow(Row):
    """A Message-ID that a message names in In-Reply-To or References; nearest first."""

    __tablename__ = "reference"
    message: Mapped[int] = mapped_column(ForeignKey("message.number", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(index=True)


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
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    answer: Mapped[str] = mapped_column(default="")
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


class SwitchRow(Row):
    """Something that is on or off for the whole house, such as the breaker; its value says why."""

    __tablename__ = "switch"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    at: Mapped[datetime]


class ExportRow(Row):
    """A deliverable that was written: what it held, so that it can be recalled."""

    __tablename__ = "export"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    audience: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    sha256: Mapped[str]
    path: Mapped[str]
    holds: Mapped[list[Any]] = mapped_column(default=list)
    __table_args__ = (NEVER_TWICE,)


class TombstoneRow(Row):
    """That something was erased here, without a word of what it was."""

    __tablename__ = "tombstone"
    mark: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    reason: Mapped[str]
