"""What would be sent to whom, and when: the calendar against the ledger as it stands now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from intake.calendar import Occasion, OccasionKind, digests, occasions
from intake.consent.questions import repeats_due
from intake.jobs.ask_again import renewals
from intake.jobs.retain import endings
from intake.jobs.wanted import reminder_for
from storage import contacts, house, outbox
from storage.database import Session
from storage.values import LetterState

if TYPE_CHECKING:
    from intake.app import App


def next_digest(app: App) -> Occasion:
    """The digest that comes next."""
    now = app.clock()
    return next(occasion for occasion in digests(app.call) if occasion.at > now)


def preview(session: Session, app: App, start: datetime, end: datetime) -> list[str]:
    """Lines for people: instant in the call's zone and UTC, what, to whom; what will be erased; what waits to leave."""
    lines = []
    for occasion in occasions(app.call, start, end):
        done = " (done)" if house.is_done(session, occasion.key) else ""
        for address in recipients(session, app, occasion) or ["nobody"]:
            lines.append(f"{_when(app, occasion.at)}  {occasion.key}  {address}{done}")
    for renewal in renewals(session, app, app.clock()):
        if start <= renewal.at < end:
            lines.append(f"{_when(app, renewal.at)}  renew/S-{renewal.story}  {renewal.to.addr_spec}")
    for due in endings(session, app, app.clock()):
        if start <= due.erased_at < end:
            waits = f" (not before somebody has read {', '.join(f'M-{n}' for n in due.unread)})" if due.unread else ""
            lines.append(f"{_when(app, due.erased_at)}  erase/S-{due.story}  {due.ending.state}{waits}")
    for letter in outbox.find_letters(session, state=LetterState.DUE):
        lines.append(
            f"{letter.next_try.astimezone(app.call.zone):%a %Y-%m-%d %H:%M %Z}  {letter.kind.value}  {letter.to}"
        )
    return lines


def _when(app: App, at: datetime) -> str:
    return f"{at.astimezone(app.call.zone):%a %Y-%m-%d %H:%M %Z} ({at:%H:%M} UTC)"


def recipients(session: Session, app: App, occasion: Occasion) -> list[str]:
    """Who would get the letter of an occasion."""
    if occasion.kind is OccasionKind.DIGEST:
        return list(dict.fromkeys(p.addr_spec for p in (app.call.compiler, *app.call.coordinators)))
    if occasion.kind is OccasionKind.ASK_AGAIN:
        return [repeat.first.to.addr_spec for repeat in repeats_due(session, app, occasion.at)]
    return [
        contact.address.addr_spec
        for contact in contacts.find_contacts(session)
        if reminder_for(session, app, contact, occasion) is not None
    ]
