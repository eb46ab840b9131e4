"""Names in words that are written all in capitals or all in small letters, where capitals tell nothing."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator

from parsers import names_table as table
from parsers.cues import plain_letters

_FEWEST_CAPITALS = 8
_FEWEST_TO_SHOUT = 25
_LONGEST_HEADING = 8  # words
_LONGEST_LOUD = 6  # words
_LONGEST_QUIET = 5  # words
_LED = re.compile(r"(?<=[ \n])(?:THE|EL|LA|LOS|LAS)\s+|(?<=:)\s+")
_LOUD_END = re.compile(r"\s(?:IN|AT|IS|ARE|WAS|WHICH|THAT|WHO|HERE|EN|ES|SON|QUE|HAS|RUN|HELPS?)\s|[,.;:(!?]|\s[-–—]|$")
_HEADING_END = re.compile(r"[:(]|\s[-–—]|$")
_QUIET_END = re.compile(
    r"[ \t]+(?:in|at|on|is|are|was|were|which|that|who|where|here|has|have|had|runs?|helps?|gives?|gets?|does|do|did|they|it|he|she|we|i"
    r"|by|for|from|near|over|up|down|and|or|also|with|if|but|because|en|es|son|que|tienen?|hacen?|ayudan?|dan?|por|para|y|cerca|aqui|aquí)(?![\w'’])"
    r"|[,.;:(!?\n]|[ \t][-–—]|$"
)
_PRESENTED = re.compile(rf"(?<!\w)(?:{table.PRESENTERS})[ ]+(?:(?:the|el|la|los|las)[ ]+)?(?=[a-z0-9])", re.VERBOSE)
_QUIET_PLACE = re.compile(
    r" (?:in|near) (?P<place>[a-z]{3,}(?: [a-z]{3,})?)(?= (?:and|they|that|which|who|where|it|for|has|have|but|is|are|we|he|she|y|que|donde)\b|[.,;:!?)\n]|$)"
)
_NO_TOWNS = frozenset(
    [
        "need",
        "recovery",
        "transition",
        "touch",
        "person",
        "town",
        "court",
        "custody",
        "crisis",
        "trouble",
        "church",
        "school",
        "general",
        "particular",
        "all",
        "time",
        "jail",
        "prison",
        "juvie",
        "detention",
        "treatment",
        "spanish",
        "english",
        "the",
        "our",
        "their",
        "his",
        "her",
        "town",
    ]
)
_FRONT = re.compile(r"(?:the\s+|el\s+|la\s+)?(?=[^\W\d_])")


def is_loud(sentence: str) -> bool:
    letters = [c for c in sentence if c.isalpha()]
    heading = len(sentence.split()) <= _LONGEST_HEADING and sentence.rstrip()[-1:] not in ".!?"
    return len(letters) > (_FEWEST_CAPITALS if heading else _FEWEST_TO_SHOUT) and (
        sum(map(str.isupper, letters)) > 0.8 * len(letters)
    )


def loud_names(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A heading of several words is taken whole; in a sentence what is presented in plain words, up to a small word."""
    sentence = text[start:end]
    if 1 < len(sentence.split()) <= _LONGEST_HEADING and sentence.rstrip()[-1:] not in ".!?":
        stop = _HEADING_END.search(text, start, end)
        a = start + len(sentence) - len(sentence.lstrip(' \t\n*_"“-•'))
        b = a + len(text[a : stop.start() if stop else end].rstrip(' \t\n*_"”.'))
        if len(text[a:b].split()) > 1:
            yield a, b, False
            return
    heads = [start + found.end() for found in _LED.finditer(sentence)]
    heads += [start + found.end() for found in _PRESENTED.finditer(plain_letters(sentence))]
    for a in sorted(set(heads)):
        stop = _LOUD_END.search(text, a, end)
        b = stop.start() if stop else end
        words = plain_letters(text[a:b]).split()
        if 0 < len(words) <= _LONGEST_LOUD and words[0] not in table.NO_NAMES - table.MAY_OPEN_A_NAME:
            yield a, b, False


def quiet_names(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The words in front, when one at either end is a word of a kind; and what the author presents in plain words."""
    front = _FRONT.match(text, start, end)
    heads = [(front.end(), True)] if front else []
    heads += [(start + found.end(), False) for found in _PRESENTED.finditer(plain_letters(text[start:end]))]
    for a, opens in heads:
        stop = _QUIET_END.search(text, a, end)
        b = a + len(text[a : stop.start() if stop else end].rstrip())
        words = plain_letters(text[a:b]).split()
        if not 0 < len(words) <= _LONGEST_QUIET or words[0] in table.NO_NAMES:
            continue
        typed = len(words) > 1 and bool({words[0], words[-1]} & table.TYPE_WORDS)
        if typed or (not opens and any(map(_is_spelled, words))):
            yield a, b, False


def quiet_place(text: str, end: int) -> tuple[int, int] | None:
    """The place behind a name in small letters: "project north star in flint they ..."."""
    found = _QUIET_PLACE.match(text, end, end + 60)
    if found is None or not _NO_TOWNS.isdisjoint(found["place"].split()):
        return None
    no_town = table.NO_NAMES | table.TYPE_WORDS | table.CUSTODY_ENDS
    return None if not no_town.isdisjoint(found["place"].split()) else found.span("place")


def _is_spelled(word: str) -> bool:
    """Whether a word is spelled as only a name is: "ready4work"."""
    return any(c.isdigit() for c in word[1:-1]) and word[:1].isalpha() and word[-1:].isalpha()


def is_spelled_oddly(name: str) -> bool:
    return name.islower() and any(map(_is_spelled, name.split()))
