"""The outbox: a letter is a row before it is a mail; one row for each (kind, key).

due -> sending -> sent | refused | uncertain | held | missed. Claiming and noting the answer are two transactions;
none is open while a letter is on its way. Letters are found and counted in `storage.letters`, given on from here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from storage.codec import letter_from_json, letter_to_json
from storage.letters import LetterView as LetterView
from storage.letters import count_by_state as count_by_state
from storage.letters import count_under_way as count_under_way
from storage.letters import find_letter as find_letter
from storage.letters import find_letters as find_letters
from storage.letters import letter_bytes_wanted as letter_bytes_wanted
from storage.letters import letters_about as letters_about
from storage.letters import oldest_due as oldest_due
from storage.letters import our_letters as our_letters
from storage.letters import our_lines as our_lines
from storage.once import add_once
from storage.tables import LetterRow
from storage.values import Letter, LetterKind, LetterState, bare

LOST = "the answer was lost"
INTERRUPTED = "the worker ended while it was being sent"


@dataclass(frozen=True, slots=True)
class Claimed:
    id: int
    letter: Letter
    attempts: int
    thread: str | None
    posted_at: datetime


def post(
    session: Session, letter: Letter, now: datetime, *, thread: str | None = None, cause: int | None = None
) -> bool:
    """Put a letter into the outbox. False, and nothing is changed, when its key is there already.

    `thread` groups the letters of one conversation; `cause` is the number of the message that it answers.
    """
    row = LetterRow(
        kind=letter.kind.value,
        key=letter.key,
        message_id=bare(letter.message_id),
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
        .options(undefer(LetterRow.letter))
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
        row.answer = INTERRUPTED
    return claimed


def was_uncertain(session: Session, letter_id: int) -> bool:
    """Whether an earlier sending of this letter ended without an answer: then it may have left already."""
    answer = session.get_one(LetterRow, letter_id).answer or ""
    return answer.startswith((LOST, INTERRUPTED))


def was_interrupted(session: Session, letter_id: int) -> bool:
    """Whether a worker ended while this letter was being sent: then it may have left already."""
    row = session.get_one(LetterRow, letter_id)
    return row.answer == INTERRUPTED


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


def is_anything_due(session: Session, now: datetime) -> bool:
    """Whether `claim_due` would find a letter."""
    query = select(LetterRow.id).where(
        LetterRow.next_try <= now,
        (LetterRow.state == LetterState.DUE.value)
        | ((LetterRow.state == LetterState.SENDING.value) & (LetterRow.leased_until < now)),
    )
    return session.scalar(query.limit(1)) is not None


def free_leases(session: Session, now: datetime) -> None:
    """Letters whose worker is known to be gone need not wait for the end of their lease."""
    session.execute(
        update(LetterRow)
        .where(LetterRow.state == LetterState.SENDING.value)
        .values(leased_until=now - timedelta(seconds=1))
    )
