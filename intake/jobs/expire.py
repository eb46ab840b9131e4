"""Expire: what the clock alone decides. A consent question that nobody answered by the close is not a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import consent, records
from storage.standing import ConsentEvent

if TYPE_CHECKING:
    from intake.app import App

OPEN = frozenset({"unassessed", "pending"})


def close_questions(app: App) -> int:
    """After the close of the call, stories that still wait for an answer count as not obtained; how many."""
    close = app.call.final.latest + app.call.consent_close
    now = app.clock()
    if now < close:
        return 0
    closed = 0
    with app.database.write() as session:
        for stored in records.find_records(session, kind="story"):
            if stored.created_at < close and consent.standing_of(session, stored.number, now).state in OPEN:
                event = ConsentEvent("not_obtained", "clock", close, reason="no answer by the close of the call")
                consent.add_machine_event(session, stored.number, event)
                closed += 1
    return closed
