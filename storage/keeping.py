"""What stands against erasing a story now: mail of its conversation that nobody has read; and who was told of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text, cast, func, or_, select
from sqlalchemy.orm import Session

from storage.history import thread_of
from storage.tables import DoneRow, LetterRow, MessageRow, ReferenceRow
from storage.values import LetterKind


def done_as(session: Session, key: str) -> str | None:
    """How something was done that is done once; None while it is not."""
    return session.scalar(select(DoneRow.outcome).where(DoneRow.key == key))


def left_at(session: Session, kind: LetterKind, cause: str) -> datetime | None:
    """When the first letter that `cause` made has left; None while none has."""
    query = select(func.min(LetterRow.sent_at)).where(
        LetterRow.kind == kind.value, LetterRow.key.contains(f"/{cause}/", autoescape=True)
    )
    return session.scalar(query)


def unread_mail(session: Session, message: int, since: datetime) -> list[int]:
    """Mails that may speak of the stories that `message` told, and that nobody has read: their numbers.

    Whatever waits to be sorted, because it may be anybody's. What was set aside and is the sender's, or nobody's that
    is known. And what came after `since` in the conversation, or from the sender, and waits for a person.
    """
    row = session.get_one(MessageRow, message)
    named = list(session.scalars(select(ReferenceRow.message_id).where(ReferenceRow.message == message)))
    near = (MessageRow.number.in_(thread_of(session, named, row.message_id))) | (
        MessageRow.author_key == (row.author_key or "")
    )
    set_aside = (MessageRow.state == "quarantined") & (near | MessageRow.author_key.is_(None))
    waits = near & (MessageRow.received > since) & (cast(MessageRow.needs_person, Text) != "[]")
    query = select(MessageRow.number).where(
        or_(
            MessageRow.state == "unsorted",
            MessageRow.settled_at.is_(None) & (MessageRow.number != message) & (set_aside | waits),
        )
    )
    return list(session.scalars(query.order_by(MessageRow.number)))
