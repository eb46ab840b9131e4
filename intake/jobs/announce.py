"""Announce: the call itself, to everybody on the contact list, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.letters.announcement import write_announcement
from intake.stamps import stamp
from storage import contacts, outbox
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App


def announce(app: App) -> tuple[int, int]:
    """Post the announcement to every listed contact that may have it: (posted now, had it before)."""
    posted = known = 0
    with app.database.write() as session:
        for contact in contacts.find_contacts(session, listed=True):
            if contact.opted_out_at or contact.bounced:
                continue
            outside = stamp(
                app,
                LetterKind.ANNOUNCEMENT,
                "announcement",
                contact.address,
                language=contact.language or app.call.languages[0],
                not_after=app.call.final.latest,
            )
            if outbox.post(session, write_announcement(outside, app.call), app.clock()):
                posted += 1
            else:
                known += 1
    return posted, known
