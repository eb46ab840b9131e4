"""Digest: once a week to every coordinator, each exactly once; chosen by what no digest has told yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from intake.answers.proof import issue
from intake.calendar import Occasion, digests, last_regular_digest
from intake.letters.digest import write_digest
from intake.stamps import stamp
from intake.views.digest import DigestView, view_digest
from parsers.records import Address
from storage import audit, house, outbox, told
from storage.database import Session
from storage.values import Letter, LetterKind

if TYPE_CHECKING:
    from intake.app import App


def post_digests(app: App) -> int:
    """Post the digest that is due now; how many letters.

    One whose week has passed is noted as missed: its news are in the next one, because they are still untold.
    """
    now = app.clock()
    posted = 0
    last = last_regular_digest(app.call)
    for occasion in takewhile(lambda due: due.at <= now, digests(app.call)):
        with app.database.write() as session:
            if house.is_done(session, occasion.key):
                continue
            if occasion.is_missed(now):
                if occasion.at <= last.at:
                    house.note_done(session, occasion.key, "missed", now)
                continue
            view = view_digest(session, app, occasion, now)
            if occasion.at > last.at and view.digest.is_quiet and not view.digest.needs:
                house.note_done(session, occasion.key, "quiet", now)
                continue
            house.note_done(session, occasion.key, "posted", now)
            posted += _post(session, app, occasion, view, now)
    return posted


def _post(session: Session, app: App, occasion: Occasion, view: DigestView, now: datetime) -> int:
    posted = 0
    for letter in letters_of(app, occasion, view, with_codes=True):
        if outbox.post(session, letter, now):
            posted += 1
            told_of = [story.number for story in view.digest.stories]
            issue(session, app, letter, occasion.key, now, view.asked, told_of)
            note_shown(session, view, letter.to.key, "digest", now)
    told.note_told(session, view.items, occasion.key)
    return posted


def note_shown(session: Session, view: DigestView, who: str, what: str, now: datetime) -> None:
    """The audit keeps who was shown each story of a digest."""
    for story in view.digest.stories:
        audit.note(
            session,
            who=who,
            what=what,
            now=now,
            story=story.number,
            audience="coalition",
            attribution=story.attribution,
        )


def letters_of(app: App, occasion: Occasion, view: DigestView, *, with_codes: bool = False) -> list[Letter]:
    """The digest of an occasion, one letter for each coordinator and the compiler.

    Without codes it is for looking at only: an answer to it proves nothing. Nobody is told a note of their own.
    """
    people = {person.addr_spec.casefold(): person for person in (app.call.compiler, *app.call.coordinators)}
    letters = []
    for person in people.values():
        outside = stamp(
            app,
            LetterKind.DIGEST,
            occasion.key,
            Address(person.name, person.addr_spec),
            language=person.language,
            not_after=occasion.not_after,
        )
        if not with_codes:
            outside = replace(outside, token="", reply_to=None)
        others = tuple(note for note in view.digest.notes if note[0] != person.name)
        letter = write_digest(replace(view.digest, notes=others), outside, app.call, person)
        letters.append(replace(letter, about=tuple(sorted({*letter.about, *view.noted}))))
    return letters
