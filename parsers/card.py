"""A business card at the end of a mail that no delimiter marks: name, title, office, ways to reach somebody.

Told by its short lines, by what such cards hold, and by the sender's name from the header. A name alone is no card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.card_lines import WORD, is_card_line, is_closing, is_contact, is_name, name_words, weight_of
from parsers.delimiters import is_rule
from parsers.lines import Line, last_filled, next_filled

_ONLY_LINK = re.compile(r"[<(\[]?(?:mailto:)?\S+[>)\]]?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_MOST_PARAGRAPHS = 4
_MOST_LINES = 12
_DASH_NAME = re.compile(r"[-–—]{1,2}[^\W\d_]")


def find_card(lines: Sequence[Line], first: int, stop: int, name: str) -> int | None:
    """Where a business card without delimiter begins, or None. The first paragraph of the words is never one."""
    names = name_words(name)
    top = next_filled(lines, first)
    end = stop
    for _ in range(_MOST_PARAGRAPHS):
        last = last_filled(lines, end - 1)
        if last <= top:
            break
        begin = last
        while begin > top and lines[begin - 1].text:
            begin -= 1
        if begin == last and end == stop:
            begin = _spaced(lines, top, last, names)
        start = _card(lines, begin, last + 1, names)
        if start is None or start <= top:
            break
        if is_name(lines[start].text, names) or _is_signed(lines, start, names):
            return start
        if start > begin:
            break
        end = begin  # an address may stand in a paragraph of its own below the name
    return _dash_name(lines, top, stop)


def _is_signed(lines: Sequence[Line], start: int, names: frozenset[str]) -> bool:
    """Whether the line above a card is a closing formula, the sender's name alone, or initials.

    Without one of these a block of names and telephones is what the author tells of others.
    """
    above = last_filled(lines, start - 1)
    if above < 0:
        return False
    text = lines[above].text
    return is_closing(text) or _INITIALS.fullmatch(text) is not None or (is_name(text, names) and len(text) < 40)


def _spaced(lines: Sequence[Line], top: int, last: int, names: frozenset[str]) -> int:
    """Where a card begins whose lines are paragraphs of one line each, as Outlook writes them: at the sender's name."""
    at = last
    for _ in range(8):
        at = last_filled(lines, at - 1)
        if at <= top or not is_card_line(lines[at].text, names) or is_closing(lines[at].text):
            break
        if lines[at - 1].text and not is_closing(lines[at - 1].text):
            break
        if is_name(lines[at].text, names) and len(WORD.findall(lines[at].text)) > 1:
            return at
    return last


def _card(lines: Sequence[Line], begin: int, stop: int, names: frozenset[str]) -> int | None:
    """Where in the paragraph [begin, stop) a card begins; None when it holds none. A closing above it is left out."""
    start = begin
    for i in range(begin, stop):
        if lines[i].text and (is_closing(lines[i].text) or _ends_closing(lines[i].text) or is_rule(lines[i].text)):
            start = i + 1
    texts = [line.text for line in lines[start:stop] if line.text]
    if not texts or len(texts) > _MOST_LINES:
        return None
    odd = [text for text in texts if not is_card_line(text, names)]
    if odd and not _is_motto(odd, texts, names):
        return None
    if all(_ONLY_LINK.fullmatch(text) for text in texts):
        return None
    named = is_name(texts[0], names)
    weight = sum(weight_of(text) for text in texts[named:])
    if named and len(texts) == 1:
        return start if is_contact(texts[0]) or texts[0].count("|") > 1 else None
    full = named and len(WORD.findall(texts[0])) > 1 and texts[1][0] not in '"“«*'
    return start if weight >= (1 if named else 2) or (full and "" not in (x.text for x in lines[start:stop])) else None


def _is_motto(odd: Sequence[str], texts: Sequence[str], names: frozenset[str]) -> bool:
    """Whether the one line that is no card's is a motto ("Ask me about our gala!") below a name and its office."""
    if len(odd) > 1 or odd[0] in texts[:2] or len(odd[0].split()) > 8 or odd[0].endswith((":", "?")):
        return False
    named = is_name(texts[0], names) and len(WORD.findall(texts[0])) > 1
    return named and sum(weight_of(text) for text in texts[1:] if text != odd[0]) >= 3


def _dash_name(lines: Sequence[Line], top: int, stop: int) -> int | None:
    """ "-ada" as the last line: a dash that touches one to three words that look like a name."""
    last = last_filled(lines, stop - 1)
    if last <= top:
        return None
    text = lines[last].text
    if not _DASH_NAME.match(text) or text[0] != "-" or len(text) > 40:
        return None
    words = text.strip("-–— ").split()
    return last if len(words) <= 3 and text.rstrip()[-1].isalpha() else None


def _ends_closing(text: str) -> bool:
    return len(text) < 50 and text.endswith(",") and len(text.split()) <= 5
