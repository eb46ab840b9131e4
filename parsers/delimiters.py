"""Lines between two messages: "-----Original Message-----", "Begin forwarded message:", a rule of underscores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from parsers import delimiters_table as table
from parsers.header_block import begins_block, find_block
from parsers.header_odd import split_one_line
from parsers.lines import Line, fold, last_filled, next_filled

_RULES = "-_=*~#+—–‐―─━ "
_LONGEST = 120


def _any(alternatives: str) -> re.Pattern[str]:
    return re.compile(
        "|".join(re.escape(x) for x in sorted({fold(x) for x in alternatives.split("|")}, key=len, reverse=True) if x)
    )


_FORWARDED = _any(table.FORWARDED)
_MESSAGE = _any(table.MESSAGES)
_BEGINNING = _any(table.BEGINNINGS)
_EARLIER = re.compile(table.EARLIER)
_REPLY_ABOVE = re.compile(table.REPLY_ABOVE)


class Delimiter(Enum):
    REPLY = "reply"
    FORWARD = "forward"


def is_rule(text: str) -> bool:
    """A line of dashes, underscores and the like, at least three."""
    return len(text) > 2 and not text.strip(_RULES)


def dashed(text: str) -> str | None:
    """The words between rules on one line ("----- Original Message -----"), folded; None for any other line."""
    if len(text) > _LONGEST and not text.startswith("--"):
        return None
    head = text[:_LONGEST]
    inner = head.lstrip(_RULES)
    left = head[: len(head) - len(inner)]
    if len(left.replace(" ", "")) < 2 or not inner:
        return None
    close = inner.find("--")
    if close < 0:
        close = (
            len(inner.rstrip(_RULES))
            if inner.rstrip(_RULES) != inner and len(inner) - len(inner.rstrip(_RULES)) > 1
            else -1
        )
    return None if close <= 0 else fold(inner[:close].strip())


def delimiter_at(lines: Sequence[Line], i: int) -> Delimiter | None:
    """What kind of delimiter line `i` is, or None."""
    text = lines[i].text
    first = text[:1]
    if first in "-_=*~—–" and first:
        return _of_dashes(lines, i)
    if len(text) > _LONGEST:
        return None
    if (
        len(text) < 60
        and _EARLIER.fullmatch(fold(text).strip("*_: "))
        and i
        and is_rule(lines[max(0, last_filled(lines, i - 1))].text)
    ):
        return Delimiter.REPLY
    low = fold(text).rstrip(": ：\xa0")
    if text.endswith((":", "：", "… :")) or low in _BARE:
        return _of_beginning(lines, i, low)
    if first == "#" and _REPLY_ABOVE.search(low):
        return Delimiter.REPLY
    return None


_BARE = frozenset(fold(x) for x in table.BEGINNINGS.split("|"))


def _of_dashes(lines: Sequence[Line], i: int) -> Delimiter | None:
    text = lines[i].text
    inner = dashed(text)
    if inner is None:
        if _EARLIER.search(text.casefold().strip("*_- ")) and len(text) < 60:
            return Delimiter.REPLY
        return Delimiter.REPLY if _REPLY_ABOVE.search(text.casefold()[:200]) else None
    words = len(inner.split())
    if words > 12:
        return None
    header = _header_follows(lines, i) or split_one_line(text) is not None
    if _FORWARDED.search(inner) and (_MESSAGE.search(inner) or header or " by " in inner):
        return Delimiter.FORWARD
    if (_MESSAGE.search(inner) and words <= 5) or header:
        return Delimiter.REPLY
    return None


def _of_beginning(lines: Sequence[Line], i: int, low: str) -> Delimiter | None:
    bare = low.strip(_RULES)
    if bare in _BARE:
        return Delimiter.FORWARD
    said = _BEGINNING.search(bare) or (_FORWARDED.search(bare) and _MESSAGE.search(bare))
    if said and len(bare) < 70 and _header_follows(lines, i):
        return Delimiter.FORWARD
    return None


def _header_follows(lines: Sequence[Line], i: int) -> bool:
    following = next_filled(lines, i + 1)
    if following >= len(lines) or following > i + 4 or not begins_block(lines[following].text):
        return False
    return find_block(lines, following) is not None
