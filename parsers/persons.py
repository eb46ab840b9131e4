"""Who stands in a story: how many, a minor or not, and who speaks for whom."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re

from parsers import consent_table as table
from parsers.consent_weigh import Circumstances
from parsers.cues import plain_letters
from parsers.plain_words import plain_words

_MOST = 12_000  # characters
_COUNT = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|\d{1,2}) (?:\w+ ){0,2}?(?P<who>men|women|clients|people|guys|mothers|brothers|sisters|detainees|persons|asylum seekers|mujeres|hombres|senoras|senores|muchachos|muchachas|personas|companeras|cousins|friends|students|workers|sons|daughters|girls|boys|kids|teenagers|nationals|fellows|ladies|(?:hondur|guatemal|mexic|salvador|ecuador|cub|haiti|eritre|ethiop|nigeri|chin|ghana|somal|sudan|brazil|colomb|venezuel|cameroon|congol|salvadoran|nicaragu|peruvi|dominic|indi|pakistan|bangladesh|nepal|keny)\w*(?:ns|ese|ians|eans|is)|primos|primas|amigos|amigas|companeros|paisanos|jovenes|hermanos|hermanas|hijos|hijas|familias)\b"
)

_WITH_CHILD = re.compile(
    r"\b(?:woman|mother|man|father|mom|madre|mama|mujer|senora|client|clienta)\b[^.\n]{0,30}\b(?:w/?|with|and|con|y) (?:an? |her |his |the |un |una |su )?(?:\w+ ){0,2}?(?:baby|infant|newborn|child|toddler|son|daughter|\d{1,2}[ -](?:yr|year|month)s?[ -]old|bebe|hijo|hija|nino|nina|ninito)\b"
)

_NUMBERS = {
    w: n
    for n, ws in enumerate(
        [
            "two,dos",
            "three,tres",
            "four,cuatro",
            "five,cinco",
            "six,seis",
            "seven,siete",
            "eight,ocho",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        2,
    )
    for w in ws.split(",")
}

_RELATIVE = re.compile(
    r"\b(?:my|our|mi) (?P<who>husband|wife|father|mother|dad|mom|brother|sister|son|daughter|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|papa|mama|padre|madre|hermano|hermana|hijo|hija|esposo|esposa|tio|tia|primo|prima|sobrino|sobrina|suegro|suegra)\b(?:,? [\w,]+){0,6}? (?:was|is|were|had|got|came|has|spent|fue|estuvo|salio|estaba|es)\b"
    r"|\bi am (?:the )?(?P<me>uncle|aunt|sponsor|mother|father|brother|sister|wife|husband|guardian|cousin)\b|\bsoy (?:el |la )?(?P<yo>tio|tia|mama|papa|madre|padre|hermano|hermana|esposa|esposo|tutor|tutora)\b"
    r"|\ba mi (?P<ami>papa|mama|padre|madre|hermano|hermana|hijo|hija|esposo|esposa|tio|tia|primo|prima)\b"
)

_FIRST_PERSON = re.compile(
    r"\bi (?:was|had|walked|slept|spent|could not|got) |\bme (?:soltaron|dejaron|sacaron|liberaron|bajaron|quitaron|echaron)\b|\bmy (?:story|hearing|name|release)\b|\bmi (?:historia|testimonio)\b|\bsali\b"
)


def circumstances(story: str, forwarded: bool, *, told: bool, part: str = "text") -> Circumstances:
    story = story[:_MOST]
    plain = plain_letters(" ".join(story.split()))
    relative = _RELATIVE.search(plain)
    who = next((g for g in relative.groups() if g), "") if relative else ""
    words = plain_words(story, 0, len(story)).text
    return Circumstances(
        bool(_FIRST_PERSON.search(plain)),
        who,
        table.MINOR.search(words) is not None,
        people_in(plain),
        forwarded,
        told,
        len(plain.split()) <= 25,
        part,
    )


def people_in(plain: str) -> int:
    count = _COUNT.search(plain)
    if count:
        return _NUMBERS.get(count["n"]) or max(1, int(count["n"]))
    couple = re.search(r"\bmrs\. [a-z]", plain) and re.search(r"\bmr\. [a-z]", plain)
    return 2 if couple or _WITH_CHILD.search(plain) else 1
