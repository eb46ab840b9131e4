"""What became of a message once it was read: sorted with a mark, or quarantined with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, cast, func, insert, select, update
from sqlalchemy.orm import Session

from parsers.quiet import Quiet
from storage.again import retry as retry
from storage.tables import MessageRow, ReferenceRow

MOST_REFERENCES = 200  # a conversation has dozens; a hostile header has tens of thousands


@dataclass(frozen=True, slots=True, repr=False)
class Summary(Quiet):
    """What the ledger keeps of a reading beside the records: enough to thread, to count, to explain."""

    message_id: str | None
    author_key: str | None
    author_name: str
    subject: str
    disposition: str
    references: tuple[str, ...]
    reading: dict[str, object]


@dataclass(frozen=True, slots=True, repr=False)
class Sorted(Quiet):
    mark: str
    reasons: tuple[str, ...] = ()
    needs_person: tuple[str, ...] = ()
    unanswered: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class MessageView(Quiet):
    """A message as people are told of it: no word of its text."""

    number: int
    received: datetime
    size: int
    state: str
    mark: str | None
    disposition: str | None
    author_key: str | None
    author_name: str
    subject: str
    reasons: tuple[str, ...]
    needs_person: tuple[str, ...]
    unanswered: str | None
    late: bool
    cut: bool
    attempts: int
    trace: str | None
    message_id: str | None

    @property
    def reference(self) -> str:
        return f"M-{self.number}"


def nearest(named: Sequence[str]) -> list[str]:
    """Of the Message-IDs that a mail names, as many as are kept and asked for; the last is the conversation's root."""
    return [*named[: MOST_REFERENCES - 1], named[-1]] if len(named) > MOST_REFERENCES else list(named)


def mark_sorted(session: Session, number: int, outcome: Sorted, summary: Summary, now: datetime) -> bool:
    """Note what became of a message. False when it had been sorted before: then nothing may be applied again."""
    noted = update(MessageRow).where(MessageRow.number == number, MessageRow.state != "sorted")
    noted = noted.values(
        state="quarantined" if outcome.mark == "quarantined" else "sorted",
        mark=outcome.mark,
        reasons=list(outcome.reasons),
        needs_person=list(outcome.needs_person),
        unanswered=outcome.unanswered,
        late=outcome.late,
        message_id=summary.message_id,
        author_key=summary.author_key,
        author_name=summary.author_name,
        subject=summary.subject,
        disposition=summary.disposition,
        reading=dict(summary.reading),
        sorted_at=now,
        claimed_by=None,
        trace=None,
    )
    if session.execute(noted.returning(MessageRow.number)).first() is None:
        return False
    named = nearest(list(dict.fromkeys(summary.references)))
    if named:
        rows = [{"message": number, "place": place, "message_id": one} for place, one in enumerate(named)]
        session.execute(insert(ReferenceRow.__table__), rows)  # type: ignore[arg-type] # the stubs know no Table here
    return True


def quarantine(session: Session, number: int, reason: str, trace: str | None, now: datetime) -> None:
    """Set a message aside for a person. Its bytes stay."""
    row = session.get(MessageRow, number, with_for_update=True)
    if row is None or row.state == "sorted":
        return
    row.state = row.mark = "quarantined"
    row.reasons = [reason]
    row.needs_person = [reason]
    row.trace = trace
    row.sorted_at = now
    row.claimed_by = None


def settle(session: Session, number: int, now: datetime) -> None:
    """A person has dealt with what this message needed."""
    row = session.get(MessageRow, number)
    if row is not None:
        row.settled_at = now


def find_message(session: Session, number: int) -> MessageView | None:
    row = session.get(MessageRow, number)
    return None if row is None else _view(row)


def find_messages(
    session: Session, *, state: str | None = None, needing_a_person: bool = False, limit: int | None = None
) -> list[MessageView]:
    """Messages in the order in which they came."""
    query = select(MessageRow).order_by(MessageRow.number).limit(limit)
    if state is not None:
        query = query.where(MessageRow.state == state)
    if needing_a_person:
        query = query.where(
            MessageRow.settled_at.is_(None), MessageRow.mark.is_not(None), cast(MessageRow.needs_person, Text) != "[]"
        )
    return [_view(row) for row in session.scalars(query)]


def reading_of(session: Session, number: int) -> dict[str, object] | None:
    """The reading of a message as the contract of `intake read --json` writes it. Holds people's words."""
    return session.scalar(select(MessageRow.reading).where(MessageRow.number == number))


def count_by_mark(session: Session) -> dict[str, int]:
    """How many messages have which mark; those that wait to be read stand under "waiting"."""
    rows = session.execute(select(MessageRow.mark, func.count()).group_by(MessageRow.mark))
    return {mark or "waiting": count for mark, count in rows}


def is_kept(session: Session, message_id: str) -> bool:
    """Whether a message with this Message-ID (without angle brackets) was read."""
    return session.scalar(select(MessageRow.number).where(MessageRow.message_id == message_id).limit(1)) is not None


def count_bugs(session: Session) -> int:
    """How many messages are set aside because our own code failed."""
    query = select(func.count()).where(MessageRow.state == "quarantined", MessageRow.trace.is_not(None))
    return session.scalar(query) or 0


def oldest_waiting(session: Session) -> datetime | None:
    return session.scalar(select(func.min(MessageRow.kept_at)).where(MessageRow.state == "unsorted"))


def received_between(session: Session, start: datetime, end: datetime) -> list[MessageView]:
    query = (
        select(MessageRow).where(MessageRow.received >= start, MessageRow.received < end).order_by(MessageRow.number)
    )
    return [_view(row) for row in session.scalars(query)]


def _view(row: MessageRow) -> MessageView:
    return MessageView(
        number=row.number,
        received=row.received,
        size=row.size,
        state=row.state,
        mark=row.mark,
        disposition=row.disposition,
        author_key=row.author_key,
        author_name=row.author_name,
        subject=row.subject,
        reasons=tuple(row.reasons),
        needs_person=tuple(row.needs_person),
        unanswered=row.unanswered,
        late=row.late,
        cut=row.cut,
        attempts=row.attempts,
        trace=row.trace,
        message_id=row.message_id,
    )


def is_settled(session: Session, number: int) -> bool:
    """Whether a person has dealt with what this message needed."""
    return session.scalar(select(MessageRow.settled_at).where(MessageRow.number == number)) is not None
