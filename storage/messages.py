"""Messages: kept byte for byte, one outcome for each place on a server, sorted once.

Functions take the session first and never commit. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from storage.once import add_once
from storage.tables import ContentRow, MessageRow, SourceRow
from storage.tombstones import is_tombstoned


class Outcome(StrEnum):
    """What became of one place on a server."""

    KEPT = "kept"
    DUPLICATE = "duplicate"  # the same bytes lie here already, from another place
    TOO_LARGE = "too_large"
    GONE = "gone"  # it vanished before it could be fetched
    MISSING = "missing"  # the server knows it but has not given it yet: asked for again
    TOMBSTONED = "tombstoned"  # it was erased here; it does not come back


NOT_YET = frozenset({Outcome.MISSING, Outcome.GONE})  # the outcomes that a later one may replace


@dataclass(frozen=True, slots=True)
class Source:
    """A place on a server, or in a Maildir or a file (then `uidvalidity` is 0). Not the message: see `keep`."""

    account: str
    folder: str
    uidvalidity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Kept:
    number: int | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Unsorted:
    """A message that waits to be read. `attempts` counts this one too."""

    number: int
    received: datetime
    size: int
    attempts: int
    content: bytes


def keep(
    session: Session,
    content: bytes,
    source: Source | None,
    received: datetime,
    now: datetime,
    *,
    cut: bool = False,
) -> Kept:
    """Store the bytes, and what became of their place. The same place again changes nothing.

    The identity of a message is its bytes: from a second folder, or after a new UIDVALIDITY, it is a duplicate.
    `cut` says that `content` is only the beginning of a message that is too large.
    """
    known = None if source is None else _known(session, source)
    if known is not None:
        return known
    digest = sha256(content).hexdigest()
    if is_tombstoned(session, digest):
        _note(session, source, Outcome.TOMBSTONED, None, now)
        return Kept(None, Outcome.TOMBSTONED)
    outcome = Outcome.TOO_LARGE if cut else Outcome.KEPT
    row = MessageRow(sha256=digest, size=len(content), received=received, kept_at=now, cut=cut)
    if added := add_once(session, row):
        number: int = added[0]
        add_once(session, ContentRow(number=number, content=content))
    else:
        outcome = Outcome.TOO_LARGE if cut else Outcome.DUPLICATE
        number = session.scalars(select(MessageRow.number).where(MessageRow.sha256 == digest)).one()
    _note(session, source, outcome, number, now)
    return Kept(number, outcome)


def _known(session: Session, source: Source) -> Kept | None:
    """What was made of this place before, if that is settled."""
    row = session.execute(select(SourceRow.message, SourceRow.outcome).where(_is_place(source))).first()
    if row is None or row.outcome in NOT_YET:
        return None
    return Kept(row.message, Outcome(row.outcome))


def _is_place(source: Source) -> ColumnElement[bool]:
    return and_(
        SourceRow.account == source.account,
        SourceRow.folder == source.folder,
        SourceRow.uidvalidity == source.uidvalidity,
        SourceRow.uid == source.uid,
    )


def note_outcome(session: Session, source: Source, outcome: Outcome, now: datetime, detail: str = "") -> int:
    """Remember a place that gave no message: gone, missing. How often that was noted; what was kept stays kept."""
    return _note(session, source, outcome, None, now, detail)


def _note(
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
    row = session.scalars(select(SourceRow).where(_is_place(source)).with_for_update()).one()
    if row.outcome in NOT_YET:
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
    return list(session.scalars(query.order_by(SourceRow.uid)))


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
    """The UIDs of this epoch that have an outcome: all of them, or those `among` the given ones."""
    query = select(SourceRow.uid).where(
        SourceRow.account == account, SourceRow.folder == folder, SourceRow.uidvalidity == uidvalidity
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


def claim_unsorted(session: Session, now: datetime, limit: int, lease: timedelta, most_bytes: int) -> list[Unsorted]:
    """Up to `limit` messages, or `most_bytes` together, leased to this worker; oldest first.

    Each claim counts as an attempt, so that a message that kills its reader is seen to have done so.
    """
    rows = session.scalars(
        select(MessageRow)
        .where(MessageRow.state == "unsorted", (MessageRow.leased_until.is_(None)) | (MessageRow.leased_until < now))
        .order_by(MessageRow.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed: list[Unsorted] = []
    total = 0
    for row in rows:
        if claimed and total + row.size > most_bytes:
            break
        total += row.size
        row.attempts += 1
        row.leased_until = now + lease
        claimed.append(Unsorted(row.number, row.received, row.size, row.attempts, content(session, row.number)))
    return claimed


def content(session: Session, number: int) -> bytes:
    """The bytes of a message. Raises LookupError where there is none (it was erased)."""
    found = session.scalar(select(ContentRow.content).where(ContentRow.number == number))
    if found is None:
        raise LookupError(f"there are no bytes of M-{number}")
    return found


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
            MessageRow.state != "unsorted",
        )
        .order_by(SourceRow.uid)
        .limit(limit)
    )
    return [(uid, state) for uid, state in rows]


def note_tidied(
    session: Session, account: str, folder: str, uidvalidity: int, uids: Sequence[int], now: datetime
) -> None:
    """The server has been told of these."""
    for start in range(0, len(uids), 500):
        session.execute(
            update(SourceRow)
            .where(
                SourceRow.account == account,
                SourceRow.folder == folder,
                SourceRow.uidvalidity == uidvalidity,
                SourceRow.uid.in_(uids[start : start + 500]),
            )
            .values(tidied_at=now)
        )


def epochs(session: Session, account: str, folder: str) -> list[int]:
    """The UIDVALIDITYs that this folder has had, the newest first."""
    rows = session.execute(
        select(SourceRow.uidvalidity, func.max(SourceRow.id))
        .where(SourceRow.account == account, SourceRow.folder == folder)
        .group_by(SourceRow.uidvalidity)
        .order_by(func.max(SourceRow.id).desc())
    )
    return [uidvalidity for uidvalidity, _ in rows]
