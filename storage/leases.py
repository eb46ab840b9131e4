"""Leases: who works at what, where several workers share one ledger.

A worker holds a lease of its own, `worker/...`, and renews it with all others that it holds, while it lives; rows that
it has claimed bear its name. What a worker holds is free once its lease is over. The database's clock alone counts,
so that no worker's clock can stall or double anything; a lease that a clock which was set back would make long is cut
at the next beat of any worker.

SQLite has one worker, which a lock of the file makes sure of (`intake.worker`): it needs no leases.
Functions take the session first and never commit.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.once import add_once
from storage.tables import LeaseRow

WORKER = "worker/"


def database_time(session: Session) -> datetime:
    """The database's clock at this moment, aware UTC."""
    if session.get_bind().dialect.name == "postgresql":
        found: datetime = session.scalars(select(func.clock_timestamp())).one()
        return found.astimezone(UTC)
    text = session.scalars(select(func.strftime("%Y-%m-%d %H:%M:%f", "now"))).one()
    return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)


def beat(session: Session, holder: str, length: timedelta) -> None:
    """The worker `holder` lives: all that it holds is its own for another `length`."""
    now = database_time(session)
    session.execute(delete(LeaseRow).where(LeaseRow.until <= now, LeaseRow.holder != holder))
    add_once(session, LeaseRow(name=WORKER + holder, holder=holder, until=now + length))
    renewed = or_(LeaseRow.holder == holder, LeaseRow.until > now + length)
    session.execute(update(LeaseRow).where(renewed).values(until=now + length))


def take_lease(session: Session, name: str, holder: str, length: timedelta) -> bool:
    """Take or renew a lease. False while another holds it."""
    now = database_time(session)
    if add_once(session, LeaseRow(name=name, holder=holder, until=now + length)):
        return True
    row = session.get(LeaseRow, name, with_for_update=True)
    if row is None:  # given back in this moment: the next try takes it
        return False
    if row.holder != holder and row.until > now:
        return False
    row.holder, row.until = holder, now + length
    return True


def drop_lease(session: Session, name: str, holder: str) -> None:
    session.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))


def end(session: Session, holder: str) -> None:
    """The worker `holder` ends: what it holds is free at once."""
    session.execute(delete(LeaseRow).where(LeaseRow.holder == holder))


def workers(session: Session) -> list[str]:
    """The workers that live, by name."""
    return sorted(session.scalars(_living(session)))


def is_free(session: Session, claimed_by: InstrumentedAttribute[str | None], holder: str) -> ColumnElement[bool]:
    """Whether `holder` may claim a row: nobody has, or itself has, or a worker that is gone."""
    return or_(claimed_by.is_(None), claimed_by == holder, claimed_by.not_in(_living(session)))


def _living(session: Session) -> Select[str]:
    now = database_time(session)
    return select(LeaseRow.holder).where(LeaseRow.name.startswith(WORKER), LeaseRow.until > now)
