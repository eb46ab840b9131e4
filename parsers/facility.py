"""Who held the person and where the person was let out, as written; candidates from the call's gazetteer.

A facility is never picked: a name that fits several lines gives several ids.
"""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from config.call import Facility
from parsers.cues import plain_letters
from parsers.names_table import COUNTRIES

_CAP = r"(?:(?:St|Ft|Mt|Pt|Co|Sta|Sto)\.|[A-ZÁÉÍÓÚÑ][\w'’-]*)"
_CAPS = rf"{_CAP}(?:[ \n](?:de |del |la |los |las |of |the )?{_CAP}){{0,3}}"
_KIND = r"(?:(?:[Cc]ounty|[Cc]o\.?|[Cc]ity|[Rr]egional|[Ff]ederal|[Ss]tate|[Cc]ontract|[Pp]arish)[ \n])?(?:(?:[Dd]etention|[Pp]rocessing|[Cc]orrectional|[Ss]ervice [Pp]rocessing|[Rr]esidential)[ \n](?:[Cc]enter|[Cc]entre|[Ff]acility|[Cc]omplex|[Ii]nstitution)|[Jj]ail|[Pp]rison|[Hh]ouse[ \n]of[ \n][Cc]orrections?|[Ff]acility|[Cc]orrections|[Ss]taging [Cc]enter)"
_NAMED = re.compile(rf"\b(?P<name>{_CAPS}[ \n]{_KIND})\b")
_SPANISH = re.compile(
    rf"\b(?P<name>(?i:corral[oó]n|c[aá]rcel|centro de (?:detenci[oó]n|procesamiento)|prisi[oó]n|penal)[ \n](?i:(?:del condado )?(?:de la |de |del )?){_CAPS})"
)
_AT = re.compile(rf"\b(?P<kind>jail|prison|detention center|facility|center) (?:at|in|near) (?P<name>{_CAPS})")
_HELD = re.compile(
    rf"\b(?:[Oo]ut (?:of|at|from)|[Hh]eld (?:at|in)|detained (?:at|in)|released (?:from|by|at)|discharged from|paroled from|put out of|left|leaving|dentro de|salieron (?:\w+ )?de|estuvo (?:\w+ )?en|[Ee]stuve (?:\w+ ){{0,2}}en|detenid[oa]s? en|soltaron (?:de|en)|sacaron de|was (?:at|in)|[Oo]fficers at|[Gg]uards at|[Dd]eportation from|detained at|detenid[oa]s? en|preso en|presa en|(?P<weak>This was|inside|from|en))[ \n](?:the )?(?P<name>{_CAPS})"
)
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland"
    "|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon"
    "|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
    "|A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]"
)
_IN = re.compile(
    rf"(?:\b(?:in|at|near|outside|of|de|en|to|toward|for|of downtown)[ \n](?:the[ \n])?|\b)(?P<place>{_CAPS}(?:,?[ \n](?:{_STATES}))?)\b"
)
_DROP = re.compile(
    r"\b(?:left|dropped|put out|put (?:him|her|me|them)|drove|driven|dumped|let out|bus station|greyhound|terminal|airport|aeropuerto|station|estacion|parking lot|gas station|gasolinera|stranded|released|let (?:him|her|them|me) (?:out|go|off)"
    r"|dejaron|bajaron|soltaron|tiraron|street|corner|sidewalk|acera|walked here|leave (?:him|her)|slept|truck stop|plane|flight|avion|vuelo)\b"
)
_NO_CUSTODY = re.compile(r"\b(?:greyhound|station|depot|terminal|airport|hospital|walmart|mcdonalds?|church|shelter)$")
_GREYHOUND = re.compile(
    rf"\b(?:in|at|by|outside|de) (?:the |el )?(?P<place>(?!Greyhound){_CAP}(?: {_CAP}){{0,2}}?) Greyhound\b"
)
_STATION = re.compile(
    rf"\b(?:in|at|the|de) (?:the )?(?P<place>(?!Greyhound){_CAP}(?: {_CAP})?) (?:bus|[Gg]reyhound|train) (?:station|terminal|depot)\b"
)
_TOWN = re.compile(rf"\b(?:in|at|near|outside|of|de|en) (?P<place>{_CAPS},?[ \n](?:{_STATES}))\b")
_MOST_DROPS = 200
_NOT_PLACES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|ICE|DHS|He|She|They|The|I|It|We|You|His|Her|My|Our|No|A|An|This|That|There|When|After|Mr|Mrs|Ms|Dr|Dear|English|Spanish|Good|Greyhound|Metra|Amtrak|Highway|Route|Interstate|Memorial|Labor|Thanksgiving|Christmas|Easter|Western Union|Social Security|And|But|In|At|On|For|From|As|So|Nobody|One|Two|God|Dios)\b\.?"
)


@dataclass(frozen=True, slots=True)
class Found:
    words: str
    start: int
    end: int


def find_facility(text: str, facilities: tuple[Facility, ...]) -> Found | None:
    """The first name of a place of custody, as written."""
    named = min((m for p in (_NAMED, _SPANISH) for m in [p.search(text)] if m), key=lambda m: m.start(), default=None)
    at = _AT.search(text)
    if at and (named is None or at.start() < named.start()):
        return _found(text, *at.span())
    if named:
        start = named.start("name")
        lead = _NOT_PLACES.match(text, start)
        while lead and lead.end() < named.end("name"):
            start = (
                lead.end()
                + len(text[lead.end() : named.end("name")])
                - len(text[lead.end() : named.end("name")].lstrip())
            )
            lead = _NOT_PLACES.match(text, start)
        if text[start].isupper() or named.re is _SPANISH:
            return _found(text, start, named.end("name"))
    known = {plain_letters(n) for f in facilities for n in (f.name, *f.aliases, f.city)}
    short = {n.split(" ")[0] for n in known if n}
    for m in _HELD.finditer(text):
        if _NOT_PLACES.match(m["name"]):
            continue
        name = plain_letters(m["name"])
        if _NO_CUSTODY.search(name) or name in COUNTRIES or (m["weak"] and not known):
            continue
        if not known or name in known or name.split(" ")[0] in short:
            return _found(text, *m.span("name"))
    return None


def candidates(name: str | None, facilities: tuple[Facility, ...]) -> tuple[str, ...]:
    """Ids of the gazetteer's lines that a name may mean; all of them, none picked."""
    if not name:
        return ()
    wanted = _key(name)
    exact = [f.id for f in facilities if any(_key(n) == wanted for n in (f.name, *f.aliases))]
    if exact:
        return tuple(exact)
    return tuple(
        f.id
        for f in facilities
        if any(wanted and (wanted in _key(n) or _key(n) == wanted) for n in (f.name, *f.aliases, f.city))
    )[:20]


@lru_cache(maxsize=2000)
def _key(name: str) -> str:
    plain = re.sub(r"\bco\b\.?", "county", plain_letters(name))
    plain = re.sub(
        r"\b(?:corralon|carcel|centro de detencion|del condado|condado|de|el|the|facility|center)\b", " ", plain
    )
    return " ".join(plain.split())


def find_place(text: str, facility: Found | None) -> Found | None:
    """Where the person was let out: the place that stands by words of leaving, else the one behind the facility."""
    drops = list(_DROP.finditer(plain_letters(text)))[:_MOST_DROPS]
    for drop in sorted(drops, key=lambda m: (m[0].startswith(("released", "let", "soltaron")), m.start())):
        at = drop.end()
        for m in _IN.finditer(text, at, min(len(text), at + 120)):
            if m.start() < at + 70 and _is_place(text, m, facility):
                return _found(text, *m.span("place"))
    if station := _STATION.search(text) or _GREYHOUND.search(text):
        return _found(text, *station.span("place"))
    return _of_facility(text, facility) or _town(text, facility)


def _of_facility(text: str, facility: Found | None) -> Found | None:
    """The place that stands behind the facility, or in its name."""
    if facility:
        behind = re.compile(
            rf"[,\s]*(?:\(|in|near|outside|at|en|de|,)[ \n]+(?:the )?(?P<place>{_CAPS}(?:,?[ \n](?:{_STATES}))?)\b"
        ).match(text, facility.end)
        if behind and not _NOT_PLACES.fullmatch(behind["place"]):
            return _found(text, *behind.span("place"))
        inside = re.search(
            rf"(?i:corral[oó]n|c[aá]rcel) (?i:de|del) (?P<place>{_CAPS})$", text[facility.start : facility.end]
        )
        if inside:
            return _found(text, facility.start + inside.start("place"), facility.end)
        state = re.compile(rf",?[ \n](?:{_STATES})\b").match(text, facility.end)
        if state and not re.search(_KIND, facility.words):
            return _found(text, facility.start, state.end())
    return None


def _town(text: str, facility: Found | None) -> Found | None:
    """The first town that is named with its state."""
    for m in _TOWN.finditer(text):
        if not _NOT_PLACES.match(m["place"]) and not (
            facility and m.start() < facility.end and facility.start < m.end()
        ):
            return _found(text, *m.span("place"))
    return None


def _is_place(text: str, m: re.Match[str], facility: Found | None) -> bool:
    start, end = m.span("place")
    if facility and start < facility.end and facility.start < end:
        return False
    if _NOT_PLACES.match(m["place"]) or len(m["place"]) < 3:
        return False
    lead = text[m.start() : start].strip()
    return bool(lead) or re.fullmatch(rf"{_CAPS},?[ \n](?:{_STATES})", m["place"]) is not None


def _found(text: str, start: int, end: int) -> Found:
    words = " ".join(text[start:end].split()).rstrip(".,'’")
    return Found(words, start, end)
