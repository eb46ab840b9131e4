"""The Date of a header as an aware instant in UTC, also where it is not written as RFC 5322, 3.3, asks.

None where it cannot be read, or is no date. It is what the sender's clock said and decides nothing.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from parsers.date_table import MONTHS, ZONES

_COMMENT = re.compile(r"\([^()]*\)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:[.,]\d+)?\s{0,3}([ap])?\.?(?:m\b\.?)?", re.IGNORECASE)
_DOTTED_CLOCK = re.compile(
    r"(?<![\d.])(\d{1,2})[.h](\d{2})(?:\.(\d{2}))?(?![\d.])\s{0,3}([ap])?\.?(?:m\b\.?)?", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:GMT|UTC|UT|Z)?\s*([+-])\s?(\d{1,2}):?(\d{2})?\b", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")


def read_date(value: str) -> datetime | None:
    value = value[:200]
    if value.count("(") < 20:
        value = _COMMENT.sub(" ", value)
    clock = _CLOCK.search(value) or _DOTTED_CLOCK.search(value)
    if not clock:
        return None
    day = _day(value[: clock.start()] + " ", value[clock.end() :], month_first=bool(clock[4]))
    if day is None:
        return None
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].casefold() == "p" else 0)
    try:
        local = datetime(*day, hour, minute, min(second, 59), tzinfo=_zone(value[clock.end() :]))
        return local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _day(before: str, after: str, *, month_first: bool) -> tuple[int, int, int] | None:
    """Year, month, day. Where all are numbers the day stands before the month, but where clocks say AM and PM."""
    for text in (before, after):
        if iso := _ISO.search(text):
            return int(iso[1]), int(iso[2]), int(iso[3])
        if numbers := _NUMBERS.search(text):
            first, second = int(numbers[1]), int(numbers[2])
            month_first = second > 12 or (month_first and first <= 12)
            return (int(numbers[3]), first, second) if month_first else (int(numbers[3]), second, first)
    month = next((MONTHS[w] for w in map(str.casefold, _WORD.findall(f"{before} {after}")) if w in MONTHS), None)
    if month is None:
        month = _by_start(f"{before} {after}")
    numbers_before = [int(n) for n in _NUMBER.findall(before) if len(n) <= 4]
    numbers_after = [int(n) for n in _NUMBER.findall(_OFFSET.sub(" ", after)) if len(n) == 4]
    if month is None or not numbers_before:
        return None
    days = [n for n in numbers_before if 1 <= n <= 31]
    years = [n for n in numbers_before if n > 31] + numbers_after or days[1:]
    if not days or not years:
        return None
    year = years[0]
    return (year + (2000 if year < 50 else 1900) if year < 100 else year), month, days[0]


def _by_start(text: str) -> int | None:
    for word in map(str.casefold, _WORD.findall(text)):
        for length in (4, 3):
            if len(word) > length and word[:length] in MONTHS:
                return MONTHS[word[:length]]
    return None


def _zone(after: str) -> timezone:
    """The offset, or the zone's name; UTC where neither is told."""
    if match := _OFFSET.search(after):
        hours, minutes = int(match[2]), int(match[3] or 0)
        offset = timedelta(hours=hours, minutes=minutes)
        if offset < timedelta(hours=24):
            return timezone(-offset if match[1] == "-" else offset)
    for word in _WORD.findall(after):
        if word.upper() in ZONES:
            return timezone(timedelta(minutes=ZONES[word.upper()]))
    return UTC
