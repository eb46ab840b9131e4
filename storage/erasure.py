"""Erasure: nothing that a message told stays, and what is left says only that something was erased.

The shell of the message keeps its number, its dates and its places, so that a second look into the mailbox does not
bring it back. Records that are no stories stay: they tell of programs. Freed pages: `Database.scrub`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session, undefer

from storage.codec import letter_from_json, letter_to_json
from storage.house import Exported, exports_holding
from storage.places import Outcome, Source
from storage.tables import ConsentRow, ContentRow, LetterRow, MessageRow, RecordRow, ReferenceRow, SourceRow
from storage.tombstones import lay_tombstone, mark_of_message_id
from storage.values import LetterState

ERASED = "erased"
NOT_SENT = frozenset({LetterState.DUE.value, LetterState.SENDING.value, LetterState.HELD.value})


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, without a word of it. `exports` lie on the disk still, and `sources` on a server perhaps."""

    message: int
    stories: tuple[int, ...]
    letters: tuple[int, ...]
    exports: tuple[Exported, ...]
    sources: tuple[Source, ...]


def erase_message(session: Session, number: int, reason: str, now: datetime, fresh_key: str) -> Erased:
    """Erase a message, its stories and every letter that showed them. Safe to repeat.

    `fresh_key` becomes the key of the tombstones if the ledger has none. Raises LookupError for no such message.
    """
    row = session.get(MessageRow, number, with_for_update=True)
    if row is None:
        raise LookupError(f"there is no M-{number}")
    stories = _stories(session, number)
    exports = {export.id: export for story in stories for export in exports_holding(session, story)}
    if row.mark != ERASED:
        lay_tombstone(session, row.sha256, reason, now, fresh_key)
        if row.message_id:
            lay_tombstone(session, mark_of_message_id(row.message_id), reason, now, fresh_key)
    letters = _empty_letters(session, number, stories)
    sources = _bury_places(session, number)
    _delete(session, number, stories)
    _strip(row, now)
    session.flush()
    return Erased(number, stories, letters, tuple(exports.values()), sources)


def _stories(session: Session, number: int) -> tuple[int, ...]:
    found = select(RecordRow.number).where(RecordRow.message == number, RecordRow.kind == "story")
    return tuple(session.scalars(found.order_by(RecordRow.number)))


def _empty_letters(session: Session, number: int, stories: tuple[int, ...]) -> tuple[int, ...]:
    """A letter keeps its key and its Message-ID, so that it is not written again and its bounce is known."""
    found = []
    for row in session.scalars(select(LetterRow).options(undefer(LetterRow.letter)).order_by(LetterRow.id)):
        if row.cause != number and not {*row.about} & {*stories}:
            continue
        bare = replace(letter_from_json(row.letter), subject="", text="", html="", headers=(), parts=(), about=())
        row.letter, row.about = letter_to_json(bare), []
        if row.state in NOT_SENT:
            row.state, row.answer, row.leased_until = LetterState.MISSED.value, "what it told of was erased", None
        found.append(row.id)
    return tuple(found)


def _bury_places(session: Session, number: int) -> tuple[Source, ...]:
    rows = list(session.scalars(select(SourceRow).where(SourceRow.message == number).order_by(SourceRow.id)))
    for row in rows:
        row.outcome, row.detail = Outcome.TOMBSTONED.value, ""
    return tuple(Source(row.account, row.folder, row.uidvalidity, row.uid) for row in rows)


def _delete(session: Session, number: int, stories: tuple[int, ...]) -> None:
    session.execute(delete(ContentRow).where(ContentRow.number == number))
    session.execute(delete(ReferenceRow).where(ReferenceRow.message == number))
    session.execute(update(ConsentRow).where(ConsentRow.message == number).values(words="", reason=""))
    session.execute(delete(ConsentRow).where(ConsentRow.story.in_(stories)))
    elsewhere = or_(RecordRow.merge_with.in_(stories), RecordRow.merged_into.in_(stories))
    session.execute(update(RecordRow).where(elsewhere).values(merge_with=None, merged_into=None))
    session.execute(delete(RecordRow).where(RecordRow.number.in_(stories)))


def _strip(row: MessageRow, now: datetime) -> None:
    row.state, row.mark, row.disposition = "sorted", ERASED, None
    row.sha256 = f"{ERASED}-{row.number}"  # a hash would tell who has the same mail
    row.size = 0
    row.message_id = row.author_key = row.trace = row.unanswered = row.reading = None
    row.author_name = row.subject = ""
    row.reasons, row.needs_person = [], []
    row.settled_at = row.sorted_at = now
    row.leased_until = None
