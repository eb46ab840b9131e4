"""A coordinator writes that somebody takes consent back: which stories stand still.

The story that the words name or stand under, and no other. Where they name none, the narrowest that is safe: of the
stories that the answered letter told of, those that somebody may be shown now or that one "yes" would open; of these
only the ones whose people or place the words mention, where they mention any. To hold none would show a story whose
person said no; to hold every story of the digest, as was done before, stops people who said nothing. The letter says
which stand still and asks which was meant; the consent officer can reinstate the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake.answers.perform import Work
from parsers.command_words import folded
from parsers.records import Story
from storage import consent, records
from storage.records import StoredRecord
from storage.standing import ConsentEvent

STANDS_STILL = frozenset({"suspended", "withdrawn", "refused", "erased"})
COULD_BE_SHOWN = frozenset({"granted", "claimed"})
_LEAST_LETTERS = 4


def hold_named(work: Work, stories: Iterable[int]) -> tuple[int, ...]:
    """Let these stories stand still; the numbers of those that did not before."""
    held = []
    for number in stories:
        stored = records.find_record(work.session, number)
        if stored is None or stored.kind != "story":
            continue
        if consent.standing_of(work.session, number, work.now).state in STANDS_STILL:
            continue
        event = ConsentEvent(
            "suspended",
            "sender",
            work.now,
            actor_name=work.name,
            message=work.message,
            reason=f"{work.name} passed on a withdrawal",
        )
        consent.add_machine_event(work.session, number, event)
        work.note("held after a note", number)
        held.append(number)
    return tuple(held)


def could_be_meant(work: Work, texts: Iterable[str]) -> tuple[int, ...]:
    """The stories that a note without a number may speak of."""
    told = [int(number) for number in work.proof.shown.get("told", ())]
    found = [
        stored
        for stored in records.find_records(work.session, kind="story", numbers=told, also_gone=True)
        if consent.standing_of(work.session, stored.number, work.now).state in COULD_BE_SHOWN
    ]
    words = {word for text in texts for word in _words(text)}
    mentioned = [stored.number for stored in found if words & _marks(stored)]
    return tuple(mentioned or [stored.number for stored in found])


def _marks(stored: StoredRecord) -> set[str]:
    """The words by which a story is spoken of: its people, who told it, where it was."""
    story = stored.record
    assert isinstance(story, Story)
    said = (stored.author.name, story.facility or "", story.place or "", *(found.words for found in story.identifying))
    return {word for text in said for word in _words(text)} - {"detention", "center", "facility", "county", "prison"}


def _words(text: str) -> set[str]:
    found: set[str] = set()
    for line in text.splitlines():
        found.update(word for word in re.findall(r"\w+", folded(line)) if len(word) >= _LEAST_LETTERS)
    return found
