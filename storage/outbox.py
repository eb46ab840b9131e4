"""The outbox: a letter is a row before it is a mail; one row for each (kind, key).

due -> sending -> sent | refused | uncertain | held | missed. Claiming and noting the answer are two transactions;
none is open while a letter is on its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.codec import letter_from_json, letter_to_json
from storage.once import add_once
from storage.tables import LetterRow
from storage.values import Letter, LetterKind, LetterState

UNDER_WAY = (LetterState.SENDING.value, LetterState.SENT.value, LetterState.UNCERTAIN.value)


@dataclass(frozen=True, slots=True)
class Claimed:
    id: int
    letter: Letter
    attempts: int
    thread: str | None
    posted_at: datetime


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


def post(
    session: Session, letter: Letter, now: datetime, *, thread: str | None = None, cause: int | None = None
) -> bool:
    """Put a letter into the outbox. False, and nothing is changed, when its key is there already.

    `thread` groups the letters of one conversation; `cause` is the number of the message that it answers.
    """
    row = LetterRow(
        kind=letter.kind.value,
        key=letter.key,
        message_id=letter.message_id,
        to_key=letter.to.key,
        thread=thread,
        letter=letter_to_json(letter),
        about=list(letter.about),
        cause=cause,
        state=LetterState.DUE.value,
        posted_at=now,
        next_try=letter.due or now,
        not_after=letter.not_after,
    )
    return add_once(session, row) is not None


def is_posted(session: Session, kind: LetterKind, key: str) -> bool:
    return session.scalar(select(LetterRow.id).where(LetterRow.kind == kind.value, LetterRow.key == key)) is not None


def claim_due(session: Session, now: datetime, lease: timedelta) -> Claimed | None:
    """The next letter that is due, leased to this worker. One whose worker died is claimed again after its lease."""
    row = session.scalar(
        select(LetterRow)
        .where(
            LetterRow.next_try <= now,
            (LetterRow.state == LetterState.DUE.value)
            | ((LetterRow.state == LetterState.SENDING.value) & (LetterRow.leased_until < now)),
        )
        .order_by(LetterRow.next_try, LetterRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    interrupted = row.state == LetterState.SENDING.value
    row.state = LetterState.SENDING.value
    row.leased_until = now + lease
    row.attempts += 1
    claimed = Claimed(row.id, letter_from_json(row.letter), row.attempts, row.thread, row.posted_at)
    if interrupted:
        row.answer = "the worker ended while it was being sent"
    return claimed


def was_interrupted(session: Session, letter_id: int) -> bool:
    """Whether a worker ended while this letter was being sent: then it may have left already."""
    row = session.get_one(LetterRow, letter_id)
    return row.answer == "the worker ended while it was being sent"


def note(session: Session, letter_id: int, state: LetterState, answer: str, now: datetime) -> None:
    """What became of a letter that was claimed."""
    row = session.get_one(LetterRow, letter_id)
    row.state = state.value
    row.answer = answer
    row.leased_until = None
    if state is LetterState.SENT:
        row.sent_at = now


def put_off(session: Session, letter_id: int, until: datetime, answer: str) -> None:
    """Try again at `until`. Nothing changes when the letter is not being sent: its fate is known already."""
    row = session.get_one(LetterRow, letter_id, with_for_update=True)
    if row.state != LetterState.SENDING.value:
        return
    row.state = LetterState.DUE.value
    row.next_try = until
    row.leased_until = None
    row.answer = answer


def release(session: Session, states: Iterable[LetterState], now: datetime, letter_id: int | None = None) -> int:
    """Let held, refused or uncertain letters go again, all of a state or one; how many."""
    query = select(LetterRow).where(LetterRow.state.in_([state.value for state in states]))
    if letter_id is not None:
        query = query.where(LetterRow.id == letter_id)
    rows = list(session.scalars(query))
    for row in rows:
        row.state, row.next_try, row.answer = LetterState.DUE.value, now, ""
    return len(rows)


def find_letter(session: Session, message_id: str) -> LetterView | None:
    """The letter with this Message-ID, that a bounce or an answer names."""
    row = session.scalar(select(LetterRow).where(LetterRow.message_id == message_id))
    return None if row is None else _view(row)


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
    return [_view(row) for row in session.scalars(query)]


def letters_about(session: Session, story: int) -> list[LetterView]:
    """The letters that have left, or may have, and show this story: what must be recalled, and from whom."""
    rows = session.scalars(select(LetterRow).where(LetterRow.state.in_(UNDER_WAY)).order_by(LetterRow.id))
    return [_view(row) for row in rows if story in row.about]


def count_by_state(session: Session) -> dict[str, int]:
    rows = session.execute(select(LetterRow.state, func.count()).group_by(LetterRow.state))
    return {name: count for name, count in rows}  # noqa: C416 - a row is no pair to mypy


def count_under_way(
    session: Session,
    kinds: Iterable[LetterKind],
    *,
    since: datetime | None = None,
    to_key: str | None = None,
    thread: str | None = None,
    other_than: int | None = None,
) -> int:
    """How many letters of these kinds have left or may have: since an instant, to an address, in a thread."""
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
    if thread is not None:
        query = query.where(LetterRow.thread == thread)
    if other_than is not None:
        query = query.where(LetterRow.id != other_than)
    return session.scalar(query) or 0


def letter_bytes_wanted(session: Session, letter_id: int) -> Letter:
    return letter_from_json(session.get_one(LetterRow, letter_id).letter)


def our_lines(session: Session) -> list[str]:
    """The texts of all letters that have left, so that their lines are not taken for somebody's own words."""
    texts = select(LetterRow.letter["text"].as_string()).where(LetterRow.state.in_(UNDER_WAY)).distinct()
    return list(session.scalars(texts))


def our_letters(session: Session) -> list[tuple[str, str]]:
    """Message-ID and kind of every letter that has left."""
    rows = session.execute(select(LetterRow.message_id, LetterRow.kind).where(LetterRow.state.in_(UNDER_WAY)))
    return [(message_id, kind) for message_id, kind in rows]


def _view(row: LetterRow) -> LetterView:
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
    )


def is_anything_due(session: Session, now: datetime) -> bool:
    """Whether `claim_due` would find a letter."""
    query = select(LetterRow.id).where(
        LetterRow.next_try <= now,
        (LetterRow.state == LetterState.DUE.value)
        | ((LetterRow.state == LetterState.SENDING.value) & (LetterRow.leased_until < now)),
    )
    return session.scalar(query.limit(1)) is not None
