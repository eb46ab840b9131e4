"""Notes of coordinators to the others. A note about a story is shown to those who may see the story, and no further.

What a note is about is what it names, what it stood under, and every story whose words or people it repeats. It is
asked again for each digest: a note that was held back is told once its stories may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from intake.disclosure import Audience, may_open, redact
from parsers.command_words import folded
from parsers.quiet import Quiet
from parsers.records import Story
from storage import answers, consent, records
from storage.answers import NoteKept
from storage.database import Session
from storage.records import StoredRecord
from storage.told import untold

HELD = "/held"
_RUN = 4  # so many words in a row are a story's own
_LEAST_LETTERS = 4
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
    stories = records.find_records(session, kind="story")
    shown: list[tuple[str, str]] = []
    items: list[str] = []
    told: set[int] = set()
    for note in kept:
        about = list(_about(note, stories))
        if note.item not in news:
            continue
        if _may_be_shown(session, note, about, now):
            shown.append((note.name, _redacted(note.text, about)))
            items.append(note.item)
            told.update(stored.number for stored in about)
        elif note.item + HELD in news:
            shown.append((note.name, "a note about a story that may not be shown now"))
            items.append(note.item + HELD)
    return NotesTold(tuple(shown), tuple(items), frozenset(told))


def tells_a_closed_note(session: Session, written: str, now: datetime) -> bool:
    """Whether a digest that waits tells a note about a story that was closed meanwhile. `written` is without blanks."""
    stories = records.find_records(session, kind="story")
    for note in answers.find_notes(session):
        about = list(_about(note, stories))
        if about or note.stories:
            begins = "".join(_redacted(note.text, about).split())[:_PROBE]
            if begins in written and not _may_be_shown(session, note, about, now):
                return True
    return False


def _about(note: NoteKept, stories: Sequence[StoredRecord]) -> Iterator[StoredRecord]:
    said = _words(note.text)
    runs = _runs(said)
    for stored in stories:
        if stored.number in note.stories or _repeats(stored, set(said), runs):
            yield stored


def _repeats(stored: StoredRecord, words: set[str], runs: set[tuple[str, ...]]) -> bool:
    story = stored.record
    assert isinstance(story, Story)
    named = {word for text in (stored.author.name, *(one.words for one in story.identifying)) for word in _words(text)}
    long = {word for word in named if len(word) >= _LEAST_LETTERS}
    return bool(long & words) or bool(_runs(_words(story.narrative)) & runs)


def _words(text: str) -> list[str]:
    return [word for line in text.splitlines() for part in _pieces(line) for word in re.findall(r"\w+", folded(part))]


def _pieces(line: str) -> Iterator[str]:
    """`folded` takes the beginning of a line only."""
    for at in range(0, max(len(line), 1), 250):
        yield line[max(0, at - 40) : at + 250]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _may_be_shown(session: Session, note: NoteKept, about: Sequence[StoredRecord], now: datetime) -> bool:
    """Every story that it is about must be there and open to the coalition: one that was erased or dropped is not."""
    if not set(note.stories) <= {stored.number for stored in about}:
        return False
    return all(
        may_open(standing, Audience.COALITION) and "no_quote" not in standing.restrictions
        for standing in (consent.standing_of(session, stored.number, now) for stored in about)
    )


def _redacted(text: str, about: Sequence[StoredRecord]) -> str:
    for stored in about:
        text = redact(text, records.as_story(stored), stored.author)
    return text
