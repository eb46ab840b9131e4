"""Reports that are cited as in a bibliography: "Author, A. and Author, B. (2004). Title. City: House."."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = r"(?:(?:de|de la|del|van|von|O'|Mc)[ ]?)?[^\W\d_a-zß-öø-ÿ][\w'’-]+"
_INITIALS = r"(?:[^\W\d_a-z]\.[ -]?){1,3}"
_GIVEN = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’-]+ )(?:[^\W\d_a-z]\.? )?"
_GAP = r"(?:[ \t]{1,3}|[ \t]{0,3}\n[ \t]{0,8})"
_AND = rf"(?:,?{_GAP}(?:and|&|y|e){_GAP}|[,;]{_GAP})"
_ONE = rf"(?:{_NAME}(?:[ ]{_NAME})?,{_GAP}{_INITIALS}|{_INITIALS}[ ]?{_NAME}|{_GIVEN}{_NAME}|{_NAME},{_GAP}{_NAME})"
_PEOPLE = rf"{_ONE}(?:{_AND}{_ONE}){{0,6}}(?:,?{_GAP}(?:et al\.?|and others|y otros|\(?eds?\.\)?))?"
_YEAR = r"(?:19|20)\d\d"
_TITLE = r"[\"“«*_]?(?P<title>[^\W_][^.!?\"“”«»\n]{6,120}(?:\n[ \t]{0,8}[^.!?\"“”«»\n]{1,120}){0,2})"
_CITED = re.compile(
    rf"(?:^|(?<=\n)|(?<=[:;•*-] )|(?<=[.)] ))[ \t]*(?:{_PEOPLE}|(?P<house>[^\W\d_a-z][\w'’&-]*(?:[ ][^\W\d_a-z][\w'’&-]*){{0,5}}[ ]?))"
    rf"[.,]?{_GAP}\(?{_YEAR}\w?\)?[.,:]{_GAP}{_TITLE}(?P<close>[.!?\"”»*_]|\n|$)"
)
_DATED = re.compile(
    rf"(?:^|(?<=\n)|(?<=[:;•*-] ))[ \t]*{_PEOPLE}[,.:]{_GAP}[\"“«*_]?(?P<title>[^\W_a-z][^.!?\"“”«»\n()]{{10,120}}(?:\n[ \t]{{0,8}}[^.!?\"“”«»\n()]{{1,120}}){{0,1}}?)[\"”»*_]?,?{_GAP}\((?:[^()\n]{{0,60}},[ ]?)?{_YEAR}\)"
)
_MOST = 40
_LONGEST = 12_000


@dataclass(frozen=True, slots=True)
class Citation:
    """[start, end) of the whole, and of the title in it."""

    start: int
    end: int
    title: tuple[int, int]


def find_citations(text: str, start: int, end: int) -> Iterator[Citation]:
    """The citations of a paragraph, in order."""
    end = min(end, start + _LONGEST)
    if not re.search(_YEAR, text[start:end]):
        return
    found = 0
    at = start
    while found < _MOST:
        hit = min(
            filter(None, (p.search(text, at, end) for p in (_CITED, _DATED))), key=lambda m: m.start(), default=None
        )
        if hit is None:
            return
        a, b = hit.span("title")
        title = text[a:b].rstrip(" \t\n,;:(")
        if len(title.split()) >= 3:
            line = text.find("\n", hit.end() - 1)
            yield Citation(hit.start(), end if line < 0 else min(line, end), (a, a + len(title)))
            found += 1
        at = max(hit.end() - 1, at + 1)
