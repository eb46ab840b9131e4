"""Sentences by code in the reader's language; strangers' words in them are flattened to one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from config.call import Call
from intake.letters.answer_phrases_table import ANSWER_PHRASES
from intake.letters.digest_phrases_table import DIGEST_PHRASES
from intake.letters.flat import one_line
from intake.letters.lines_table import LINES
from intake.letters.phrases_table import PHRASES

WRITTEN = tuple(PHRASES)
TABLES = (PHRASES, DIGEST_PHRASES, ANSWER_PHRASES)
LONGEST = 1_000  # words of consent are not cut short: a condition may stand at their end


def language_of_letter(language: str, call: Call) -> str:
    """The language a letter is written in: the reader's, where the call has templates in it, else the call's first."""
    for wanted in (language, *call.languages):
        if wanted in PHRASES and wanted in call.languages:
            return wanted
    return WRITTEN[0]


def has_phrase(language: str, code: str) -> bool:
    return any(code in table[language] for table in TABLES)


def say(language: str, code: str, **words: object) -> str:
    """The sentence of that code. Raises KeyError for a code that is in no table."""
    found = (
        next((table[language][code] for table in TABLES if code in table[language]), None) or PHRASES[language][code]
    )
    return found.format(**{name: one_line(str(word), LONGEST) for name, word in words.items()})


def say_or(language: str, code: str, otherwise: str, **words: object) -> str:
    """The sentence of `code`, or that of `otherwise` where a newer part of the program uses a code unknown here."""
    return say(language, code if has_phrase(language, code) else otherwise, **words)


def say_count(language: str, code: str, count: int) -> str:
    """ "1 message", "3 messages": the sentence of `code` or, for one, that of `code`.one."""
    return say(language, f"{code}.one" if count == 1 else code, count=count)


def said_in(language: str, line: str) -> str:
    """A line that another part of the program has made in English, in the reader's language where it is known."""
    return "; ".join(_part_said_in(language, part) for part in line.split("; "))


def _part_said_in(language: str, part: str) -> str:
    for pattern, otherwise in LINES.get(language, ()):
        found = re.fullmatch(pattern, part)
        if found:
            return found.expand(otherwise)
    return part


def join(language: str, words: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return PHRASES[language]["and"].format(first=", ".join(words[:-1]), last=words[-1])
