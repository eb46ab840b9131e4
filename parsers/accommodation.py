"""Precedents: a rule, policy, agreement or settled practice that adapts release to people who need it.

A sentence makes one when it names a rule ("policy", "protocol", "settlement") and the people it is for, or when it
answers the part of the call that asks for precedents.
"""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from config.call import Call
from parsers.chatter import is_chatter, opens_other_topic
from parsers.cues import find_cues, ids_of, plain_letters
from parsers.draft import sentences_in
from parsers.layout import PARAGRAPH, Block, blocks
from parsers.program import MOST_BLOCKS, Source
from parsers.records import Accommodation, FieldSpan, Problem, Program, Span
from parsers.reports import find_titles
from parsers.web_names import find_web

_MOST_CHARACTERS = 40_000
_RULE = (
    r"policy|policies|directive|protocol|regulation|regulations|statute|ordinance|settlement|stipulation|consent decree|decree|standard|standards|"
    r"agreement|memorandum|mou|moa|guideline|guidelines|executive order|order|rule|act|law|bill|practice|procedure|"
    r"politica|directiva|protocolo|reglamento|ley|acuerdo|convenio|norma|lineamiento|lineamientos|regla|medida|practica|procedimiento|"
    r"custom|habit|house rule|arrangement|costumbre(?: de (?:la|esta|nuestra) casa)?|arreglo"
)
_NAMED = re.compile(
    rf"(?:the|a|an|our|their|its|this|la|el|un|una|nuestr[oa]|su)\s+(?P<name>(?:[^\W\d_][\w'’.-]*\s+){{0,5}}?(?:{_RULE}))\b(?!\s+(?:of|on|for)\s+(?:course))",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"(?P<name>(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*\s+(?:(?:of|on|the|for|and|v\.?|vs\.?|de|la|del)\s+){0,2}){0,7}"
    r"(?:Policy|Directive|Protocol|Regulation|Statute|Ordinance|Settlement|Decree|Standards?|Agreement|Memorandum|Guidelines?|Order|Rule|Act|Law|Bill|Política|Directiva|Protocolo|Reglamento|Ley|Acuerdo|Convenio|Norma)\b"
    r"(?:\s+(?:No\.?\s*)?[A-Z]?-?\d[\w.:/-]*)?)"
)
_CASE = re.compile(
    r"(?P<name>[A-Z][\w'’.]+(?:\s[A-Z][\w'’.]*){0,3}\sv(?:s)?\.\s[A-Z][\w'’.]+(?:\s(?:of|the|[A-Z][\w'’.]*)){0,5})"
)
_BINDS = re.compile(
    rf"\b(?:{_RULE}|precedent|accommodation|precedente|acomodo)\b|\b(?:must|shall|may not|is required|are required|requires|by law|in writing|agreed (?:to|that|with)|entitled|never (?:release|let|put)\w*|no (?:one|woman|person|patient|child) (?:is|may|goes)|not (?:be )?released?"
    r"|debe|deben|obliga|se comprometio|por ley|por escrito|no se libera)\b"
)
_IN_QUOTES = re.compile(r"[“\"«](?P<name>[^“”\"«»]{6,120}?)[,.]?[”\"»]")
_SECTION = re.compile(
    r"\W*(?:(?:for|on|as to|to|regarding|re|para|sobre|en cuanto a)\s+)?(?:your\s+)?(?:\(?b[.):]|(?:question|item|part|point|letra|inciso|punto)\s+\(?b\)?|precedents?\b|accommodations?\b|precedentes?\b|acomodos?\b|medidas?\b)"
)


_DETERMINER = re.compile(r"\b(?:an?|the|has|have|had|with|under|una?|el|la|tiene|tenemos|hay)\s+", re.IGNORECASE)
_STRONG = frozenset(
    "policy policies directive protocol regulation statute ordinance settlement decree agreement memorandum mou moa guideline guidelines"
    " politica directiva protocolo reglamento acuerdo convenio norma".split()
)
_PRACTICE = re.compile(
    r"\b(?:costumbre|practica|regla|arreglo|medida|custom|practice|habit|house rule|rule of the house|arrangement|rule)s?(?: (?:de (?:la|esta|nuestra) (?:casa|oficina)|of (?:the|our) house))?\b"
)
_NOTHING = re.compile(r"\W*(?:none|nothing|no\b|n/a|ninguno|ninguna|nada|no tenemos|no hay|not that)")
_WEAK = frozenset("custom habit practice rule arrangement costumbre practica regla arreglo medida".split())
_MOST_PARAGRAPHS = 3
_SAID_SO = re.compile(
    r"\b(?:(?:for|to|on|under|para|sobre|en) (?:your |the |el |la |su )?(?:inciso|punto|letra|apartado|part|point|item|question|letter) \(?b\)?|(?:our|nuestro|este|su) (?:own )?(?:precedent|precedente|acomodo)"
    r"|as a precedent|a precedent|precedent:|an accommodation|un precedente|como precedente|un acomodo)\b"
)


def find_accommodations(source: Source, call: Call, programs: Sequence[Program] = ()) -> tuple[Accommodation, ...]:
    """All precedents of a source. `programs` are those of the same source: their names make no precedent."""
    text = source.text
    known = {program.name.casefold() for program in programs}
    found = []
    free = [
        block
        for block in blocks(text[:_MOST_CHARACTERS], source.asked)[:MOST_BLOCKS]
        if not any(a < block.end and block.start < b for a, b in source.taken)
    ]
    for index, block in enumerate(free):
        stop = _goes_on(text, block, free[index + 1 :]) if not programs else block.end
        found += [one for one in _of_block(source, block, stop, call) if one.name.casefold() not in known]
    return tuple({one.name.casefold(): one for one in found}.values())


def _goes_on(text: str, block: Block, after: Sequence[Block]) -> int:
    """Where the last of the next paragraphs ends that tell more of the same: up to a closing or another topic."""
    stop = block.end
    for more in after[:_MOST_PARAGRAPHS]:
        words = text[more.start : more.end]
        if block.kind != PARAGRAPH or more.kind != PARAGRAPH or more.fields:
            break
        if is_chatter(words) or opens_other_topic(words) or _SAID_SO.search(plain_letters(words)):
            break
        stop = more.end
    return stop


def _of_block(source: Source, block: Block, stop: int, call: Call) -> Iterator[Accommodation]:
    text = source.text
    answers = block.letter == "b" or bool(_SECTION.match(plain_letters(text[block.start : block.end])))
    answers = answers or bool(_SAID_SO.search(plain_letters(text[block.start : block.end])))
    answers = answers or any(field.name == "accommodation" for field in block.fields)
    current: tuple[tuple[int, int], int, int] | None = None
    for start, end in sentences_in(text, block.body, block.end):
        name = _name(source, start, end, block.end, call, answers=answers)
        if name is not None and current is None:
            current = (name, block.body if answers and _is_weak(text, name) else start, end)
        elif current is not None:
            current = (current[0], current[1], end)
    if current is None and answers and (name := _unnamed(source, block, call)):
        current = (name, block.body, block.end)
    if current is not None:
        end = max(current[2], stop)
        yield _record(source, current[0], current[1], end, call)


def _unnamed(source: Source, block: Block, call: Call) -> tuple[int, int] | None:
    """An answer that tells of a practice for some people and names none: the author's shortest own words for it."""
    told = source.text[block.body : block.end]
    if not ids_of(find_cues(told, call.taxonomy, source.language), "populations") or _NOTHING.match(
        plain_letters(told)
    ):
        return None
    found = _PRACTICE.search(plain_letters(told))
    return (block.body + found.start(), block.body + found.end()) if found else None


def _is_weak(text: str, name: tuple[int, int]) -> bool:
    """No name, but the author's word for an unwritten practice."""
    return bool(_WEAK & set(plain_letters(text[slice(*name)]).split())) and text[name[0]].islower()


def _name(source: Source, start: int, end: int, stop: int, call: Call, *, answers: bool) -> tuple[int, int] | None:
    sentence = source.text[start:end]
    plain = plain_letters(sentence)
    if sentence.rstrip().endswith("?") or not _BINDS.search(plain):
        return None
    people = ids_of(find_cues(sentence, call.taxonomy, source.language), "populations")
    around = people or ids_of(find_cues(source.text[start:stop], call.taxonomy, source.language), "populations")
    quoted = _IN_QUOTES.search(sentence)
    if quoted and (answers or around) and _STRONG & set(plain_letters(quoted["name"]).split()):
        return start + quoted.start("name"), start + quoted.end("name")
    for pattern in (_CASE, _OFFICIAL, _NAMED):
        for found in pattern.finditer(sentence):
            a, b = found.span("name")
            a += max((m.end() for m in _DETERMINER.finditer(sentence[a:b])), default=0)
            strong = plain_letters(found["name"]).split()[-1] in _STRONG
            if (answers or (people and (strong or pattern is not _NAMED)) or (around and strong)) and (
                len(found["name"].split()) > 1 or answers
            ):
                return start + a, start + b
    return None


def _record(source: Source, name: tuple[int, int], start: int, end: int, call: Call) -> Accommodation:
    text = source.text
    told = text[start:end]
    cues = find_cues(told, call.taxonomy, source.language, offset=start)
    populations = tuple(cue for cue in cues if cue.group == "populations")
    titles = [t for a, b in sentences_in(text, start, end) for t in find_titles(text, a, b)]
    links = [(start + link.start, start + link.end, link.url) for link in find_web(told)]
    spans: list[tuple[str, int, int]] = [("name", *name), ("description", start, end)]
    spans += [("populations", cue.start, cue.end) for cue in populations]
    spans += [("reports", a, b) for a, b in titles] + [("reports", a, b) for a, b, _ in links]
    return Accommodation(
        name=" ".join(text[slice(*name)].split()),
        populations=ids_of(populations, "populations"),
        reports=tuple(dict.fromkeys([url for _, _, url in links] + [" ".join(text[a:b].split()) for a, b in titles])),
        description=" ".join(told.split()),
        problems=(
            *(() if links or titles else (Problem("no_report"),)),
            *((Problem("unnamed", "the author gives no name"),) if _is_weak(text, name) else ()),
        ),
        spans=tuple(FieldSpan(field, Span(source.part, a, b)) for field, a, b in spans),
    )
