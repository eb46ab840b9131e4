"""The outbox: a letter is a row before it is a mail; one row for each (kind, key).

due -> sending -> sent | refused | uncertain | held | missed. Claiming and noting the answer are two transactions;
none is open while a letter is on its way. Letters are found and counted in `storage.letters`, and their fates noted
in `storage.fates`, given on from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, undefer

from storage import audit
from storage.codec import letter_from_json, letter_to_json
from storage.fates import count_lost_answer as count_lost_answer
from storage.fates import is_in_hand as is_in_hand
from storage.fates import note as note
from storage.fates import put_off as put_off
from storage.fates import release as release
from storage.fates import settle_as_sent as settle_as_sent
from storage.leases import is_free
from storage.letters import LetterView as LetterView
from storage.letters import count_by_state as count_by_state
from storage.letters import count_under_way as count_under_way
from storage.letters import find_letter as find_letter
from storage.letters import find_letters as find_letters
from storage.letters import letter_bytes_wanted as letter_bytes_wanted
from storage.letters import letters_about as letters_about
from storage.letters import oldest_due as oldest_due
from storage.letters import our_letters as our_letters
from storage.letters import our_texts as our_texts
from storage.once import add_once
from storage.tables import LetterRow, RecordRow
from storage.values import Letter, LetterKind, LetterState, bare


@dataclass(frozen=True, slots=True)
class Claimed:
    """A letter in the hands of this worker. `lost_answers`: how often it may have left without our hearing of it."""

    id: int
    letter: Letter
    attempts: int
    thread: str | None
    posted_at: datetime
    cause: int | None = None
    lost_answers: int = 0
    words: str = ""


def post(
    session: Session,
    letter: Letter,
    now: datetime,
    *,
    thread: str | None = None,
    cause: int | None = None,
    words: str = "",
) -> bool:
    """Put a letter into the outbox. False, and nothing is changed, when its key is there already.

    `thread` groups the letters of one conversation; `cause` is the number of the message that it answers,
    and `words` a hash of what that says, so that a machine that repeats itself is known by it.
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
        words=words,
        state=LetterState.DUE.value,
        posted_at=now,
        next_try=letter.due or now,
        not_after=letter.not_after,
    )
    added = add_once(session, row)
    if added is not None:
        _note_shown(session, letter, added[0], now)
    return added is not None


def _note_shown(session: Session, letter: Letter, number: int, now: datetime) -> None:
    """The audit keeps which letter named which story; to whom it went stands in its row, until that is erased.

    A digest notes its own rows, with what it shows of each.
    """
    if not letter.about or letter.kind is LetterKind.DIGEST:
        return
    stories = select(RecordRow.number).where(RecordRow.number.in_(letter.about), RecordRow.kind == "story")
    for story in session.scalars(stories.order_by(RecordRow.number)):
        audit.note(session, who="clock", what=f"{letter.kind.value}, letter {number}", now=now, story=story)


def is_posted(session: Session, kind: LetterKind, key: str) -> bool:
    return session.scalar(select(LetterRow.id).where(LetterRow.kind == kind.value, LetterRow.key == key)) is not None


def claim_due(session: Session, now: datetime, holder: str) -> Claimed | None:
    """The next letter that is due, for the worker `holder`. One whose worker is gone is claimed again."""
    row = session.scalar(
        select(LetterRow)
        .options(undefer(LetterRow.letter))
        .where(_is_due(session, now, holder))
        .order_by(LetterRow.next_try, LetterRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    row.lost_answers += row.state == LetterState.SENDING.value  # its worker ended: it may have left
    row.state = LetterState.SENDING.value
    row.claimed_by = holder
    row.attempts += 1
    letter = letter_from_json(row.letter)
    return Claimed(row.id, letter, row.attempts, row.thread, row.posted_at, row.cause, row.lost_answers, row.words)


def is_anything_due(session: Session, now: datetime, holder: str) -> bool:
    """Whether `claim_due` would find a letter."""
    return session.scalar(select(LetterRow.id).where(_is_due(session, now, holder)).limit(1)) is not None


def _is_due(session: Session, now: datetime, holder: str) -> ColumnElement[bool]:
    sending = (LetterRow.state == LetterState.SENDING.value) & is_free(session, LetterRow.claimed_by, holder)
    return (LetterRow.next_try <= now) & ((LetterRow.state == LetterState.DUE.value) | sending)
