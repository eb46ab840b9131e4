"""Where each story of a text stands: one stretch for each person that the author keeps apart."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from parsers.cues import plain_letters
from parsers.narrative import RELEASED, is_event, tells_event
from parsers.persons import people_in
from parsers.sentences import sentences

_LATER_ORDINAL = r"second|third|fourth|fifth|other|next|last|segund[oa]|tercer[oa]?|cuart[oa]|otr[oa]|ultim[oa]"
_ORDINAL = re.compile(
    rf"[\s>]*(?:and |but |then |as for |y |pero )?(?:(?:the|la|el|my|our) )?(?:(?P<first>first|one|primer[oa]?|un[oa])|(?P<later>{_LATER_ORDINAL}|another))\b(?! (?:of them|thing|question|day|night|time|week|month|bus|two|three|reason|program|item|point|person to|hand|cosa|dia|noche|vez))"
)
_NEXT_PERSON = re.compile(
    r"[\s>]*(?:[-*•]\s|\(?\d{1,2}[.)]\s|\(?[a-hA-H][.)]\s|(?i:case|story|client|caso|historia|relato|number|person|persona|client[ea]) (?:\d+|[A-H]|one|two|three|four|un[oa]|dos|tres|cuatro)\b|(?i:(?:\w+ ){0,2}(?:another|second|third|fourth|the other|the next|the last|also,? an?|otr[oa]|segund[oa]|tercer[oa])\b)"
    r"|M(?:r|rs|s)\. [A-Z]|(?:Don|Doña|El señor|La señora|Sra?\.) [A-Z]|[A-Z]\.(?:[A-Z]\.)? |(?:First|Second|Third|Primero|Segundo|Tercero|Also)\b)"
)
_TITLED = re.compile(
    r"(?:M(?:r|rs|s)\.|Don|Doña|El señor|La señora|Sra?\.) [A-ZÁÉÍÓÚÑ]\w*\.?|(?=[A-Z]\.[A-Z]\.)[A-Z]\.[A-Z]\."
)
_GREETING = re.compile(
    r"[\s>]*(?:dear|hi|hello|hola|estimad[oa]s?|buen[oa]s|querid[oa]s?|good (?:morning|afternoon|evening)|counsel)\b[^\n.]{0,40}[,:!.-]?\s*$",
    re.IGNORECASE,
)
_MOST = 40  # stories of one mail
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•] |\(?\d{1,2}[.)] ))|\Z")


@dataclass(frozen=True, slots=True)
class Telling:
    """[start, end) of what is told of one person; [shared_start, shared_end) is told of all of them before."""

    start: int
    end: int
    shared_start: int = 0
    shared_end: int = 0


def tellings(text: str) -> list[Telling]:
    """The stories of a text in order; none where nothing that happened to somebody is told."""
    if not is_event(text) and not RELEASED.search(plain_letters(text[:20_000])):
        return []
    parts = _parts(text)
    return (_kept_apart(text, parts) or _one_by_one(text, parts))[:_MOST]


def _parts(text: str) -> list[tuple[int, int]]:
    """The paragraphs and list items, and pieces of a paragraph in which the author goes from person to person."""
    parts: list[tuple[int, int]] = []
    start = 0
    for gap in _BREAK.finditer(text):
        if text[start : gap.start()].strip():
            parts.extend(_pieces(text, start, gap.start()))
        start = gap.end()
    return parts


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts: list[int] = []
    names: set[str] = set()
    inside = text[start:end]
    for sentence in sentences(inside) if len(inside) < 20_000 else ():
        words = inside[sentence.start : sentence.end]
        titled = _TITLED.match(words)
        ordinal = _ORDINAL.match(plain_letters(words[:60]))
        if titled and titled[0] not in names:
            names.add(titled[0])
            cuts.append(start + sentence.start)
        elif ordinal and (ordinal["later"] or not cuts):
            cuts.append(start + sentence.start)
    if len(cuts) < 2:
        return [(start, end)]
    if not text[start : cuts[0]].strip():
        cuts = cuts[1:]
    edges = [start, *cuts, end]
    pieces = list(pairwise(edges))
    told = [tells_event(text[a:b]) for a, b in pieces]
    several = told[0] and people_in(plain_letters(" ".join(text[start : cuts[0]].split()))) > 1
    return pieces if several or sum(told) > 1 else [(start, end)]


def _kept_apart(text: str, parts: list[tuple[int, int]]) -> list[Telling]:
    """What happened to several together is told first, and then each of them: "the second", "the third"."""
    for number, (start, end) in enumerate(parts):
        plain = plain_letters(" ".join(text[start:end].split()))
        if people_in(plain) < 2 or not tells_event(text[start:end]):
            continue
        marks = [_ORDINAL.match(plain_letters(text[a : a + 60].replace("\n", " "))) for a, _ in parts[number + 1 :]]
        later = [i for i, mark in enumerate(marks) if mark and mark["later"]]
        if not later:
            return []
        heads = [i for i, mark in enumerate(marks) if mark and mark["first"] and i < later[0]][:1] or [later[0] - 1]
        heads = [i for i in (*heads, *later) if i >= 0]
        if len(heads) < 2:
            return []
        starts = [parts[number + 1 + i][0] for i in heads]
        return [Telling(a, b, start, end) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return []


def _one_by_one(text: str, parts: list[tuple[int, int]]) -> list[Telling]:
    """From the first paragraph that tells to the next person, or to the end of the telling."""
    found: list[Telling] = []
    for start, end in parts:
        words = text[start:end]
        if found and _NEXT_PERSON.match(words) and tells_event(words):
            found.append(Telling(start, end))
        elif found:
            found[-1] = Telling(found[-1].start, end)
        elif tells_event(words) and not _GREETING.fullmatch(words):
            found.append(Telling(start, end))
    if not found and len(text) < 20_000 and tells_event(text, strict=True):
        found.append(Telling(parts[0][0], parts[-1][1]))
    return found
