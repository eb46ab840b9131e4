"""What the digests have told. An item counts as told while a digest that tells it has left, or still may.

A digest can come to nothing: a story in it was closed, the server was away for a week. What it would have told is news
again then, for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.once import add_once
from storage.tables import LetterRow, ToldRow
from storage.values import LetterKind, LetterState

CAME_TO_NOTHING = (LetterState.HELD.value, LetterState.REFUSED.value, LetterState.MISSED.value)


def untold(session: Session, items: Sequence[str], now: datetime | None = None) -> list[str]:
    """Those of the items that no digest has told, nor still may, in their order. At `now` one may be too late."""
    lost = _came_to_nothing(session, now)
    told = {item for item, period in session.execute(select(ToldRow.item, ToldRow.period)) if period not in lost}
    return [item for item in items if item not in told]


def note_told(session: Session, items: Iterable[str], period: str) -> None:
    """The digest of `period` tells these. What an earlier one was to tell, and could not, is this one's now."""
    for item in items:
        if add_once(session, ToldRow(item=item, period=period)) is None:
            session.execute(update(ToldRow).where(ToldRow.item == item).values(period=period))


def _came_to_nothing(session: Session, now: datetime | None) -> set[str]:
    """The periods of which no digest reached anybody, and none will."""
    columns = (LetterRow.key, LetterRow.state, LetterRow.not_after)
    ended: dict[str, bool] = {}
    for key, state, not_after in session.execute(select(*columns).where(LetterRow.kind == LetterKind.DIGEST.value)):
        period = "/".join(key.split("/")[1:-1])  # call / period / recipient
        too_late = state == LetterState.DUE.value and now is not None and not_after is not None and not_after <= now
        ended[period] = ended.get(period, True) and (too_late or state in CAME_TO_NOTHING)
    return {period for period, nothing in ended.items() if nothing}
