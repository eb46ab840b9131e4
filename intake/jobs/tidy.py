"""Tidy: tell the server what is safely in the ledger, as the settings say. Last, and safe to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.settings import Tidying
from intake.jobs.pause import heed_pause
from intake.ports import Mailbox, TidyAs, TidyKind
from intake.setup import tidy_settings
from storage import messages

if TYPE_CHECKING:
    from intake.app import App

AT_ONCE = 200


def tidy(app: App, mailbox: Mailbox, *, heeding_pauses: bool = True) -> int:
    """Flag or move what is sorted and not tidied yet; how many. Quarantined messages stay where they are."""
    wish = tidy_settings(app.settings, mailbox.account)
    if wish.do is Tidying.KEEP:
        return 0
    as_ = TidyAs(TidyKind.KEYWORD, wish.keyword) if wish.do is Tidying.FLAG else TidyAs(TidyKind.MOVE, wish.folder)
    with app.database.read() as session:
        epochs = messages.epochs(session, mailbox.account, mailbox.folder)
    return sum(_tidy(app, mailbox, epoch, as_, heeding_pauses=heeding_pauses) for epoch in epochs[:1])


def _tidy(app: App, mailbox: Mailbox, uidvalidity: int, as_: TidyAs, *, heeding_pauses: bool) -> int:
    place = (mailbox.account, mailbox.folder, uidvalidity)
    done = 0
    while True:
        with app.database.read() as session:
            uids = [uid for uid, _ in messages.places_to_tidy(session, *place, AT_ONCE)]
        if not uids:
            return done
        if heeding_pauses:
            heed_pause(app, mailbox)
        tidied = mailbox.tidy(uidvalidity, uids, as_)
        if not tidied.done:
            return done
        with app.database.write() as session:
            messages.note_tidied(session, *place, sorted(tidied.done), app.clock(), moved=tidied.moved)
        done += len(tidied.done)
