"""Where the sentences of a text stand, as spans of the text; nothing is cut out or changed.

A sentence ends at `.` `!` `?` `…` before a blank, at an empty line, at a list item, and at the end of a line
that was not wrapped: one after which the next word would still have fitted. Mail from telephones has such lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = re.compile(r"[.!?…]+[\"”»'’)\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“«'‘]*\Z")
_ITEM = re.compile(r"[ \t>|]*(?:[-*•·▪◦–—]|\(?(?:\d{1,2}|[a-zA-Z])[.)](?!\w))[ \t]")
_QUOTE = re.compile(r"[ \t>|]*")
_FIRST_WORD = re.compile(r"\S+")
_NARROWEST = 56  # nobody wraps lines shorter than this on purpose
_SHORT = 40  # a line this short is a line of its own, whatever letter comes next
_LONGEST_WORD_BEFORE = 24

# Folded words whose dot seldom ends a sentence: titles, units and months as such mails have them.
_ABBREVIATIONS = frozenset(
    (  # noqa: SIM905  (a hundred quoted words are harder to read)
        "mr mrs ms mx dr prof rev fr sr sra srta dra lic ing atte st ste jr no nos num tel ext apt ave blvd "
        "rd dept gov sen rep gen sgt capt lt col art sec inc ltd corp co vs etc ex eg ie cf al pp pg fig vol "
        "ed eds est approx v jan feb mar apr jun jul aug sept sep oct nov dec ene abr ago dic mon tue wed thu "
        "fri ud uds vd pág pag esq hon attn bros mt ft "
    ).split()
)
_CLOSING_TOO = frozenset({"etc", "inc", "ltd", "corp", "esq", "co", "jr", "al"})  # these also end sentences


class Extent(NamedTuple):
    """[start, end) of the text, without blanks at either end."""

    start: int
    end: int


def sentences(text: str) -> tuple[Extent, ...]:
    """The sentences in order. Blanks between them belong to none; every other character belongs to one."""
    out: list[Extent] = []
    for start, end in _runs(text):
        out.extend(_split(text, start, end))
    return tuple(out)


def sentence_at(spans: tuple[Extent, ...], at: int) -> Extent | None:
    """The sentence in which the character `at` stands."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= at:
            low = middle + 1
        else:
            high = middle
    return spans[low] if low < len(spans) and spans[low].start <= at else None


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of lines that were wrapped by a machine, so that a sentence may run over the line ends."""
    lines = list(_lines(text))
    width = max(_NARROWEST, max((min(end - start, 100) for start, end in lines), default=0))
    begin = -1
    last = (0, 0)
    for line in lines:
        if begin >= 0 and (line[0] == line[1] or not _runs_on(text, last, line, width)):
            yield begin, last[1]
            begin = -1
        if line[0] != line[1] and begin < 0:
            begin = line[0]
        last = line
    if begin >= 0:
        yield begin, last[1]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Each line without blanks at its end; an empty one has no length."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        stop = start + len(text[start:end].rstrip())
        yield start, (stop if _mark(text, start, stop) < stop else start)
        start = end + 1


def _mark(text: str, start: int, end: int) -> int:
    """Where the words of a line begin, behind blanks and quote marks."""
    found = _QUOTE.match(text, start, end)
    return found.end() if found else start


def _runs_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the words of a line go on in the next."""
    if _ITEM.match(text, after[0], after[1]):
        return False
    head, next_head = _mark(text, *line), _mark(text, *after)
    if text[line[0] : head].count(">") != text[after[0] : next_head].count(">"):
        return False
    word = _FIRST_WORD.match(text, next_head, after[1])
    length = line[1] - head
    if text[line[1] - 1] in ",:" and length < _SHORT and text[next_head].isupper():
        return False  # a greeting or a label
    if word is None or length + 1 + len(word.group()) > width - 6:
        return True
    if text[line[1] - 1] in ",;(–—-" or text[next_head].islower():
        return length >= _SHORT or text[line[1] - 1] == ","
    return False


def _split(text: str, start: int, end: int) -> Iterator[Extent]:
    at = start
    for found in _END.finditer(text, start, end):
        if _is_end(text, at, found.start(), found.end(), end):
            yield from _trimmed(text, at, found.end())
            at = found.end()
    yield from _trimmed(text, at, end)


def _is_end(text: str, start: int, dot: int, after: int, stop: int) -> bool:
    """Whether the mark at `dot` ends a sentence: not after a title, an initial or a list number."""
    if after >= stop or text[dot] != "." or after - dot > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, dot - _LONGEST_WORD_BEFORE), dot)
    word = before.group() if before else ""
    rest = text[after : after + 80].lstrip(" \t\n>|")
    following = rest[:1]
    if following.islower() or following in ",;)":
        return not (word.casefold() in _ABBREVIATIONS or "." in word or len(word) == 1)
    folded = word.casefold()
    if len(word) == 1 and word.isalpha() and word != "v":
        return not word.isupper() or word == "I"
    if folded in _ABBREVIATIONS:
        return folded in _CLOSING_TOO
    if "." in word and len(word) <= 5:  # "U.S.", "p.m.", "J.R."
        return not word[0].isupper() or (len(rest.split(None, 1)[0]) < 4 and following.isupper())
    return not (word.isdigit() and len(word) <= 2 and dot - len(word) == start)


def _trimmed(text: str, start: int, end: int) -> Iterator[Extent]:
    start = _mark(text, start, end)
    while start < end and text[start].isspace():
        start = _mark(text, start + 1, end)
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield Extent(start, end)
