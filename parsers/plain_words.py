"""A sentence as plain words, each with its place: what phrase patterns are matched against.

Small letters, no accents, contractions written out ("dont" is `do not`), phone style and common typing errors
put right. `sí` keeps its accent: it is not `si`. Marks of punctuation stay as words of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers import plain_words_table as table
from parsers.cues import plain_letters

_TOKEN = re.compile(
    r"[nN]/[aA]\b|(?<![^\W_])[wW]/(?:[oO]\b)?"  # "n/a", "w/o", "w/ her"
    r"|[^\W_]+(?:['’ʼ`´][^\W_]+)*|[?¿!¡.,;:()\"“”«»/&+]|--|(?<![^\W_])-|-(?![^\W_])|[–—]|\$"
)
_APOSTROPHE = re.compile(r"['’ʼ`´]")
_MARKS = {"“": '"', "”": '"', "«": '"', "»": '"', "–": ",", "—": ",", "-": ",", "--": ",", "¡": "!", "&": "and"}


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` holds the words with one blank behind each; `at[i]` is where the character i of it comes from."""

    text: str
    words: tuple[str, ...]
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def index(self, offset: int) -> int:
        """The number of the word that stands at `offset` of `text`."""
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def plain_words(text: str, start: int, end: int) -> Plain:
    """The words of text[start:end]; spans are places in `text`."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(text, start, end):
        if found[0] == "." and words and words[-1] in table.TITLES:
            continue  # "Mrs. G": no end of anything
        for word in _words(found.group()):
            words.append(word)
            spans.append(found.span())
    offsets: list[int] = []
    total = 0
    for word in words:
        offsets.append(total)
        total += len(word) + 1
    return Plain("".join(word + " " for word in words), tuple(words), tuple(offsets), tuple(spans))


@lru_cache(maxsize=8192)
def _words(written: str) -> tuple[str, ...]:
    mark = _MARKS.get(written)
    if mark is not None:
        return (mark,)
    lower = written.lower()
    if lower in {"sí", "si\u0301"}:
        return ("sí",)
    folded = plain_letters(written)
    known = table.SPOKEN.get(_APOSTROPHE.sub("'", folded))
    if known is not None:
        return known
    pieces = _APOSTROPHE.split(folded)
    if len(pieces) == 2:
        return _contraction(pieces[0], pieces[1])
    return (table.MISTYPED.get(folded, folded),)


def _contraction(head: str, tail: str) -> tuple[str, ...]:
    if tail == "t" and head.endswith("n"):
        return ({"ca": "can", "wo": "will", "sha": "shall"}.get(head[:-1], head[:-1]), "not")
    if tail in table.TAILS:
        return (head, table.TAILS[tail])
    if tail == "s":
        return (head, "is") if head in table.PRONOUNS else (head, "'s")
    return (head + tail,)
