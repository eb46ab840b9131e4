"""What was done on the server with messages that are safely kept, and what a person undid of it.

Functions take the session first and never commit. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.places import LEFT, MOVED, PUT_BACK, Outcome, Source, is_place
from storage.tables import MessageRow, SourceRow


def places_to_tidy(session: Session, account: str, folder: str, uidvalidity: int, limit: int) -> list[tuple[int, str]]:
    """UIDs of this epoch whose message is sorted, and which the server has not been told of yet, with its state."""
    rows = session.execute(
        select(SourceRow.uid, MessageRow.state)
        .join(MessageRow, MessageRow.number == SourceRow.message)
        .where(
            SourceRow.account == account,
            SourceRow.folder == folder,
            SourceRow.uidvalidity == uidvalidity,
            SourceRow.tidied_at.is_(None),
            MessageRow.state == "sorted",  # what is set aside stays, and must not stand before the others for ever
        )
        .order_by(SourceRow.uid)
        .limit(limit)
    )
    return [(uid, state) for uid, state in rows]


def places_to_remove(session: Session, account: str, folder: str, uidvalidity: int, limit: int) -> list[int]:
    """UIDs of this epoch whose message was erased here, and which lie there still."""
    rows = session.scalars(
        select(SourceRow.uid)
        .where(
            SourceRow.account == account,
            SourceRow.folder == folder,
            SourceRow.uidvalidity == uidvalidity,
            SourceRow.outcome == Outcome.TOMBSTONED.value,
            SourceRow.tidied_as != MOVED,
        )
        .order_by(SourceRow.uid)
        .limit(limit)
    )
    return list(rows)


def note_tidied(
    session: Session,
    account: str,
    folder: str,
    uidvalidity: int,
    uids: Sequence[int],
    now: datetime,
    *,
    moved: bool = False,
) -> None:
    """The server has been told of these; `moved` says that they lie in another folder now."""
    for start in range(0, len(uids), 500):
        session.execute(
            update(SourceRow)
            .where(
                SourceRow.account == account,
                SourceRow.folder == folder,
                SourceRow.uidvalidity == uidvalidity,
                SourceRow.uid.in_(uids[start : start + 500]),
            )
            .values(tidied_at=now, tidied_as=MOVED if moved else "")
        )


def take_back(session: Session, source: Source, number: int) -> bool:
    """Whether a message at this place had been moved away from its folder by us. Each move is taken back once."""
    row = session.scalars(
        select(SourceRow).where(
            SourceRow.account == source.account,
            SourceRow.folder == source.folder,
            SourceRow.uidvalidity == source.uidvalidity,
            SourceRow.message == number,
            SourceRow.tidied_as == MOVED,
        )
    ).first()
    if row is None:
        return False
    row.tidied_as = PUT_BACK
    session.flush()
    return True


def leave(session: Session, source: Source, now: datetime) -> None:
    """What a person has put there stays there: it is not tidied again."""
    session.execute(update(SourceRow).where(is_place(source)).values(tidied_at=now, tidied_as=LEFT))
