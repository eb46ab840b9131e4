"""The model programs that an author names: from labelled lines, lists, tables, prose, bare names and addresses.

`find_programs` reads one source (the author's own words with all else blanked, or an attachment's text) and gives
records with the spans they were read from. Nothing is guessed: what the author does not say stays empty, and what
lacks stands as a `Problem`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from config.call import Call
from parsers import known
from parsers.chatter import is_chatter, opens_other_topic
from parsers.citations import Citation, find_citations
from parsers.cues import find_cues, ids_of, plain_letters
from parsers.draft import Draft, sentences_in
from parsers.layout import ITEM, LINE, ROW, Block, blocks
from parsers.listed import from_item, from_labels, from_line, from_rows
from parsers.name_signs import Candidate
from parsers.name_signs_table import NO_GUESS
from parsers.names import ENOUGH, find_names
from parsers.program_fields import as_program
from parsers.prose import in_prose
from parsers.records import Program
from parsers.reports import report_drafts
from parsers.unnamed import unnamed_drafts
from parsers.unwanted import is_person, is_warning

_LEAST_FEATURES = 2
MOST_BLOCKS = 200  # list items, rows and paragraphs; whoever knows more programs than that sends a file
_GUESSED = 10_000
_MOST_CHARACTERS = 24_000  # what a person writes about programs is shorter; a whole report is not read for names


_ACTS = re.compile(r"(?:we|they|he|she|it|you|i|there|nosotros|ellos|ellas|se|les|los|las|les)\s")


@dataclass(frozen=True, slots=True)
class Source:
    """Words of the author. `part` as in `Span`; `taken` are spans that belong to stories."""

    part: str
    text: str
    asked: tuple[tuple[int, str], ...] = ()
    taken: tuple[tuple[int, int], ...] = ()
    language: str = "en"
    people: frozenset[str] = frozenset()  # folded names of those who write and are written to


def find_programs(source: Source, call: Call) -> tuple[Program, ...]:
    """All programs of one source in the order of the text. A report that stands alone is one, named by its title."""
    drafts = find_drafts(source, call)
    return tuple(as_program(draft, source.part, source.text, source.language, call) for draft in drafts)


def find_drafts(source: Source, call: Call) -> list[Draft]:
    text = source.text[:_MOST_CHARACTERS]

    def is_known(name: str) -> bool:
        return known.is_known(name, call.known_programs)

    facilities = known.facility_names(call.facilities)
    found = blocks(text, source.asked)[:MOST_BLOCKS]
    items = [b for b in found if b.kind == ITEM and _is_taken(b, source.taken) and _is_named(text, b, is_known)]
    free = [b for b in found if not _is_taken(b, source.taken) or (len(items) > 1 and b in items)]
    cited = [one for b in free if not b.fields for one in find_citations(text, b.start, b.end)]
    drafts = [d for d in _drafts(text, free, is_known) if not _is_cited(d, cited)]
    drafts += report_drafts(text, [(b.start, b.end) for b in free if not b.fields], drafts)
    if not drafts:
        drafts += _best_guess(source, free, is_known, call)
    speak = [b for b in free if not is_chatter(text[b.start : b.end]) and not _is_of_a_rule(b)]
    drafts += unnamed_drafts(text, speak, drafts)
    drafts = [d for d in drafts if not d.name or known.folded(text[slice(*d.name)]) not in facilities]
    drafts = [d for d in drafts if not d.name or not is_person(text, d, source.people)]
    drafts = [d for d in drafts if not d.name or not known.is_of_the_call(text[slice(*d.name)], call)]
    if source.taken:  # beside a story a name must be plain: people and places stand in stories
        drafts = [d for d in drafts if d.kind != "prose" or (d.score > ENOUGH and "name_uncertain" not in d.problems)]
    drafts = [d for d in drafts if not is_warning(text, d)]
    drafts = [d for d in drafts if d.regions]  # labels alone ("a) yes") are answers, not a program
    drafts.sort(key=lambda draft: draft.regions[0])
    if any(not draft.own for draft in drafts):  # "I am with X": the author's house is no answer beside another
        drafts = [d for d in drafts if not d.own]
    return _once(text, drafts)


def _is_of_a_rule(block: Block) -> bool:
    return any(field.name == "accommodation" for field in block.fields)


def _is_cited(draft: Draft, cited: Sequence[Citation]) -> bool:
    """A name inside a citation is an author, a publisher or a part of the title."""
    return draft.name is not None and any(one.start <= draft.name[0] < one.end for one in cited)


def _is_named(text: str, item: Block, is_known: Callable[[str], bool]) -> bool:
    """Whether a list item plainly begins with a program, though it also tells what happens to people."""
    draft = from_item(text, item, is_known, listed=False)
    return draft is not None and draft.name is not None and draft.name[0] - item.body < 40 and draft.score > ENOUGH


def _best_guess(source: Source, free: Sequence[Block], is_known: Callable[[str], bool], call: Call) -> list[Draft]:
    """In prose that tells of help at release and presents no name plainly: the likeliest name, marked as doubtful."""
    text = source.text
    cues = find_cues(text[:_GUESSED], call.taxonomy, source.language)
    if len(ids_of(cues, "features")) + bool(ids_of(cues, "contexts")) < _LEAST_FEATURES:
        return []
    found: list[tuple[Candidate, int, int]] = []
    for block in free:
        if is_chatter(text[block.start : block.end]):
            continue
        for start, end in sentences_in(text, block.body, block.end):
            if NO_GUESS.search(plain_letters(text[start:end])):
                continue
            candidates = find_names(text, start, end, opens_block=start == block.body, is_known=is_known)
            found += [(one, start, block.end) for one in candidates if _may_be_guessed(one)]
    best = max(found, key=lambda one: (one[0].score, _is_typed(one[0]), -one[0].start), default=None)
    if best is None or best[0].score < 1:
        return []
    candidate, start, end = best
    draft = Draft((candidate.start, candidate.end), [(start, end)], place=candidate.place, reasons=candidate.reasons)
    draft.problems.append("name_uncertain")
    return [draft]


def _may_be_guessed(candidate: Candidate) -> bool:
    presented = any(reason.startswith(("presented", "is called")) for reason in candidate.reasons)
    return " " in candidate.name or presented


def _is_typed(candidate: Candidate) -> bool:
    return any(reason.startswith("is named") for reason in candidate.reasons)


def _is_taken(block: Block, taken: Sequence[tuple[int, int]]) -> bool:
    if block.fields:
        return False
    covered = sum(max(0, min(block.end, end) - max(block.start, start)) for start, end in taken)
    return covered * 2 > block.end - block.start


def _drafts(text: str, found: Sequence[Block], is_known: Callable[[str], bool]) -> Iterator[Draft]:
    """Block by block; what follows a program without naming another is said of it, until another topic begins."""
    last: Draft | None = None
    rows = [b for b in found if b.kind == ROW]
    listed = _is_list_of_names(text, [b for b in found if b.kind == ITEM], is_known)
    lines = _is_list_of_names(text, [b for b in found if b.kind == LINE], is_known)
    if rows:
        yield from from_rows(text, rows)
    for block in found:
        if block.kind == ROW:
            last = None
        elif block.kind == ITEM and last is not None and _ACTS.match(text, block.body, block.end):
            last.add(block.body, block.end)  # "- we help them to call home": what the program above does
        elif block.fields:
            last = yield from _one(from_labels(text, block))
        elif block.kind == ITEM and (draft := from_item(text, block, is_known, listed=listed)):
            last = yield from _one(draft)
        elif block.kind == LINE:
            last = yield from _one(from_line(text, block, is_known, listed=lines), last)
        elif block.kind != ITEM and (
            is_chatter(text[block.start : block.end]) or opens_other_topic(text[block.start : block.end])
        ):
            continue
        else:
            named = list(in_prose(text, block, is_known, last))
            yield from named
            last = named[-1] if named else last


def _one(draft: Draft | None, instead: Draft | None = None) -> Generator[Draft, None, Draft | None]:
    """Hands a draft on and gives it back to the caller, or what stood before."""
    if draft is None:
        return instead
    yield draft
    return draft


def _is_list_of_names(text: str, items: Sequence[Block], is_known: Callable[[str], bool]) -> bool:
    named = sum(from_item(text, item, is_known, listed=False) is not None or bool(item.fields) for item in items)
    return len(items) > 1 and named * 2 >= len(items)


def _once(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """A program that is named again is the same; what is said there is added to the first."""
    out: dict[str, Draft] = {}
    for draft in drafts:
        name = text[slice(*draft.name)] if draft.name else draft.written
        key = known.folded(name) or f"unnamed {len(out)}"
        same = next((k for k in out if k == key or (len(key.split()) > 1 and key in k)), None)
        if same is None:
            out[key] = draft
        else:
            for start, end in draft.regions:
                out[same].add(start, end)
            out[same].fields = (*out[same].fields, *draft.fields)
    return list(out.values())
