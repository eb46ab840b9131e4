"""Words that can identify the person of a story, wherever they stand in the mail, so that outputs can withhold them."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.records import Identifying, Span

_CAP = r"[A-ZÁÉÍÓÚÑ][\w'’-]+"
_NAME = rf"{_CAP}(?:[ \n](?:(?:de los|de las|de la|del|de|la|van|von|da|al|y)[ ])?(?:{_CAP}|[A-Z]\.)){{0,4}}"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Sr|Sra|Srta)\.? |(?i:se[ñn]or|se[ñn]ora|se[ñn]orita) )"
_KIN = (
    r"(?i:client|father|mother|brother|sister|husband|wife|son|daughter|uncle|aunt|cousin|nephew|niece|friend|neighbor|patient|grandmother|grandfather|boyfriend|girlfriend"
    r"|client[ae]|pap[aá]|mam[aá]|padre|madre|herman[oa]|hij[oa]|espos[oa]|t[ií][oa]|prim[oa]|sobrin[oa]|cu[ñn]ad[oa]|amig[oa]|compa[ñn]er[oa]|muchach[oa]|pacient[ea])"
)
_PATTERNS = (
    ("a_number", re.compile(r"\bA[ #:-]{0,3}(?:[Nn]o\.? ?|[Nn]umber:? ?)?\d{2,3}[ .-]?\d{3}[ .-]?\d{3}\b")),
    ("birth_date", re.compile(r"(?i:\b(?:born(?: on)?|d\.?o\.?b\.?|date of birth|birth ?date|naci[oó](?: el)?|fecha de nacimiento|nacid[oa](?: el)?)(?!\w))[:\s,]{0,3}(?:in |on |el )?(?P<words>[\w,]{1,12}[ ./-](?:de )?[\w,]{1,12}(?:[ ./-](?:de )?\d{2,4})?)")),
    ("telephone", re.compile(r"(?<![\w-])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}\b|(?<![\w-])555[ .-]01\d\d\b")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ("other", re.compile(r"\b\d{3}-\d{2}-\d{4}\b")),
    ("other", re.compile(rf"\b(?:{_CAP} ){{1,3}}(?:Elementary|Middle|High|Primary|Grade) School\b")),
    ("address", re.compile(rf"\b\d{{1,5}} (?:(?:N|S|E|W|North|South|East|West)\.? )?(?:{_CAP} ){{1,3}}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place|Terrace|Circle)\b\.?(?:,? (?:Apt\.?|Unit|#) ?\w+)?|\b(?:Calle|Avenida|Av\.) (?:{_CAP} ){{1,3}}(?:#|No\.? ?)?\d{{1,5}}\b")),
)  # fmt: skip
_LEADS = (
    rf"\b(?i:my|our|mi|nuestr[oa]|his|her|wife's|husband's|the) (?:(?i:older|younger|little|late|hermano|dear) )?{_KIN},? (?i:is |was |se llama |named |called |de nombre )?{_TITLE}?",
    rf"\b{_TITLE}",
    rf"\b(?i:named|called|sponsor of|name is|name was|nombre es|known as|se llama|se llamaba|me llamo|llamad[oa]|soy|i am|it is|this is|aqui|aquí|story of|historia de|caso de|case of|on behalf of|en nombre de|matter of|declaration of|statement of|affidavit of|testimony of|declaraci[oó]n de|testimonio de)[ ,]{{1,2}}(?i:(?:the|la|el) )?{_TITLE}?",
    r"(?<!\w)(?:I|Yo),[ ]",
    r"(?im:^[ \t>]*(?:name|nombre|client|cliente|declarant|respondent|petitioner|re)[ ]?:[ \t]*)",
    rf"\bsponsor of {_TITLE}?",
)
_NAMES = re.compile(rf"(?:{'|'.join(_LEADS)})(?P<words>{_NAME})")
_DON = re.compile(rf"\b(?P<words>(?:[Dd]on|[Dd]oña|[Ss]ister|[Bb]rother) {_CAP}(?: {_CAP})?)")
_ACTS = re.compile(
    rf"(?:(?<=[.!?] )|(?<=\n)|^)(?P<words>{_CAP}(?: {_CAP})?) (?:had|was|has|says?|said|told|asked|got|came|went|lives?|speaks?|walked|is from|estaba|estuvo|fue|tiene|ten[ií]a|dice|dijo|habla|sali[oó])\b",
    re.MULTILINE,
)
_NOT_NAMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|ICE|DHS|INS|US|The|My|Our|Your|His|Her|Its|Their|He|She|They|It|We|You|I|And|But|So|No|Not|Yes|English|Spanish|Catholic|God|Dios|Dear|Immigration|County|Mr|Mrs|Ms|Dr|This|That|There|These|Those|What|Who|Which|When|Where|Nobody|Somebody|Someone|Everyone|Everybody|Anyone|One|Two|Three|Four|Five|Nothing|Something|All|Each|Both|Another|Somebody|Counsel|Consent|Disclosure|Permission|Release|Attached|Thank|Thanks|Please"
    r"|Nadie|Alguien|Ella|Ellos|Ellas|Usted|Esto|Esta|Este|Eso|El|La|Los|Las|Mi|Su|Un|Una|Uno|Sí|Todo|Todos|Yo|Nos|Nosotros|Cuando|Como|Lo|Le|Me|Se|Ya|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|People|Officers|Guards|Transport|Medical|Lawyers|Kids|Women|Men)\b"
)
_MOST = 20_000  # characters of one part in which names are looked for


def find_identifying(part: str, text: str, own_people: frozenset[str] = frozenset()) -> tuple[Identifying, ...]:
    """All of one part in order. `own_people` are names of the author and of us, in small letters: they are not marked."""
    found = sorted(_all(part, text, own_people), key=lambda one: one.span.start)
    seen: set[tuple[str, int]] = set()
    return tuple(one for one in found if not ((key := (one.words, one.span.start)) in seen or seen.add(key)))  # type: ignore[func-returns-value]


def _all(part: str, text: str, own_people: frozenset[str]) -> Iterator[Identifying]:
    for kind, pattern in _PATTERNS:
        for m in pattern.finditer(text):
            group = "words" if "words" in pattern.groupindex else 0
            words = " ".join(m[group].split())
            if words.casefold() not in own_people:
                yield Identifying(kind, words, Span(part, *m.span(group)))
    for pattern in (_NAMES, _DON, _ACTS):
        for m in pattern.finditer(text, 0, _MOST):
            words = " ".join(m["words"].split())
            ours = words.casefold() in own_people or all(w.casefold() in own_people for w in words.split())
            if not _NOT_NAMES.match(words) and not ours:
                yield Identifying("name", words, Span(part, *m.span("words")))
