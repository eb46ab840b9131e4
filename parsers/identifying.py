"""Words that can identify the person of a story, wherever they stand in the mail, so that outputs can withhold them."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.records import Identifying, Span

_CAP = r"[A-ZÁÉÍÓÚÑ][\w'’-]+"
_NAME = rf"{_CAP}(?:[ \n](?:(?:de|del|la|van|von|da|al)[ ])?(?:{_CAP}|[A-Z]\.)){{0,3}}"
_PATTERNS = (
    ("a_number", re.compile(r"\bA[ #-]{0,2}(?:No\.? ?)?\d{2,3}[ -]?\d{3}[ -]?\d{3}\b")),
    ("birth_date", re.compile(r"(?i:\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date|naci[oó](?: el)?|fecha de nacimiento|nacid[oa](?: el)?)\b)[:\s,]{0,3}(?:in |on |el )?(?P<words>[\w,]{1,12}[ ./-](?:de )?[\w,]{1,12}(?:[ ./-](?:de )?\d{2,4})?)")),
    ("telephone", re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b|(?<![\w-])555[ .-]01\d\d\b")),
    ("other", re.compile(r"\b\d{3}-\d{2}-\d{4}\b")),
    ("address", re.compile(rf"\b\d{{1,5}} (?:{_CAP} ){{1,3}}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place)\b\.?(?:,? (?:Apt|Unit|#) ?\w+)?")),
)  # fmt: skip
_NAMES = re.compile(
    rf"(?:\b(?i:my|our|mi|nuestr[oa]) (?i:client|father|mother|brother|sister|husband|wife|son|daughter|uncle|aunt|cousin|nephew|niece|friend|client[ae]|pap[aá]|mam[aá]|padre|madre|herman[oa]|hij[oa]|espos[oa]|t[ií][oa]|prim[oa]),? (?:is |es |was |se llama |named |called )?"
    rf"|\b(?:Mr|Mrs|Ms|Mx|Miss|Sr|Sra|Srta|Don|Doña)\.? |\b(?i:named|called|client|uncle and the sponsor of|sponsor of|name is|name was|known as|se llama|llamad[oa]|el señor|la señora|soy|i am|it is|story of|historia de|caso de|case of|on behalf of)[ ,]{{1,2}})(?P<words>{_NAME})"
)
_NOT_NAMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|ICE|DHS|The|My|He|She|They|It|And|But|No|Megan|English|Spanish|God|Dear|Immigration|County)\b"
)


def find_identifying(part: str, text: str, own_people: frozenset[str] = frozenset()) -> tuple[Identifying, ...]:
    """All of one part in order. `own_people` are names of the author and of us, in small letters: they are not marked."""
    found = sorted(_all(part, text, own_people), key=lambda one: one.span.start)
    seen: set[tuple[str, int]] = set()
    return tuple(one for one in found if not ((key := (one.words, one.span.start)) in seen or seen.add(key)))  # type: ignore[func-returns-value]


def _all(part: str, text: str, own_people: frozenset[str]) -> Iterator[Identifying]:
    for kind, pattern in _PATTERNS:
        for m in pattern.finditer(text):
            group = "words" if "words" in pattern.groupindex else 0
            yield Identifying(kind, " ".join(m[group].split()), Span(part, *m.span(group)))
    for m in _NAMES.finditer(text):
        words = " ".join(m["words"].split())
        if not _NOT_NAMES.match(words) and words.casefold() not in own_people:
            yield Identifying("name", words, Span(part, *m.span("words")))
