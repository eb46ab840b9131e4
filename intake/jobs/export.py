"""Export: the deliverables written to files. Consent is asked in the transaction that gathers, and kept with it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from config.call import KnownProgram
from intake.disclosure import Audience, may_open, show
from intake.exports.bibliography import write_bibliography
from intake.exports.stories import write_stories
from intake.exports.values import Entry, Report
from intake.letters.flat import safe_link
from intake.letters.values import ShownStory
from parsers.records import Accommodation, Program
from storage import audit, consent, house, records
from storage.database import Session
from storage.records import StoredRecord

if TYPE_CHECKING:
    from intake.app import App

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
VERSION_LENGTH = 12


def write_bibliography_file(app: App, out: Path) -> int:
    """Write the bibliography to `out`, readable by its owner only; how many entries. Raises OSError."""
    now = app.clock()
    with app.database.read() as session:
        known = {program.id: program for program in app.call.known_programs}
        entries = [
            _entry(stored, known, now.year) for stored in records.find_records(session) if stored.kind != "story"
        ]
    beside = _beside(out)
    try:
        _write(beside, write_bibliography(entries, app.call, now))
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return len(entries)


def write_stories_file(app: App, audience: Audience, by: str, out: Path) -> tuple[int, int]:
    """Write what `audience` may see now to `out`; how many stories are shown, and how many are held back.

    The ledger keeps who wrote it, where and with which stories before the file appears, so that every copy can be
    recalled. Raises OSError, and then nothing is noted.
    """
    now = app.clock()
    beside = _beside(out)
    try:
        with app.database.write() as session:
            shown, held_back, until = _gather(session, audience, now)
            text = write_stories(shown, audience, app.call, now, _version(shown, audience), until)
            _write(beside, text)
            house.note_export(
                session,
                kind="stories",
                audience=audience.value,
                by=by,
                sha256=sha256(text.encode()).hexdigest(),
                path=str(out.resolve()),
                holds=[story.number for story in shown],
                now=now,
            )
            for story in shown:
                audit.note(
                    session,
                    who=by,
                    what="export",
                    now=now,
                    story=story.number,
                    audience=audience.value,
                    attribution=story.attribution,
                )
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return len(shown), held_back


def _gather(session: Session, audience: Audience, now: datetime) -> tuple[list[ShownStory], int, datetime | None]:
    """The stories that may be opened to `audience`, how many may not, and when the first consent ends."""
    shown: list[ShownStory] = []
    ends: list[datetime] = []
    held_back = 0
    for stored in records.find_records(session, kind="story"):
        standing = consent.standing_of(session, stored.number, now)
        story = show(stored.number, records.as_story(stored), standing, audience, author=stored.author)
        if story is None or not may_open(standing, audience):
            held_back += 1
            continue
        shown.append(story)
        if standing.until is not None:
            ends.append(standing.until)
    return shown, held_back, min(ends, default=None)


def _version(shown: Sequence[ShownStory], audience: Audience) -> str:
    """A mark of the content: the same accounts for the same audience have the same version."""
    parts = [
        (story.number, story.attribution, story.summary, story.harms, story.people, story.facility, story.month)
        for story in shown
    ]
    return sha256(repr((audience.value, parts)).encode()).hexdigest()[:VERSION_LENGTH]


def _entry(stored: StoredRecord, known: dict[str, KnownProgram], year: int) -> Entry:
    record = stored.record
    if isinstance(record, Program):
        program = known.get(record.known_as or "")
        return Entry(
            stored.reference,
            record.name,
            organisation=record.organisation or "",
            place=record.place or "",
            description=record.description,
            contexts=record.contexts,
            features=record.features,
            populations=record.populations,
            websites=record.websites,
            reports=tuple(_report(words, program, year) for words in record.reports),
        )
    assert isinstance(record, Accommodation)
    return Entry(
        stored.reference,
        record.name,
        kind="accommodation",
        description=record.description,
        populations=record.populations,
        reports=tuple(_report(words, None, year) for words in record.reports),
    )


def _report(words: str, known: KnownProgram | None, latest: int) -> Report:
    """A report with its year: as the known list tells it, else as its title does; never guessed from an address."""
    if known is not None and words.strip() and words.strip() in {known.report_url, known.report_title}:
        return Report(known.report_title, known.report_url, known.year)
    if safe_link(words):
        return Report(url=words)
    years = [found for found in _YEAR.findall(words) if int(found) <= latest]
    return Report(title=words, year=years[-1] if years else "")


def _beside(out: Path) -> Path:
    """Where the text is written first: what lies at `out` is never half of it."""
    return out.with_name(f".{out.name}.{secrets.token_hex(6)}")


def _write(path: Path, text: str) -> None:
    """The text in a new file that only its owner can read, safely on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
