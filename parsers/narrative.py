"""Which stretches of a text tell an event: somebody was let out, and how. A practice told in general is none."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from functools import lru_cache

from parsers.cues import plain_letters
from parsers.harm_table import HARMS

_PEOPLE = (
    r"(?:he|she|they|i|we|him|her|them|me|us|client|man|woman|guy|lady|mother|father|son|daughter|brother|sister|husband|wife|boy|girl"
    r"|person|fellow|gentleman|grandmother|grandfather|couple|family|detainee|resident|kid|youth|student|one|uncle|aunt|cousin|teenager|women|men|people)"
)
_GONE = r"(?:released|let (?:out|go|off|loose)|put (?:out|on|off|down)|dropped|discharged|paroled|freed|set free|turned (?:out|loose)|dumped|left (?:at|in|on|outside|by|near|there)|driven|kicked out|bonded out|sent (?:out|away)|taken (?:out|to)|pushed out)"
_SOMEONE = rf"(?:him|her|me|them|us|my \w+|our \w+|an? (?:\w+[ -]){{0,3}}?{_PEOPLE}|the (?:\w+[ -]){{0,2}}?{_PEOPLE}|m(?:r|rs|s)\. \w+)"
RELEASED = re.compile(
    rf"\b(?:(?:was|were|been|got|wasn't) (?:(?!people|persons|those|used|men|women)\w+ ){{0,2}}?{_GONE}"
    rf"|(?:let|put|turned|dropped|dumped|left|kicked|pushed|drove|released|sent|took|threw|set|freed|leave) {_SOMEONE} (?:\w+ ){{0,3}}?(?:go|out|off|at|in|on|outside|down|loose|free|near|by|to|without|after|before|around)"
    r"|(?:let out|let go|turned out|put out|put off|dropped off|kicked out|bonded out) (?:of|from|at|in|on|by|around|after|near|\d)|^(?:\w+ ){0,3}?released (?:from|at|on|in|by|last|around|after)\b|(?:got|came|walked|went|was|were) out (?:of|at|in|on|from|around|last)|(?:his|her|my) release\b|released (?:him|her|me|them|my)\b"
    rf"|(?:gave|handed|turned|delivered|signed) {_SOMEONE} (?:over |back |out )?to (?:an? |the |that |some|his |her )"
    r"|(?:soltaron|solto|liberaron|libero|sacaron|echaron|bajaron|botaron|tiraron|soltado|soltada|liberad[oa]s?|salio|sali|salimos|salieron)\b|(?:lo|la|los|las|me|nos|le) (?:dejaron|dejo|dieron salida)\b|dejaron (?:ir|salir|a)\b)"
)
_HABITUAL = re.compile(
    r"\b(?:(?:when|whenever|once|each time|every time|after|before|until|as soon as|cuando|antes de que|despues de que) (?:\w+ ){0,5}?(?:is|are|comes|come|gets|get|leaves|leave|walks|sale|salen)\b|(?:people|men|women|those|anyone|youth|families|persons|everyone|everybody) (?:who|whom|that|released|coming|leaving)|each (?:man|woman|person|youth|resident)|every (?:man|woman|person|youth|boy|girl|resident|friday|week|day)"
    r"|each of them gets|\b(?:we|i) (?:just |always |used to )?(?:let|put|turned|released?|dropped) (?:people|inmates|prisoners|detainees|folks|everybody|everyone|men|women)\b|(?:may|shall|must) not (?:hold|release|put|let|leave|keep|turn|discharge|be)\b|must be (?:told|given|released|let|seen|offered|asked|allowed|informed|warned|brought|taken|driven|notified)\b|deben? ser \w+|(?:is|are|be|being|gets|get) (?:\w+ )?(?:put|let|dropped|turned|released|discharged|left|freed) |(?:personas|hombres|mujeres|familias|jovenes|gente) (?:que|recien)|cada (?:persona|hombre|mujer|quien|joven))\b"
)
_PROGRAM = re.compile(
    r"\b(?:our (?:program|house|volunteers|model|staff|case managers?|services|participants|residents|shelter has)|we (?:meet|pick|give|help|offer|provide|serve|house|run|operate|take in|drive|begin|receive|have beds|visit them)|participants|residents|the program|this program|case managers?|beds\b|recibimos|atendemos|ofrecemos|nuestro (?:programa|albergue)|el programa|les damos|acompanamos)\b"
)
_EVENT = re.compile(
    r"\b(?:released|let out|let go|detention|detained|jail|prison|custody|bus (?:station|stop)|greyhound|officers?|guards?|walked|coat|shoes|slippers|highway|at night|midnight|\d ?[ap]\.?m\b"
    r"|morning of|hormones|inhaler|glasses|(?:processing|detention|service) center|the gate|without (?:his|her|their|my) \w+|sin (?:su|sus) \w+|freez\w+|snow|hungry|insulin|medication|medicine|pills|parking lot|airport|gas station|hospital|shackle\w*|handcuff\w*|motel|deport\w+|check-in|parole\w?|bond\b"
    r"|soltaron|liberaron|detencion|carcel|centro de|estacion|madrugada|de la noche|guardias?|oficial\w*|abrigo|zapatos|carretera|medicinas?|frio|gasolinera|aeropuerto|corralon|esposad\w|en la calle|sin agua|detenid\w+|pastillas|camioneta|terminal|no phone|no money|no ride|sidewalk|acera|boleto|van\b(?! a\b)|suitcase|property|medianoche|sacaron|dejaron|bajaron|let out|put out|dropped|stranded|in the evening)\b"
)
_GENERAL = re.compile(
    r"\b(?:often|usually|routinely|regularly|typically|every (?:week|night|month)|always|many (?:of|people|clients|detainees)|frequently|commonly|in general|generally|people are|clients are|detainees are|they release|ice releases"
    r"|suelen|siempre|muchas veces|cada semana|a menudo|por lo general|normalmente|los sueltan|las sueltan)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:never (?:been )?in the (?:united states|u\.?s\.?\b|states)|(?:prison|jail|custody) (?:[\w,]+ ){0,4}in my (?:own )?country|nunca (?:ha )?est\w+ en (?:los )?estados unidos|(?:carcel|prision) (?:[\w,]+ ){0,4}(?:en|de) mi pais)\b"
)
_FOUNDED = re.compile(
    r"\b(?:i|we|my \w+ and i|some of us|he|she|they|a group of us) (?:\w+ )?(?:founded|started|began|set up|opened|created|built|organized|launched|established)\b[^.!?]{0,80}\b(?:after|because|when|since|as)\b"
    r"|\b(?:fund[eo]|fundamos|fundaron|empece|empezamos|inicie|iniciamos|abri|abrimos|creamos)\b[^.!?]{0,80}\b(?:despues de que|porque|cuando|desde que|luego de que)\b"
)
_PRONOUN = re.compile(r"\b(?:him|her|his|he|she|me|my)\b")
_SENTENCE = re.compile(r"(?<=[.!?;]) ")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b")
_PERSON = re.compile(
    r"\b(?:my (?:client|father|mother|brother|sister|husband|wife|son|daughter|uncle|aunt|cousin|nephew|niece|friend|neighbor)|our (?:client|guest)|a (?:\w+[ -]){0,4}?(?:man|woman|client|guy|lady|mother|father|girl|boy|fellow|gentleman|person|asylum seeker|teenager|grandmother|student|veteran|couple)"
    r"|an (?:\w+[ -]){0,3}?(?:man|woman|client|asylum seeker)|m(?:r|rs|s)\.? [a-z]|(?:he|she|i) (?:was|had|walked|got|came|is|slept|could)|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:\w+ ){0,2}?(?:men|women|clients|people|guys|mothers|families|brothers|sisters|girls|boys|detainees|cousins|friends|students|workers|teenagers|fellows|ladies|kids|nationals|hondurans|guatemalans|mexicans|salvadorans|cubans|haitians)"
    r"|^(?:guy|woman|man|lady|client|deaf|one from)|woman|mi (?:clienta?|papa|mama|hermano|hermana|hijo|hija|esposo|esposa|padre|madre|tio|tia|primo|prima)|una? (?:\w+ ){0,2}?(?:senora?|muchach[oa]|joven|hombre|mujer|companer[oa]|client[ea]|chic[oa])"
    r"|(?:dos|tres|cuatro|cinco|seis|\d+) (?:\w+ ){0,1}?(?:senor[ae]s|mujeres|hombres|muchach[oa]s|personas)|embarazada|anciano|(?:la|lo|los|las) (?:sacaron|dejaron|soltaron|bajaron|liberaron|echaron)|la muchacha|el muchacho|el senor|la senora|me (?:soltaron|dejaron|sacaron|liberaron|bajaron|llamaron)|lo soltaron|la soltaron|soy [a-z]|sali\b)",
    re.MULTILINE,
)


def is_event(words: str) -> bool:
    return _EVENT.search(plain_letters(words)) is not None


def is_elsewhere(text: str) -> bool:
    """Whether the text says that all happened in the custody of another country."""
    return _ELSEWHERE.search(" ".join(plain_letters(text).split())) is not None


def paragraph_of(text: str, at: int) -> tuple[int, int]:
    """[start, end) of the paragraph in which `at` stands."""
    start = max(0, text.rfind("\n\n", max(0, at - 8000), at))
    end = text.find("\n\n", at, at + 8000)
    return start, len(text[: at + 8000]) if end < 0 else end


def paragraph_events(text: str, at: int) -> int:
    """How many different words of an event the paragraph around `at` holds."""
    start, end = paragraph_of(text, at)
    return _events_in(text[start:end])


@lru_cache(maxsize=16)  # asked for each sentence of a paragraph
def _events_in(paragraph: str) -> int:
    return len(set(_EVENT.findall(plain_letters(paragraph))))


def _person_or_date(plain: str) -> bool:
    return _PERSON.search(plain) is not None or _DATED.search(plain) is not None


def tells_event(words: str, *, strict: bool = False) -> bool:
    """Whether the words tell what happened to somebody; what happens as a rule does not count.

    `strict` asks for a person and a release in so many words.
    """
    plain = " ".join(plain_letters(words).replace("’", "'").split())
    if not _person_or_date(plain) or _ELSEWHERE.search(plain):
        return False
    happened = [
        s for s in _SENTENCE.split(plain) if RELEASED.search(s) and not _HABITUAL.search(s) and not _FOUNDED.search(s)
    ]
    told = [s for s in happened if not _GENERAL.search(s) or _DATED.search(s)]
    somebody = _PERSON.search(plain) is not None or any(_PRONOUN.search(sentence) for sentence in told)
    if told and somebody:
        return (
            _DATED.search(plain) is not None
            or len(set(_EVENT.findall(plain))) >= 1
            or any(p.search(plain) for _, p in HARMS)
        )
    if (
        strict
        or _PROGRAM.search(plain)
        or _HABITUAL.search(plain)
        or (_GENERAL.search(plain) and not _DATED.search(plain))
    ):
        return False
    if told:
        return len(set(_EVENT.findall(plain))) >= 2
    if not somebody or not _EVENT.search(plain):
        return False
    harms = sum(p.search(plain) is not None for _, p in HARMS)
    return harms >= 2 or (harms >= 1 and len(set(_EVENT.findall(plain))) >= 3)
