"""A text as lines with their quote depth: what every rule about replies and forwards works on.

Offsets are those of the text, so that roles given to lines become spans of it and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

BLANK = " \t\r\n\f\v\xa0\ufeff\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_MARKS = re.compile(r"[ \t\xa0\ufeff]{0,8}(?:[>›»][ \t\xa0]?)+")
_INITIALS = re.compile(r"\s?[A-Z][A-Za-z]{0,2}>(?:\s|$)")
_BAR = re.compile(r"[ \t]{0,4}\|(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """[start, end) of the text with its line end. `depth` counts quote marks; `text` is without them, stripped."""

    start: int
    end: int
    depth: int
    text: str
    indent: int = 0

    @property
    def empty(self) -> bool:
        return not self.text


def fold(text: str) -> str:
    """Case folded for look-ups in tables; the Turkish dotted capital becomes a plain i."""
    return text.casefold().replace("i\u0307", "i")


def read_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of text[start:end]. A form feed ends no line; LF, CRLF and CR do."""
    lines: list[Line] = []
    at = start
    open_angles = 0
    for raw in _split(text[start : len(text) if end is None else end]):
        line = _line(raw, at, open_angle=open_angles > 0)
        lines.append(line)
        at = line.end
        if line.text:
            open_angles = _still_open(line, open_angles)
    return _barred(lines, text) if "|" in text else lines


@lru_cache(maxsize=2)
def lines_of(text: str) -> tuple[Line, ...]:
    """`read_lines` of a whole text. The last two are kept: forwards and replies look at the same text in turn."""
    return tuple(read_lines(text))


def _still_open(line: Line, before: int) -> int:
    """How many angle brackets of an address are open behind the line: one may close at the start of a later line."""
    if line.depth or (not before and "<" not in line.text[-200:]):
        return 0
    balance = before + line.text.count("<") - line.text.count(">")
    return balance if 0 < balance < 3 and len(line.text) < 200 else 0


def _split(text: str) -> list[str]:
    """The lines with their ends; what stands behind the last end is a line only if it is not empty."""
    pieces = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) if "\r" in text else [f"{piece}\n" for piece in text.split("\n")]
    if not pieces or "\r" in text:
        return [piece for piece in pieces if piece]
    last = pieces.pop()[:-1]
    return [*pieces, last] if last else pieces


def _line(raw: str, at: int, *, open_angle: bool) -> Line:
    bare = raw.strip(BLANK)
    depth, indent = 0, len(raw) - len(raw.lstrip(BLANK))
    if bare and bare[0] in ">›»":
        marks = _MARKS.match(raw)
        closes = open_angle and bare[0] == ">"
        if marks and not raw.startswith(">From ") and not closes:
            depth = sum(marks[0].count(mark) for mark in ">›»")
            rest = raw[marks.end() :]
            bare, indent = rest.strip(BLANK), len(rest) - len(rest.lstrip(BLANK))
    elif ">" in bare[:5] and _INITIALS.match(raw):
        depth, bare = 1, bare[bare.index(">") + 1 :].strip(BLANK)
    return Line(at, at + len(raw), depth, bare, indent)


def _barred(lines: list[Line], text: str) -> list[Line]:
    """Lines that quote with a bar, as some web mailers do: at least two in a row, and none is a row of a table."""
    bars = [bool(line.text) and line.text[0] == "|" and _is_bar(text[line.start : line.end]) for line in lines]
    if sum(bars) < 2:
        return lines
    out = []
    for i, line in enumerate(lines):
        beside = (i > 0 and bars[i - 1]) or (i + 1 < len(bars) and bars[i + 1])
        if bars[i] and beside:
            line = Line(line.start, line.end, line.depth + 1, line.text[1:].strip(BLANK), 0)
        out.append(line)
    return out


def _is_bar(raw: str) -> bool:
    return raw.count("|") == 1 and _BAR.match(raw) is not None


def next_filled(lines: Sequence[Line], i: int) -> int:
    """The index of the first line from `i` that is not empty, or len(lines)."""
    while i < len(lines) and not lines[i].text:
        i += 1
    return i


def last_filled(lines: Sequence[Line], i: int) -> int:
    """The index of the last line up to `i` that is not empty, or -1."""
    while i >= 0 and not lines[i].text:
        i -= 1
    return i


def unquoted(lines: Sequence[Line], levels: int) -> list[Line]:
    """The same lines with `levels` quote levels fewer: how a quoted forward is read."""
    if not levels:
        return list(lines)
    return [Line(x.start, x.end, max(0, x.depth - levels), x.text, x.indent) for x in lines]


def only(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with all outside the spans blanked, line ends kept: every offset stays true."""
    out: list[str] = []
    at = 0
    for start, end in spans:
        out += (_blank(text[at:start]), text[start:end])
        at = end
    return "".join([*out, _blank(text[at:])])


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
