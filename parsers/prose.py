"""The programs that a paragraph of prose names, and what its sentences say of each."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from parsers.cues import plain_letters
from parsers.draft import Draft, sentences_in
from parsers.layout import Block
from parsers.name_signs import Candidate
from parsers.names import ENOUGH, find_names
from parsers.reports import find_titles

_JOINED = re.compile(
    r"[\s\"”»]*(?:\([^()]{0,60}\)\s*|\)\s*)?(?:,|;|,?\s+(?:and|y|e|&|or|plus|as well as|así como)(?:\s+also)?)\s+(?:the\s+|el\s+|la\s+|los\s+)?[\"“«]?$"
)
# "..., and Night Owl, which ...": another program with words of its own, further on in the sentence
_ANEW = re.compile(
    r"(?:,?\s+(?:and|y|plus),?\s+(?:for|para|in|en|among|on)\s+[^,]{2,30},\s+|[,;–—](?:\s-)?\s+(?:and|but|plus|while|y|e|pero)\s+(?:(?:also|then|tambien|luego)\s+)?(?:there is\s+|there's\s+|hay\s+)?(?:(?:the|our|el|la|los|las)\s+)?)[\"“«]?$"
)
_WITH_ADDRESS = re.compile(r"[\"”»]?\s*[(<\[]\s*(?:https?://|www\.)")
_FRONT = 60  # characters
_OF_ALL = re.compile(
    r"\b(?:both|all (?:two|three|four|five|of (?:them|these|those))|each of (?:them|these)|either|ambos|ambas|l[oa]s (?:dos|tres|cuatro)|todos ell[oa]s|cada un[oa])\b"
)
# "The neighbors call it X": what was told before is said of it
_NAMES_IT = re.compile(
    r"\b(?:(?:it|this|that)(?:'s|’s| is| was)(?: now)? (?:called|named|known as)|(?:call|calls|called|named|christened) (?:it|this|that|ours|the place)|the name is|its name is|se llama|le (?:dicen|decimos|llaman|llamamos|pusimos|pusieron))\W*(?:(?:the|el|la)\s+)?$"
)
_APPOSED = re.compile(r"[\"”»]?,\s+(?:the|a|an|el|la|un|una)\s+[\"“«]?")


def in_prose(text: str, block: Block, is_known: Callable[[str], bool], last: Draft | None) -> Iterator[Draft]:
    """The programs of a paragraph; its sentences go to the one that was named last, also from the paragraph before."""
    current: Draft | None = last if last is not None and last.kind in {"prose", "item"} else None
    here: list[Draft] = []
    for start, end in sentences_in(text, block.body, block.end):
        opens = start == block.body
        candidates = find_names(text, start, end, opens_block=opens, is_known=is_known)
        titles = list(find_titles(text, start, end))
        candidates = tuple(c for c in candidates if not any(a <= c.start < b for a, b in titles))
        chosen = _chosen(text, candidates, ENOUGH)
        if (here or last is not None) and not any(_is_new(c, paragraph=opens and not here) for c in chosen):
            chosen = []
        told_before = (
            [(block.body, start)]
            if chosen
            and start > block.body
            and not here
            and last is None
            and _NAMES_IT.search(_lead(text, start, chosen[0]))
            else []
        )
        for candidate in chosen:
            current = Draft(
                (candidate.start, candidate.end),
                [*told_before, _share(text, start, end, candidate, chosen)],
                place=candidate.place,
            )
            current.reasons, current.score, current.own = candidate.reasons, candidate.score, candidate.own
            here.append(current)
            yield current
        if not chosen and current is not None:
            (_named_again(text, start, end, here) or current).add(start, end)
            if len(here) > 1 and _OF_ALL.search(plain_letters(text[start:end])):
                for other in here[:-1]:
                    other.add(start, end)


def _named_again(text: str, start: int, end: int, here: Sequence[Draft]) -> Draft | None:
    """The program of this paragraph that a sentence is about, where it says so: its name stands in front."""
    front = text[start : min(end, start + _FRONT)]
    return next((d for d in here if d.name and text[slice(*d.name)] in front), None)


def _lead(text: str, start: int, candidate: Candidate) -> str:
    return plain_letters(text[max(start, candidate.start - 80) : candidate.start])


def _is_new(candidate: Candidate, *, paragraph: bool) -> bool:
    """Whether a further name is presented as another program, not just mentioned as a helper of the first."""
    strong = any(
        reason.startswith(
            ("presented", "is one more", "stands after", "heads the paragraph", "is a known", "a name in")
        )
        for reason in candidate.reasons
    )
    enough = ENOUGH + 1
    return candidate.score >= enough and (strong or (paragraph and "is described" in candidate.reasons))


def _chosen(text: str, candidates: Sequence[Candidate], enough: int) -> list[Candidate]:
    """The best name of a sentence, and those that are joined to it by commas and "and"."""
    best = max(candidates, key=lambda c: (c.score, -c.start), default=None)
    if best is None or best.score < enough:
        return []
    chosen = [c for c in candidates if c.score >= enough and _begins_anew(text, c, best)][:1] or [best]
    for candidate in candidates:
        if candidate.start <= chosen[-1].end:
            continue
        likely = candidate.score >= 1 or (" " in candidate.name and candidate.score > -3)
        likely = likely or (candidate.score == 0 and candidate.place is not None)
        joined = likely and _JOINED.fullmatch(text[_end_of(chosen[-1]) : candidate.start])
        if (
            joined
            or _begins_anew(text, chosen[-1], candidate)
            or (candidate.score >= ENOUGH and ";" in text[chosen[-1].end : candidate.start])
        ):
            chosen.append(candidate)
    chosen = [*_joined_before(text, candidates, chosen[0]), *chosen]
    if len(chosen) == 2 and _APPOSED.fullmatch(text[_end_of(chosen[0]) : chosen[1].start]):
        return chosen[:1]  # "X, the Y experiment": whose it was, not another
    return chosen


def _joined_before(text: str, candidates: Sequence[Candidate], first: Candidate) -> list[Candidate]:
    """The names of a row that stand before its best: "X, Y and Z would be my three"."""
    row: list[Candidate] = []
    for candidate in reversed(candidates):
        head = row[0] if row else first
        if candidate.end > head.start:
            continue
        joined = candidate.score >= 1 and _JOINED.fullmatch(text[_end_of(candidate) : head.start])
        apart = candidate.score >= ENOUGH and ";" in text[candidate.end : head.start]
        if not (joined or apart):
            break
        row.insert(0, candidate)
    return row


def _begins_anew(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether `other` begins a clause with words of its own after what is said of `one`."""
    if other.start <= one.end or other.score < 1:
        return False
    said = any(
        reason.startswith(("is described", "begins a clause", "is told", "is praised")) for reason in other.reasons
    )
    return said and _ANEW.search(plain_letters(text[one.end : other.start])) is not None


def _share(text: str, start: int, end: int, candidate: Candidate, chosen: Sequence[Candidate]) -> tuple[int, int]:
    """What a sentence says of one of its names: all of it, or its part where it is divided between them."""
    at = chosen.index(candidate)
    if len(chosen) > 1 and any(_WITH_ADDRESS.match(text, c.end) for c in chosen):
        stop = chosen[at + 1].start if at + 1 < len(chosen) else end
        return (candidate.start if at else start), stop  # "X (www.x.org), Y (www.y.org)": each has its own
    if at + 1 < len(chosen):
        between = text[candidate.end : chosen[at + 1].start]
        if ";" in between:
            end = candidate.end + between.rindex(";")
        elif _begins_anew(text, candidate, chosen[at + 1]) and (cut := _ANEW.search(plain_letters(between))):
            end = candidate.end + cut.start()
    if at and (";" in text[chosen[at - 1].end : candidate.start] or _begins_anew(text, chosen[at - 1], candidate)):
        start = candidate.start
    return start, end


def _end_of(candidate: Candidate) -> int:
    return max(candidate.end, candidate.place[1] if candidate.place else 0)
