"""Dates, ages, origins and conditions in the words of an account, made so coarse that they tell of no one person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from config.taxonomy import Taxonomy
from config.wording import MONTHS
from intake.gate.origins_table import ORIGINS
from parsers.cues import find_cues, plain_letters
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
    return frozenset(stem for stem, _, _ in _origins(text))


def without_origins(text: str) -> str:
    return _withheld(text, [(start, end) for _, start, end in _origins(text)])


def _origins(text: str) -> Iterator[tuple[str, int, int]]:
    """Each country that is named, with its place. Only stems that begin like a word are tried there."""
    plain = plain_letters(text)
    for word in _WORD.finditer(plain):
        for stem, pattern in _ORIGINS.get(word[0], ()):
            if found := pattern.match(plain, word.start()):
                yield stem, found.start(), found.end()
                break


def _by_beginning() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for stems in ORIGINS:
        for stem in stems.split("|"):
            found.setdefault(stem[:3], []).append((stems.split("|")[0], re.compile(rf"{stem}\w*")))
    return found


_WORD = re.compile(r"\b\w[\w']\w")
_ORIGINS = _by_beginning()


def has_age(text: str) -> bool:
    return _AGE.search(plain_letters(text)) is not None


def without_ages(text: str) -> str:
    return _withheld(text, [found.span() for found in _AGE.finditer(plain_letters(text))])


def conditions_in(text: str, taxonomy: Taxonomy) -> frozenset[str]:
    """The special populations whose words stand in the text."""
    return frozenset(cue.term for cue in find_cues(text, taxonomy) if cue.group == "populations")


def without_conditions(text: str, taxonomy: Taxonomy) -> str:
    cues = find_cues(text, taxonomy)
    return _withheld(text, [(cue.start, cue.end) for cue in cues if cue.group == "populations"])


def _withheld(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with these places withheld; of two that overlap the first, and the rest of the other with it."""
    kept, end = "", 0
    for start, stop in sorted(places):
        if start >= end:
            kept += text[end:start] + WITHHELD
        end = max(end, stop)
    return kept + text[end:]
