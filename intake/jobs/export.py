"""Export: the deliverables written to files. Consent is asked in the transaction that renders, and kept with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from config.wording import say_day
from intake.disclosure import Audience, redact
from intake.exports import bibliography, stories
from intake.exports.citations import APA, cite
from intake.exports.document import Document
from intake.exports.evidence import Grant, evidence_document
from intake.exports.formats import Format, format_of, render
from intake.jobs.export_gather import Gathered, gather_bibliography, gather_stories
from intake.jobs.publish import Product, note, settle, write
from storage import audit, records
from storage.database import Session

if TYPE_CHECKING:
    from intake.app import App

Progress = Callable[[str], None]
BOOK, STORIES = "bibliography", "stories"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many stories are shown, counted and held back, and which were told more coarsely."""

    entries: int = 0
    shown: int = 0
    counted: int = 0
    held_back: int = 0
    coarsened: tuple[int, ...] = ()


def quiet(_: str) -> None:
    """Say nothing of the progress."""


def export_bibliography(
    app: App, targets: Mapping[Format, Path], by: str, *, style: str | Path = APA, progress: Progress = quiet
) -> Written:
    """Write the bibliography to each target, all of them or none. Raises OSError, StyleUnusable."""
    settle(app)
    now = app.clock()
    with app.database.write() as session:
        book, document = make_book(session, app, now, style)
        products = [
            Product(path, rendered(form, document, progress, book), BOOK, "anybody", numbers_in(book))
            for form, path in targets.items()
        ]
        noted = note(app, session, products, by)
    write(app, noted)
    return Written(entries=len(numbers_in(book)))


def export_stories(
    app: App,
    audience: Audience,
    targets: Mapping[Format, Path],
    by: str,
    *,
    signed_by: str = "",
    evidence: Path | None = None,
    progress: Progress = quiet,
) -> Written:
    """Write what `audience` may see now to each target, and the evidence for it to a file of its own.

    `signed_by` answers for accounts that could tell who somebody is: they are written as they are, and the audit
    keeps the name. Without it they are made coarser. Raises OSError, and then nothing is written.
    """
    settle(app)
    now = app.clock()
    with app.database.write() as session:
        found = gather_stories(session, app, audience, now, signed=bool(signed_by))
        document = stories.as_document(found.found, app.call, now)
        products = [
            Product(path, rendered(form, document, progress), STORIES, audience.value, found.holds)
            for form, path in targets.items()
        ]
        if evidence is not None:
            products.append(_evidence(session, app, found, evidence))
        audit_stories(session, found, by, signed_by, now)
        noted = note(app, session, products, by)
    write(app, noted)
    return written_of(found)


def make_book(
    session: Session, app: App, now: datetime, style: str | Path
) -> tuple[bibliography.Bibliography, Document]:
    book = gather_bibliography(session, app, now)
    return book, bibliography.as_document(book, cite(book.items, style), app.call, now)


def numbers_in(book: bibliography.Bibliography) -> tuple[int, ...]:
    """The numbers of the programs and precedents in it: a record of any kind has a number of its own."""
    return tuple(int(member.entry.reference.split("-")[1]) for _, members in book.groups for member in members)


def rendered(
    form: Format, document: Document, progress: Progress, book: bibliography.Bibliography | None = None
) -> bytes:
    content = render(form, document, book.items if book else ())
    progress(form.value)
    return content


def _evidence(session: Session, app: App, found: Gathered, path: Path) -> Product:
    grants = {}
    for number, events in found.grants.items():
        stored = records.find_record(session, number)
        assert stored is not None
        grants[number] = [
            Grant(
                on=say_day(event.at, app.call.zone, "en"),
                by=event.actor_name or event.actor,
                evidence=event.evidence or "",
                scopes=event.scopes,
                attribution=event.attribution or "",
                restrictions=event.restrictions,
                until=say_day(event.until, app.call.zone, "en") if event.until else "",
                message=f"M-{event.message or stored.message}",
                words=redact(records.as_story(stored).consent.words, records.as_story(stored), stored.author),
            )
            for event in events
        ]
    document = evidence_document(grants, app.call.coalition, found.found.version)
    content = render(format_of(path.suffix) or Format.MD, document)
    return Product(path, content, "consent evidence", "internal", found.holds)


def audit_stories(session: Session, found: Gathered, by: str, signed_by: str, now: datetime) -> None:
    audience = found.found.audience.value
    attributions = {story.number: story.attribution for story in found.found.accounts}
    for number in found.holds:
        audit.note(
            session, who=by, what="export", now=now, story=number, audience=audience,
            attribution=attributions.get(number, "count_only"),
        )  # fmt: skip
    if signed_by:
        for number in found.coarsened:
            audit.note(session, who=signed_by, what="sign", now=now, story=number, audience=audience)


def written_of(found: Gathered, entries: int = 0) -> Written:
    told = found.found
    return Written(entries, len(told.accounts), len(told.counted), found.held_back, tuple(sorted(found.coarsened)))
