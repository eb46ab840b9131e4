"""Where a sentence names a program, and how surely: capitalised phrases weighed by the signs of `name_signs`."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.name_phrases import phrases, quoted_names
from parsers.name_signs import Candidate, is_spelled_out, weigh
from parsers.questions import only_asks

ENOUGH = 3
_LONGEST_SENTENCE = 1500  # nobody writes longer ones; keeps a hostile mail cheap
_WARNING = re.compile(table.WARNINGS, re.VERBOSE)
_DASH = re.compile(r"\s{1,3}[-–—]")


def find_names(
    text: str, start: int, end: int, *, opens_block: bool, is_known: Callable[[str], bool], heeds_warnings: bool = True
) -> tuple[Candidate, ...]:
    """The candidates of one sentence [start, end), in order; only those of `ENOUGH` points are worth a record.

    A sentence that warns of a program or asks names none, unless `heeds_warnings` is off (a correction).
    """
    end = min(end, start + _LONGEST_SENTENCE)
    sentence = text[start:end]
    if heeds_warnings and (_WARNING.search(plain_letters(sentence)) or only_asks(text, start, end)):
        return ()
    found: dict[tuple[int, int], Candidate] = {}
    aside: list[tuple[int, int]] = []  # brackets that only spell a short form out
    for a, b, quoted in (*quoted_names(text, start, end), *phrases(text, start, end, is_known)):
        if _is_greeted(text, start, a, b) and not is_known(text[a:b]):
            continue
        if any(x <= a < y for x, y in aside) or not any(map(str.isalpha, text[a:b])):
            continue
        if brackets := is_spelled_out(text, a, b):
            aside.append(brackets)
        if not any(x <= a < y or a <= x < b for x, y in found):
            found[a, b] = weigh(text, (start, end), (a, b), quoted, opens_block, is_known)
    return tuple(sorted(found.values(), key=lambda candidate: candidate.start))


def _is_greeted(text: str, start: int, a: int, b: int) -> bool:
    """Whether [a, b) is the reader, called by a first name: "Ada, sorry!", "Ada - a few names"."""
    alone = not text[start:a].strip() and plain_letters(text[a:b]) in table.GIVEN_NAMES
    dashed = not text[:a].strip() and _DASH.match(text, b) is not None  # further down a dash explains a name
    return alone and (dashed or text[b : b + 1] in {",", ":", "!", "\n", "", ";"})
