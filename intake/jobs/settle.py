"""Settle: letters of which it is not certain that they left are looked for in the folder of sent mail.

What lies there has left. What does not lie there has not, but only where the provider files all that leaves: a letter
of ours of which it is certain must lie there as a witness. Then the letter goes again, if its time is not past.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.ports import SentFolder
from storage import house, outbox
from storage.database import Session
from storage.letters import LetterView, find_unsure, newest_sent
from storage.values import LetterState

if TYPE_CHECKING:
    from intake.app import App

EVERY = timedelta(minutes=10)
FILED_WITHIN = timedelta(minutes=15)  # providers file a letter a little after they took it
GIVEN_UP_AFTER = timedelta(days=3)
LOOKED = "sent"


def look_into_sent(app: App) -> int:
    """How many letters were settled. Nothing is asked of a server while there is no such letter."""
    now = app.clock()
    with app.database.write() as session:
        unsure = find_unsure(session, since=now - GIVEN_UP_AFTER)
        last = house.switched_at(session, LOOKED)
        if not app.sent or not unsure or (last is not None and timedelta() <= now - last < EVERY):
            return 0
        house.turn_on(session, LOOKED, "", now)
        witness = newest_sent(session, before=now - FILED_WITHIN)
    found = {message_id for folder in app.sent for message_id in _looked_up(folder, unsure, witness)}
    with app.database.write() as session:
        return sum(_settle(session, letter, found, witness, now) for letter in unsure)


def _looked_up(folder: SentFolder, unsure: list[LetterView], witness: LetterView | None) -> frozenset[str]:
    wanted = [*unsure, *([witness] if witness else [])]
    return folder.holds([letter.message_id for letter in wanted])


def _settle(session: Session, letter: LetterView, found: set[str], witness: LetterView | None, now: datetime) -> int:
    if letter.message_id in found:
        return outbox.settle_as_sent(session, [letter.message_id], now, "it lies in the folder of sent mail")
    all_is_filed = witness is not None and witness.message_id in found
    if letter.state is LetterState.UNCERTAIN and all_is_filed and now - letter.next_try >= FILED_WITHIN:
        return outbox.release(session, [LetterState.UNCERTAIN], now, letter.id)
    return 0
