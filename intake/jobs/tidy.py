"""Tidy: tell the server what is safely in the ledger, as the settings say. Last, and safe to repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.settings import Tidying
from intake.ports import Mailbox, TidyAs, TidyKind
from intake.setup import tidy_settings
from storage import messages

if TYPE_CHECKING:
    from intake.app import App

AT_ONCE = 200


def tidy(app: App, mailbox: Mailbox) -> int:
    """Flag or move what is sorted and not tidied yet; how many. Quarantined messages stay where they are."""
    wish = tidy_settings(app.settings, mailbox.account)
    if wish.do is Tidying.KEEP:
        return 0
    as_ = TidyAs(TidyKind.KEYWORD, wish.keyword) if wish.do is Tidying.FLAG else TidyAs(TidyKind.MOVE, wish.folder)
    done = 0
    with app.database.read() as session:
        epochs = messages.epochs(session, mailbox.account, mailbox.folder)
    for uidvalidity in epochs[:1]:
        place = (mailbox.account, mailbox.folder, uidvalidity)
        while True:
            with app.database.read() as session:
                waiting = messages.places_to_tidy(session, *place, AT_ONCE)
            uids = [uid for uid, state in waiting if state == "sorted"]
            tidied = mailbox.tidy(uidvalidity, uids, as_) if uids else frozenset()
            if not tidied:
                return done
            with app.database.write() as session:
                messages.note_tidied(session, *place, sorted(tidied), app.clock())
            done += len(tidied)
    return done
