"""Remove: what was erased here is removed from the server too, where the settings say so. Safe to repeat.

What waits for it is asked of the ledger, so a server that is away now is told in a later round, and a mail that comes
again after it was erased goes as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.jobs.pause import heed_pause
from intake.ports import Mailbox, TidyAs, TidyKind
from intake.setup import tidy_settings
from storage import messages, tidying

if TYPE_CHECKING:
    from intake.app import App

AT_ONCE = 200


def remove_erased(app: App, mailbox: Mailbox, *, heeding_pauses: bool = True) -> int:
    """How many mails were removed from this mailbox. Nothing is touched in another epoch than the folder's own."""
    if not tidy_settings(app.settings, mailbox.account).erase:
        return 0
    with app.database.read() as session:
        epochs = messages.epochs(session, mailbox.account, mailbox.folder)
    return sum(_remove(app, mailbox, epoch, heeding_pauses=heeding_pauses) for epoch in epochs[:1])


def _remove(app: App, mailbox: Mailbox, uidvalidity: int, *, heeding_pauses: bool) -> int:
    place = (mailbox.account, mailbox.folder, uidvalidity)
    done = 0
    while True:
        with app.database.read() as session:
            uids = tidying.places_to_remove(session, *place, AT_ONCE)
        if not uids:
            return done
        if heeding_pauses:
            heed_pause(app, mailbox)
        removed = mailbox.tidy(uidvalidity, uids, TidyAs(TidyKind.REMOVE))
        if not removed.done:
            return done
        with app.database.write() as session:
            messages.note_tidied(session, *place, sorted(removed.done), app.clock(), moved=True)
        done += len(removed.done)
