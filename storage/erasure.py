"""Erasure: nothing that a mail told stays, and what is left says only that something was erased.

Three ways in: a story, a mail, a person. Each takes the mails that hold it, what was understood of them and the
letters that show it, and lays tombstones, so that neither a poll nor an import brings it back. The shell of a mail
keeps its number, its dates and its places. Which places hold words: `storage.holdings`. Freed pages: `Database.scrub`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, delete, select, update
from sqlalchemy.orm import Session

from storage.erased_letters import empty_letters, empty_letters_to
from storage.holdings import MESSAGE, PERSON, RULES, STORY
from storage.house import Exported, exports_holding, exports_of_mail
from storage.places import Source
from storage.reach import (
    ERASED,
    MovedMail,
    Reach,
    mails_of_message,
    mails_of_person,
    mails_of_story,
    moved_mails,
    not_erased,
    places_of,
    words_of_mails,
)
from storage.shared_words import words_of_accounts, words_of_records
from storage.tables import MessageRow, RecordRow, Row
from storage.tombstones import Tombstones, mark_of_message_id, mark_of_person, mark_of_story, mark_of_whole
from storage.what_stays import clear_others, drop_notes, forget_who_only_told_it


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, without a word of it. `stories` are the records that went, `letters` the Message-IDs emptied.

    `exports` lie on the disk still, `sources` and `moved` on a server perhaps; `marks` are the tombstones.
    """

    messages: tuple[int, ...] = ()
    stories: tuple[int, ...] = ()
    letters: tuple[str, ...] = ()
    exports: tuple[Exported, ...] = ()
    sources: tuple[Source, ...] = ()
    moved: tuple[MovedMail, ...] = ()
    marks: tuple[str, ...] = ()


def erase_story(session: Session, number: int, reason: str, now: datetime, key: str) -> Erased:
    """Erase one story, the mails that tell it and the letters that show it. Safe to repeat.

    Other records of those mails stay, without who told them and without any field that repeats the story. `key` is
    that of the tombstones. Raises LookupError for no such story.
    """
    row = session.get(RecordRow, number, with_for_update=True)
    if row is None or row.kind != "story":
        raise LookupError(f"there is no story S-{number}")
    stories = _with_merged(session, {number})
    return _erase(session, mails_of_story(session, stories), stories, Tombstones(session, key, reason, now))


def erase_message(session: Session, number: int, reason: str, now: datetime, key: str) -> Erased:
    """Erase a mail and all that was understood of it, and mails that repeat its words. Safe to repeat.

    Raises LookupError for no such message.
    """
    if session.get(MessageRow, number, with_for_update=True) is None:
        raise LookupError(f"there is no M-{number}")
    reach = mails_of_message(session, {number})
    return _erase(session, reach, _told_by(session, reach), Tombstones(session, key, reason, now), whole=True)


def erase_person(session: Session, address: str, reason: str, now: datetime, key: str) -> Erased:
    """Erase somebody by the key of the address: the mails from there, all they told, the letters to them, the contact.

    Raises LookupError when nothing is known of that address.
    """
    reach = mails_of_person(session, address)
    if reach is None:
        raise LookupError(f"nothing is known of {address}")
    tombs = Tombstones(session, key, reason, now)
    return _erase(session, reach, _told_by(session, reach), tombs, whole=True, person=address)


def empty_mail(session: Session, number: int, reason: str, now: datetime, key: str) -> Erased:
    """Erase a mail and the letters that answer it; the records that it told stay. Safe to repeat."""
    return _erase(session, Reach(near=frozenset({number})), (), Tombstones(session, key, reason, now))


def _erase(
    session: Session,
    reach: Reach,
    records: Collection[int],
    tombs: Tombstones,
    *,
    whole: bool = False,
    person: str = "",
) -> Erased:
    exports = {export.id: export for record in sorted(records) for export in exports_holding(session, record)}
    exports |= {export.id: export for mail in sorted(reach.all) for export in exports_of_mail(session, mail)}
    words = words_of_mails(session, reach.own) if whole else words_of_records(session, records)
    notes = words_of_accounts(session, records)
    tellers = _authors(session, reach.own) | ({person} if person else set())
    marks = _lay_tombstones(session, reach, records, tombs, whole=whole, person=person)
    letters = empty_letters(session, reach.all, records, tellers)
    letters += empty_letters_to(session, person) if person else ()
    sources, moved = places_of(session, reach.all), moved_mails(session, reach.all)
    _carry_out(session, {MESSAGE: reach.all, STORY: records, PERSON: {person} if person else ()})
    clear_others(session, reach, tellers, words)
    drop_notes(session, records, notes)
    for row in session.scalars(select(MessageRow).where(MessageRow.number.in_(reach.all), not_erased())):
        _strip(row, tombs.now)
    session.flush()
    forget_who_only_told_it(session, tellers)
    session.expire_all()
    return Erased(
        tuple(sorted(reach.all)),
        tuple(sorted(records)),
        tuple(dict.fromkeys(letters)),
        tuple(exports.values()),
        sources,
        moved,
        marks,
    )


def _with_merged(session: Session, stories: set[int]) -> set[int]:
    """Also those that were merged into them: they tell the same."""
    while more := set(session.scalars(select(RecordRow.number).where(RecordRow.merged_into.in_(stories)))) - stories:
        stories = stories | more
    return stories


def _told_by(session: Session, reach: Reach) -> set[int]:
    return set(session.scalars(select(RecordRow.number).where(RecordRow.message.in_(reach.own))))


def _authors(session: Session, mails: Collection[int]) -> set[str]:
    senders = session.scalars(select(MessageRow.author_key).where(MessageRow.number.in_(mails)))
    tellers = session.scalars(select(RecordRow.author_key).where(RecordRow.message.in_(mails)))
    return {author for author in (*senders, *tellers) if author}


def _lay_tombstones(
    session: Session, reach: Reach, records: Collection[int], tombs: Tombstones, *, whole: bool, person: str
) -> tuple[str, ...]:
    marks = [tombs.lay(mark_of_person(person))] if person else []
    homes = session.execute(select(RecordRow.number, RecordRow.message).where(RecordRow.number.in_(records))).all()
    for row in session.scalars(select(MessageRow).where(MessageRow.number.in_(reach.all), not_erased())):
        marks.append(tombs.lay(row.sha256))
        marks += [tombs.lay(mark_of_whole(row.sha256))] if whole and row.number in reach.own else []
        marks += [tombs.lay(mark_of_message_id(row.message_id, row.author_key))] if row.message_id else []
        marks += [tombs.lay(mark_of_story(row.sha256, number)) for number, home in homes if home == row.number]
    return tuple(marks)


def _carry_out(session: Session, gone: Mapping[str, Collection[int] | Collection[str]]) -> None:
    """What the registry says of every table."""
    session.flush()
    for rule in RULES:
        table: Table = Row.metadata.tables[rule.table]
        if not gone[rule.of]:
            continue
        concerned = table.c[rule.column].in_(list(gone[rule.of]))
        if rule.empties:
            session.execute(update(table).where(concerned).values(dict(rule.empties)))
        else:
            session.execute(delete(table).where(concerned))
    session.expire_all()


def _strip(row: MessageRow, now: datetime) -> None:
    row.state, row.mark, row.disposition = "sorted", ERASED, None
    row.sha256 = f"{ERASED}-{row.number}"  # a hash would tell who has the same mail
    row.size = 0
    row.message_id = row.author_key = row.trace = row.unanswered = row.reading = None
    row.author_name = row.subject = ""
    row.reasons, row.needs_person = [], []
    row.settled_at = row.sorted_at = now
