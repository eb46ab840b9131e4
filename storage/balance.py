"""The balance of a folder: what became of each of its places, so that it can be compared with the server's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from storage.places import MOVED, Outcome
from storage.tables import MessageRow, SourceRow

QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a folder: its outcome (or "quarantined"), and whether we moved its message away."""

    uid: int
    outcome: str
    moved: bool
    tries: int
    noted_at: datetime
    detail: str = ""


def places_of(session: Session, account: str, folder: str, uidvalidity: int) -> list[Place]:
    """Every place of this epoch, by UID. A kept message that was set aside counts as quarantined."""
    outcome = case(
        ((SourceRow.outcome == Outcome.KEPT.value) & (MessageRow.state == QUARANTINED), QUARANTINED),
        else_=SourceRow.outcome,
    )
    rows = session.execute(
        select(SourceRow.uid, outcome, SourceRow.tidied_as, SourceRow.tries, SourceRow.noted_at, SourceRow.detail)
        .outerjoin(MessageRow, MessageRow.number == SourceRow.message)
        .where(SourceRow.account == account, SourceRow.folder == folder, SourceRow.uidvalidity == uidvalidity)
        .order_by(SourceRow.uid)
    )
    return [Place(uid, what, how == MOVED, tries, at, detail) for uid, what, how, tries, at, detail in rows]


def expected_there(session: Session, account: str, folder: str, uidvalidity: int) -> int:
    """How many messages the folder holds by the ledger, unless somebody has taken some away since."""
    of_epoch = (SourceRow.account == account, SourceRow.folder == folder, SourceRow.uidvalidity == uidvalidity)
    every = session.scalar(select(func.count()).where(*of_epoch)) or 0
    gone = SourceRow.outcome == Outcome.GONE.value
    others = [outcome.value for outcome in Outcome if outcome is not Outcome.GONE]  # named, so that the index is used
    moved = (SourceRow.outcome.in_(others), SourceRow.tidied_as == MOVED)
    away = [session.scalar(select(func.count()).where(*of_epoch, *which)) or 0 for which in ((gone,), moved)]
    return every - sum(away)


def alarms(session: Session) -> list[tuple[str, str, Place]]:
    """(account, folder, place) of each mail in a folder of spam that seems to be for us; the oldest first."""
    rows = session.scalars(
        select(SourceRow).where(SourceRow.outcome == Outcome.ALARM.value).order_by(SourceRow.noted_at, SourceRow.id)
    )
    return [
        (row.account, row.folder, Place(row.uid, row.outcome, False, row.tries, row.noted_at, row.detail))
        for row in rows
    ]


def note_taken_out(session: Session, account: str, folder: str, uidvalidity: int, there: Sequence[int]) -> int:
    """Alarms of a folder of spam whose mail is no longer `there`: a person has dealt with them. How many."""
    mine = (
        SourceRow.account == account, SourceRow.folder == folder, SourceRow.outcome == Outcome.ALARM.value
    )  # fmt: skip
    found = session.execute(select(SourceRow.uid, SourceRow.uidvalidity).where(*mine))
    still = frozenset(there)
    over = [(uid, epoch) for uid, epoch in found if epoch != uidvalidity or uid not in still]
    for uid, epoch in over:
        place = (SourceRow.uid == uid, SourceRow.uidvalidity == epoch)
        session.execute(update(SourceRow).where(*mine, *place).values(outcome=Outcome.GONE.value, detail=""))
    return len(over)
