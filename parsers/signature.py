"""Where the signature begins in words that somebody wrote: behind "-- ", or a block of name, title, office, telephone.

A greeting, a closing formula and a name typed alone are own words; the block that follows them is not. A block without
delimiter is told by its short lines, by what a business card holds, and by the sender's name from the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers import footers_table as table
from parsers.delimiters import is_rule
from parsers.footer import footer_from, is_client_line, is_small_footer
from parsers.lines import Line, fold, last_filled, next_filled

MOST_SIGNATURE_LINES = 15
_DELIMITERS = frozenset(("--", "—", "––", "- -", "__", "***", "-- --", "==", "~~"))
_TELEPHONE = re.compile(
    r"(?<![\w-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,4}\)|\d{2,4})[ .-]\d{3,4}(?:[ .-]\d{2,4})+|(?:\+|00)\d[\d ()./-]{7,}|\b(?:555|x\d|ext)[ .-]\d{3,4}\b"
)
_LABELLED = re.compile(
    r"(?:tel|telephone|phone|ph|cell|mobile|mob|fax|office|direct|main|email|e-mail|mail|web|www|skype|twitter|cel|celular|tel[eé]fono|correo|oficina|tlf|mobil|t|p|f|m|c|o|e|w|h)\s?[:.)|]?\s?(?:\(|\+|\d|www|http|[\w.+-]{1,60}@)",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:https?://|www\.)\S|\S@[\w-]{1,60}\.\w|\w\.(?:org|com|net|edu|gov)(?:/|\b)")
_POSTAL = re.compile(
    r"\b[A-Z]{2},? +\d{5}(?:-\d{4})?\b|\b(?:P\.? ?O\.? Box|Apdo|Apartado)\b|^\d{1,6} (?:[NSEW]\.? )?[A-Z0-9]|\b(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Blvd|Suite|Ste\.?|Floor|Drive|Lane|Plaza|Calle|Avenida|Row|Bldg|Room)\b"
)
_TITLE = re.compile(rf"(?<!\w)(?:{table.TITLES})(?!\w)", re.IGNORECASE)
_OFFICE = re.compile(rf"(?<!\w)(?:{table.ORGANISATIONS})(?!\w)", re.IGNORECASE)
_ONLY_LINK = re.compile(r"[<(\[]?(?:mailto:)?\S+[>)\]]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CLOSINGS = frozenset(fold(x) for x in table.CLOSINGS.split("|"))
_DASH_NAME = re.compile(r"[-–—]{1,2}[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…;:,]['\")]?$")
_HASH_NAME = re.compile(r"^#sig#")
_SMALL_WORDS = frozenset(
    "of the and de del la el los las y e for in at to en para & von und der die das et du des le da do dos das van".split()
)


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
        cut = _block(lines, first, footer, name)
    if cut is None:
        return Tail(footer, footer)
    lower = _above_small(lines, first, cut)
    return Tail(lower if next_filled(lines, lower) < cut else cut, footer)


def is_closing(text: str) -> bool:
    """Whether the line is a closing formula: "With kind regards,"."""
    return len(text) < 60 and fold(text).strip(" ,.!:;-–—*_\xa0") in _CLOSINGS


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
    return words > 40 or (words > 25 and not any(_is_contact(text) for text in below))


def _block(lines: Sequence[Line], first: int, stop: int, name: str) -> int | None:
    """Where a business card without delimiter begins, or None. The first paragraph of the words is never one."""
    names = _name_words(name)
    top = next_filled(lines, first)
    end, cut = stop, None
    for _ in range(4):
        last = last_filled(lines, end - 1)
        if last <= top:
            break
        begin = last
        while begin > top and lines[begin - 1].text:
            begin -= 1
        if begin == last and cut is None:
            begin = _spaced(lines, top, last, names)
        start = _card(lines, begin, last + 1, names, below=cut is not None)
        if start is None or start <= top:
            break
        cut = start
        if start > begin:
            break
        end = begin
    return cut if cut is not None and _counts(lines, cut, stop, names, top) else _dash_name(lines, top, stop, names)


def _spaced(lines: Sequence[Line], top: int, last: int, names: frozenset[str]) -> int:
    """Where a card begins whose lines are paragraphs of one line each, as Outlook writes them: at the sender's name."""
    at, found = last, last
    for _ in range(8):
        if (
            at <= top + 1
            or lines[at - 1].text
            or not _is_card_line(lines[at].text, names)
            or is_closing(lines[at].text)
        ):
            break
        if (
            _is_name(lines[at].text, names)
            and at < last
            and (len(lines[at].text.split()) > 1 or (found == last and not _is_name(lines[last].text, names)))
        ):
            found = at
        at = last_filled(lines, at - 1)
    return found


def _card(lines: Sequence[Line], begin: int, stop: int, names: frozenset[str], *, below: bool) -> int | None:
    """Where in the paragraph [begin, stop) a card begins; None when it holds none. A closing above it is left out."""
    start = begin
    for i in range(begin, stop):
        if is_closing(lines[i].text) or _ends_closing(lines[i].text):
            start = i + 1
    texts = [line.text for line in lines[start:stop]]
    if "" in texts:  # one line a paragraph
        return start if all(not text or _is_card_line(text, names) for text in texts) else None
    while texts and not _is_card_line(texts[0], names):
        texts.pop(0)
        start += 1
        if start - begin > 3 and not is_closing(lines[start - 1].text):
            return None
    if not texts or len(texts) > 12 or not all(_is_card_line(text, names) for text in texts):
        return None
    if start > begin and not (is_closing(lines[start - 1].text) or _ends_closing(lines[start - 1].text)):
        return None
    if len(texts) == 1 and _is_name(texts[0], names) and not _weight(texts[0]):
        return None
    if _is_name(texts[0], names) and len(texts) > 1:
        evidence = sum(_weight(text) for text in texts[1:])
        full = len(_WORD.findall(texts[0])) > 1 and not texts[1].startswith(("P.S", "PS", "P.D", "PD"))
        return start if evidence >= 1 or full else None
    evidence = sum(_weight(text) for text in texts)
    return start if evidence >= (1 if below else 2) else None


def _counts(lines: Sequence[Line], cut: int, stop: int, names: frozenset[str], top: int) -> bool:
    """Whether the card found is one: it names the sender or gives a telephone, an address or a link, and text is above."""
    texts = [line.text for line in lines[cut:stop] if line.text]
    if not texts or cut <= top:
        return False
    named = any(_is_name(text.split("|")[0].split(",")[0], names) for text in texts[:2])
    contact = any(_is_contact(text) and not _ONLY_LINK.fullmatch(text) for text in texts)
    return (named and len(texts) > 1) or (contact and len(texts) > 1) or any(text.count("|") > 1 for text in texts)


def _dash_name(lines: Sequence[Line], top: int, stop: int, names: frozenset[str]) -> int | None:
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
    if len(text) > 110:
        return False
    if _is_contact(text) or text.count("|") or _is_name(text, names):
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
    if _is_contact(text):
        return 2
    return 1 if text.count("|") or _TITLE.search(text) or _OFFICE.search(text) or "Licensed" in text else 0


def _is_contact(text: str) -> bool:
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
