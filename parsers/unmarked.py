"""Below a header without quote marks: where the quoted mail ends and the author's own words begin, or stand between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.lines import Line, next_filled

_WORD = re.compile(r"[^\W\d_]+")
_MOST_BELOW_NAME = 4


def answers_between(lines: Sequence[Line], is_ours: Sequence[bool], body: int, end: int) -> frozenset[int]:
    """Lines between ours that are not ours, below a header without quote marks: answers typed into our letter."""
    ours = [i for i in range(body, end) if is_ours[i]]
    if len(ours) < 4:
        return frozenset()
    span = [i for i in range(ours[0], ours[-1]) if lines[i].text]
    other = frozenset(i for i in span if not is_ours[i] and not lines[i].depth)
    if not other or len(ours) < 0.4 * len(span):
        return frozenset()
    return other


def bottom_post(lines: Sequence[Line], is_ours: Sequence[bool], body: int, names: frozenset[str]) -> int:
    """Where the author's own words begin below a quoted mail without marks; the end where none can be told."""
    ours = [i for i in range(body, len(lines)) if is_ours[i]]
    last = ours[-1] if len(ours) > 2 else -1
    signed = _signed(lines, body, names)
    start = max(last, signed)
    if start < 0:
        return len(lines)
    i = start + 1
    while i < len(lines) and lines[i].text and i <= start + _MOST_BELOW_NAME and start == signed:
        i += 1
    following = next_filled(lines, i)
    if following >= len(lines) or lines[following].depth:
        return len(lines)
    return following


def _signed(lines: Sequence[Line], body: int, names: frozenset[str]) -> int:
    """The line on which the quoted mail is signed with its author's name, or -1."""
    if not names:
        return -1
    for i in range(body, len(lines)):
        words = [word.casefold() for word in _WORD.findall(lines[i].text)]
        if (
            0 < len(words) <= 4
            and len(lines[i].text) < 40
            and words[0] in names
            and all(len(w) < 2 or w in names for w in words)
        ):
            return i
    return -1
