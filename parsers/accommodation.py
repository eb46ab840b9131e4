"""Precedents: a rule, policy, agreement or settled practice that adapts release to people who need it.

A sentence makes one when it names a rule ("policy", "protocol", "settlement") and the people it is for, or when it
answers the part of the call that asks for precedents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from config.call import Call
from parsers import accommodation_table as table
from parsers.chatter import is_chatter, opens_other_topic
from parsers.cues import find_cues, ids_of, plain_letters
from parsers.draft import sentences_in
from parsers.layout import PARAGRAPH, Block, blocks
from parsers.program import MOST_BLOCKS, Source
from parsers.records import Accommodation, FieldSpan, Problem, Program, Span
from parsers.reports import find_titles
from parsers.web_names import find_web

_LONGEST_NAME = 7  # words; what is longer is a sentence


def find_accommodations(source: Source, call: Call, programs: Sequence[Program] = ()) -> tuple[Accommodation, ...]:
    """All precedents of a source. `programs` are those of the same source: their names make no precedent."""
    text = source.text
    known = {program.name.casefold() for program in programs}
    found = []
    free = [
        block
        for block in blocks(text[: table.MOST_CHARACTERS], source.asked)[:MOST_BLOCKS]
        if not any(a < block.end and block.start < b for a, b in source.taken)
    ]
    for index, block in enumerate(free):
        stop = _goes_on(text, block, free[index + 1 :]) if not programs else block.end
        found += [one for one in _of_block(source, block, stop, call) if one.name.casefold() not in known]
    return tuple({one.name.casefold(): one for one in found}.values())


def _goes_on(text: str, block: Block, after: Sequence[Block]) -> int:
    """Where the last of the next paragraphs ends that tell more of the same: up to a closing or another topic."""
    stop = block.end
    for more in after[: table.MOST_PARAGRAPHS]:
        words = text[more.start : more.end]
        if block.kind != PARAGRAPH or more.kind != PARAGRAPH or more.fields:
            break
        if is_chatter(words) or opens_other_topic(words) or table.SAID_SO.search(plain_letters(words)):
            break
        stop = more.end
    return stop


def _of_block(source: Source, block: Block, stop: int, call: Call) -> Iterator[Accommodation]:
    text = source.text
    answers = block.letter == "b" or bool(table.SECTION.match(plain_letters(text[block.start : block.end])))
    answers = answers or bool(table.SAID_SO.search(plain_letters(text[block.start : block.end])))
    answers = answers or any(field.name == "accommodation" for field in block.fields)
    if labelled := _labelled(text, block):
        yield _record(source, labelled, block.body, block.end, call)
        return
    current: tuple[tuple[int, int], int, int] | None = None
    for start, end in sentences_in(text, block.body, block.end):
        name = _name(source, start, end, block.end, call, answers=answers)
        if name is not None and current is None:
            current = (name, block.body if answers else start, end)
        elif current is not None:
            current = (current[0], current[1], end)
    if current is None and answers and (name := _unnamed(source, block, call)):
        current = (name, block.body, block.end)
    if current is not None:
        end = max(current[2], stop)
        yield _record(source, current[0], current[1], end, call)


def _labelled(text: str, block: Block) -> tuple[int, int] | None:
    """The name behind a label that asks for a precedent, where it is a name and no sentence."""
    for field in block.fields:
        words = text[field.start : field.end].strip()
        if field.name == "accommodation" and len(block.fields) > 1 and 1 < len(words.split()) <= table.LONGEST_LABELLED:
            start = text.index(words, field.start)
            return start, start + len(words.rstrip(" ."))
    return None


def names_a_rule(name: str) -> bool:
    """Whether a name is that of a rule ("Elder Escort Policy", "Protocolo de Alta"), not of a program."""
    words = plain_letters(name).split()
    return bool(words) and bool({words[0], words[-1]} & table.STRONG)


def _unnamed(source: Source, block: Block, call: Call) -> tuple[int, int] | None:
    """An answer that tells of a practice for some people and names none: the author's shortest own words for it."""
    told = source.text[block.body : block.end]
    if not ids_of(find_cues(told, call.taxonomy, source.language), "populations") or table.NOTHING.match(
        plain_letters(told)
    ):
        return None
    found = table.PRACTICE.search(plain_letters(told))
    if found is None and any(field.name == "accommodation" for field in block.fields):
        found = table.FIRST_WORDS.match(told)  # written below our question: whatever it tells is the answer
    return (block.body + found.start(), block.body + found.end()) if found else None


def _is_weak(text: str, name: tuple[int, int]) -> bool:
    """No name, but the author's words for a practice: no capitals in them, or only where a whole sentence begins."""
    words = text[slice(*name)]
    said = words[:1].lower() + words[1:] if len(words.split()) > _LONGEST_NAME else words
    return said.islower() and not table.STRONG & set(plain_letters(words).split())


def _name(source: Source, start: int, end: int, stop: int, call: Call, *, answers: bool) -> tuple[int, int] | None:
    sentence = source.text[start:end]
    plain = plain_letters(sentence)
    if sentence.rstrip().endswith("?") or not table.BINDS.search(plain):
        return None
    people = ids_of(find_cues(sentence, call.taxonomy, source.language), "populations")
    around = people or ids_of(find_cues(source.text[start:stop], call.taxonomy, source.language), "populations")
    quoted = table.IN_QUOTES.search(sentence)
    if quoted and (answers or around) and table.STRONG & set(plain_letters(quoted["name"]).split()):
        return start + quoted.start("name"), start + quoted.end("name")
    for pattern in (table.CASE, table.HEADED, table.OFFICIAL, table.NAMED):
        for found in pattern.finditer(sentence):
            a, b = found.span("name")
            if pattern is not table.HEADED:
                a += max((m.end() for m in table.DETERMINER.finditer(sentence[a:b])), default=0)
            titled = _titled(sentence, a, b)
            a = titled if titled is not None else a
            said = plain_letters(sentence[a:b]).split()
            strong = bool({said[0], said[-1]} & table.STRONG) or titled is not None
            if (answers or (people and (strong or pattern is not table.NAMED)) or (around and strong)) and (
                len(found["name"].split()) > 1 or answers
            ):
                return start + a, start + b
    return None


def _titled(sentence: str, start: int, end: int) -> int | None:
    """Where a name in capitals begins before a small word of a rule: "our county's Lights On rule"."""
    words = [(start + m.start(), m[0]) for m in table.WORD.finditer(sentence[start:end])]
    at = len(words) - 1
    if at < 1 or not words[at][1].islower():
        return None
    while at and words[at - 1][1][:1].isupper():
        at -= 1
    return words[at][0] if at < len(words) - 1 else None


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
