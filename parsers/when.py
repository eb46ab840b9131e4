"""The date of an event as precisely as the words state it: "2010", "2010-03" or "2010-03-14"."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parsers.cues import plain_letters

_MONTHS = (
    "january|jan|enero february|feb|febrero march|mar|marzo april|apr|abril may|mayo june|jun|junio july|jul|julio"
    " august|aug|agosto september|sept|sep|septiembre|setiembre october|oct|octubre november|nov|noviembre december|dec|diciembre"
)
_NUMBER = {name: i for i, names in enumerate(_MONTHS.split(), 1) for name in names.split("|")}
_MONTH = "(?P<month>" + "|".join(sorted(_NUMBER, key=len, reverse=True)) + r")\b\.?"
_MOST = 20_000  # characters in which dates are looked for
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<m>[01]?\d)-(?P<day>[0-3]?\d)\b",
        rf"\b{_MONTH} (?:the )?{_DAY},? (?:of |in |de )?{_YEAR}",
        rf"\b{_DAY} (?:de |of )?{_MONTH},? (?:de |del |of )?{_YEAR}",
        r"\b(?P<m>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>(?:20)?\d\d)\b",
        rf"\b{_MONTH},? (?:of |de |del |in )?{_YEAR}",
        rf"\b{_MONTH} (?:the )?{_DAY}(?!\d|:|,? ?\d{{4}})",
        rf"\b{_DAY} (?:de |of )?{_MONTH}",
        r"\b(?P<m>[01]?\d)/(?P<day>[0-3]?\d)\b(?!/)",
        rf"\b(?:in|since|during|en|of|de|spring|summer|fall|autumn|winter|early|late) (?:early |late |the )?{_YEAR}",
        rf"\b(?:in|early|late|last|en|this|since|during|mid|del mes de) (?:early |late |el mes de )?{_MONTH}",
    )
)


@dataclass(frozen=True, slots=True)
class When:
    written: str
    start: int
    end: int


def find_dates(text: str, sent: date | None) -> tuple[When, ...]:
    """The dates in order of place. A day without a year is taken as the last such day before the mail was sent."""
    plain = plain_letters(text[:_MOST]).replace("\n", " ")
    found: list[When] = []
    taken = bytearray(len(plain))
    for form in _FORMS:
        for m in form.finditer(plain):
            if any(taken[m.start() : m.end()]):
                continue
            written = _written(m.groupdict(), sent)
            if written:
                found.append(When(written, m.start(), m.end()))
                taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    return tuple(sorted(found, key=lambda w: w.start))


def _written(parts: dict[str, str | None], sent: date | None) -> str | None:
    month = int(parts.get("m") or 0) or _NUMBER.get(parts.get("month") or "", 0)
    day = int(parts.get("day") or 0)
    year = int(parts.get("year") or 0)
    year += 2000 if 0 < year < 100 else 0
    if month > 12 or day > 31 or (parts.get("m") and not month):
        return None
    if not year:
        if sent is None or not month:
            return None
        year = sent.year - ((month, day or 1) > (sent.month, sent.day))
    if not month:
        return str(year)
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"


_BORN = re.compile(
    r"(?:\bborn\b|\bnaci\w*|\bd\.?o\.?b\b|date of birth|fecha de nacimiento|birth ?date|\bsince\b|\bdesde\b|\blived here\b|\bsigned\b|\bfirm\w+)[^.\n]{0,30}$"
)
_LET_OUT = re.compile(
    r"\b(?:release\w*|let (?:him|her|me|them|out|go)|discharged|paroled|dropped|left|put (?:out|down)|turned out|got out|came out|freed|soltaron|sacaron|liber\w+|dejaron|salio|sali|salieron|salimos|bajaron)\b"
)


def best_date(text: str, dates: tuple[When, ...]) -> When | None:
    """The date of the release: one that stands by words of being let out, before any other that is no birthday."""
    plain = plain_letters(text)
    fit = [one for one in dates if not _BORN.search(plain[max(0, one.start - 50) : one.start])]
    near = [one for one in fit if _LET_OUT.search(plain[max(0, one.start - 90) : one.end + 60])]
    exact = [one for one in near if len(one.written) > 4]
    return next(iter((*exact, *near, *fit)), None)
