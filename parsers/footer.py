"""Footers: what a client, a list or an office put under the words, told line by line and paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import footers_table as table
from parsers.delimiters import is_rule
from parsers.lines import Line, fold, last_filled, next_filled

_LONGEST_CLIENT_LINE = 160
_MOST_SMALL_LINES = 7
_WRAPPING = "()[]<>«»*_-–—~ \xa0\"'"
_FIRST_PART = re.compile(r"[,.!;](?:\s|$)")
_DEVICE = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(re.escape(fold(x)) for x in sorted(table.DEVICES.split("|"), key=len, reverse=True))
    + ")"
)
_SENT = tuple(fold(x) for x in table.SENT_FROM.split("|"))
_LIST = re.compile(table.LIST_FOOTER, re.MULTILINE)
_HEAD = re.compile(table.NOTICE_HEAD)
_NOTICE = tuple(re.compile(words) for words in table.NOTICE_WORDS)
_WISH = re.compile(rf"(?<!\w)(?:{table.OWN_WISH})(?!\w)")
_SMALL = re.compile(table.SMALL_FOOTERS)
_CAPITAL = re.compile(r"[A-Z0-9]")


def is_client_line(text: str) -> bool:
    """Whether the line is what a telephone or an app puts under a mail: "Sent from my iPhone"."""
    if len(text) > _LONGEST_CLIENT_LINE:
        return False
    low = fold(text).strip(_WRAPPING)
    if not low.startswith(_SENT) and not low.endswith(
        ("gönderildi", "から送信", "보냄", "傳送", "发送", "送信", "gesendet", "發送", "sendt")
    ):
        return False
    head = _FIRST_PART.split(low, maxsplit=1)[0]
    if _DEVICE.search(head):
        return True
    words = text.strip(_WRAPPING).split()
    return (3 < len(words) <= 6 and bool(_CAPITAL.search(words[-1])) and "," not in text) or low in (
        "sent via mobile",
        "sent by galaxy",
        "von unterwegs gesendet",
    )


def list_footer_at(lines: Sequence[Line], i: int) -> bool:
    """Whether a list's footer opens at line `i`: one of its phrases, or a rule with such a phrase close below."""
    text = lines[i].text
    if is_rule(text) or text in ("--", "—", "__"):
        window = [line for line in lines[i + 1 : i + 5] if line.text and line.depth == lines[i].depth][:3]
        return any(_opens_list(line.text) for line in window)
    return _opens_list(text)


def _opens_list(text: str) -> bool:
    return len(text) > 10 and _LIST.search(text[:300].casefold()) is not None


def notice_at(lines: Sequence[Line], i: int, stop: int) -> bool:
    """Whether a legal notice opens at line `i`: a heading, or a paragraph with words of at least four kinds.

    What speaks of somebody's story is no notice but the author's own wish: "Confidential: do not print her name".
    """
    text = lines[i].text
    if len(text) < 8 or (i and lines[i - 1].text and not is_rule(lines[i - 1].text)):
        return False
    low = text[:200].casefold().lstrip("*_[( ")
    paragraph = _paragraph(lines, i, stop)
    if _WISH.search(paragraph):
        return False
    if _HEAD.match(low):
        return _kinds(paragraph) >= (3 if low.startswith(("confidential:", "confidential :")) else 1) or len(low) < 30
    return _kinds(paragraph) >= 4


def is_small_footer(text: str) -> bool:
    return len(text) < 300 and _SMALL.match(text.casefold().lstrip("*_-~[( ")) is not None


def _may_hold_footer(lines: Sequence[Line], first: int, stop: int) -> bool:
    """A quick look at the whole: without a list's phrase and with few words of notices there is nothing to find."""
    whole = "\n".join(line.text for line in lines[first:stop])[:40_000].casefold()
    ads = any(is_small_footer(line.text) for line in lines[max(first, stop - _MOST_SMALL_LINES) : stop])
    return ads or _LIST.search(whole) is not None or _kinds(whole) > 1


def _paragraph(lines: Sequence[Line], i: int, stop: int) -> str:
    out = []
    for line in lines[i : min(stop, i + 40)]:
        if not line.text:
            break
        out.append(line.text)
    return " ".join(out)[:4000].casefold()


def _kinds(paragraph: str) -> int:
    return sum(pattern.search(paragraph) is not None for pattern in _NOTICE)


def footer_from(lines: Sequence[Line], first: int, stop: int) -> int:
    """The line from which [first, stop) is footer to its end, or `stop`. Rules above a footer belong to it."""
    if not _may_hold_footer(lines, max(first, stop - 80), stop):
        return stop
    cut = stop
    for i in range(max(first, stop - 80), stop):
        if not lines[i].text:
            continue
        small = i > stop - _MOST_SMALL_LINES and is_small_footer(lines[i].text)
        if small or list_footer_at(lines, i) or notice_at(lines, i, stop):
            cut = i
            break
    if cut < stop:
        before = last_filled(lines, cut - 1)
        if before >= first and (is_rule(lines[before].text) or lines[before].text in ("--", "—")):
            cut = before
    return cut if next_filled(lines, cut) < stop else stop
