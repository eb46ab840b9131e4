"""How a text is laid out: paragraphs, list items, labelled lines and table rows, as spans of the text.

The text keeps its length and places: what is not the author's is blanked before (`only`), never cut out.
"""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.labels import label_of

PARAGRAPH, ITEM, ROW, LINE = "paragraph", "item", "row", "line"

_BULLET = re.compile(
    r"[ \t]*(?:(?P<mark>[-*•·▪◦‣–—+o])[ \t]+(?=\S)"
    r"|(?P<open>\(?)(?P<number>\d{1,2}|[a-hA-H]|[ivx]{1,4})(?P<close>[.)]|[ºª]\.?|[ \t]?[-–][ \t])(?:[ \t]+|(?=[A-Z¡¿\"“*_])))"
)
_RULE = re.compile(r"[ \t]*([-=~_*#])\1{2,}[ \t]*$")  # below a heading, or between two parts
_CELLS = re.compile(r"[ \t]*\|[ \t]*|\t+| {3,}")
_LONGEST_NAME_LINE = 90
_MOST_SMALL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value: [start, end) without its label."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that belongs together. `body` is where its words begin, after a bullet or number.

    `mark` is the kind of bullet ("-", "1)", "(a)"), `letter` the letter of a lettered item, `cells` the spans of a
    table row.
    """

    kind: str
    start: int
    end: int
    body: int
    mark: str = ""
    letter: str = ""
    fields: tuple[Field, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=4)  # programs and precedents are looked for in the same text, one after the other
def blocks(text: str, asked: tuple[tuple[int, str], ...] = ()) -> tuple[Block, ...]:
    """The blocks of the text in order. `asked` tells where an answer below a quoted label begins, and its field."""
    below = dict(asked)
    found: list[Block] = []
    open_ = False
    for start, end in _lines(text):
        line = text[start:end]
        if not line.strip() or _RULE.match(line):
            open_ = False
            continue
        field = below.get(start + len(line) - len(line.lstrip()))
        if field:
            _answer(found, Field(field, start + len(line) - len(line.lstrip()), end))
        elif bullet := _BULLET.match(line):
            found.append(_item(line, start, end, bullet))
        elif label := label_of(line):
            _label(found, Field(label[0], start + label[1], end), start, open_=open_)
        elif cells := _cells(line, start):
            found.append(Block(ROW, start, end, start, cells=cells))
        elif open_ and found[-1].kind != ROW:
            found[-1] = _longer(found[-1], end)
        else:
            found.append(Block(PARAGRAPH, start, end, start))
        open_ = True
    return tuple(_name_lines(text, _joined_items(found)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _item(line: str, start: int, end: int, bullet: re.Match[str]) -> Block:
    number = bullet["number"] or ""
    style = "1" if number.isdigit() else "a"
    mark = bullet["mark"] or f"{bullet['open']}{style}{bullet['close'].strip()}"
    body = start + bullet.end()
    block = Block(ITEM, start, end, body, mark=mark, letter=number.casefold() if style == "a" else "")
    if label := label_of(line[bullet.end() :]):
        block = replace(block, fields=(Field(label[0], body + label[1], end),))
    return block


def _label(found: list[Block], field: Field, start: int, *, open_: bool) -> None:
    """Put a labelled line to the block that it belongs to; a second name begins a new one."""
    last = found[-1] if found else None
    known = {f.name for f in last.fields if f.end > f.start} if last else set()
    begins = field.name == "name" or (field.name == "organisation" and "name" not in known and not open_)
    if (
        last is None
        or last.kind == ROW
        or (begins and (known or not open_ or last.end - last.body > 200))
        or (field.name in known and field.name not in {"website", "report", "description"} and not open_)
    ):
        found.append(Block(PARAGRAPH, start, field.end, start, fields=(field,)))
    else:
        found[-1] = replace(last, end=field.end, fields=(*last.fields, field))


def _answer(found: list[Block], field: Field) -> None:
    """An answer written below a label of ours that it quotes."""
    last = found[-1] if found else None
    if (
        last is None
        or field.name in {"name", "accommodation"}
        or not last.fields
        or field.name in {f.name for f in last.fields}
    ):
        found.append(Block(PARAGRAPH, field.start, field.end, field.start, fields=(field,)))
    else:
        found[-1] = replace(last, end=field.end, fields=(*last.fields, field))


def _longer(block: Block, end: int) -> Block:
    """A line more; it belongs to the last labelled field, if there is one."""
    if not block.fields:
        return replace(block, end=end)
    return replace(block, end=end, fields=(*block.fields[:-1], replace(block.fields[-1], end=end)))


def _cells(line: str, start: int) -> tuple[tuple[int, int], ...]:
    """The cells of a table row: two or more separators, or one tab or bar between short words."""
    stripped = line.strip(" \t|")
    if not ("|" in stripped or "\t" in stripped or "   " in stripped):
        return ()
    spans: list[tuple[int, int]] = []
    at = line.index(stripped)
    stop = at + len(stripped)
    for gap in _CELLS.finditer(line, at, stop):
        spans.append((start + at, start + gap.start()))
        at = gap.end()
    spans.append((start + at, start + stop))
    return tuple(spans) if len(spans) >= 2 else ()


def _joined_items(found: list[Block]) -> list[Block]:
    """Paragraphs between two items of one list belong to the item above; lesser bullets to the greater one."""
    last_of: dict[str, int] = {}
    for index, block in enumerate(found):
        if block.kind == ITEM:
            last_of[block.mark] = index
    out: list[Block] = []
    outer = ""
    for index, block in enumerate(found):
        inside = outer and index < last_of[outer] and block.kind != ROW
        if block.kind == ITEM and (not inside or block.mark == outer):
            numbered = block.mark[-1:] in ".)ºª-–" and len(block.mark) > 1
            outer = block.mark if numbered else ""
            out.append(block)
        elif inside:
            out[-1] = replace(out[-1], end=block.end, fields=(*out[-1].fields, *block.fields))
        else:
            outer = outer if index < last_of.get(outer, -1) else ""
            out.append(block)
    return out


def _name_lines(text: str, found: list[Block]) -> Iterator[Block]:
    """A paragraph of short lines that do not run on is a list without bullets: a block a line."""
    for block in found:
        lines = [(a + block.start, b + block.start) for a, b in _lines(text[block.start : block.end])]
        short = [text[a:b].strip() for a, b in lines]
        alone = all(map(_stands_alone, short)) or all(map(_stands_alone_in_small_letters, short))
        if block.kind == PARAGRAPH and not block.fields and len(lines) > 1 and alone:
            yield from (Block(LINE, a, b, a) for a, b in lines)
        else:
            yield block


def _stands_alone(line: str) -> bool:
    return (
        0 < len(line) <= _LONGEST_NAME_LINE
        and not line.endswith((",", ";", ".", "!", "?", "-"))
        and (line[0].isupper() or line[0] in '"“«¡¿(' or line.startswith(("http", "www.")) or "/" in line.split()[0])
    )


def _stands_alone_in_small_letters(line: str) -> bool:
    """A few words that do not run on, as on a telephone: "casa alitas"."""
    return (
        0 < len(line.split()) <= _MOST_SMALL_WORDS and line.islower() and not line.endswith((",", ";", ".", "!", "?"))
    )
