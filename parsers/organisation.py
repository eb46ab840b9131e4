"""Who runs a program, apart from its name: a label, "run by", "a project of", or behind the name itself."""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.draft import Draft
from parsers.places import is_place

_CAP = r"(?:(?:St|Dr|Mt|Ft|Sta|Sto)\.|[^\W\d_a-zß-öø-ÿ][\w'’&/-]*)"
_ORG = rf"(?P<org>{_CAP}(?:[ \n](?:(?:of|the|for|and|&|de|del|la|las|los|y)[ \n]){{0,2}}{_CAP}){{0,8}})"
_ARTICLE = r"(?:the[ \n]|el[ \n]|la[ \n]|las[ \n]|los[ \n]|our[ \n]|(?:the[ \n])?(?:county|city|state|diocese|parish)['’]s[ \n])?"
_ROLE = r"(?:program|programme|project|ministry|service|initiative|work|part|house|arm|branch|effort|unit|division|outreach|demonstration|affiliate|member|model)"
_RUN_BY = re.compile(
    rf"(?:\b(?:run|operated|managed|administered|sponsored|started|founded|offered|staffed|led|organi[sz]ed|overseen|supervised|hosted|housed|funded and run|provided|owned|directed|set up|created|developed)[ \n](?:jointly[ \n])?(?:by|out[ \n]of|at|through)"
    rf"|\b(?:an?|the|its|their)[ \n](?:\w+[ \n]){{0,2}}?{_ROLE}[ \n](?:of|by|at|from|within)|\b(?:part|arm|under the roof|under the wing|under the umbrella)[ \n]of"
    rf"|\b(?:administrad|operad|dirigid|llevad|fundad|patrocinad|atendid|manejad|organizad|cread)[oa][ \n]por|\ba[ \n]cargo[ \n]de|\bun[ao]?[ \n](?:programa|proyecto|ministerio|servicio|obra|iniciativa|casa)[ \n]de(?:l)?|\bpertenece[ \n]a(?:l)?|\blo[ \n](?:opera|dirige|lleva|maneja)n?)"
    rf"[ \n]{_ARTICLE}{_ORG}"
)
# "the APIC model from the GAINS Center", "Threshold Team at Saint Olave's", "Ready4Work, the X demonstration"
_BEHIND = re.compile(
    rf"[\"”»]?(?:[ \n](?:program|project|model|team|initiative|shelter|clinic|unit|service|ministry))?(?:[ \n](?:from|by|of|at|de|del)[ \n]{_ARTICLE}{_ORG}|,[ \n]the[ \n](?P<owner>{_CAP}(?:[ \n]{_CAP}){{0,5}})[ \n]{_ROLE}\b)"
)
_WITHIN = re.compile(rf"[ \n](?:of|by|at|de|del)[ \n]{_ARTICLE}{_ORG}$")
_HOUSES = frozenset(
    "charities services service church parish ministries ministry society foundation council university college department center centre"
    " institute association coalition diocese archdiocese authority office agency bureau board hospital network alliance army league"
    " conference clinic corporation trust fund committee division sisters brothers order synod temple congregation partnership court"
    " caritas cáritas pastoral iglesia parroquia diócesis diocesis fundación fundacion universidad departamento secretaría".split()
)


def find_organisation(draft: Draft, text: str) -> tuple[int, int] | None:
    """The span of who runs the program of a draft, or None. A signature says only where the author works."""
    labelled = next(((f.start, f.end) for f in draft.fields if f.name == "organisation"), None)
    if labelled or draft.kind == "report":
        return labelled
    return _in_or_behind_name(draft, text) or _told(draft, text)


def _in_or_behind_name(draft: Draft, text: str) -> tuple[int, int] | None:
    if draft.name is None:
        return None
    start, end = draft.name
    behind = _BEHIND.match(text, end, end + 160)
    if behind:
        span = behind.span("org") if behind["org"] else behind.span("owner")
        if behind["owner"] or _is_house(text[slice(*span)]):
            return _trimmed(text, *span)
    within = _WITHIN.search(text, start, end)
    if (
        within
        and within.start() > start
        and plain_letters(text[start : within.start()]).split()[-1] in table.TYPE_WORDS
    ):
        return within.span("org") if _is_house(within["org"]) else None
    return None


def _told(draft: Draft, text: str) -> tuple[int, int] | None:
    for start, end in draft.regions:
        for found in _RUN_BY.finditer(text, start, end):
            words = found["org"]
            if (not draft.name or words not in text[slice(*draft.name)]) and not is_place(words):
                return _trimmed(text, *found.span("org"))
    return None


def _is_house(words: str) -> bool:
    """Whether a name is that of an organisation: a word of one at its end or its head; or a short form in capitals."""
    plain = plain_letters(words).replace("’", "'").split()
    if is_place(words):
        return False
    short = len(words) > 2 and words.isupper() and " " not in words
    return bool({plain[0], plain[-1]} & _HOUSES) or short


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(text[start:end].rstrip(" .-"))
