"""What one mail contributes beside stories: programs, precedents and corrections, from the text and its papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from config.call import Call
from parsers.accommodation import find_accommodations
from parsers.correction import find_correction
from parsers.known import folded
from parsers.labels import label_of
from parsers.language import language_of
from parsers.layout import only
from parsers.program import Source, find_programs
from parsers.records import Accommodation, Message, Program, Role, Story, Words
from parsers.matter import may_name_something
from parsers.triage import gives_no_records, says_correction


@dataclass(frozen=True, slots=True)
class Contributions:
    """`corrects` tells that the mail changes what an earlier one said: its records hold changed fields only."""

    programs: tuple[Program, ...] = ()
    accommodations: tuple[Accommodation, ...] = ()
    corrects: bool = False


def find_contributions(words: Words, message: Message, call: Call, stories: Sequence[Story] = ()) -> Contributions:
    """Programs and precedents in the author's own words and in the attachments, each once."""
    papers = tuple(_papers(message, stories))
    if not papers and not may_name_something(words.own, message.subject, call):
        return Contributions()
    if gives_no_records(words.own, message.subject):
        return Contributions()
    own = _own(words, stories)
    corrects = says_correction(words.own)
    programs = list(find_programs(own, call))
    if stories:  # beside a story one word is a person or a place rather than a program
        programs = [p for p in programs if " " in p.name or p.known_as or p.websites]
    if corrects and (programs or not stories) and (changed := find_correction(own, words, message, call)):
        return Contributions((changed,), (), corrects=True)
    accommodations = list(find_accommodations(own, call, programs))
    programs = [p for p in programs if not any(p.name.casefold() in a.name.casefold() for a in accommodations)]
    if accommodations:  # an address beside a precedent belongs to it
        programs = [
            p for p in programs if not any(problem.code in {"unnamed", "name_uncertain"} for problem in p.problems)
        ]
    for source in papers:
        more = find_programs(source, call)
        programs += more
        accommodations += find_accommodations(source, call, more)
    return Contributions(tuple(_merged(programs)), tuple({a.name.casefold(): a for a in accommodations}.values()))


def _own(words: Words, stories: Sequence[Story]) -> Source:
    spans = [(piece.start, piece.end) for piece in words.pieces if piece.role is Role.OWN]
    text = only(words.text, spans)
    return Source("text", text, tuple(_asked(words)), _told("text", stories), language_of(text))


def _told(part: str, stories: Sequence[Story]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (f.span.start, f.span.end)
        for story in stories
        for f in story.spans
        if f.field == "narrative" and f.span.part == part
    )


def _asked(words: Words) -> Iterator[tuple[int, str]]:
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
        websites=_both(one.websites, other.websites),
        reports=_both(one.reports, other.reports),
        contexts=_both(one.contexts, other.contexts),
        features=_both(one.features, other.features),
        populations=_both(one.populations, other.populations),
    )


def _both(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one, *other]))
