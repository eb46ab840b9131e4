"""Expire: what the clock alone decides. A consent question that nobody answered by the close is not a yes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from storage import consent, records
from storage.database import Session
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
        for stored in records.stories_to_guard(session):
            if stored.created_at < close:
                closed += _close(session, stored.number, close, now)
    return closed


def _close(session: Session, story: int, close: datetime, now: datetime) -> bool:
    """Whether anybody in the story still had not answered. What another person in it has said is left alone."""
    standings = consent.standings_of_persons(session, story, now)
    waiting = [person for person, holds in standings.items() if holds.state in OPEN]
    event = ConsentEvent("not_obtained", "clock", close, reason="no answer by the close of the call")
    for person in waiting:
        consent.add_machine_event(session, story, event, person)
    return bool(waiting)
