"""Titles of reports and books in a text: in quotation marks, after a colon, or as a line of their own."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers import names_table as table
from parsers.citations import find_citations
from parsers.cues import plain_letters
from parsers.draft import Draft, sentences_in

_WORD = r"[^\W_][\w'’]*(?:[-–.][\w'’]+)*"
_QUOTED = re.compile(
    r"[“\"«„]([^“”\"«»„]{8,200})[”\"»“]|(?<![\w*])\*([^*\n]{8,200})\*(?!\w)|(?<!\w)_([^_\n]{8,200})_(?!\w)"
)
_TITLE = re.compile(
    r"(?<![\w@./])[^\W\d_a-zß-öø-ÿ][\w'’]*(?:[-–.][\w'’]+)*"
    r"(?:(?:,|:|\?|;)?[ \t]*\n?[ \t]*(?:(?:of|the|for|and|in|on|to|from|with|without|a|an|by|at|after|before|among|as|under|into|between|"
    r"through|or|de|del|la|las|los|el|y|en|para|por|con|al|&|vs\.?|its|their|is|are)[ \t]*\n?[ \t]*){0,4}[^\W\d_a-zß-öø-ÿ][\w'’]*(?:[-–.][\w'’]+)*){3,30}"
)
_INTRO = re.compile(
    r"(?:\b(?:report|study|book|article|paper|evaluation|guide|handbook|informe|estudio|libro|articulo|guia|evaluacion|read|see|at|recommend|called|titled|entitled|titulado|titulada|llamado|se llama|is|es)\b[^.!?]{0,80}|:\s*|^\s*)$"
)
_INTRO_BARE = re.compile(
    r"(?:\b(?:report|study|book|article|paper|evaluation|guide|handbook|informe|estudio|libro|articulo|guia|evaluacion|titled|entitled)\b[^.!?]{0,80}|^)$"
)
_WRITES = frozenset(
    {
        "wrote",
        "written",
        "writes",
        "published",
        "publishes",
        "author",
        "authored",
        "escribio",
        "escribieron",
        "publico",
        "publicaron",
        "publicado",
    }
)
_LONGEST_SENTENCE = 1500
_SHORTEST_WORDS = 4


def find_titles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The titles of one sentence or line that speaks of a report: quoted ones first, else the longest in capitals."""
    if not _speaks_of_reports(text):
        return
    end = min(end, start + _LONGEST_SENTENCE)
    words = set(re.findall(r"\w+", plain_letters(text[start:end])))
    around = set(re.findall(r"\w+", plain_letters(text[max(0, start - 80) : end + 120])))
    if not (words | around) & (table.REPORT_WORDS | _WRITES):
        return
    quoted = [m.span(m.lastindex or 0) for m in _QUOTED.finditer(text, start, end)]
    titles = [(a, b) for a, b in quoted if text[a].isupper() and _is_quoted_title(text, start, a, b)]
    if titles:
        yield from ((a, b - (text[b - 1] in ",.")) for a, b in titles)
        return
    if not words & table.REPORT_WORDS:
        return
    found = [_after_comma(text, *m.span()) for m in _TITLE.finditer(text, start, end)]
    found = [
        (a, b)
        for a, b in found
        if _is_title(text[a:b]) and _INTRO_BARE.search(plain_letters(text[max(start, a - 100) : a]).rstrip())
    ]
    if found:
        yield _without_author(text, *max(found, key=lambda span: span[1] - span[0]))


@lru_cache(maxsize=8)
def _speaks_of_reports(text: str) -> bool:
    """A quick look at the whole text, before each of its sentences is looked at."""
    return not (table.REPORT_WORDS | _WRITES).isdisjoint(re.findall(r"\w+", plain_letters(text)))


def _after_comma(text: str, start: int, end: int) -> tuple[int, int]:
    """Who published it may stand before the title: "of the Justice Institute, Coming Home Safe: A Guide"."""
    colon = text.find(":", start, end)
    comma = text.rfind(",", start, colon) if colon > 0 else -1
    if comma > 0 and len(text[comma + 1 : colon].split()) >= 2:
        rest = text[comma + 1 : end]
        return comma + 1 + len(rest) - len(rest.lstrip()), end
    return start, end


def _is_quoted_title(text: str, start: int, a: int, b: int) -> bool:
    words = text[a:b].split()
    if len(words) < 3 or (text[a:b].rstrip().endswith(("?", "!")) and ":" not in text[a:b]):
        return False
    capitals = sum(word[:1].isupper() for word in words if len(word) > 3)
    return _is_introduced(text, start, a) or capitals * 3 >= 2 * sum(len(word) > 3 for word in words)


def _is_introduced(text: str, start: int, at: int) -> bool:
    before = plain_letters(text[max(start, at - 100) : at]).rstrip('"“«*_ ')
    return bool(_INTRO.search(before))


def _is_title(words: str) -> bool:
    """Four words or more, and a colon or a word of a report in it, or six: no list of names."""
    count = len(words.split())
    return (
        count >= _SHORTEST_WORDS and words.count(",") < 3 and (":" in words or count >= 6 or _speaks_of_a_report(words))
    )


def _speaks_of_a_report(words: str) -> bool:
    return any(word in table.REPORT_WORDS for word in re.findall(r"\w+", plain_letters(words)))


def _without_author(text: str, start: int, end: int) -> tuple[int, int]:
    """A person in front of the title ("by Dick Mendel: The ...") does not belong to it."""
    head, colon, _ = text[start:end].partition(":")
    before = plain_letters(text[max(0, start - 12) : start]).rstrip()
    if colon and len(head.split()) <= 3 and before.endswith((" by", " de", " por", " from")):
        start += len(head) + 1
        while text[start].isspace():
            start += 1
    return start, end


def report_drafts(text: str, free: Sequence[tuple[int, int]], drafts: Sequence[Draft]) -> list[Draft]:
    """Reports that no program of the mail owns: each is a record of its own, named by its title."""
    owned = [region for draft in drafts for region in draft.regions]
    alone: list[Draft] = []
    for block_start, block_end in free:
        cited = list(find_citations(text, block_start, block_end))
        for one in cited:
            alone.append(Draft(one.title, [(one.start, one.end)], reasons=("a report that is cited",), kind="report"))
        if cited:
            continue
        for start, end in sentences_in(text, block_start, block_end):
            if any(a < end and start < b for a, b in owned):
                continue
            for title in find_titles(text, start, end):
                alone.append(Draft(title, [(start, block_end)], reasons=("a report alone",), kind="report"))
    return alone
