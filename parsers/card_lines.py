"""What one line of a business card looks like: a name, a title, an office, a way to reach somebody, a closing above."""

from __future__ import annotations

import re

from parsers import footers_table as table
from parsers.lines import fold

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
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLOSINGS = frozenset(fold(x) for x in table.CLOSINGS.split("|"))
_POSTSCRIPTS = ("P.S", "PS:", "PS ", "P.D", "PD:", "p.s")
_SMALL = "of|the|and|de|del|la|el|los|las|y|e|for|in|at|to|en|para|&|von|und|der|die|das|et|du|des|le|da|do|dos|van"
_SMALL_WORDS = frozenset(_SMALL.split("|"))


def is_card_line(text: str, names: frozenset[str]) -> bool:
    if len(text) > 110 or text.startswith(_POSTSCRIPTS):
        return False
    if is_contact(text) or text.count("|") or is_name(text, names):
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
    words = [word for word in WORD.findall(text) if word.casefold() not in _SMALL_WORDS]
    return bool(words) and len(words) <= 10 and sum(word[0].isupper() for word in words) >= max(1, len(words) - 1)


def weight_of(text: str) -> int:
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


def is_name(text: str, names: frozenset[str]) -> bool:
    """Whether a line is the sender's name, perhaps with degrees: "Ada B. Example, MSW"."""
    head = text.split(",")[0].split("|")[0].strip(" -–—*_")
    words = [word.casefold() for word in WORD.findall(head)]
    if not words or len(words) > 6:
        return False
    return bool(names) and any(word in names for word in words) and _capitals(head)


def name_words(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in WORD.findall(name) if len(word) > 1)


def is_closing(text: str) -> bool:
    """Whether the line is a closing formula: "With kind regards,"."""
    return len(text) < 60 and fold(text).strip(" ,.!:;-–—*_\xa0") in _CLOSINGS
