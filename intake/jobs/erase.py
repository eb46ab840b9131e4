"""Erase: a story, a mail or a person, in one transaction; then what lies outside of the ledger.

    erased = erase(app, Target(story=12), "it was asked for", by="Ruth")
    clean_up(app, [erased])         # exports, letters in a Maildir, the server, freed pages

The ledger alone says what is erased. The marks go into the list beside it before the commit: a list that says more than
the ledger does no harm, one that says less would let a backup bring it back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import PostMaildirSettings
from intake.at_rest.erased_list import add_to_list, place_of_list, tombstone_key
from intake.jobs.publish import beside_of
from intake.jobs.remove import remove_erased, remove_moved
from intake.ports import PortError
from intake.postbox.maildir import MaildirPostbox
from parsers.records import Address
from storage import audit, erasure, house
from storage.database import DatabaseUnusable, Session
from storage.erasure import Erased
from storage.house import Exported
from storage.reach import MovedMail
from storage.tombstones import is_tombstoned, mark_of_message_id

if TYPE_CHECKING:
    from intake.app import App

CLOCK = "clock"
TO_SCRUB = "to-scrub"  # on from an erasure until its freed pages are given back


@dataclass(frozen=True, slots=True)
class Target:
    """What shall be erased: a story, a mail, or a person by the key of the address. One of the three is given."""

    story: int | None = None
    mail: int | None = None
    person: str = ""


def erase(app: App, target: Target, reason: str, by: str = CLOCK) -> Erased:
    """Erase it in one transaction. Raises LookupError where it is not there, DatabaseUnusable, OSError."""
    with app.database.write() as session:
        return erase_within(session, app, target, reason, by)


def erase_within(session: Session, app: App, target: Target, reason: str, by: str = CLOCK) -> Erased:
    """The same in a transaction that is open, for who must ask something first. `reason` names nobody, please."""
    house.take_turn(session)
    now = app.clock()
    erased = _erase(session, target, reason, now, tombstone_key(app.secret))
    for number in erased.stories or (None,):
        audit.note(session, who=by, what=f"erased: {reason}", now=now, story=number)
    house.turn_on(session, TO_SCRUB, "", now)
    add_to_list(place_of_list(app.settings), erased.marks, now)
    return erased


def would_erase(app: App, target: Target) -> Erased:
    """What `erase` would reach now; nothing is changed. Raises LookupError where it is not there."""
    try:
        with app.database.write() as session:
            raise _OnlyALook(_erase(session, target, "", app.clock(), tombstone_key(app.secret)))
    except _OnlyALook as look:
        return look.found


class _OnlyALook(Exception):
    """Raised to roll back what was only tried."""

    def __init__(self, found: Erased) -> None:
        super().__init__()
        self.found = found


def _erase(session: Session, target: Target, reason: str, now: datetime, key: str) -> Erased:
    if target.story is not None:
        return erasure.erase_story(session, target.story, reason, now, key)
    if target.mail is not None:
        return erasure.erase_message(session, target.mail, reason, now, key)
    return erasure.erase_person(session, target.person, reason, now, key)


@dataclass(slots=True)
class Cleaned:
    """What was done outside of the ledger. `troubles` are what could not be done, in plain words.

    `moved_left` are mails that we had moved on the server and that lie there still.
    """

    files: list[str] = field(default_factory=list)
    letters: int = 0
    removed: int = 0
    moved_left: list[MovedMail] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def clean_up(app: App, erased: Sequence[Erased]) -> Cleaned:
    """After the commit: exports that we wrote, letters in our own Maildir, mails on the server, freed pages.

    Each is tried, whatever becomes of the others. Others who write wait while the freed pages are given back.
    """
    done = Cleaned()
    for export in {export.id: export for one in erased for export in one.exports}.values():
        with _trying(done, export.path):
            _remove_export(export, done)
    box = app.settings.postbox
    if isinstance(box, PostMaildirSettings) and box.path.is_relative_to(app.settings.home):
        with _trying(done, str(box.path)):
            done.letters = MaildirPostbox(box.path).remove({letter for one in erased for letter in one.letters})
    for mailbox in app.mailboxes:
        with _trying(done, f"mailbox {mailbox.account}"):
            done.removed += remove_erased(app, mailbox, heeding_pauses=False)
    moved = [mail for one in erased for mail in one.moved]
    done.moved_left = moved
    with _trying(done, "the folder for done mail"):
        removed, done.moved_left = remove_moved(app, moved)
        done.removed += removed
    with _trying(done, "the freed pages of the ledger"):
        scrub(app)
    return done


def scrub(app: App) -> bool:
    """Give freed pages back if anything was erased since that was last done, also by a process that was killed."""
    with app.database.read() as session:
        if house.switch(session, TO_SCRUB) is None:
            return False
    app.database.scrub()
    with app.database.write() as session:
        house.turn_off(session, TO_SCRUB)
    return True


def _remove_export(export: Exported, done: Cleaned) -> None:
    """Only the very file that we wrote: what lies there may be somebody else's by now."""
    path = Path(export.path)
    beside_of(path, export.id).unlink(missing_ok=True)  # its writer was killed
    try:
        if sha256(path.read_bytes()).hexdigest() != export.sha256:
            done.troubles.append(f"{path} was changed since it was written: look at it, and remove it by hand")
            return
        path.unlink()
    except FileNotFoundError:
        return
    done.files.append(str(path))


@contextmanager
def _trying(done: Cleaned, what: str) -> Iterator[None]:
    try:
        yield
    except PortError as trouble:
        done.troubles.append(f"{what}: {trouble.reason}. {trouble.what_to_do}".strip())
    except DatabaseUnusable as trouble:
        done.troubles.append(f"{what}: {trouble}")
    except OSError as trouble:
        done.troubles.append(f"{what}: {trouble.strerror or trouble}")


def came_again(
    session: Session, app: App, number: int, message_id: str | None, sender: Address | None
) -> Erased | None:
    """Erase a mail once more that came with other bytes, and the author and Message-ID of an erased one; else None.

    The transaction is open; `clean_up` comes after it.
    """
    mark = mark_of_message_id(message_id or "", sender.key if sender else None)
    if not message_id or not is_tombstoned(session, mark):
        return None
    return erase_within(session, app, Target(mail=number), "it was erased before, and came again")
