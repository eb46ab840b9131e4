"""Header blocks that stand in a text: "From: ... Sent: ... To: ... Subject: ..." of a quoted or forwarded mail.

One label a line, wrapped values, blank lines between, the value on the next line (Lotus Notes), or all in one line
(Yahoo). Labels are known in many languages; see `header_labels_table`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.header_labels_table import FIELD_OF, LONGEST, WEAK
from parsers.lines import BLANK, Line, fold, next_filled

_MOST_LINES = 60
_DECORATION = BLANK + "*_|•"
CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}")


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Lines [first, last) of a header and its values as written; a field may be missing. `rest` follows on the line."""

    first: int
    last: int
    fields: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str:
        return next((value for field, value in self.fields if field == name), "")

    @property
    def names(self) -> frozenset[str]:
        return frozenset(field for field, _ in self.fields)


def label_of(text: str) -> tuple[str, str] | None:
    """(field, value) of a line that begins with a label, else None."""
    colon = text.find(":", 0, LONGEST + 8)
    wide = text.find("：", 0, LONGEST + 8)
    if colon < 0 or 0 <= wide < colon:
        colon = wide
    if colon <= 0:
        return None
    name = text[:colon].strip(_DECORATION)
    if name.endswith(")"):
        name = name[: name.find("(")].strip()  # "Kopie (CC)"
    field = FIELD_OF.get(fold(name.rstrip(".")).replace("\xa0", " "))
    return None if field is None else (field, text[colon + 1 :].strip(_DECORATION))


def begins_block(text: str) -> bool:
    """A cheap test before `find_block`: does the line begin with a label that can begin a header?"""
    found = label_of(text)
    return (
        found is not None
        and found[0] != "other"
        and bool(found[1] or fold(text).strip(_DECORATION + ":：") not in WEAK)
    )


def find_block(lines: Sequence[Line], i: int) -> HeaderBlock | None:
    """The header that begins at line `i`, or None when there is too little of one to be sure."""
    depth = lines[i].depth
    values: list[tuple[str, str]] = []
    seen: set[str] = set()
    at = i
    stop = min(len(lines), i + _MOST_LINES)
    while at < stop:
        line = lines[at]
        if line.depth != depth and line.text:
            break
        found = label_of(line.text) if line.text else None
        if found is not None and not (found[0] in seen and found[0] != "other"):
            seen.add(found[0])
            values.append(found)
            at += 1
        elif found is None and line.text and values and _continues(lines, at, values[-1], depth):
            field, value = values[-1]
            values[-1] = (field, f"{value} {line.text}".strip())
            at += 1
        elif not line.text and values and _goes_on(lines, at, seen, values[-1], depth):
            at += 1
        else:
            break
    block = HeaderBlock(i, at, tuple(values))
    return block if _is_header(block, lines[i].text) else None


def _continues(lines: Sequence[Line], at: int, last: tuple[str, str], depth: int) -> bool:
    """Whether a line without a label belongs to the value before it."""
    field, value = last
    text = lines[at].text
    if not value:
        return field != "subject" or _label_follows(lines, at + 1, depth, 2)
    if (
        value.endswith((",", ";", "<", "<mailto"))
        or value.count("<") > value.count(">")
        or value.count("[") > value.count("]")
    ):
        return True
    if field in ("to", "cc", "from", "reply_to") and "@" in text and len(text) < 300 and text[0] in "<([\"'":
        return True
    if lines[at].indent > 7 and len(text) < 200 and field != "subject":
        return True
    return _label_follows(lines, at + 1, depth, 2 if field in ("to", "cc") else 1)


def _label_follows(lines: Sequence[Line], at: int, depth: int, most: int) -> bool:
    for line in lines[at : at + most]:
        if not line.text or line.depth != depth:
            return False
        if label_of(line.text):
            return True
    return False


def _goes_on(lines: Sequence[Line], at: int, seen: set[str], last: tuple[str, str], depth: int) -> bool:
    """Whether the header goes on behind blank lines: it does when a new label, or a missing value, comes next."""
    following = next_filled(lines, at)
    if following >= len(lines) or following - at > 2 or lines[following].depth != depth:
        return False
    found = label_of(lines[following].text)
    if found is not None:
        return found[0] not in seen and not {"from", "to", "subject"} <= seen
    return False if last[1] else bool(last[0] in ("to", "cc", "date") and "@" in lines[following].text)


def _is_header(block: HeaderBlock, first: str) -> bool:
    names = block.names
    said = {field for field, value in block.fields if value}
    strong = names & {"from", "to", "subject", "date"}
    begins = first[: first.find(":")].strip(_DECORATION).casefold() if ":" in first else ""
    addressed = any("@" in value for field, value in block.fields if field in ("from", "to", "cc", "reply_to"))
    if begins in WEAK and len(strong) < 3 and not addressed:
        return False
    if "from" in said:
        if len(strong) >= 3 and (addressed or CLOCK.search(block.value("date")) is not None or len(strong) == 4):
            return True
        return len(strong) == 2 and addressed
    return ({"date", "to"} <= said and addressed) or {"subject", "date", "to"} <= said
