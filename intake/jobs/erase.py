"""Erase: a story, a mail or a person, in one transaction; then what lies outside of the ledger.

    erased = erase_story(app, 12, "she asked for it", by="Ruth")     # or erase_mail, erase_person
    clean_up(app, [erased])                                           # exports, letters in a Maildir, freed pages

The ledger alone says what is erased. The marks go into the list beside it before the commit: a list that says more than
the ledger does no harm, one that says less would let a backup bring it back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from intake.erased_list import add_to_list, place_of_list, tombstone_key
from storage import audit, erasure, house
from storage.database import Session
from storage.erasure import Erased

if TYPE_CHECKING:
    from intake.app import App

CLOCK = "clock"


def erase_story(app: App, number: int, reason: str, by: str = CLOCK) -> Erased:
    """Erase one story with all that holds it. Raises LookupError for no such story, DatabaseUnusable, OSError."""
    with app.database.write() as session:
        return erase_story_within(session, app, number, reason, by)


def erase_story_within(session: Session, app: App, number: int, reason: str, by: str = CLOCK) -> Erased:
    """The same in a transaction that is open, for who must ask something first."""

    def erase(now: datetime, key: str) -> Erased:
        return erasure.erase_story(session, number, reason, now, key)

    return _erase(session, app, erase, reason, by)


def erase_mail(app: App, number: int, reason: str, by: str) -> Erased:
    """Erase a mail and all that it told. Raises LookupError for no such mail, DatabaseUnusable, OSError."""
    with app.database.write() as session:
        return _erase(
            session, app, lambda now, key: erasure.erase_message(session, number, reason, now, key), reason, by
        )


def erase_person(app: App, address: str, reason: str, by: str) -> Erased:
    """Erase all from and to an address. Raises LookupError where it is not known, DatabaseUnusable, OSError."""
    with app.database.write() as session:
        return _erase(
            session, app, lambda now, key: erasure.erase_person(session, address, reason, now, key), reason, by
        )


def _erase(session: Session, app: App, erase: Callable[[datetime, str], Erased], reason: str, by: str) -> Erased:
    house.take_turn(session)
    now = app.clock()
    erased = erase(now, tombstone_key(app.secret))
    for number in erased.stories or (None,):
        audit.note(session, who=by, what=f"erased: {reason}", now=now, story=number)
    add_to_list(place_of_list(app.settings), erased.marks, now)
    return erased
