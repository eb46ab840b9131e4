"""How looks into mailboxes go, noted in the ledger; and the pauses after failures, which a restart does not forget."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.mailbox.pauses import pause_after
from intake.ports import Mailbox, MailboxUnavailable, PortError
from storage import house
from storage.database import Session
from storage.house import Poll

if TYPE_CHECKING:
    from intake.app import App


class Paused(PortError):
    """The mailbox failed not long ago and is left alone for a while."""


def poll_name(mailbox: Mailbox) -> str:
    """What a mailbox is called where polls are noted: its account, and its folder where that is another than INBOX."""
    return mailbox.account if mailbox.folder.upper() == "INBOX" else f"{mailbox.account} / {mailbox.folder}"


def polls_of(session: Session, app: App) -> list[Poll]:
    """How the looks into the mailboxes of the settings went. One that was taken out of them counts no more."""
    names = {poll_name(mailbox) for mailbox in app.mailboxes}
    return [poll for poll in house.polls(session) if poll.account in names]


def heed_pause(app: App, mailbox: Mailbox) -> None:
    """Raises Paused while the mailbox is to be left alone."""
    with app.database.read() as session:
        poll = house.poll_of(session, poll_name(mailbox))
    now = app.clock()
    if poll is not None and poll.not_before is not None and now < poll.not_before <= now + timedelta(days=1):
        raise Paused(
            f"it is left alone until {poll.not_before:%H:%M} UTC after {poll.failures} failures: {poll.trouble}"
        )


def paused_seconds(app: App, mailbox: Mailbox) -> float:
    """For how long the mailbox is to be left alone; 0 for not at all."""
    with app.database.read() as session:
        poll = house.poll_of(session, poll_name(mailbox))
    left = (poll.not_before - app.clock()).total_seconds() if poll is not None and poll.not_before else 0.0
    return max(0.0, left)


@contextmanager
def noted(app: App, mailbox: Mailbox) -> Iterator[None]:
    """Note how the look into the mailbox that is made inside went; a trouble is raised again."""
    name = poll_name(mailbox)
    try:
        yield
    except PortError as trouble:
        with app.database.write() as session:
            house.note_poll(session, name, app.clock(), trouble.reason)
            poll = house.poll_of(session, name)
            until = _until(app.clock(), poll.failures if poll else 1, trouble)
            house.pause_polls(session, _paused_with(app, mailbox, trouble), until)
        raise
    with app.database.write() as session:
        house.note_poll(session, name, app.clock(), None)


def _until(now: datetime, failures: int, trouble: PortError) -> datetime:
    return now + pause_after(failures, trouble, random.random())


def _paused_with(app: App, mailbox: Mailbox, trouble: PortError) -> list[str]:
    """A server that is away, or wants to be left alone, is so for all folders of the account."""
    if not isinstance(trouble, MailboxUnavailable):
        return [poll_name(mailbox)]
    return [poll_name(other) for other in app.mailboxes if other.account == mailbox.account] or [poll_name(mailbox)]
