"""What became of the deliverables on the disk, and who may be named in them. `house.note_export` keeps each first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.tables import ExportRow
from storage.tables.house import CreditRow


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A deliverable of which it is not known whether its file was written."""

    id: int
    path: str


def note_written(session: Session, exports: Sequence[int], now: datetime) -> None:
    session.execute(update(ExportRow).where(ExportRow.id.in_(exports)).values(written_at=now))


def forget_exports(session: Session, exports: Sequence[int]) -> None:
    """Forget deliverables whose files certainly do not exist."""
    session.execute(delete(ExportRow).where(ExportRow.id.in_(exports)))


def find_unwritten(session: Session, before: datetime) -> list[Unwritten]:
    """Those that were begun before this instant (aware UTC) and not noted as written: their process has ended."""
    query = select(ExportRow).where(ExportRow.written_at.is_(None), ExportRow.at < before).order_by(ExportRow.id)
    return [Unwritten(row.id, row.path) for row in session.scalars(query)]


def allow_credit(session: Session, address: str, name: str, by: str, now: datetime) -> None:
    """Record that the person of this address key may be named, and how."""
    session.merge(CreditRow(address=address, name=name, by=by, at=now))
    session.flush()


def end_credit(session: Session, address: str) -> bool:
    """Name that person no more. False when nobody had allowed it."""
    row = session.get(CreditRow, address)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def credits_of(session: Session) -> dict[str, str]:
    """How people may be named, by their address key; who is not in it is not named."""
    return {row.address: row.name for row in session.scalars(select(CreditRow))}
