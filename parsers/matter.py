"""A cheap look at a mail before the search: whether it may name a program, a report or a precedent at all."""

from __future__ import annotations

import re

from config.call import Call
from parsers import names_table as names
from parsers import triage_table as table
from parsers.cues import plain_letters
from parsers.known import mentions_known

_FIRST = 12_000  # characters; a longer mail is searched anyway
_WORD = re.compile(r"[a-z]{3,}")
_ADDRESS = re.compile(r"https?:|www\.|[a-z0-9-]\.(?:org|com|net|gov|edu|us|info|coop|ca|mx|example)\b")
_HINTS = frozenset(
    plain_letters(word)
    for word in (names.TYPE_WORDS | names.REPORT_WORDS)
    if word not in {"line", "place", "table", "works", "team"}
)


def may_name_something(own: str, subject: str, call: Call) -> bool:
    """Whether a word of the matter, a word of a kind ("house", "clinic"), an address or a known name stands in it."""
    if len(own) > _FIRST:
        return True
    plain = plain_letters(f"{subject}\n{own}")
    return (
        _ADDRESS.search(plain) is not None
        or not _HINTS.isdisjoint(_WORD.findall(plain))
        or table.MATTER.search(plain) is not None
        or mentions_known(plain, call.known_programs)
    )
