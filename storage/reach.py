"""How far an erasure reaches: the mails that hold what shall be gone. Nothing is changed here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, and_, cast, exists, select
from sqlalchemy.orm import Session, aliased

from storage.answers import messages_of_notes
from storage.places import MOVED, Source, source_of
from storage.shared_words import SharedWords, words_of_records
from storage.tables import ConsentRow, ContactRow, ContentRow, LetterRow, MessageRow, RecordRow, ReferenceRow, SourceRow

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class MovedMail:
    """A mail that we had moved away from `source`: by its bytes it is known where it lies now. Kept in memory alone."""

    source: Source
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Reach:
    """`own` are the mails that told it, `near` others that hold it too: answers, and mails about the consent to it."""

    own: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()

    @property
    def all(self) -> frozenset[int]:
        return self.own | self.near


def mails_of_story(session: Session, stories: Collection[int]) -> Reach:
    """The mails that told these stories, their copies, and the conversation about them.

    A mail of the conversation that told records of its own stays, unless it repeats words of the stories.
    """
    own = _copies(session, session.scalars(select(RecordRow.message).where(RecordRow.number.in_(stories))))
    of_consent = select(ConsentRow.message).where(ConsentRow.story.in_(stories), ConsentRow.message.is_not(None))
    near = _answers(session, own, _letters_about(session, stories))
    near |= {number for number in session.scalars(of_consent) if number} | messages_of_notes(session, stories)
    words = words_of_records(session, stories)
    return Reach(own, frozenset(n for n in near - own if _goes(session, n, stories, words)))


def mails_of_message(session: Session, mails: Collection[int]) -> Reach:
    """These, their copies, and answers that repeat their words."""
    own = _copies(session, mails)
    words = words_of_mails(session, own)
    return Reach(own, frozenset(n for n in _answers(session, own) if words.are_in(_text(session, n))))


def mails_of_person(session: Session, address: str) -> Reach | None:
    """The mails from this address, and answers that repeat them; None when nothing is known of it."""
    wrote = set(session.scalars(select(MessageRow.number).where(MessageRow.author_key == address)))
    wrote |= set(session.scalars(select(RecordRow.message).where(RecordRow.author_key == address)))
    known = (ContactRow.key == address, LetterRow.to_key == address)
    if not wrote and not any(session.scalar(select(exists().where(one))) for one in known):
        return None
    return mails_of_message(session, wrote)


def mails_repeating(session: Session, stories: Collection[int], apart_from: Collection[int]) -> list[int]:
    """Other mails that repeat words of these stories without belonging to their conversation: a person must look."""
    words = words_of_records(session, stories, names=False)
    rows = session.execute(
        select(MessageRow.number, MessageRow.reading)
        .where(MessageRow.number.not_in(apart_from), MessageRow.reading.is_not(None))
        .order_by(MessageRow.number)
        .execution_options(yield_per=100)
    )
    return [number for number, reading in rows if words.are_in(str(reading.get("text") or ""))]


def words_of_mails(session: Session, mails: Collection[int]) -> SharedWords:
    return SharedWords(_text(session, number) for number in mails)


def _copies(session: Session, mails: Iterable[int]) -> frozenset[int]:
    """These, and others of the same authors with the same Message-ID."""
    known = set(mails)
    other = aliased(MessageRow)
    same = (MessageRow.message_id == other.message_id, MessageRow.author_key == other.author_key)
    rows = select(MessageRow.number).join(other, and_(*same)).where(other.number.in_(known))
    return frozenset(known | set(session.scalars(rows)))


def _letters_about(session: Session, stories: Collection[int]) -> set[str]:
    rows = session.execute(select(LetterRow.message_id, LetterRow.about).where(cast(LetterRow.about, Text) != "[]"))
    return {message_id for message_id, about in rows if {*about} & {*stories}}


def _answers(session: Session, mails: Collection[int], letters: Collection[str] = ()) -> set[int]:
    """Mails that answer these, or these letters, or our letters about them, and so on down the conversation."""
    found: set[int] = set()
    layer, ids = set(mails), set(letters)
    while layer or ids:
        own_ids = session.scalars(select(MessageRow.message_id).where(MessageRow.number.in_(layer)))
        ids |= {one for one in own_ids if one}
        ids |= set(session.scalars(select(LetterRow.message_id).where(LetterRow.cause.in_(layer))))
        named = select(ReferenceRow.message).where(ReferenceRow.message_id.in_(ids))
        layer, ids = set(session.scalars(named)) - found - set(mails), set()
        found |= layer
    return found


def _goes(session: Session, number: int, stories: Collection[int], words: SharedWords) -> bool:
    others = select(RecordRow.number).where(RecordRow.message == number, RecordRow.number.not_in(stories))
    return session.scalar(others.limit(1)) is None or words.are_in(_text(session, number))


def _text(session: Session, number: int) -> str:
    """What a mail says: the text that was read, or where none was, its bytes."""
    reading = session.scalar(select(MessageRow.reading).where(MessageRow.number == number))
    if isinstance(reading, dict):
        return str(reading.get("text") or "") or json.dumps(reading, ensure_ascii=False)
    content = session.scalar(select(ContentRow.content).where(ContentRow.number == number)) or b""
    return content.decode("utf-8", "replace")


def places_of(session: Session, mails: Collection[int]) -> tuple[Source, ...]:
    """Where these mails lie on servers."""
    lying = (SourceRow.message.in_(mails), SourceRow.tidied_as != MOVED)
    return tuple(source_of(row) for row in session.scalars(select(SourceRow).where(*lying).order_by(SourceRow.id)))


def moved_mails(session: Session, mails: Collection[int]) -> tuple[MovedMail, ...]:
    """Those of them that we had moved away from where they came in."""
    rows = session.execute(
        select(SourceRow, MessageRow.sha256, MessageRow.size)
        .join(MessageRow, MessageRow.number == SourceRow.message)
        .where(SourceRow.message.in_(mails), SourceRow.tidied_as == MOVED, not_erased())
        .order_by(SourceRow.id)
    )
    return tuple(MovedMail(source_of(row), sha256, size) for row, sha256, size in rows)


def not_erased() -> ColumnElement[bool]:
    return (MessageRow.mark != ERASED) | MessageRow.mark.is_(None)
