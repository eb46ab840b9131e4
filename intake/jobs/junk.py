"""Junk: look now and then whether mail for us lies in a folder of spam. Only headers are fetched; nothing changes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.jobs.collect import new_uids
from intake.jobs.pause import paused_seconds
from intake.letters.identity import is_stop_token
from intake.mailbox.junk import Knows, named_in, why_for_us
from intake.ports import Fetched, Folder, Mailbox, MailboxRefused
from intake.stamps import sender_of_letters
from parsers.letter_tokens import tokens_in
from parsers.message import open_message
from parsers.records import Message
from storage import balance, contacts, history, house, messages
from storage.database import Session
from storage.messages import Outcome, Source

if TYPE_CHECKING:
    from intake.app import App

EVERY = timedelta(minutes=15)
AT_ONCE = 500
LOOKED = "junk/"


def look_into_junk(app: App, mailbox: Mailbox, *, now: bool = False) -> int:
    """How many mails that seem to be for us were found anew. Looks four times an hour, or `now`.

    An account without a folder of spam is as well as one whose folder is empty; `intake check` tells of it.
    """
    with app.database.write() as session:
        last = house.switched_at(session, f"{LOOKED}{mailbox.account}")
        if not now and last is not None and timedelta() <= app.clock() - last < EVERY:
            return 0
        house.turn_on(session, f"{LOOKED}{mailbox.account}", "", app.clock())
    if not now and any(paused_seconds(app, other) for other in app.mailboxes if other.account == mailbox.account):
        return 0
    try:
        with mailbox.session() as folder:
            found = _look(app, folder)
            there = folder.all_uids() if _has_alarms(app, folder) else ()
    except MailboxRefused:
        return 0
    with app.database.write() as session:
        balance.note_taken_out(session, folder.account, folder.name, folder.uidvalidity, there)
    return found


def _has_alarms(app: App, folder: Folder) -> bool:
    with app.database.read() as session:
        return any(place[:2] == (folder.account, folder.name) for place in balance.alarms(session))


def _look(app: App, folder: Folder) -> int:
    found = 0
    new = new_uids(app, folder)
    for start in range(0, len(new), AT_ONCE):
        heads = list(folder.heads(new[start : start + AT_ONCE]))
        with app.database.write() as session:
            found += sum(_note(session, app, folder, head) for head in heads)
    return found


def _note(session: Session, app: App, folder: Folder, head: Fetched) -> bool:
    source = Source(folder.account, folder.name, folder.uidvalidity, head.uid)
    if head.content is None:
        messages.note_outcome(session, source, Outcome.GONE, app.clock())
        return False
    message = open_message(head.content).message
    why = why_for_us(message, _knows(session, app, message), _ours(app))
    outcome = Outcome.ALARM if why else Outcome.JUNK
    messages.note_outcome(session, source, outcome, _came(app, head), detail=why or "")
    return why is not None


def _came(app: App, head: Fetched) -> datetime:
    return head.received or app.clock()


def _ours(app: App) -> tuple[str, ...]:
    return (app.call.address, sender_of_letters(app).addr_spec)


def _knows(session: Session, app: App, message: Message) -> Knows:
    people = {person.addr_spec.casefold() for person in (*app.call.coordinators, app.call.compiler)}
    authors = [address for address in message.from_ if address.addr_spec]
    return Knows(
        answers_letter=history.answered_letter(session, named_in(message)) is not None,
        author_known=any(
            author.key in people or contacts.find_contact(session, author.key) is not None for author in authors
        ),
        our_tokens=[
            token
            for token in tokens_in(message.subject)
            if any(is_stop_token(token, app.call.id, author.addr_spec, app.secret) for author in authors)
        ],
    )
