"""Notes of coordinators to the others. A note about a story is shown to those who may see the story, and no further.

What a note is about is what it names, what it stood under, and every story whose words or people it repeats. It is
asked again for each digest: a note that was held back is told once its stories may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.disclosure import Audience, may_open, redact
from parsers.quiet import Quiet
from storage import answers, consent, records
from storage.answers import NoteKept
from storage.database import Session
from storage.records import StoredRecord
from storage.shared_words import words_of_account
from storage.told import untold

HELD = "/held"
_PROBE = 60  # so many characters of a note are enough to know it by


@dataclass(frozen=True, slots=True, repr=False)
class NotesTold(Quiet):
    """Notes as (who, words), the items by which it is remembered that they were told, the stories they are about."""

    lines: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    stories: frozenset[int] = frozenset()


def notes_for_digest(session: Session, now: datetime) -> NotesTold:
    """The notes that no digest has told."""
    kept = answers.find_notes(session)
    if not kept:
        return NotesTold()
    news = set(untold(session, [item for note in kept for item in (note.item, note.item + HELD)]))
    stories = records.stories_to_guard(session)
    held = _held(session)
    shown: list[tuple[str, str]] = []
    items: list[str] = []
    told: set[int] = set()
    for note in kept:
        about = list(_about(note, stories))
        if note.item not in news:
            continue
        if _may_be_shown(session, note, about, held, now):
            shown.append((note.name, _redacted(note.text, about)))
            items.append(note.item)
            told.update(stored.number for stored in about)
        elif note.item + HELD in news:
            shown.append((note.name, "a note about a story that may not be shown now"))
            items.append(note.item + HELD)
    return NotesTold(tuple(shown), tuple(items), frozenset(told))


def tells_a_closed_note(session: Session, written: str, now: datetime) -> bool:
    """Whether a digest that waits tells a note about a story that was closed meanwhile. `written` is without blanks."""
    stories = records.stories_to_guard(session)
    held = _held(session)
    for note in answers.find_notes(session):
        about = list(_about(note, stories))
        if about or note.stories:
            begins = "".join(_redacted(note.text, about).split())[:_PROBE]
            if begins in written and not _may_be_shown(session, note, about, held, now):
                return True
    return False


def _about(note: NoteKept, stories: Sequence[StoredRecord]) -> Iterator[StoredRecord]:
    for stored in stories:
        story = records.as_story(stored)
        words = words_of_account(story.narrative, [stored.author.name, *(one.words for one in story.identifying)])
        if stored.number in note.stories or words.are_in(note.text):
            yield stored


def _held(session: Session) -> frozenset[int]:
    """The stories that were not dropped."""
    return frozenset(stored.number for stored in records.find_records(session, kind="story"))


def _may_be_shown(
    session: Session, note: NoteKept, about: Sequence[StoredRecord], held: frozenset[int], now: datetime
) -> bool:
    """Every story that it is about must be there and open to the coalition: one that was erased or dropped is not."""
    if not {*note.stories, *(stored.number for stored in about)} <= held:
        return False
    return all(
        may_open(standing, Audience.COALITION) and "no_quote" not in standing.restrictions
        for standing in (consent.standing_of(session, stored.number, now) for stored in about)
    )


def _redacted(text: str, about: Sequence[StoredRecord]) -> str:
    for stored in about:
        text = redact(text, records.as_story(stored), stored.author)
    return text
