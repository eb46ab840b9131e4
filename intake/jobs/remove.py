"""Remove: what was erased here is removed from the server too, where the settings say so. Safe to repeat.

What waits for it is asked of the ledger, so a server that is away now is told in a later round, and a mail that comes
again after it was erased goes as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from intake.jobs.pause import heed_pause
from intake.ports import Mailbox, TidyAs, TidyKind
from intake.setup import make_done_mailbox, tidy_settings
from storage import messages, tidying
from storage.reach import MovedMail

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


def remove_moved(app: App, moved: Sequence[MovedMail]) -> tuple[int, list[MovedMail]]:
    """The same for mails that we had moved: known in the other folder by their bytes. How many, and those not found.

    Raises PortError; then nothing of that folder is known to be gone.
    """
    done = 0
    left: list[MovedMail] = []
    for account in sorted({one.source.account for one in moved}):
        wanted = [one for one in moved if one.source.account == account]
        mailbox = make_done_mailbox(app.settings, account, app.clock)
        if mailbox is None or not tidy_settings(app.settings, account).erase:
            left += wanted
            continue
        found = _find(mailbox, wanted)
        for epoch, uid, _ in found:
            done += len(mailbox.tidy(epoch, [uid], TidyAs(TidyKind.REMOVE)).done)
        left += [one for one in wanted if one.sha256 not in {digest for _, _, digest in found}]
    return done, left


def _find(mailbox: Mailbox, wanted: Sequence[MovedMail]) -> list[tuple[int, int, str]]:
    """(epoch, UID, SHA-256) of the mails in this folder that are byte for byte what was moved."""
    sizes, digests = {one.size for one in wanted}, {one.sha256 for one in wanted}
    with mailbox.session() as folder:
        alike = [uid for uid, size in folder.sizes(folder.all_uids()).items() if size in sizes]
        fetched = [(one.uid, sha256(one.content or b"").hexdigest()) for one in folder.fetch(alike)]
        return [(folder.uidvalidity, uid, digest) for uid, digest in fetched if digest in digests]


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
