"""Header blocks that stand in a text: "From: ... Sent: ... To: ... Subject: ..." of a quoted or forwarded mail.

One label a line, wrapped values, blank lines between, the value on the next line (Lotus Notes), or all in one line
(Yahoo). Labels are known in many languages; see `header_labels_table`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.header_labels_table import FIELD_OF, LONGEST, WEAK, WRITTEN
from parsers.lines import BLANK, Line, fold, next_filled

_MOST_LINES = 60
_DECORATION = BLANK + "*_|•"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}")
_IN_ONE_LINE = re.compile(
    "(?P<label>" + "|".join(re.escape(x) for x in sorted({y for f in ("from", "to", "cc", "subject", "date", "reply_to")
    for y in WRITTEN[f]}, key=len, reverse=True)) + r")[ \xa0]?[:：][ \xa0]?"
)  # fmt: skip


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


def find_bare_block(lines: Sequence[Line], i: int) -> HeaderBlock | None:
    """The header of Lotus Notes without colons: "Ada <ada@x>", a date, then To, cc and Subject each alone on a line."""
    sender = lines[i]
    if not sender.text.endswith(">") or "@" not in sender.text or len(sender.text) > 200:
        return None
    at = next_filled(lines, i + 1)
    if at >= len(lines) or at > i + 2 or len(lines[at].text) > 48 or not _CLOCK.search(lines[at].text):
        return None
    values: list[tuple[str, str]] = [("from", sender.text), ("date", lines[at].text)]
    last = at + 1
    for at in range(at + 1, min(len(lines), at + 24)):
        text = lines[at].text
        field = FIELD_OF.get(fold(text)) if 0 < len(text) < 20 else None
        if field is not None:
            values.append((field, ""))
        elif text and len(values) > 2 and not values[-1][1] and at <= last + 1:
            values[-1] = (values[-1][0], text)
        elif text and {"to", "subject"} <= {name for name, _ in values}:
            break
        elif text and not (len(values) == 2 and len(text) < 80):
            return None
        if text:
            last = at + 1
    return HeaderBlock(i, last, tuple(values)) if {"to", "subject"} <= {name for name, _ in values} else None


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
        if len(strong) >= 3 and (addressed or _CLOCK.search(block.value("date")) is not None or len(strong) == 4):
            return True
        return len(strong) == 2 and addressed
    return {"date", "to"} <= said and addressed or {"subject", "date", "to"} <= said


def split_one_line(text: str) -> tuple[tuple[tuple[str, str], ...], str] | None:
    """The fields of a header that stands in one line ("From: X <a@b>To: ...Subject: ..."), and what stands before it.

    Each field counts once, where it first stands; labels are told by their capitals.
    """
    starts: list[tuple[str, int, int]] = []
    seen: set[str] = set()
    for found in _IN_ONE_LINE.finditer(text[:4000]):
        field = FIELD_OF[fold(found["label"])]
        before = text[found.start() - 1] if found.start() else " "
        if (
            field in seen
            or (before.isalpha() and before.islower() and len(found["label"]) < 2)
            or (not starts and field not in ("from", "subject", "date"))
        ):
            continue
        seen.add(field)
        starts.append((field, found.start(), found.end()))
    if "from" not in seen or len(seen) < (2 if "date" in seen and "@" in text[:400] else 3):
        return None
    ends = [start for _, start, _ in starts[1:]] + [len(text)]
    values = tuple((f, text[b:e].strip(BLANK)) for (f, _, b), e in zip(starts, ends, strict=True))
    return values, text[: starts[0][1]]
