"""format=flowed: lines that end in a blank go on in the next (RFC 3676, 4)."""

from __future__ import annotations

import re

_QUOTES = re.compile(r">*")


def joined_flow(text: str, *, delete_space: bool = False) -> str:
    """The text with soft line ends taken out. A signature line "-- " stays; each depth of quotes is joined by itself.

    `delete_space` is DelSp=yes: the blank before a soft line end belongs to it and goes.
    """
    out: list[str] = []
    current: list[str] = []
    depth = -1
    for line in text.split("\n"):
        marks = _QUOTES.match(line)
        level = marks.end() if marks else 0
        body = line[level:]
        body = body[1:] if body.startswith(" ") else body
        if current and level != depth:
            _finish(out, current, depth)
        depth = level
        if body == "-- ":
            _finish(out, current, depth)
            current.append("-- ")
            _finish(out, current, depth)
        elif body.endswith(" "):
            current.append(body[:-1] if delete_space else body)
        else:
            current.append(body)
            _finish(out, current, depth)
    _finish(out, current, depth)
    return "\n".join(out)


def _finish(out: list[str], current: list[str], depth: int) -> None:
    if current:
        out.append(">" * depth + " " * (depth > 0) + "".join(current))
        current.clear()
