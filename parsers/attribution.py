"""The lines over a quote: "On Monday, 13 September, Ada Example <ada@example.org> wrote:", on one line or up to six.

A date, an address and a verb are looked for, in any language; no whole sentence is matched, so that new clients and
other orders of words are found too. Work is bounded: at most six lines and 400 characters are looked at for each end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers import attribution_table as table
from parsers.lines import Line, fold, next_filled

_LONGEST = 400
_MOST_LINES = 6


def _words(alternatives: str) -> str:
    return "|".join(
        re.escape(x) for x in sorted({fold(x) for x in alternatives.split("|")}, key=len, reverse=True) if x
    )


_VERB = re.compile(rf"(?<!\w)(?:{_words(table.VERBS)})(?!\w)|(?:{_words(table.VERBS_THAT_TOUCH)})|(?<=>)wrote(?!\w)")
_TOUCHING = tuple(sorted({x[:2] for x in table.VERBS_THAT_TOUCH.split("|")}))
_DATE = re.compile(
    r"(?<!\d)\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}(?!\d)"
    r"|\d\s?[年月日년월일]|\d{4}/\d"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|\d\s?[時时]\s?\d|\d\s?시")
_LEAD = re.compile(rf"[^\w<]*(?:{_words(table.LEADS)})[\s.,]")
_QUOTING = re.compile(rf"(?:{_words(table.QUOTING)})\s")
_MIDDLE = re.compile(
    rf"(?:(?<=[\s.!?])|(?<=--)|(?<=---))-{{0,3}}\s?(?<!\w)(?:{table.MIDDLE_LEADS})\s(?=[\w.,'’ ]{{0,20}}\d)"
)
_PRONOUN = re.compile(rf"(?<!\w)(?:{table.PRONOUNS})\s+(?:\w+\s+)?(?:{_words(table.VERBS)})(?!\w)")
_RETURNED = re.compile(table.RETURNED)
_ADDRESS = re.compile(r"[^\s<>()\"',;:@]@[^\s<>()\"',;:@]|mailto:")
_ISO = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?(?: (?:GMT|UTC)[+-]?\d{0,2}:?\d{0,2})")
_ENDS = (":", "：", "-----", ">", "----", "---", "::", "︰")
_CLOSED = re.compile(r"[:：︰]\W{0,4}$|-{3,}$")
_DATE_FIRST = re.compile(r"\W{0,3}(?:[^\W\d_]{2,12}[,.]{0,2}\s){0,2}\d")
_MONTHLESS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines [first, last) and where on the first line it begins (own words may stand before it on that line)."""

    first: int
    last: int
    start: int
    addressed: bool


def find_attribution(
    lines: Sequence[Line], end: int, *, quoted_below: bool, is_reply: bool, text: str
) -> Attribution | None:
    """The attribution whose last line is `end`, or None. `quoted_below`: the next filled line has a quote mark."""
    last = lines[end]
    if not _may_end(lines, end, quoted_below=quoted_below):
        return None
    joined, first = "", end
    loose: Attribution | None = None
    for at in range(end, max(-1, end - _MOST_LINES), -1):
        line = lines[at]
        if line.depth != last.depth or len(joined) + len(line.text) > _LONGEST:
            break
        if not line.text:
            if at == end or not joined.startswith(("<", "mailto")):
                break
            continue
        joined, first = f"{line.text} {joined}".strip(), at
        kind = _judge(joined, quoted_below=quoted_below, is_reply=is_reply, single=at == end)
        place = line.start if kind == "whole" else _middle(line, text) if kind == "middle" else None
        if place is not None:
            return Attribution(first, end + 1, place, "@" in joined)
        if kind == "loose" and loose is None:
            loose = Attribution(first, end + 1, line.start, "@" in joined)
        if at < end and _is_sentence_end(line.text):
            break
    return loose


def _may_end(lines: Sequence[Line], end: int, *, quoted_below: bool) -> bool:
    """A cheap look before the dear one: whether line `end` can be the last of an attribution."""
    text = lines[end].text
    if not text or len(text) > _LONGEST:
        return False
    if not (quoted_below or _CLOSED.search(text) or _ISO.match(text)):
        return False
    low = fold(text)
    if len(low) < 40 and end:
        low = f"{fold(lines[end - 1].text[-200:])} {low}"  # the last words of it may be wrapped
    return len(low) < 4 or "@" in low or _VERB.search(low) is not None or _DATE.search(low) is not None


def _judge(joined: str, *, quoted_below: bool, is_reply: bool, single: bool) -> str | None:
    """ "whole" when all signs stand there from the first word on, "middle" later on, "loose" for a name and a verb."""
    low = fold(joined)
    closed = _CLOSED.search(low) is not None
    verb = _VERB.search(low) is not None
    dated = _DATE.search(low) is not None
    addressed = "@" in low and _ADDRESS.search(low) is not None
    if _ISO.match(joined) and len(joined) < 120 and (quoted_below or is_reply):
        return "whole"
    if addressed and closed and _QUOTING.match(low) and len(low) < 160:
        return "whole"
    if not (verb or (dated and addressed)):
        return None
    if verb and not addressed and _PRONOUN.search(low) and "you wrote" not in low:
        return None
    sure = quoted_below or addressed or (_CLOCK.search(low) is not None and closed) or (dated and closed and is_reply)
    if not sure or not (closed or quoted_below):
        return None
    if dated and _starts(low):
        bare = addressed and len(joined) < 160 and (_DATE_FIRST.match(low) or (closed and _LEAD.match(low)))
        return "whole" if verb or bare else None
    if dated and _MIDDLE.search(joined):
        return "middle"
    if low.startswith(("<", "mailto", "(")):
        return None  # the name stands on the line above
    if verb and addressed and (closed or quoted_below):
        return "loose" if len(joined) < 220 and is_reply else None
    if verb and dated and closed and is_reply and _CLOCK.search(low) and _few_words(low) and len(low) < 100:
        return "loose"
    if verb and quoted_below and closed and single and is_reply and _few_words(low):
        return "loose"
    return None


def _starts(low: str) -> bool:
    """Whether a date stands at the beginning, perhaps behind "On", a weekday or "In a message dated"."""
    head = low[:44]
    if _LEAD.match(head):
        return any(c.isdigit() for c in head)
    return any(c.isdigit() for c in head.lstrip(" -*_\"'")[:16])


def _few_words(low: str) -> bool:
    return len(_MONTHLESS.findall(low)) <= 7


def _middle(line: Line, text: str) -> int | None:
    found = None
    raw = text[line.start : line.end]
    for found in _MIDDLE.finditer(raw):
        if _DATE.search(raw, found.start(), found.start() + 60) or _CLOCK.search(
            raw, found.start(), found.start() + 60
        ):
            place = found.start()
            while place and raw[place - 1] in "-–":
                place -= 1
            return line.start + place
    return None


def _is_sentence_end(text: str) -> bool:
    return text.endswith((".", "!", "?")) and not text.endswith(("..", " p.m.", " a.m."))


def returns_our_mail(line: Line) -> bool:
    """Whether the line says that what follows is a mail given back: "Here is what you wrote to us:"."""
    return len(line.text) < 160 and _RETURNED.search(line.text.casefold()) is not None


def quoted_below(lines: Sequence[Line], i: int) -> bool:
    """Whether the first filled line below `i` is quoted deeper."""
    following = next_filled(lines, i + 1)
    return following < len(lines) and lines[following].depth > lines[i].depth
