"""A business card at the end of a mail that no delimiter marks: name, title, office, ways to reach somebody.

Told by its short lines, by what such cards hold, and by the sender's name from the header. A name alone is no card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers import footers_table as table
from parsers.delimiters import is_rule
from parsers.lines import Line, fold, last_filled, next_filled

_TELEPHONE = re.compile(
    r"(?<![\w-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,4}\)|\d{2,4})[ .-]\d{3,4}(?:[ .-]\d{2,4})+|(?:\+|00)\d[\d ()./-]{7,}"
    r"|\b(?:555|x\d|ext)[ .-]\d{3,4}\b"
)
_LABELLED = re.compile(
    r"(?:tel|telephone|phone|ph|cell|mobile|mob|fax|office|direct|main|email|e-mail|mail|web|www|skype|twitter|cel"
    r"|celular|tel[eé]fono|correo|oficina|tlf|mobil|t|p|f|m|c|o|e|w|h)\s?[:.)|]?\s?(?:\(|\+|\d|www|http"
    r"|[\w.+-]{1,60}@)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S|\S@[\w-]{1,60}\.\w|\w\.(?:org|com|net|edu|gov)(?:/|\b)")
_POSTAL = re.compile(
    r"\b[A-Z]{2},? +\d{5}(?:-\d{4})?\b|\b(?:P\.? ?O\.? Box|Apdo|Apartado)\b|^\d{1,6} (?:[NSEW]\.? )?[A-Z0-9]"
    r"|\b(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Blvd|Suite|Ste\.?|Floor|Drive|Lane|Plaza|Calle|Avenida|Row|Bldg"
    r"|Room)\b"
)
_TITLE = re.compile(rf"(?<!\w)(?:{table.TITLES})(?!\w)", re.IGNORECASE)
_OFFICE = re.compile(rf"(?<!\w)(?:{table.ORGANISATIONS})(?!\w)", re.IGNORECASE)
_ONLY_LINK = re.compile(r"[<(\[]?(?:mailto:)?\S+[>)\]]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLOSINGS = frozenset(fold(x) for x in table.CLOSINGS.split("|"))
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_POSTSCRIPTS = ("P.S", "PS:", "PS ", "P.D", "PD:", "p.s")
_MOST_PARAGRAPHS = 4
_MOST_LINES = 12
_DASH_NAME = re.compile(r"[-–—]{1,2}[^\W\d_]")
_SMALL = "of|the|and|de|del|la|el|los|las|y|e|for|in|at|to|en|para|&|von|und|der|die|das|et|du|des|le|da|do|dos|van"
_SMALL_WORDS = frozenset(_SMALL.split("|"))


def find_card(lines: Sequence[Line], first: int, stop: int, name: str) -> int | None:
    """Where a business card without delimiter begins, or None. The first paragraph of the words is never one."""
    names = _name_words(name)
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
        if _is_name(lines[start].text, names) or _is_signed(lines, start, names):
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
    return is_closing(text) or _INITIALS.fullmatch(text) is not None or (_is_name(text, names) and len(text) < 40)


def _spaced(lines: Sequence[Line], top: int, last: int, names: frozenset[str]) -> int:
    """Where a card begins whose lines are paragraphs of one line each, as Outlook writes them: at the sender's name."""
    at = last
    for _ in range(8):
        at = last_filled(lines, at - 1)
        if at <= top or not _is_card_line(lines[at].text, names) or is_closing(lines[at].text):
            break
        if lines[at - 1].text and not is_closing(lines[at - 1].text):
            break
        if _is_name(lines[at].text, names) and len(_WORD.findall(lines[at].text)) > 1:
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
    odd = [text for text in texts if not _is_card_line(text, names)]
    if odd and not _is_motto(odd, texts, names):
        return None
    if all(_ONLY_LINK.fullmatch(text) for text in texts):
        return None
    named = _is_name(texts[0], names)
    weight = sum(_weight(text) for text in texts[named:])
    if named and len(texts) == 1:
        return start if is_contact(texts[0]) or texts[0].count("|") > 1 else None
    full = named and len(_WORD.findall(texts[0])) > 1 and texts[1][0] not in '"“«*'
    return start if weight >= (1 if named else 2) or (full and "" not in (x.text for x in lines[start:stop])) else None


def _is_motto(odd: Sequence[str], texts: Sequence[str], names: frozenset[str]) -> bool:
    """Whether the one line that is no card's is a motto ("Ask me about our gala!") below a name and its office."""
    if len(odd) > 1 or odd[0] in texts[:2] or len(odd[0].split()) > 8 or odd[0].endswith((":", "?")):
        return False
    named = _is_name(texts[0], names) and len(_WORD.findall(texts[0])) > 1
    return named and sum(_weight(text) for text in texts[1:] if text != odd[0]) >= 3


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


def _is_card_line(text: str, names: frozenset[str]) -> bool:
    if len(text) > 110 or text.startswith(_POSTSCRIPTS):
        return False
    if is_contact(text) or text.count("|") or _is_name(text, names):
        return True
    if len(text.split()) > 12 or text.endswith(("?", "!", ":")):
        return False
    if text.startswith(('"', "“", "*", "«")):
        return True
    if text.endswith(".") and not text.endswith(
        ("Inc.", "Ltd.", "Co.", "D.", "J.", "A.", "S.", "P.", "C.", "Jr.", "Esq.", "M.")
    ):
        return False
    return (
        _capitals(text)
        or bool(_TITLE.search(text) and len(text.split()) <= 8)
        or bool(_OFFICE.search(text) and len(text.split()) <= 8)
    )


def _capitals(text: str) -> bool:
    """Whether the words begin with capitals, as names of people and offices do."""
    words = [word for word in _WORD.findall(text) if word.casefold() not in _SMALL_WORDS]
    return bool(words) and len(words) <= 10 and sum(word[0].isupper() for word in words) >= max(1, len(words) - 1)


def _weight(text: str) -> int:
    """What a line says for being part of a card: 2 for a way to reach somebody, 1 for a title or an office."""
    if is_contact(text):
        return 2
    return 1 if text.count("|") or _TITLE.search(text) or _OFFICE.search(text) or "Licensed" in text else 0


def is_contact(text: str) -> bool:
    """Whether a line gives a telephone, an address or a link, and is no sentence."""
    if len(text) > 110 or len(text.split()) > 14:
        return False
    return bool(
        _TELEPHONE.search(text) or _LABELLED.match(text) or _LINK.search(text) or _POSTAL.search(text)
    ) and not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    words = text.split()
    lower = sum(1 for word in words if word[0].islower() and "@" not in word and "." not in word and "/" not in word)
    return lower > max(3, len(words) // 2) and len(words) > 5


def _is_name(text: str, names: frozenset[str]) -> bool:
    """Whether a line is the sender's name, perhaps with degrees: "Ada B. Example, MSW"."""
    head = text.split(",")[0].split("|")[0].strip(" -–—*_")
    words = [word.casefold() for word in _WORD.findall(head)]
    if not words or len(words) > 6:
        return False
    return bool(names) and any(word in names for word in words) and _capitals(head)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name) if len(word) > 1)


def is_closing(text: str) -> bool:
    """Whether the line is a closing formula: "With kind regards,"."""
    return len(text) < 60 and fold(text).strip(" ,.!:;-–—*_\xa0") in _CLOSINGS
