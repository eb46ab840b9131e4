"""Which conversation a message belongs to: our letters that it answers, the messages and stories of its thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from parsers.records import Disposition
from storage.outbox import LetterView, find_letter
from storage.sorting import nearest
from storage.tables import LetterRow, MessageRow, RecordRow, ReferenceRow


def answered_letter(session: Session, named: Sequence[str]) -> LetterView | None:
    """The letter of ours that is nearest among the Message-IDs that a mail names."""
    near = nearest(named)
    if not near:
        return None
    rows = session.execute(select(LetterRow.message_id).where(LetterRow.message_id.in_(near)))
    ours = {message_id for (message_id,) in rows}
    return next((find_letter(session, message_id) for message_id in near if message_id in ours), None)


def thread_of(session: Session, named: Sequence[str], message_id: str | None) -> frozenset[int]:
    """The numbers of the messages of one conversation.

    Only what two people wrote to each other joins them: messages that are kept here and letters of ours that answer
    one message. Everybody names the call itself, so that what they have in common through it alone is no thread.
    """
    near = nearest(named)
    found: set[int] = set()
    known: list[str | None] = [message_id]
    if near:
        answers = select(LetterRow.cause).where(LetterRow.message_id.in_(near), LetterRow.cause.is_not(None))
        joined = (MessageRow.message_id.in_(near)) | (MessageRow.number.in_(answers))
        for number, its_id in session.execute(select(MessageRow.number, MessageRow.message_id).where(joined)):
            found.add(number)
            known.append(its_id)
    wanted = [one for one in known if one]
    if not wanted:
        return frozenset(found)
    found.update(session.scalars(select(ReferenceRow.message).where(ReferenceRow.message_id.in_(wanted))))
    return frozenset(found)


def stories_of(session: Session, thread: frozenset[int], author_key: str) -> list[tuple[int, bool, bool]]:
    """Stories told in the thread or by the author: (number, in the thread, by the author)."""
    if not thread and not author_key:
        return []
    rows = session.execute(
        select(RecordRow.number, RecordRow.message, RecordRow.author_key).where(
            RecordRow.kind == "story", (RecordRow.message.in_(thread)) | (RecordRow.author_key == author_key)
        )
    )
    return [(number, message in thread, key == author_key) for number, message, key in rows]


def stories_copied_to(session: Session, address_key: str) -> list[int]:
    """Stories whose mail went to this address too, in To or Cc."""
    rows = session.execute(
        select(RecordRow.number, MessageRow.reading)
        .join(MessageRow, MessageRow.number == RecordRow.message)
        .where(
            RecordRow.kind == "story",
            func.lower(cast(MessageRow.reading, Text)).contains(address_key, autoescape=True),
        )
        .order_by(RecordRow.number)
    )
    return [number for number, reading in rows if address_key in _recipients(reading or {})]


def _recipients(reading: dict[str, Any]) -> set[str]:
    return {person["addr"].strip().casefold() for field in ("to", "cc") for person in reading.get(field, ())}


def withdrawals_after(
    session: Session,
    thread: frozenset[int],
    author_key: str,
    told: datetime,
    disposition: Disposition = Disposition.WITHDRAWAL,
) -> list[int]:
    """Messages of the thread or the author that withdraw consent and came at or after `told`, when a story was sent.

    Mail may be sorted in another order than it came: a story that is read late must find its withdrawal waiting, and
    (by another `disposition`) what was answered about it.
    """
    query = select(MessageRow.number).where(
        MessageRow.disposition == disposition.value,
        MessageRow.state == "sorted",
        MessageRow.received >= told,
        (MessageRow.number.in_(thread)) | (MessageRow.author_key == author_key),
    )
    return list(session.scalars(query.order_by(MessageRow.received, MessageRow.number)))


def same_message_id(session: Session, message_id: str | None, number: int) -> int | None:
    """An earlier message with the same Message-ID and other bytes."""
    if not message_id:
        return None
    return session.scalar(
        select(MessageRow.number).where(MessageRow.message_id == message_id, MessageRow.number != number).limit(1)
    )


def root_of(session: Session, named: Sequence[str], own: str | None) -> str | None:
    """What a conversation is called for the caps, whoever takes part in it: what goes back and forth with us.

    An answer to a letter that itself answered something belongs to that letter's thread, so that a chain of answers
    stays one. What answers nothing of ours, or what was sent to many (the call, a mail to a list), begins a new one:
    a hundred people may do so on the same day.
    """
    letter = answered_letter(session, named)
    if letter is None:
        return own
    return session.scalar(select(LetterRow.thread).where(LetterRow.id == letter.id)) or own
