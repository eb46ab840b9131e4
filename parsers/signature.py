"""Where the signature begins in words that somebody wrote: behind "-- ", or a block of name, title, office, telephone.

A greeting, a closing formula and a name typed alone are own words; the block that follows them is not. A block without
delimiter is told by its short lines, by what a business card holds, and by the sender's name from the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.card import find_card
from parsers.card_lines import is_contact
from parsers.delimiters import is_rule
from parsers.footer import footer_from, is_client_line, is_small_footer
from parsers.lines import Line, last_filled, next_filled

MOST_SIGNATURE_LINES = 15
_DELIMITERS = frozenset(("--", "—", "––", "- -", "__", "***", "-- --", "==", "~~"))
_SENTENCE_END = re.compile(r"[.!?…;:,]['\")]?$")
_HASH_NAME = re.compile(r"^#sig#")


@dataclass(frozen=True, slots=True)
class Tail:
    """The lines from which signature and footer begin; both are the end of the stretch where there is none."""

    signature: int
    footer: int


def find_tail(lines: Sequence[Line], first: int, stop: int, name: str, *, alone: bool = True) -> Tail:
    """Signature and footers at the end of own words [first, stop). `name` is the sender's, from the header; may be "".

    `alone`: no other own words stand above, so that the first line is no signature.
    """
    footer = footer_from(lines, first, stop)
    end = _above_small(lines, first, footer)
    if end < footer and next_filled(lines, end) < footer:
        footer = end
    cut = _delimited(lines, first, footer, alone=alone)
    if cut is None:
        cut = find_card(lines, first, footer, name)
    if cut is None:
        return Tail(footer, footer)
    lower = _above_small(lines, first, cut)
    return Tail(lower if next_filled(lines, lower) < cut else cut, footer)


def _above_small(lines: Sequence[Line], first: int, stop: int) -> int:
    """The end of what stands above client lines and one-line footers."""
    end = stop
    while True:
        last = last_filled(lines, end - 1)
        if last < first:
            return end
        text = lines[last].text
        if is_client_line(text) or is_small_footer(text) or is_rule(text) or text in ("ᐧ", "--", "·", "*"):
            end = last
        else:
            return end


def _delimited(lines: Sequence[Line], first: int, stop: int, *, alone: bool) -> int | None:
    """The delimiter of RFC 3676, 4.3 or what passes for one; it opens no signature at the very top of the words."""
    top = next_filled(lines, first)
    for i in range(top + alone, stop):
        text = lines[i].text
        if text in _DELIMITERS or _HASH_NAME.match(text):
            filled = sum(1 for line in lines[i + 1 : stop] if line.text)
            if filled <= MOST_SIGNATURE_LINES and not _is_prose(lines, i + 1, stop, text):
                return i
    return None


def _is_prose(lines: Sequence[Line], first: int, stop: int, delimiter: str) -> bool:
    """Whether what stands below is text and no card: long sentences, more than a motto would take."""
    below = [line.text for line in lines[first:stop] if line.text]
    words = sum(len(text.split()) for text in below)
    sentences = sum(1 for text in below if len(text) > 60 and _SENTENCE_END.search(text))
    if delimiter == "--":
        return words > 160 and sentences > 4
    return words > 40 or (words > 25 and not any(is_contact(text) for text in below))
