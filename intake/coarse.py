"""Dates, ages, origins and conditions in the words of an account, made so coarse that they tell of no one person."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from config.taxonomy import Taxonomy
from config.wording import MONTHS
from intake.origins_table import ORIGINS
from parsers.cues import plain_letters
from parsers.sentences import sentences
from parsers.when import When, find_dates

WITHHELD = "[withheld]"
_ANY_DAY = date(2000, 12, 31)  # a date without a year is found too; the year that it is given is never shown
_DAY = re.compile(r"\b(?:the |el )?[0-3]?\d(?:st|nd|rd|th)?\b,? ?(?:de |of )?(?![\d/])", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\b((?:19|20)\d\d)-[01]\d\b")
_MONTH = re.compile(
    rf"\b((?:on|in|the|of|until|since|by|late|early|en|de|del|el|desde|hasta) )"
    rf"(?:{'|'.join(name for names in MONTHS.values() for name in names)})\b",
    re.IGNORECASE,
)
_IN_A_MONTH = {"on": "in", "el": "en"}
_ON_A_MONTH = re.compile(
    rf"\b(on|el) ((?:{'|'.join(name for names in MONTHS.values() for name in names)})\b)", re.IGNORECASE
)
_CONSENT = re.compile(
    r"\bconsent(?:s|ed)?\b|\bpermission\b|\bin writing\b|\brelease form\b|\byou may (?:use|share|show|tell|publish)\b"
    r"|\bi (?:have )?asked (?:him|her|them) (?:myself|if|whether|about it|again|in|on)\b"
    r"|\bconsentimiento\b|\bpor escrito\b"
    r"|\bpermiso para\b|\ble pregunt\w+ si\b|\bpueden (?:usar|compartir|contar|publicar)\b"
)
_AGE = re.compile(
    r"\b(?:aged? |de )?\d{1,2}[- ](?:years?[- ]old|years? of age|anos(?: de edad)?)\b|\bage(?:d| of)? \d{1,2}\b"
    r"|(?<=, )\d{1,2}(?=[,.;])"
)


def without_days(text: str) -> str:
    """The text with no exact day in it: "on March 14, 2010" becomes "in March 2010"."""
    text = _dates(text, _without_day)
    return _ON_A_MONTH.sub(_in_a_month, text)


def _in_a_month(found: re.Match[str]) -> str:
    word = _IN_A_MONTH[found[1].lower()]
    return f"{word.capitalize() if found[1][0].isupper() else word} {found[2]}"


def without_months(text: str) -> str:
    """The text with years only."""
    text = _dates(text, lambda words, _: year[0] if (year := _YEAR.search(words)) else WITHHELD)
    return _MONTH.sub(lambda found: f"{found[1]}{WITHHELD}", _NUMBERED.sub(lambda found: found[1], text))


def without_dates(text: str) -> str:
    return _dates(text, lambda *_: WITHHELD)


def _dates(text: str, told: Callable[[str, When], str]) -> str:
    for when in reversed(find_dates(text, _ANY_DAY)):
        text = text[: when.start] + told(text[when.start : when.end], when) + text[when.end :]
    return text


def _without_day(words: str, when: When) -> str:
    if len(when.written) < 10:
        return words
    if not re.search(r"[^\W\d_]{3}", words):
        return when.written[:7] if _YEAR.search(words) else WITHHELD
    return " ".join(_DAY.sub(" ", words, count=1).split())


def without_consent_talk(text: str) -> str:
    """The account without the sentences in which its teller speaks of consent: they are no part of what happened."""
    kept, end = "", 0
    for span in sentences(text):
        if _CONSENT.search(" ".join(plain_letters(text[span.start : span.end]).split())):
            kept, end = kept + text[end : span.start], span.end
    return kept + text[end:]


def origins_in(text: str) -> frozenset[str]:
    """The countries that the words name, by their stem in the table."""
    return frozenset(stem for stem, pattern in _origins() if pattern.search(plain_letters(text)))


def without_origins(text: str) -> str:
    for _, pattern in _origins():
        text = _withheld(text, pattern)
    return text


@cache
def _origins() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((stems.split("|")[0], re.compile(rf"\b(?:{stems})\w*")) for stems in ORIGINS)


def has_age(text: str) -> bool:
    return _AGE.search(plain_letters(text)) is not None


def without_ages(text: str) -> str:
    return _withheld(text, _AGE)


def conditions_in(text: str, taxonomy: Taxonomy) -> frozenset[str]:
    """The special populations whose words stand in the text."""
    return frozenset(found for found, pattern in _conditions(taxonomy) if pattern.search(plain_letters(text)))


def without_conditions(text: str, taxonomy: Taxonomy) -> str:
    for _, pattern in _conditions(taxonomy):
        text = _withheld(text, pattern)
    return text


@cache
def _conditions(taxonomy: Taxonomy) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for term in taxonomy.populations:
        cues = [plain_letters(cue) for _, words in term.cues for cue in words]
        parts = [re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for cue in cues]
        if parts:
            found.append((term.id, re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")))
    return tuple(found)


def _withheld(text: str, pattern: re.Pattern[str]) -> str:
    """Each match withheld; `pattern` is for plain letters, which stand where the letters of the text stand."""
    for found in reversed(list(pattern.finditer(plain_letters(text)))):
        text = text[: found.start()] + WITHHELD + text[found.end() :]
    return text
