"""The canary: a letter to ourselves, by the whole path, that must come back as a message."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.stamps import stamp
from parsers.records import Address
from storage import house, outbox, sorting
from storage.database import Session
from storage.values import Letter, LetterKind, bare

if TYPE_CHECKING:
    from intake.app import App

SWITCH = "canary"
BACK_WITHIN = timedelta(hours=2)
TEXT = "This letter goes from the service to its own mailbox, to see that mail still leaves and arrives.\n"


def send_canary(app: App) -> bool:
    """Post one if the last is older than the settings' hours. False when none is due, or none is wanted."""
    hours = app.settings.watch.canary_hours
    if not hours:
        return False
    with app.database.write() as session:
        last = house.switched_at(session, SWITCH)
        if last is not None and app.clock() - last < timedelta(hours=hours):
            return False
        return post_canary(session, app)


def post_canary(session: Session, app: App) -> bool:
    """Post one now; it leaves with the next round."""
    now = app.clock()
    letter = _letter(app, now)
    house.turn_on(session, SWITCH, bare(letter.message_id), now)
    return outbox.post(session, letter, now)


def canary_state(session: Session, now: datetime) -> str:
    """ "none" was ever sent, or the last is "under way", "back", or "lost"."""
    message_id = house.switch(session, SWITCH)
    sent = house.switched_at(session, SWITCH)
    if message_id is None or sent is None:
        return "none"
    if sorting.is_kept(session, message_id):
        return "back"
    return "lost" if now - sent > BACK_WITHIN else "under way"


def _letter(app: App, now: datetime) -> Letter:
    outside = stamp(
        app,
        LetterKind.CANARY,
        f"canary/{now:%Y-%m-%dT%H:%M:%S}",
        Address("", app.call.address),
        language="en",
        not_after=now + BACK_WITHIN,
    )
    page = f'<!doctype html><html lang="en"><title>Canary</title><p>{TEXT}</p></html>'
    return Letter(
        LetterKind.CANARY,
        outside.key,
        outside.message_id,
        outside.to,
        "Canary",
        TEXT,
        page,
        not_after=outside.not_after,
    )
