"""Programs that are written as labelled lines, list items, table rows or one name a line."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.draft import Draft, sentences_in
from parsers.labels import field_of
from parsers.layout import Block, Field
from parsers.names import ENOUGH, find_names
from parsers.places import place_after

_HEAD_END = re.compile(
    r"[ \t]*(?::(?!//)|[ \t][-–—]{1,2}[ \t]|[–—]|[,;(\n]|\.(?=\s|$)|https?://|www\.|\s[\w-]+\.(?:org|com|net|gov|edu|us)\b)"
)
_NOTHING = re.compile(
    r"\W*(?:n\s?/?\s?a|none|no|nothing|nada|ninguno|ninguna|no tiene|no tienen|no hay|unknown|not sure|\?+|-+|same|tbd)?\W*"
)
_PRESENTS = re.compile(rf"(?:{table.PRESENTERS})\s+(?:(?:the|el|la|los|las|a|al)\s+)?(?=\S)", re.VERBOSE)
_HEADER_LABEL = re.compile(
    r"(?:to|from|date|sent|subject|re|cc|bcc|via|attn|attention|through|pages?|fax|tel(?:ephone)?|phone|para|de|fecha|asunto|atencion|ref(?:erence|erencia)?|copia|a)\s*:?"
)
_LONGEST_HEAD = 10
_LEAD = re.compile(r"[\s\"“«'‘*_]*(?:(?:the|el|los|las)\s+(?=[a-z“\"«]))?[\"“«'‘*_]*", re.IGNORECASE)


def from_labels(text: str, block: Block) -> Draft | None:
    """A block of labelled lines. Without a name label the words above it name it, then the organisation."""
    fields = tuple(field for field in (_trimmed(text, f) for f in block.fields) if field is not None)
    name = next(((f.start, f.end) for f in fields if f.name == "name"), None)
    head_end = min(text.rfind("\n", 0, f.start) + 1 for f in block.fields)
    head = (block.body, max(block.body, head_end))
    if name is None and text[head[0] : head[1]].strip():
        name = _head(text, *head, loose=True)
    if name is None:
        name = next(((f.start, f.end) for f in fields if f.name == "organisation"), None)
        fields = tuple(f for f in fields if f.name != "organisation") if name else fields
    if name is None and not any(f.name in {"website", "report", "description"} for f in fields):
        return None
    if any(f.name == "accommodation" for f in fields) and not any(f.name == "name" for f in fields):
        return None
    regions = [head] if text[head[0] : head[1]].strip() else []
    regions += [(f.start, f.end) for f in fields if f.name not in {"contact"}]
    return Draft(name, regions, fields, _place(text, name), ("labelled lines",), ENOUGH + 2, kind="labels")


def _trimmed(text: str, field: Field) -> Field | None:
    """A field without blanks around it; None when it says that there is none."""
    start, end = field.start, field.end
    while start < end and (text[start].isspace() or text[start] in '*_"“«'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '*_"”»'):
        end -= 1
    if _NOTHING.fullmatch(plain_letters(text[start:end])[:40]) if end - start < 40 else False:
        return None
    return Field(field.name, start, end)


def _place(text: str, name: tuple[int, int] | None) -> tuple[int, int] | None:
    if name is None:
        return None
    end = text.find("\n", name[1])
    return place_after(text, name[1], len(text) if end < 0 else end)


def from_item(text: str, block: Block, is_known: Callable[[str], bool], *, listed: bool) -> Draft | None:
    """A list item. In a list of names the words before the first colon, dash or bracket are the name."""
    if block.fields:
        return from_labels(text, block)
    first = next(sentences_in(text, block.body, block.end), None)
    if first is None:
        return None
    candidates = find_names(text, *first, opens_block=True, is_known=is_known)
    best = next((c for c in candidates if c.score >= ENOUGH), None)
    if best is not None:
        draft = Draft((best.start, best.end), [(block.body, block.end)], place=best.place, reasons=best.reasons)
        draft.score, draft.kind = best.score, "item"
        return draft
    name = _head(text, block.body, block.end, loose=False) if listed else None
    if name is None:
        return None
    return Draft(name, [(block.body, block.end)], place=_place(text, name), reasons=("a list of names",), kind="item")


def from_line(text: str, block: Block, is_known: Callable[[str], bool], *, listed: bool) -> Draft | None:
    draft = from_item(text, block, is_known, listed=listed)
    if draft is not None:
        draft.kind = "line"
    return draft


def _head(text: str, start: int, end: int, *, loose: bool) -> tuple[int, int] | None:
    """The words before the first separator, when they look like a name (or are all there is: `loose`)."""
    start = _LEAD.match(text, start, end).end()  # type: ignore[union-attr]  # it matches the empty string
    if led := _PRESENTS.match(plain_letters(text[start : min(end, start + 80)])):
        start += led.end()
    found = _HEAD_END.search(text, start, end)
    stop = found.start() if found else end
    while stop > start and text[stop - 1] in " \t\n\"”»'’*_.":
        stop -= 1
    words = text[start:stop].split()
    if not 0 < len(words) <= _LONGEST_HEAD:
        return None
    capitals = sum(word[:1].isupper() for word in words)
    small = sum(
        word.casefold() in {"of", "the", "for", "and", "de", "del", "la", "las", "los", "el", "y", "to", "a", "in"}
        for word in words
    )
    typed = any(plain_letters(word).strip(".,") in table.TYPE_WORDS for word in words)
    if loose or capitals + small >= 0.7 * len(words) or (typed and len(words) <= 6):
        return (start, stop) if plain_letters(words[0]) not in table.TITLES else None
    return None


def from_rows(text: str, rows: Sequence[Block]) -> Iterator[Draft]:
    """The rows of tables. A row of labels names the columns; without one the first cell is the name."""
    columns: list[str | None] = []
    for row in rows:
        cells = [text[a:b] for a, b in row.cells]
        fields = [field_of(cell.strip(" *_:")) for cell in cells]
        if sum(field is not None for field in fields) * 2 > len(cells) and len(cells) > 1:
            columns = fields
            continue
        if all(not cell.strip("-=+| :") for cell in cells):
            continue
        draft = _from_row(text, row, columns)
        if draft is not None:
            yield draft


def _from_row(text: str, row: Block, columns: Sequence[str | None]) -> Draft | None:
    fields: list[Field] = []
    for index, (start, end) in enumerate(row.cells):
        name = columns[index] if index < len(columns) else None
        if not columns:
            link = re.match(r"\s*(?:https?://|www\.|[\w-]+(?:\.[\w-]+)+(?:/|\s*$))", text[start:end])
            name = "website" if link else "name" if index == 0 else "description"
        field = _trimmed(text, Field(name or "description", start, end))
        if field is not None:
            fields.append(field)
    named = next(((f.start, f.end) for f in fields if f.name in {"name", "organisation"}), None)
    if named is not None and _HEADER_LABEL.fullmatch(plain_letters(text[slice(*named)]).strip()):
        return None  # the head of a memorandum or a letter
    if named is None or (not columns and not _head(text, *named, loose=False)):
        return None
    regions = [(f.start, f.end) for f in fields if f.name != "contact"]
    return Draft(named, regions, tuple(fields), None, ("a table row",), ENOUGH, kind="labels")
