"""What one mail contributes beside stories: programs, precedents and corrections, from the text and its papers."""

# ruff: noqa: E501 - a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from config.call import Call
from parsers.accommodation import find_accommodations, names_a_rule
from parsers.correction import find_correction
from parsers.cues import find_cues, ids_of, plain_letters
from parsers.draft import Draft
from parsers.known import folded
from parsers.labels import label_of
from parsers.language import language_of
from parsers.lines import only
from parsers.matter import may_name_something, speaks_of_something_else
from parsers.names_table import TYPE_WORDS
from parsers.program import Source, find_programs
from parsers.program_fields import as_program
from parsers.records import Accommodation, Message, Program, Role, Story, Words
from parsers.triage import gives_no_records, says_correction

_DECLARES = re.compile(
    r"\b(?:statement|declaration|affidavit|testimony|declaracion|testimonio) of\b|\b(?:declaracion|testimonio|declaracion jurada) de\b"
    r"|\bi,? [^.\n]{2,80},? (?:declare|state|swear|depose|affirm|attest)\b|\byo,? [^.\n]{2,80},? (?:declaro|manifiesto|juro)\b|\bunder penalty of perjury\b|\bbajo (?:pena de perjurio|protesta de decir verdad)\b"
)
_ASKS_PRECEDENTS = re.compile(
    r"^[ >|]*\(?(?:[b-d2-4]|ii|iii)[).:][^\n]{0,40}\b(?:precedent|accommodation|acomodo|adaptacion|medida)",
    re.MULTILINE,
)
_ABOUT_IT = re.compile(
    r"(?:[a-z. ]{2,25},\s+)?(?:it|its|they|their|this|he|she|es|son|ell[oa]s|ahi|alli|un|una|a|an)\b"
)
_ANSWERS = re.compile(r"\s*(?:re|fwd?|aw|rv|sv|wg|tr|enc|res)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)


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
    own = replace(_own(words, stories), people=_people(message))
    corrects = says_correction(words.own)
    if not (papers or corrects) and speaks_of_something_else(words.own, message, call):
        return Contributions()
    programs = [p for p in find_programs(own, call) if p.name in p.reports or not names_a_rule(p.name)]
    if not programs and not stories:
        programs = _in_subject(message, call)
        programs = (
            [_told_in_text(p, own, call) for p in programs if _tells_of_it(own, call)] if own.text.strip() else programs
        )
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
        if _DECLARES.search(plain_letters(source.text[:1500])):
            continue  # a person's own statement tells a story, and what identifies the person
        more = find_programs(source, call)
        programs += more
        accommodations += find_accommodations(source, call, more)
    return Contributions(tuple(_merged(programs)), tuple({a.name.casefold(): a for a in accommodations}.values()))


def _own(words: Words, stories: Sequence[Story]) -> Source:
    spans = [(piece.start, piece.end) for piece in words.pieces if piece.role is Role.OWN]
    text = only(words.text, spans)
    return Source("text", text, tuple(_asked(words)), _told("text", stories), language_of(text))


def _in_subject(message: Message, call: Call) -> list[Program]:
    """The whole answer in the subject line; there only a name that is plainly one counts."""
    if _ANSWERS.match(message.subject):  # then it is our subject, or that of another mail
        return []
    found = find_programs(Source("subject", message.subject, language=language_of(message.subject)), call)
    return [p for p in found if p.name and not any(x.code in {"unnamed", "name_uncertain"} for x in p.problems)]


def _tells_of_it(own: Source, call: Call) -> bool:
    """Whether the text tells what something does, and only the subject says what: "They teach men to bake"."""
    features = ids_of(find_cues(own.text, call.taxonomy, own.language), "features")
    return bool(features) and (len(features) > 1 or _ABOUT_IT.match(plain_letters(own.text.lstrip())) is not None)


def _told_in_text(program: Program, own: Source, call: Call) -> Program:
    """A program that the subject names, with what the text says of it."""
    start = len(own.text) - len(own.text.lstrip())
    told = as_program(
        Draft(None, [(start, len(own.text.rstrip()))], written=program.name), own.part, own.text, own.language, call
    )
    problems = tuple(p for p in told.problems if p.code != "unnamed")
    return replace(told, place=told.place or program.place, problems=problems, spans=(*program.spans, *told.spans))


def _people(message: Message) -> frozenset[str]:
    """The names in the header. A mailbox of a program may be named for it, so those with a word of a kind count not."""
    named = [a.name for a in (*message.from_, *message.to, *message.cc, *message.reply_to) if a.name]
    folded_names = [folded(name) for name in named[:50]]
    return frozenset(name for name in folded_names if TYPE_WORDS.isdisjoint(name.split()))


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
            above = words.text[before.start : before.end].rstrip(" >|\n")
            line = above.rpartition("\n")[2]
            label = label_of(line.strip(" >|"))
            body = words.text[piece.start : piece.end]
            if label and label[1] >= len(line.strip(" >|")) and body.strip():
                yield piece.start + len(body) - len(body.lstrip()), label[0]
            elif body.strip() and _ASKS_PRECEDENTS.search(plain_letters(above[-500:]).rpartition("\n> \n")[2]):
                yield piece.start + len(body) - len(body.lstrip()), "accommodation"


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
