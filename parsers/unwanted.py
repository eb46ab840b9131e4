"""Which drafts are no answer: people of the mail, and programs that are named only as a warning."""

from __future__ import annotations

import re

from parsers import known, names_table
from parsers.cues import plain_letters
from parsers.draft import Draft, sentences_in

_CAPITALS = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w'’]*")
_I = frozenset({"I", "ICE"})
_DISCARDS = re.compile(names_table.DISCARDS, re.VERBOSE)
_LONGEST_TOLD = 3_000


def is_person(text: str, draft: Draft, people: frozenset[str]) -> bool:
    """A name at the head or the foot of the mail; a house that is named after its director is not doubtful."""
    words = set(known.folded(text[slice(*draft.name)]).split()) if draft.name else set()
    return len(words) > 1 and any(words <= set(name.split()) for name in people)


def is_warning(text: str, draft: Draft) -> bool:
    """Whether what is said after the name shows that the program is named only as a warning."""
    name = text[slice(*draft.name)] if draft.name else ""
    for a, b in draft.regions:
        if not _DISCARDS.search(plain_letters(text[a : min(b, a + _LONGEST_TOLD)])):
            continue
        for start, end in sentences_in(text, a, b):
            said = _DISCARDS.search(plain_letters(text[start:end]))
            if said and set(_CAPITALS.findall(text, start + 1, end)) <= set(name.split()) | _I:
                return True  # no other name stands beside the warning
    return False
