"""A cheap look at a mail before the search: whether it may name a program, a report or a precedent at all."""

from __future__ import annotations

import re

from config.call import Call
from parsers import names_table as names
from parsers import triage_table as table
from parsers.cues import find_cues, ids_of, plain_letters
from parsers.known import mentions_known
from parsers.records import Message

_FIRST = 12_000  # characters; a longer mail is searched anyway
_FEWEST_FEATURES = 2
_ANSWERS = re.compile(r"\s*\[?(?:re|fwd?|aw|rv|sv|wg|tr|enc|res)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{3,}")
_OFFERS = re.compile(  # in plain letters: somebody puts something forward, as only an answer to a call does
    r"\b(?:we|i)(?: \w+)? (?:suggest|recommend|nominate|propose|submit)\b|\b(?:sugerimos|recomendamos|proponemos|"
    r"sugiero|recomiendo|propongo)\b"
)
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


def speaks_of_something_else(own: str, message: Message, call: Call) -> bool:
    """Whether a mail that answers nothing has no word of the matter: then its names are those of something else."""
    if message.in_reply_to or message.references or _ANSWERS.match(message.subject):
        return False
    plain = plain_letters(f"{message.subject}\n{own[:_FIRST]}")
    if table.MATTER.search(plain) or mentions_known(plain, call.known_programs):
        return False
    if _OFFERS.search(plain) and not _HINTS.isdisjoint(_WORD.findall(plain)):
        return False
    cues = find_cues(own[:_FIRST], call.taxonomy)
    return not ids_of(cues, "contexts") and len(ids_of(cues, "features")) < _FEWEST_FEATURES
