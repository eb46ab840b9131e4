"""For which audiences a yes was said, and whether a limit is one person's."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.consent_sentence import Sentence
from parsers.consent_table import Said
from parsers.consent_weigh import Circumstances
from parsers.records import Scope

_OF_ONE = re.compile(
    r"(?<!\S)(?:she|he|her|his|him|hers|my|mine|client|clients|clienta|cliente|m(?:rs|r|s)|ella|su|sus|mi|lawyer|yes|sí|story|historia|senora?|man|woman) "
)


def of_one(sentence: Sentence, about: Circumstances) -> bool:
    """Whether a limit is about one person, not about people in general; a short answer needs no person."""
    return about.short or _OF_ONE.search(sentence.plain.text) is not None


_KNOWS = re.compile(
    r"(?<!\S)(?:knows?|told|understands?|aware|also that|explained|includ\S+|sabe|dije|explique) (?:\S+ ){0,14}?(?:reads?|reading|see|sees|included|lea|lean|leer|vea|vean|incluid[oa]) "
)
_YOU_TOO = re.compile(
    r"(?<!\S)(?:(?:to|with|for|a|con|para) (?:you|ustedes|usted) (?:, )?(?:and|y) |(?:and|y) (?:to |with |for |a |con |para )?(?:you|ustedes|usted) )"
)


def scopes_of(said: Sequence[Sentence]) -> tuple[Scope, ...]:
    """The audiences named beside a yes and shut by nothing."""
    shut = {code for s in said for code in s.limits}
    named = {
        code
        for s in said
        if s.says(Said.YES, Said.BARE, Said.DOUBTFUL) or s.strong or _KNOWS.search(s.plain.text)
        for code in s.scopes
        if not s.question
    }
    if named and any(_YOU_TOO.search(s.plain.text) and s.scopes for s in said if not s.question):
        named.add(Scope.COALITION.value)
    return tuple(scope for scope in Scope if scope.value in named and f"no_{scope.value}" not in shut)
