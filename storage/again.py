"""Messages that are read again: after a fix, or because a person put them back into the mailbox."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.tables import MessageRow, ReferenceRow

PUT_BACK = "it was put back into the mailbox: its records stand as they were, please compare them"


def retry(session: Session, number: int | None = None) -> int:
    """Let one quarantined message, or all, be read again; how many."""
    query = select(MessageRow).where(MessageRow.state == "quarantined")
    if number is not None:
        query = query.where(MessageRow.number == number)
    rows = list(session.scalars(query))
    _begin_again(session, rows)
    return len(rows)


def read_again(session: Session, number: int) -> None:
    """A person has put the message back into the mailbox. What gave no record is read once more.

    What gave records is not: they would stand there twice. A person is asked instead.
    """
    row = session.get(MessageRow, number, with_for_update=True)
    if row is None or row.state == "unsorted":
        return
    if row.mark == "recorded":
        row.needs_person = [*row.needs_person, PUT_BACK]
        row.settled_at = None
    else:
        _begin_again(session, [row])


def _begin_again(session: Session, rows: Sequence[MessageRow]) -> None:
    for row in rows:
        row.state, row.mark, row.attempts, row.claimed_by = "unsorted", None, 0, None
        row.reasons, row.needs_person, row.trace = [], [], None
        row.sorted_at = row.settled_at = None
    numbers = [row.number for row in rows]
    session.execute(delete(ReferenceRow).where(ReferenceRow.message.in_(numbers)))
