"""Messages: kept byte for byte, claimed by one worker. Their places on servers: `storage.places`, given on from here.

Functions take the session first and never commit. Instants are aware UTC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.quiet import Quiet
from storage.again import read_again
from storage.leases import is_free
from storage.once import add_once
from storage.places import MOVED, NOT_YET, is_place, note_place
from storage.places import Outcome as Outcome
from storage.places import Source as Source
from storage.places import epochs as epochs
from storage.places import known_uids as known_uids
from storage.places import missing_uids as missing_uids
from storage.places import note_outcome as note_outcome
from storage.places import outcomes as outcomes
from storage.places import watermark as watermark
from storage.tables import ContentRow, MessageRow, SourceRow
from storage.tidying import leave, take_back
from storage.tidying import note_tidied as note_tidied
from storage.tidying import places_to_tidy as places_to_tidy
from storage.tombstones import is_tombstoned


@dataclass(frozen=True, slots=True)
class Kept:
    number: int | None
    outcome: Outcome


@dataclass(frozen=True, slots=True, repr=False)
class Unsorted(Quiet):
    """A message that waits to be read. `attempts` counts this one too."""

    number: int
    received: datetime
    size: int
    attempts: int
    content: bytes
    cut: bool = False


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
        note_place(session, source, Outcome.TOMBSTONED, None, now)
        return Kept(None, Outcome.TOMBSTONED)
    outcome = Outcome.TOO_LARGE if cut else Outcome.KEPT
    row = MessageRow(sha256=digest, size=len(content), received=received, kept_at=now, cut=cut)
    if added := add_once(session, row):
        number: int = added[0]
        add_once(session, ContentRow(number=number, content=content))
    else:
        outcome = Outcome.TOO_LARGE if cut else Outcome.DUPLICATE
        number = session.scalars(select(MessageRow.number).where(MessageRow.sha256 == digest)).one()
        if source is not None and take_back(session, source, number):
            return _put_back(session, source, number, now)
    note_place(session, source, outcome, number, now)
    return Kept(number, outcome)


def _put_back(session: Session, source: Source, number: int, now: datetime) -> Kept:
    """We had moved it out of this folder, and here it is again: a person wants it looked at once more."""
    note_place(session, source, Outcome.RETURNED, number, now)
    leave(session, source, now)
    read_again(session, number)
    return Kept(number, Outcome.RETURNED)


def _known(session: Session, source: Source) -> Kept | None:
    """What was made of this place before, if that is settled."""
    row = session.execute(
        select(SourceRow.message, SourceRow.outcome, SourceRow.tidied_as).where(is_place(source))
    ).first()
    if row is None or row.outcome in NOT_YET or row.tidied_as == MOVED:
        return None
    return Kept(row.message, Outcome(row.outcome))


def claim_unsorted(
    session: Session, holder: str, limit: int, most_bytes: int, in_hand: Sequence[int] = ()
) -> list[Unsorted]:
    """Up to `limit` messages, or `most_bytes` together, for the worker `holder`: the least tried, then the oldest.

    What it claimed before is claimed again, but for the numbers that it has `in_hand`.
    Each claim after another worker's counts as an attempt: one that ends its worker again and again is seen, and holds
    up nobody. A round that ended because the ledger was away costs none.
    """
    rows = session.scalars(
        select(MessageRow)
        .where(
            MessageRow.state == "unsorted",
            MessageRow.number.not_in(in_hand),
            is_free(session, MessageRow.claimed_by, holder),
        )
        .order_by(MessageRow.attempts, MessageRow.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken: list[MessageRow] = []
    total = 0
    for row in rows:
        if taken and total + row.size > most_bytes:
            break
        total += row.size
        row.attempts += row.claimed_by != holder
        row.claimed_by = holder
        taken.append(row)
    numbers = [row.number for row in taken]
    bodies = select(ContentRow.number, ContentRow.content).where(ContentRow.number.in_(numbers))
    found = {number: body for number, body in session.execute(bodies)}  # noqa: C416 - a row is no pair to mypy
    return [Unsorted(row.number, row.received, row.size, row.attempts, found[row.number], row.cut) for row in taken]


def content(session: Session, number: int) -> bytes:
    """The bytes of a message. Raises LookupError where there is none (it was erased)."""
    found = session.scalar(select(ContentRow.content).where(ContentRow.number == number))
    if found is None:
        raise LookupError(f"there are no bytes of M-{number}")
    return found
