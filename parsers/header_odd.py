"""Headers that do not stand label by label: all in one line (Yahoo), without colons, or in boxes (Lotus Notes)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.header_block import CLOCK, HeaderBlock
from parsers.header_labels_table import FIELD_OF, WRITTEN
from parsers.lines import BLANK, Line, fold, next_filled

_IN_ONE_LINE = re.compile(
    "(?P<label>" + "|".join(re.escape(x) for x in sorted({y for f in ("from", "to", "cc", "subject", "date", "reply_to")
    for y in WRITTEN[f]}, key=len, reverse=True)) + r")[ \xa0]?[:：][ \xa0]?"
)  # fmt: skip

_MOST_BOXED = 60


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


def find_bare_block(lines: Sequence[Line], i: int) -> HeaderBlock | None:
    """The header of Lotus Notes without colons: "Ada <ada@x>", a date, then To, cc and Subject each alone on a line."""
    sender = lines[i]
    if not sender.text.endswith(">") or "@" not in sender.text or len(sender.text) > 200:
        return None
    at = next_filled(lines, i + 1)
    if at >= len(lines) or at > i + 2 or len(lines[at].text) > 48 or not CLOCK.search(lines[at].text):
        return None
    values: list[tuple[str, str]] = [("from", sender.text), ("date", lines[at].text)]
    last = at + 1
    for below in range(last, min(len(lines), last + 23)):
        text = lines[below].text
        field = FIELD_OF.get(fold(text)) if 0 < len(text) < 20 else None
        if field is not None:
            values.append((field, ""))
        elif text and len(values) > 2 and not values[-1][1] and below <= last + 1:
            values[-1] = (values[-1][0], text)
        elif text and {"to", "subject"} <= {name for name, _ in values}:
            break
        elif text and not (len(values) == 2 and len(text) < 80):
            return None
        if text:
            last = below + 1
    return HeaderBlock(i, last, tuple(values)) if {"to", "subject"} <= {name for name, _ in values} else None


def find_boxed_block(lines: Sequence[Line], i: int) -> HeaderBlock | None:
    """The header of Lotus Notes as boxes: each label and each value stands alone between rules like "|------>"."""
    if not lines[i].text.startswith("|--") or not _is_box(lines[i].text):
        return None
    values: list[tuple[str, str]] = []
    last = i + 1
    for at in range(i, min(len(lines), i + _MOST_BOXED)):
        text = lines[at].text
        field = FIELD_OF.get(fold(text.strip("|: "))) if text.rstrip("| ").endswith(":") else None
        if field is not None:
            values.append((field, ""))
        elif text.startswith("|") and values and not _is_box(text):
            values[-1] = (values[-1][0], f"{values[-1][1]} {text.strip('| ')}".strip())
        elif text and not _is_box(text):
            break
        if text:
            last = at + 1
    return HeaderBlock(i, last, tuple(values)) if {"from", "subject"} <= {name for name, _ in values} else None


def _is_box(text: str) -> bool:
    return "--" in text and not text.strip("|->")
