"""What one mail contributes beside stories: programs, precedents and corrections, from the text and its papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from config.call import Call
from parsers.accommodation import find_accommodations
from parsers.cues import plain_letters
from parsers.known import folded
from parsers.labels import label_of
from parsers.language import language_of
from parsers.layout import only
from parsers.program import Source, find_programs
from parsers.records import Accommodation, Message, Program, Role, Span, Story, Words
from parsers.triage import says_correction

_PREFIX = re.compile(r"\s*(?:(?:re|fwd?|aw|rv|sv|wg|tr|enc)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contributions:
    """`corrects` tells that the mail changes what an earlier one said: its records hold changed fields only."""

    programs: tuple[Program, ...] = ()
    accommodations: tuple[Accommodation, ...] = ()
    corrects: bool = False


def find_contributions(words: Words, message: Message, call: Call, stories: Sequence[Story] = ()) -> Contributions:
    """Programs and precedents in the author's own words and in the attachments, each once."""
    own = _own(words, call, stories)
    corrects = says_correction(words.own)
    programs = list(find_programs(own, call))
    if corrects and (changed := _correction(own, words, message, call, programs)):
        return Contributions((changed,), (), corrects=True)
    accommodations = list(find_accommodations(own, call, programs))
    for source in _papers(message, stories):
        more = find_programs(source, call)
        programs += more
        accommodations += find_accommodations(source, call, more)
    return Contributions(tuple(_merged(programs)), tuple({a.name.casefold(): a for a in accommodations}.values()))


def _own(words: Words, call: Call, stories: Sequence[Story]) -> Source:
    spans = [(piece.start, piece.end) for piece in words.pieces if piece.role is Role.OWN]
    text = only(words.text, spans)
    return Source("text", text, tuple(_asked(words, call)), _told("text", stories), language_of(text))


def _told(part: str, stories: Sequence[Story]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (f.span.start, f.span.end)
        for story in stories
        for f in story.spans
        if f.field == "narrative" and f.span.part == part
    )


def _asked(words: Words, call: Call) -> Iterator[tuple[int, str]]:
    """Where an answer begins below a label that it quotes, and the field that the label asks for."""
    quoted = {Role.QUOTED, Role.OURS}
    for before, piece in zip(words.pieces, words.pieces[1:], strict=False):
        if piece.role is Role.OWN and before.role in quoted:
            line = words.text[before.start : before.end].rstrip(" >|\n").rpartition("\n")[2]
            label = label_of(line.strip(" >|"))
            body = words.text[piece.start : piece.end]
            if label and label[1] >= len(line.strip(" >|")) and body.strip():
                yield piece.start + len(body) - len(body.lstrip()), label[0]


def _papers(message: Message, stories: Sequence[Story]) -> Iterator[Source]:
    for attachment in message.attachments:
        if attachment.text.strip() and not attachment.content_type.startswith("message/"):
            told = _told(attachment.name, stories)
            yield Source(attachment.name, attachment.text, (), told, language_of(attachment.text))


def _merged(programs: Sequence[Program]) -> Iterator[Program]:
    """A program named in the text and in a paper is one; what the first lacks is taken from the other."""
    out: dict[str, Program] = {}
    for program in programs:
        key = folded(program.name) or f"unnamed {len(out)}"
        first = out.get(key)
        out[key] = program if first is None else _joined(first, program)
    yield from out.values()


def _joined(one: Program, other: Program) -> Program:
    def both(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*getattr(one, field), *getattr(other, field)]))

    told = (
        f"{one.description} {other.description}".strip()
        if other.description not in one.description
        else one.description
    )
    found = {p.code for p in one.problems} & {p.code for p in other.problems}
    return replace(
        one,
        organisation=one.organisation or other.organisation,
        place=one.place or other.place,
        description=told,
        problems=tuple(p for p in one.problems if p.code in found),
        spans=(*one.spans, *other.spans),
        known_as=one.known_as or other.known_as,
        **{field: both(field) for field in ("websites", "reports", "contexts", "features", "populations")},
    )


def _correction(own: Source, words: Words, message: Message, call: Call, programs: Sequence[Program]) -> Program | None:
    """The program that is corrected, with its name and what changed. None when no program can be told."""
    named = programs[0] if programs else None
    if named is None:
        named = _named_before(words, message, call)
    if named is None:
        return None
    changed = find_programs(replace(own, text=own.text), call)
    told = changed[0] if changed else None
    if told is None:
        links = find_programs(
            Source("text", f"{named.name}: {' '.join(words.own.split())}", language=own.language), call
        )
        told = replace(links[0], spans=()) if links else None
    websites, reports = (told.websites, told.reports) if told else ((), ())
    return Program(
        name=named.name,
        websites=websites,
        reports=reports,
        description="" if websites or reports else " ".join(words.own.split()),
        spans=tuple(s for s in named.spans if s.field == "name"),
        known_as=named.known_as,
    )


def _named_before(words: Words, message: Message, call: Call) -> Program | None:
    """The program of the subject, else of the author's earlier mail that is quoted below."""
    subject = _PREFIX.sub("", message.subject)
    rest = re.sub(r"^.*:\s*", "", subject)
    for part, text in (
        ("subject", rest),
        ("text", only(words.text, [(p.start, p.end) for p in words.pieces if p.role is Role.QUOTED])),
    ):
        found = find_programs(Source(part, text, language=language_of(text)), call)
        if found and not plain_letters(found[0].name).startswith("call for"):
            name = found[0]
            spans = (
                name.spans if part == "text" else tuple(replace(s, span=Span("subject", 0, 0)) for s in name.spans[:0])
            )
            return replace(name, spans=spans)
    return None
