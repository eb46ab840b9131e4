"""Remind: post the reminders that are due, each once; note those whose time passed while nobody was there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from intake.calendar import Occasion, reminders
from intake.jobs.wanted import reminder_for
from intake.letters.reminder import write_reminder
from intake.stamps import stamp
from storage import contacts, house, outbox
from storage.database import Session
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App


def post_reminders(app: App) -> int:
    """Post what is due now; how many letters. An occasion whose end has passed is noted as missed, and not made up."""
    now = app.clock()
    posted = 0
    for occasion in reminders(app.call):
        if now < occasion.at:
            continue
        with app.database.write() as session:
            outcome = "missed" if occasion.is_missed(now) else "posted"
            if house.note_done(session, occasion.key, outcome, now) and outcome == "posted":
                posted += _post(session, app, occasion, now)
    return posted


def _post(session: Session, app: App, occasion: Occasion, now: datetime) -> int:
    posted = 0
    for contact in contacts.find_contacts(session):
        what = reminder_for(session, app, contact, occasion)
        if what is None:
            continue
        outside = stamp(
            app,
            LetterKind.REMINDER,
            occasion.key,
            contact.address,
            language=contact.language or app.call.languages[0],
            not_after=occasion.not_after,
        )
        posted += outbox.post(session, write_reminder(what, outside, app.call), now)
    return posted
