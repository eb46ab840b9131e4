"""What the digests have told. An item counts as told while a digest that tells it has left, or still may.

A digest can come to nothing: a story in it was closed, the server was away for a week. What it would have told is news
again then, for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.once import add_once
from storage.tables import LetterRow, ToldRow
from storage.values import LetterKind, LetterState

CAME_TO_NOTHING = (LetterState.HELD.value, LetterState.REFUSED.value, LetterState.MISSED.value)


def untold(session: Session, items: Sequence[str]) -> list[str]:
    """Those of the items that no digest has told yet, in their order."""
    lost = _came_to_nothing(session)
    told = {item for item, period in session.execute(select(ToldRow.item, ToldRow.period)) if period not in lost}
    return [item for item in items if item not in told]


def note_told(session: Session, items: Iterable[str], period: str) -> None:
    """The digest of `period` tells these. What an earlier one was to tell, and could not, is this one's now."""
    for item in items:
        if add_once(session, ToldRow(item=item, period=period)) is None:
            session.execute(update(ToldRow).where(ToldRow.item == item).values(period=period))


def _came_to_nothing(session: Session) -> set[str]:
    """The periods of which no digest reached anybody, and none will."""
    rows = session.execute(select(LetterRow.key, LetterRow.state).where(LetterRow.kind == LetterKind.DIGEST.value))
    ended: dict[str, bool] = {}
    for key, state in rows:
        period = "/".join(key.split("/")[1:-1])  # call / period / recipient
        ended[period] = ended.get(period, True) and state in CAME_TO_NOTHING
    return {period for period, nothing in ended.items() if nothing}
