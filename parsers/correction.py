"""A mail that corrects an earlier one: the name of the record, and only what changes."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator

from config.call import Call
from parsers import known
from parsers.cues import plain_letters
from parsers.draft import Draft, sentences_in
from parsers.language import language_of
from parsers.lines import only
from parsers.name_signs import Candidate
from parsers.names import find_names
from parsers.program import Source, find_programs
from parsers.program_links import links_of
from parsers.records import FieldSpan, Message, Program, Role, Span, Words

_PREFIX = re.compile(r"\s*(?:(?:re|fwd?|aw|rv|sv|wg|tr|enc)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_TITLE_OF_CALL = re.compile(
    r"^(?:reminder: |recordatorio: )?(?:call for input|convocatoria|pedido de aportes)[^:]*(?::\s*|$)", re.IGNORECASE
)
_NEW_NAME = re.compile(
    r"\b(?:called|named|spelled|spelt|name (?:is|should be|ought to be)|is really|se llama|nombre (?:correcto )?es|se escribe)\W+(?P<name>[^\W\d_a-zß-öø-ÿ][^\"”»“«,.;:\n()]{1,60}?)(?=\s?[\"”»,.;:\n()]|\s+(?:not|and|instead|with|no|y|en vez)\b|$)"
)
_OF = re.compile(r"\b(?:for|of|about|on|de|del|para|sobre|in the case of)\s+(?:the\s+|el\s+|la\s+)?[\"“«]?$")
_SHORTEST = -1  # points that a name may lack where a correction says which record it means


def find_correction(own: Source, words: Words, message: Message, call: Call) -> Program | None:
    """The program that is corrected. None when the mail does not tell which one."""
    named = next(_named(own, words, message, call), None)
    if named is None:
        return None
    name, spans, known_as = named
    links = links_of(Draft(None, [(0, len(own.text))]), own.text, call)
    spans = (*spans, *(FieldSpan(kind, Span("text", a, b)) for kind, _, a, b in links))
    websites = tuple(dict.fromkeys(url for kind, url, _, _ in links if kind == "websites"))
    reports = tuple(dict.fromkeys(url for kind, url, _, _ in links if kind == "reports"))
    described = "" if websites or reports or _NEW_NAME.search(own.text) else " ".join(words.own.split())
    return Program(name=name, websites=websites, reports=reports, description=described, spans=spans, known_as=known_as)


Named = tuple[str, tuple[FieldSpan, ...], str | None]


def _named(own: Source, words: Words, message: Message, call: Call) -> Iterator[Named]:
    """The surest first: the new name, a name in the author's words, in the subject, in the mail that is quoted."""
    if found := _NEW_NAME.search(own.text):
        yield _of_span(own.text, *found.span("name"), "text", call)
    yield from _in_words(own.text, "text", call)
    subject = _TITLE_OF_CALL.sub("", _PREFIX.sub("", message.subject))
    at = len(message.subject) - len(subject)
    head = " ".join(subject.split())
    if head and not re.search(
        r"\b(?:correct|correc|mistake|typo|error|link|wrong|sorry|oops|update)", plain_letters(head)
    ):
        yield from _in_words(message.subject, "subject", call, start=at)
        if head[0].isupper() and len(head.split()) <= 6:
            yield _of_span(message.subject, at, len(message.subject), "subject", call)
    below = only(words.text, [(p.start, p.end) for p in words.pieces if p.role is Role.QUOTED])
    for program in find_programs(Source("text", below, language=language_of(below)), call)[:1]:
        yield program.name, tuple(s for s in program.spans if s.field == "name"), program.known_as


def _in_words(text: str, part: str, call: Call, start: int = 0) -> Iterator[Named]:
    def is_known(name: str) -> bool:
        return known.is_known(name, call.known_programs)

    candidates: list[tuple[int, Candidate]] = []
    for a, b in sentences_in(text, start, len(text)):
        for candidate in find_names(text, a, b, opens_block=False, is_known=is_known, heeds_warnings=False):
            meant = 4 if _OF.search(plain_letters(text[max(a, candidate.start - 30) : candidate.start])) else 0
            candidates.append((candidate.score + meant, candidate))
    best = max(candidates, key=lambda c: (c[0], -c[1].start), default=None)
    if best is not None and best[0] >= 1:
        yield _of_span(text, best[1].start, best[1].end, part, call)


def _of_span(text: str, start: int, end: int, part: str, call: Call) -> Named:
    name = " ".join(text[start:end].split()).strip(' .,"“”«»')
    return name, (FieldSpan("name", Span(part, start, end)),), known.find_known(name, (), (), "", call.known_programs)
