"""What the house remembers of itself: what is done, how the mailboxes answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from storage.once import add_once
from storage.tables import DoneRow, ExportRow, PollRow, SwitchRow

TURN = 0x50B7  # any number that nobody else on the server locks


@dataclass(frozen=True, slots=True)
class Poll:
    """How the last looks into one account went."""

    account: str
    last_good: datetime | None
    failing_since: datetime | None
    failures: int
    trouble: str
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A deliverable that was written, and the numbers of the stories in it."""

    id: int
    kind: str
    audience: str
    at: datetime
    by: str
    path: str
    holds: tuple[int, ...]
    sha256: str = ""


def is_done(session: Session, key: str) -> bool:
    return session.get(DoneRow, key) is not None


def note_done(session: Session, key: str, outcome: str, now: datetime) -> bool:
    """Note that something is done for its period. False when it was already."""
    return add_once(session, DoneRow(key=key, at=now, outcome=outcome)) is not None


def done_with(session: Session, outcome: str) -> list[str]:
    return list(session.scalars(select(DoneRow.key).where(DoneRow.outcome == outcome).order_by(DoneRow.at)))


def take_turn(session: Session) -> None:
    """Wait until no other worker applies a message. What is gathered after this holds when the plan is written.

    SQLite has one writer anyway; on PostgreSQL a story and its withdrawal could else be applied side by side, neither
    seeing the other. Reading, which takes the time, is not held up.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})


def note_poll(session: Session, account: str, now: datetime, trouble: str | None) -> None:
    """How a look into a mailbox went; `trouble` None is a good one."""
    add_once(session, PollRow(account=account, failures=0))
    row = session.get_one(PollRow, account, with_for_update=True)
    if trouble is None:
        row.last_good, row.failing_since, row.failures, row.trouble = now, None, 0, ""
        row.not_before = None
    else:
        row.failing_since = row.failing_since or now
        row.failures += 1
        row.trouble = trouble


def polls(session: Session) -> list[Poll]:
    rows = session.scalars(select(PollRow).order_by(PollRow.account))
    return [_poll(row) for row in rows]


def _poll(row: PollRow) -> Poll:
    return Poll(row.account, row.last_good, row.failing_since, row.failures, row.trouble, row.not_before)


def poll_of(session: Session, account: str) -> Poll | None:
    row = session.get(PollRow, account)
    return None if row is None else _poll(row)


def pause_polls(session: Session, accounts: Sequence[str], until: datetime) -> None:
    """Leave these mailboxes alone until then, also after a restart. A longer pause that holds already stays."""
    for account in accounts:
        add_once(session, PollRow(account=account, failures=0))
        row = session.get_one(PollRow, account, with_for_update=True)
        row.not_before = max(until, row.not_before or until)


def switch(session: Session, name: str) -> str | None:
    row = session.get(SwitchRow, name)
    return None if row is None else row.value


def switched_at(session: Session, name: str) -> datetime | None:
    """When it was turned on; None while it is off."""
    row = session.get(SwitchRow, name)
    return None if row is None else row.at


def switches(session: Session, prefix: str) -> dict[str, datetime]:
    """What is on among the names that begin with `prefix`: the rest of the name, and since when."""
    rows = session.scalars(select(SwitchRow).where(SwitchRow.name.startswith(prefix, autoescape=True)))
    return {row.name.removeprefix(prefix): row.at for row in rows}


def turn_on(session: Session, name: str, value: str, now: datetime) -> None:
    if not add_once(session, SwitchRow(name=name, value=value, at=now)):
        row = session.get_one(SwitchRow, name, with_for_update=True)
        row.value, row.at = value, now


def turn_off(session: Session, name: str) -> bool:
    row = session.get(SwitchRow, name)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def note_export(
    session: Session,
    *,
    kind: str,
    audience: str,
    by: str,
    sha256: str,
    path: str,
    holds: Sequence[int],
    now: datetime,
    is_written: bool = True,
) -> int:
    """Remember what a deliverable held, so that it can be recalled. One that is not written yet is settled later."""
    row = ExportRow(kind=kind, audience=audience, by=by, sha256=sha256, path=path, holds=list(holds), at=now)
    row.written_at = now if is_written else None
    session.add(row)
    session.flush()
    return row.id


def exports_of_mail(session: Session, number: int) -> list[Exported]:
    """Where a person has saved the bytes of this message."""
    return [_exported(row) for row in session.scalars(select(ExportRow).where(ExportRow.kind == f"mail M-{number}"))]


def exports_holding(session: Session, story: int) -> list[Exported]:
    rows = session.scalars(select(ExportRow).order_by(ExportRow.id))
    return [_exported(row) for row in rows if story in row.holds]


def _exported(row: ExportRow) -> Exported:
    return Exported(row.id, row.kind, row.audience, row.at, row.by, row.path, tuple(row.holds), row.sha256)
