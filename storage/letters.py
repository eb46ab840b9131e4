"""Letters as they lie in the outbox: found, counted, recalled. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.codec import letter_from_json
from storage.tables import LetterRow
from storage.values import Letter, LetterKind, LetterState, bare

UNDER_WAY = (LetterState.SENDING.value, LetterState.SENT.value, LetterState.UNCERTAIN.value)


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as people are told of it: no word of its text."""

    id: int
    kind: LetterKind
    key: str
    message_id: str
    to: str
    state: LetterState
    posted_at: datetime
    sent_at: datetime | None
    next_try: datetime
    answer: str
    about: tuple[int, ...]
    cause: int | None = None


def find_letter(session: Session, message_id: str) -> LetterView | None:
    """The letter with this Message-ID, that a bounce or an answer names."""
    row = session.scalar(select(LetterRow).where(LetterRow.message_id == bare(message_id)))
    return None if row is None else view_of(row)


def letter_numbered(session: Session, letter_id: int) -> LetterView | None:
    row = session.get(LetterRow, letter_id)
    return None if row is None else view_of(row)


def find_letters(
    session: Session,
    *,
    kind: LetterKind | None = None,
    state: LetterState | None = None,
    to_key: str | None = None,
    cause: int | None = None,
) -> list[LetterView]:
    query = select(LetterRow).order_by(LetterRow.id)
    if kind is not None:
        query = query.where(LetterRow.kind == kind.value)
    if state is not None:
        query = query.where(LetterRow.state == state.value)
    if to_key is not None:
        query = query.where(LetterRow.to_key == to_key)
    if cause is not None:
        query = query.where(LetterRow.cause == cause)
    return [view_of(row) for row in session.scalars(query)]


def count_astray(session: Session, kind: LetterKind, since: datetime) -> int:
    """How many letters of a kind, posted since then, did not reach anybody for certain, and will not by themselves."""
    ended = (LetterState.HELD.value, LetterState.REFUSED.value, LetterState.UNCERTAIN.value, LetterState.MISSED.value)
    query = select(func.count()).select_from(LetterRow)
    query = query.where(LetterRow.kind == kind.value, LetterRow.state.in_(ended), LetterRow.posted_at >= since)
    return session.scalar(query) or 0


def find_unsure(session: Session, since: datetime) -> list[LetterView]:
    """Letters that may have left without our hearing of it, and were tried since then."""
    repeated = (LetterRow.state == LetterState.DUE.value) & (LetterRow.lost_answers > 0)
    unsure = (LetterRow.state == LetterState.UNCERTAIN.value) | repeated
    rows = session.scalars(select(LetterRow).where(unsure, LetterRow.next_try >= since).order_by(LetterRow.id))
    return [view_of(row) for row in rows]


def newest_sent(session: Session, before: datetime) -> LetterView | None:
    """The last letter before then of which a server said that it has it."""
    query = select(LetterRow).where(
        LetterRow.state == LetterState.SENT.value, LetterRow.lost_answers == 0, LetterRow.sent_at <= before
    )
    row = session.scalar(query.order_by(LetterRow.sent_at.desc(), LetterRow.id.desc()).limit(1))
    return None if row is None else view_of(row)


def letters_about(session: Session, story: int) -> list[LetterView]:
    """The letters that have left, or may have, and show this story: what must be recalled, and from whom."""
    rows = session.scalars(select(LetterRow).where(LetterRow.state.in_(UNDER_WAY)).order_by(LetterRow.id))
    return [view_of(row) for row in rows if story in row.about]


def count_by_state(session: Session) -> dict[str, int]:
    rows = session.execute(select(LetterRow.state, func.count()).group_by(LetterRow.state))
    return {name: count for name, count in rows}  # noqa: C416 - a row is no pair to mypy


def count_under_way(
    session: Session,
    kinds: Iterable[LetterKind],
    *,
    since: datetime | None = None,
    to_key: str | None = None,
    domain: str | None = None,
    thread: str | None = None,
    words: str | None = None,
    other_than: int | None = None,
    other_cause: int | None = None,
) -> int:
    """How many letters of these kinds have left or may have: since an instant, to an address or a domain, in a thread,
    answering these words; all but one letter, and all but those that answer one message.
    """
    query = (
        select(func.count())
        .select_from(LetterRow)
        .where(LetterRow.kind.in_([kind.value for kind in kinds]), LetterRow.state.in_(UNDER_WAY))
    )
    if since is not None:
        query = query.where(
            (LetterRow.sent_at >= since)
            | (LetterRow.state == LetterState.SENDING.value)
            | (LetterRow.sent_at.is_(None) & (LetterRow.next_try >= since))
        )
    if to_key is not None:
        query = query.where(LetterRow.to_key == to_key)
    if domain is not None:
        query = query.where(LetterRow.to_key.endswith("@" + domain, autoescape=True))
    if thread is not None:
        query = query.where(LetterRow.thread == thread)
    if words is not None:
        query = query.where(LetterRow.words == words)
    if other_cause is not None:
        query = query.where(LetterRow.cause.is_distinct_from(other_cause))
    if other_than is not None:
        query = query.where(LetterRow.id != other_than)
    return session.scalar(query) or 0


def oldest_due(session: Session, now: datetime) -> datetime | None:
    """Since when the oldest letter waits that is due and has not left."""
    query = select(func.min(LetterRow.posted_at)).where(
        LetterRow.state == LetterState.DUE.value, LetterRow.next_try <= now
    )
    put_off = select(func.min(LetterRow.posted_at)).where(
        LetterRow.state == LetterState.DUE.value, LetterRow.attempts > 0
    )
    found = [since for since in (session.scalar(query), session.scalar(put_off)) if since is not None]
    return min(found, default=None)


def letter_bytes_wanted(session: Session, letter_id: int) -> Letter:
    return letter_from_json(session.get_one(LetterRow, letter_id).letter)


def our_texts(session: Session) -> list[tuple[str, str, str]]:
    """Message-ID, address and text of all letters that have left: their lines are nobody's own words."""
    query = select(LetterRow.message_id, LetterRow.to_key, LetterRow.letter["text"].as_string())
    return [(one, to, text) for one, to, text in session.execute(query.where(LetterRow.state.in_(UNDER_WAY)))]


def our_letters(session: Session) -> list[tuple[str, str]]:
    """Message-ID and kind of every letter that has left."""
    rows = session.execute(select(LetterRow.message_id, LetterRow.kind).where(LetterRow.state.in_(UNDER_WAY)))
    return [(message_id, kind) for message_id, kind in rows]


def view_of(row: LetterRow) -> LetterView:
    """The row without its text."""
    return LetterView(
        id=row.id,
        kind=LetterKind(row.kind),
        key=row.key,
        message_id=row.message_id,
        to=row.to_key,
        state=LetterState(row.state),
        posted_at=row.posted_at,
        sent_at=row.sent_at,
        next_try=row.next_try,
        answer=row.answer,
        about=tuple(row.about),
        cause=row.cause,
    )
