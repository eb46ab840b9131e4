"""The audit: who saw or exported which story when. Rows are only added, and each is sealed to the one before.

A changed or a removed row breaks the chain. What is cut off at the end does not: keep the newest seal elsewhere too
(`head` gives it), and hand it to `verify`. The seal has no key: it shows tampering only to whoever kept a seal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from storage.tables import AuditRow

SHORT = 16  # hexadecimal digits
CHAIN = 0xA0D1  # any number that nobody else on the server locks


@dataclass(frozen=True, slots=True)
class Audited:
    """One row. `who` is a person, an address key, a command or "clock"; `story` None where it is about no one story."""

    number: int
    at: datetime
    who: str
    what: str
    story: int | None
    audience: str
    attribution: str
    seal: str


def note(
    session: Session,
    *,
    who: str,
    what: str,
    now: datetime,
    story: int | None = None,
    audience: str = "",
    attribution: str = "",
) -> Audited:
    """Add a row at the end of the one chain, and give it. Others who add wait for the end of this transaction."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:chain)"), {"chain": CHAIN})
    last = head(session)
    number, before = (last.number + 1, last.seal) if last else (1, "")
    seal = _seal(before, number, now, who, what, story, audience, attribution)
    row = AuditRow(
        number=number, at=now, who=who, what=what, story=story, audience=audience, attribution=attribution, seal=seal
    )
    session.add(row)
    session.flush()
    return _audited(row)


def head(session: Session) -> Audited | None:
    """The newest row: its number and seal, kept elsewhere, show later that nothing was cut off."""
    row = session.scalar(select(AuditRow).order_by(AuditRow.number.desc()).limit(1))
    return None if row is None else _audited(row)


def short_head(session: Session) -> str:
    """The newest row as NUMBER:SEAL, with as much of the seal as nobody can forge; "" while there is none."""
    last = head(session)
    return f"{last.number}:{last.seal[:SHORT]}" if last else ""


def find_audited(session: Session, story: int | None = None) -> list[Audited]:
    """All rows, or those about one story, in order."""
    query = select(AuditRow).order_by(AuditRow.number)
    if story is not None:
        query = query.where(AuditRow.story == story)
    return [_audited(row) for row in session.scalars(query)]


def verify(session: Session, number: int = 0, seal: str = "") -> int | None:
    """The number of the first row that was changed, or is missing; None when all is whole.

    `number` and `seal` are those of a row that was the newest once, as they were kept elsewhere: a digest tells it,
    with the beginning of the seal alone.
    """
    before, last = "", 0
    for row in find_audited(session):
        last += 1
        said = _seal(before, last, row.at, row.who, row.what, row.story, row.audience, row.attribution)
        if row.number != last or row.seal != said or (row.number == number and not row.seal.startswith(seal)):
            return last
        before = row.seal
    return last + 1 if last < number else None


def _seal(
    before: str, number: int, at: datetime, who: str, what: str, story: int | None, audience: str, attribution: str
) -> str:
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    said = json.dumps([before, number, moment, who, what, story, audience, attribution])
    return sha256(said.encode()).hexdigest()


def _audited(row: AuditRow) -> Audited:
    return Audited(row.number, row.at, row.who, row.what, row.story, row.audience, row.attribution, row.seal)
