"""The packet: both deliverables with a cover note and a manifest, or nothing at all."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from intake.disclosure import Audience
from intake.exports import bibliography, packet, stories
from intake.exports.citations import APA
from intake.exports.document import Document
from intake.exports.formats import Format
from intake.exports.still_zip import zipped
from intake.jobs.export import (
    BOOK,
    STORIES,
    Progress,
    Written,
    audit_stories,
    make_book,
    numbers_in,
    quiet,
    rendered,
    written_of,
)
from intake.jobs.export_gather import gather_stories
from intake.jobs.publish import Product, note, settle, write
from storage import records
from storage.database import Session

if TYPE_CHECKING:
    from intake.app import App

IN_A_PACKET = {
    BOOK: (Format.PDF, Format.DOCX, Format.XLSX, Format.CSL_JSON, Format.RIS, Format.BIBTEX),
    STORIES: (Format.PDF, Format.DOCX, Format.XLSX),
}


class PacketRefused(Exception):
    """Something in the packet must not leave; the message names the stories, and nothing was written."""


def export_packet(
    app: App,
    audience: Audience,
    out: Path,
    by: str,
    *,
    style: str | Path = APA,
    signed_by: str = "",
    progress: Progress = quiet,
) -> Written:
    """Write both deliverables with a cover note and a manifest, as a ZIP or into an empty folder.

    Raises PacketRefused where something in it could tell who somebody is, OSError, StyleUnusable; then there is none.
    """
    settle(app)
    now = app.clock()
    with app.database.write() as session:
        book, pages = make_book(session, app, now, style)
        found = gather_stories(session, app, audience, now, signed=bool(signed_by))
        accounts = stories.as_document(found.found, app.call, now)
        cover = packet.cover_note(found.found, len(numbers_in(book)), app.call, now)
        _refuse_what_identifies(session, app, book, (pages, accounts, cover))
        files = {f"cover-note{form.suffix}": rendered(form, cover, progress) for form in (Format.PDF, Format.DOCX)}
        files |= {f"{BOOK}{form.suffix}": rendered(form, pages, progress, book) for form in IN_A_PACKET[BOOK]}
        files |= {f"{STORIES}{form.suffix}": rendered(form, accounts, progress) for form in IN_A_PACKET[STORIES]}
        audit_stories(session, found, by, signed_by, now)
        noted = note(app, session, _packed(out, packet.with_manifest(files), audience, found.holds, book), by)
    write(app, noted)
    return written_of(found, len(numbers_in(book)))


def _refuse_what_identifies(
    session: Session, app: App, book: bibliography.Bibliography, documents: Sequence[Document]
) -> None:
    told = {one.number: records.as_story(one) for one in records.stories_to_guard(session)}
    entries = [member.entry for _, members in book.groups for member in members]
    known = [words for entry in entries for words in (entry.name, entry.organisation, entry.suggested_by)]
    known += [words for one in (app.call.compiler, *app.call.coordinators) for words in (one.name, one.addr_spec)]
    known += [words for f in app.call.facilities for words in (f.name, *f.aliases, f.city)]
    if found := list(packet.identifies(documents, told, known)):
        raise PacketRefused(
            f"words that tell who somebody is stand in the packet: those of {', '.join(found)}. Nothing was written. "
            "Look where the same words stand in another record, and drop it or have it corrected."
        )


def _packed(
    out: Path, files: Mapping[str, bytes], audience: Audience, holds: tuple[int, ...], book: bibliography.Bibliography
) -> list[Product]:
    everything = (*holds, *numbers_in(book))
    if out.suffix.lower() == ".zip":
        return [Product(out, zipped(files), "packet", audience.value, everything)]
    if out.is_dir() and any(out.iterdir()):
        raise FileExistsError(errno.EEXIST, "the folder is not empty", str(out))
    out.mkdir(mode=0o700, exist_ok=True)
    return [Product(out / name, content, "packet", audience.value, everything) for name, content in files.items()]
