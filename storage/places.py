"""The places of messages on servers: one outcome for each (account, folder, UIDVALIDITY, UID).

Functions take the session first and never commit. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from storage.once import add_once
from storage.tables import SourceRow


class Outcome(StrEnum):
    """What became of one place on a server."""

    KEPT = "kept"
    DUPLICATE = "duplicate"  # the same bytes lie here already, from another place
    TOO_LARGE = "too_large"
    GONE = "gone"  # it vanished before it could be fetched
    MISSING = "missing"  # the server knows it but has not given it yet: asked for again
    TOMBSTONED = "tombstoned"  # it was erased here; it does not come back
    RETURNED = "returned"  # we had moved it away, and a person has put it back
    JUNK = "junk"  # it lies in a folder of spam, and nothing says that it is for us
    ALARM = "alarm"  # it lies in a folder of spam, and seems to be for us; `detail` says why


NOT_YET = frozenset({Outcome.MISSING, Outcome.GONE})  # the outcomes that a later one may replace
MOVED, PUT_BACK, LEFT = "move", "put back", "left"  # in `tidied_as`, beside the name of a keyword


@dataclass(frozen=True, slots=True)
class Source:
    """A place on a server, or in a Maildir or a file (then `uidvalidity` is 0). Not the message: see `keep`."""

    account: str
    folder: str
    uidvalidity: int
    uid: int


def source_of(row: SourceRow) -> Source:
    return Source(row.account, row.folder, row.uidvalidity, row.uid)


def is_place(source: Source) -> ColumnElement[bool]:
    return and_(
        SourceRow.account == source.account,
        SourceRow.folder == source.folder,
        SourceRow.uidvalidity == source.uidvalidity,
        SourceRow.uid == source.uid,
    )


def note_outcome(session: Session, source: Source, outcome: Outcome, now: datetime, detail: str = "") -> int:
    """Remember a place that gave no message: gone, missing. How often that was noted; what was kept stays kept."""
    return note_place(session, source, outcome, None, now, detail)


def note_place(
    session: Session, source: Source | None, outcome: Outcome, number: int | None, now: datetime, detail: str = ""
) -> int:
    if source is None:
        return 0
    row = SourceRow(
        account=source.account,
        folder=source.folder,
        uidvalidity=source.uidvalidity,
        uid=source.uid,
        outcome=outcome.value,
        message=number,
        noted_at=now,
        detail=detail,
        tries=1,
    )
    if add_once(session, row):
        return 1
    row = session.scalars(select(SourceRow).where(is_place(source)).with_for_update()).one()
    if row.outcome in NOT_YET or outcome is Outcome.RETURNED:
        row.outcome, row.message, row.noted_at, row.detail = outcome.value, number, now, detail
        row.tries += 1
        session.flush()
    return row.tries


def missing_uids(session: Session, account: str, folder: str, uidvalidity: int, most_tries: int) -> list[int]:
    """UIDs that the server has not given yet, asked for fewer than `most_tries` times; ascending."""
    query = select(SourceRow.uid).where(
        SourceRow.account == account,
        SourceRow.folder == folder,
        SourceRow.uidvalidity == uidvalidity,
        SourceRow.outcome == Outcome.MISSING.value,
        SourceRow.tries < most_tries,
    )
    return sorted(session.scalars(query))  # sorted here: asked for in order, it would be sought by UID among all


def watermark(session: Session, account: str, folder: str, uidvalidity: int) -> int:
    """The highest UID of this epoch that has an outcome; 0 when there is none."""
    found = session.scalar(
        select(func.max(SourceRow.uid)).where(
            SourceRow.account == account, SourceRow.folder == folder, SourceRow.uidvalidity == uidvalidity
        )
    )
    return found or 0


def known_uids(
    session: Session, account: str, folder: str, uidvalidity: int, among: Sequence[int] | None = None
) -> frozenset[int]:
    """The UIDs of this epoch that have an outcome: all of them, or those `among` the given ones.

    Not those that we moved away: in a Maildir a file that a person puts back has the UID that it had.
    """
    query = select(SourceRow.uid).where(
        SourceRow.account == account,
        SourceRow.folder == folder,
        SourceRow.uidvalidity == uidvalidity,
        SourceRow.tidied_as != MOVED,
    )
    if among is None:
        return frozenset(session.scalars(query))
    found: set[int] = set()
    for start in range(0, len(among), 500):
        found.update(session.scalars(query.where(SourceRow.uid.in_(among[start : start + 500]))))
    return frozenset(found)


def outcomes(session: Session, account: str, folder: str, uidvalidity: int) -> dict[str, int]:
    """How many places of this epoch had which outcome."""
    rows = session.execute(
        select(SourceRow.outcome, func.count())
        .where(SourceRow.account == account, SourceRow.folder == folder, SourceRow.uidvalidity == uidvalidity)
        .group_by(SourceRow.outcome)
    )
    return {name: count for name, count in rows}  # noqa: C416 - a row is no pair to mypy


def epochs(session: Session, account: str, folder: str) -> list[int]:
    """The UIDVALIDITYs that this folder has had, the newest first."""
    rows = session.execute(
        select(SourceRow.uidvalidity, func.max(SourceRow.id))
        .where(SourceRow.account == account, SourceRow.folder == folder)
        .group_by(SourceRow.uidvalidity)
        .order_by(func.max(SourceRow.id).desc())
    )
    return [uidvalidity for uidvalidity, _ in rows]
