"""What a ledger that was put back from a backup must be told before it works: what was erased, what may have left."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.erasure import Erased, empty_mail, erase_message, erase_person, erase_story
from storage.tables import ContactRow, LetterRow, MessageRow, RecordRow
from storage.tombstones import keyed_marks, lay_marks, mark_of_person, mark_of_story, mark_of_whole
from storage.values import LetterState

REASON = "it was erased after the backup was made"


def erase_again(
    session: Session, marks: Collection[str], now: datetime, key: str, progress: Callable[[int, int], None]
) -> list[Erased]:
    """Erase what the list of erased things names. `progress` is told how many of how many mails were looked at."""
    lay_marks(session, marks, key, now)
    keyed = keyed_marks(session)
    done: list[Erased] = []
    mails = session.execute(select(MessageRow.number, MessageRow.sha256).order_by(MessageRow.number)).all()
    for count, (number, digest) in enumerate(mails, 1):
        progress(count, len(mails))
        if keyed(digest) not in marks:
            continue
        if keyed(mark_of_whole(digest)) in marks:
            done.append(erase_message(session, number, REASON, now, key))
            continue
        told = session.scalars(select(RecordRow.number).where(RecordRow.message == number, RecordRow.kind == "story"))
        gone = [story for story in told if keyed(mark_of_story(digest, story)) in marks]
        done += [erase_story(session, story, REASON, now, key) for story in gone if session.get(RecordRow, story)]
        done.append(empty_mail(session, number, REASON, now, key))
    for address in session.scalars(select(ContactRow.key)).all():
        if keyed(mark_of_person(address)) in marks:
            done.append(erase_person(session, address, REASON, now, key))
    return done


def hold_letters(session: Session, reason: str) -> int:
    """Hold every letter that waits to be sent; how many."""
    waiting = (LetterState.DUE.value, LetterState.SENDING.value)
    found = session.execute(
        update(LetterRow)
        .where(LetterRow.state.in_(waiting))
        .values(state=LetterState.HELD.value, answer=reason, claimed_by=None)
        .returning(LetterRow.id)
    )
    return len(found.all())
