"""The place of a program as its author writes it after the name: "in Toledo, Ohio", "(El Paso, Texas)", ", Fresno."."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from parsers import names_table as table
from parsers.cues import plain_letters

_CAP = r"[^\W\d_a-zß-öø-ÿ][\w'’]*(?:-[\w'’]+)*"
_CITY = rf"(?:(?:St|Ste|Ft|Mt|Sta|Sto)\. ?)?{_CAP}(?:[ \t\n]{{1,2}}(?:(?:de|del|la|las|los)[ \t]+){{0,2}}{_CAP}){{0,3}}"
_STATE = "|".join([re.sub(r"[ ]", r"[ \\t\\n]+", name) for name in sorted(table.STATE_NAMES, key=len, reverse=True)])
_CODE = "|".join(re.escape(code) for code in sorted(table.STATE_CODES, key=len, reverse=True))
_REGION = rf"(?:(?i:{_STATE})(?!\w)|(?:{_CODE})(?![\w']))"
_LEAD = (
    r"[\"”»'’]?(?:,?[ \t\n]+(?:(?:right[ \t]+)?(?:here|over|down|up|out|just|back|aqui|aquí|allá)[ \t]+)?(?i:in|en|of|de|from|near|outside)[ \t\n]+"
    r"(?:(?:the[ \t]+)?(?:city|town|ciudad)[ \t]+(?:of|de)[ \t]+|(?:downtown|nearby|south|north|east|west)[ \t]+)?"
    r"|,[ \t\n]+(?:de[ \t]+)?|[ \t]*\((?:in[ \t]+)?|[ \t]+[-–—]{1,2}[ \t]+)"
)
_AFTER = re.compile(
    rf"(?P<lead>{_LEAD})(?P<place>(?P<city>{_CITY}),?[ \t\n]{{1,2}}(?P<state>{_REGION})|(?P<region>{_REGION})"
    rf"|(?P<town>{_CITY}(?:,[ \t\n]{{1,2}}{_CITY}(?=[ \t]*[).;:]))?(?:[ \t\n]+(?:and|y|&)[ \t\n]+{_CAP})?))"
    r"(?P<close>[ \t]*[).,:;?!–—\n-]|[ \t]+[-–—]|[ \t]+[^\W\d_]|[ \t]*$)"
)
_NO_TOWNS = table.NO_NAMES | table.TYPE_WORDS | table.OFFICE_ENDS | table.CUSTODY_ENDS
_LATER = re.compile(
    rf"\b(?:in|en|of|de|from|near|outside)[ \t\n]+(?P<place>{_CITY},?[ \t\n]{{1,2}}{_REGION})"
    rf"|\b(?:in|en)[ \t\n]+(?P<last>{_CITY})(?=[ \t]*[.?!](?:\s|$))"
    rf"|\b(?:here|aquí|aqui)[ \t\n]+(?:in|en)[ \t\n]+(?P<here>{_CITY}(?:,[ \t\n]{{1,2}}{_REGION})?)"
)


# what may stand between a name and its place: "the Freedom House shelter in ...", "SHARP (its full name) up in ..."
_ASIDE = re.compile(
    r"[\"”»]?(?:[ \t]*\([A-Z][^()\n]{8,90}\))?(?:[ \t](?:program|programme|project|model|shelter|house|team|initiative|clinic|group|ministry|people|folks|programa|proyecto))?(?=[ \t]+(?:right |here |over |down |up |out |back )?(?:in|en|near|outside|on)[ \t])"
)
_BEFORE = re.compile(
    rf"[\s>*•-]{{0,6}}(?:(?:[Aa]qu[ií]|[Aa]ll[aá]|[Hh]ere|[Oo]ver|[Dd]own|[Uu]p|[Oo]ut|[Bb]ack|[Aa]lso|[Aa]nd|Y)[ ,]{{1,2}})?(?:[Ii]n|[Ee]n)[ ](?P<place>{_CITY}(?:,[ \t\n]{{1,2}}{_REGION})?),?[ \n]"
)


def place_before(text: str, start: int, at: int) -> tuple[int, int] | None:
    """The place with which the sentence of a name begins: "In Belgium the Return House model keeps ..."."""
    found = _BEFORE.match(text, start, at)
    if found is None or all(plain_letters(word) in table.NO_NAMES for word in found["place"].split()):
        return None
    return found.span("place")


def is_place(name: str) -> bool:
    """Whether the words are a state, or end with one: "Toledo, Ohio", "New Mexico"."""
    plain = plain_letters(name).strip(" .,")
    last = plain.rsplit(",", 1)[-1].strip()
    return (
        plain in table.STATES
        or ("," in plain and last in table.STATES)
        or name in table.STATE_CODES
        or name in table.SHORT_CITIES
    )


def place_after(text: str, at: int, end: int | None = None) -> tuple[int, int] | None:
    """The span of the place that follows on a name that ends at `at`, or None.

    Directly after it ("in Modesto,", "(El Paso, Texas)", ", Fresno."), or later in its sentence (up to `end`) when
    a state is named or the author says "here in". After a bare comma a single word is a place only where the
    sentence ends or a state follows; in brackets capitals alone are an acronym.
    """
    aside = _ASIDE.match(text, at, min(len(text), at + 120))
    at = aside.end() if aside else at
    found = _AFTER.match(text, at, min(len(text), at + 160))
    if found is not None and _is_plain(found):
        return _without_end(text, *found.span("place"))
    later = _LATER.search(text, at, end) if end else None
    if later is None:
        return None
    if later["last"] and any(plain_letters(word) in _NO_TOWNS for word in later["last"].split()):
        return None
    return _without_end(text, *later.span(later.lastgroup or "place"))


def _is_plain(found: re.Match[str]) -> bool:
    lead, close = found["lead"].strip(" \t\n\"”»'’"), found["close"].strip()[:1]
    if found["state"] or found["region"]:
        return True
    town = found["town"]
    if all(plain_letters(word) in table.NO_NAMES for word in town.split()) or (town.isupper() and not is_place(town)):
        return False
    if lead.startswith(("-", "–", "—")):
        return False
    if lead in {",", ", de"}:
        return is_place(town) or close in {".", ":", "–", "—", "-", ""}
    return not lead.startswith("(") or close == ")"


def _without_end(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(" \t\n,"))
