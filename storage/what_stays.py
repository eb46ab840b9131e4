"""What stays when something is erased, and what is taken out of it: records, notes and contacts beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from storage.answers import is_about
from storage.reach import Reach
from storage.shared_words import SharedWords
from storage.tables import ContactRow, MessageRow, NoteRow, RecordRow


def clear_others(session: Session, reach: Reach, tellers: Collection[str], words: SharedWords) -> None:
    """Records that stay: nobody is led from them to who told it, and no field repeats what was erased."""
    for row in session.scalars(select(RecordRow).where(RecordRow.message.in_(reach.all))):
        if row.author_key in tellers:
            row.author_key = row.author_name = ""
        row.fields, row.problems = words.taken_out(row.fields), words.taken_out(row.problems)
        row.name, row.folded_name = words.taken_out(row.name), words.taken_out(row.folded_name)


def drop_notes(session: Session, records: Collection[int], words: Sequence[SharedWords]) -> None:
    """What coordinators wrote to each other about a story that goes, with its number or in its words."""
    for note in session.scalars(select(NoteRow)):
        if is_about(note, records, words):
            session.delete(note)
    session.flush()


def forget_who_only_told_it(session: Session, tellers: Collection[str]) -> None:
    """Who stands on no list and is known by erased mails alone. Who wants no more mail stays so, without a name."""
    wrote = exists().where(MessageRow.author_key == ContactRow.key)
    met = (ContactRow.key.in_(tellers), ContactRow.listed.is_(False), ~wrote)
    session.execute(delete(ContactRow).where(*met, ContactRow.opted_out_at.is_(None)))
    session.execute(update(ContactRow).where(*met).values(name="", organisation=""))
