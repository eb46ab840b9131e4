"""What one sentence says of consent: findings with their place, and the limits and audiences named in it."""
# Over 200 lines: one sentence is read in one pass, whose steps share its words.

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers import consent_table as table
from parsers.consent_table import Said
from parsers.phrases import Phrases
from parsers.plain_words import Plain, plain_words

_CLAUSE_END = re.compile(r"[;:.!?()\"]|(?<!\S)(?:but|pero|aunque|although|though) ")
_WHO_MAY = {("you",), ("we",), ("coalition",), ("group",), ("ice",), ("anyone",), ("anybody",), ("everyone",)}
_LONGEST = 2400
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class Heard:
    """One phrase: what it says, the words [start, end) of `Plain.text`, and why it was bent if it was."""

    said: Said
    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence says. `start` and `end` are places in the mail's text."""

    start: int
    end: int
    heard: tuple[Heard, ...] = ()
    limits: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    question: bool = False
    hypothetical: bool = False
    third: str = ""
    change: bool = False
    strong: bool = False
    plain: Plain = field(default=Plain("", (), (), ()), repr=False)

    def says(self, *kinds: Said) -> bool:
        return any(one.said in kinds for one in self.heard)


def read_sentence(text: str, start: int, end: int) -> Sentence:
    """All that text[start:end], one sentence, says of consent. No decision is made here."""
    plain = plain_words(text, start, min(end, start + _LONGEST))
    strong = table.STRONG.search(plain.text) is not None
    found = _matches(plain)
    question = "?" in plain.words[-3:] or "¿" in plain.words
    heard: list[Heard] = []
    limits = (
        _codes(table.WHENEVER.sub(" ", plain.text), table.limits())
        if not question or any(o.said is Said.STOPPED for o in found)
        else []
    )
    hypothetical = False
    for one in found:
        bent = _bent(plain, one, found, question)
        if bent is None:
            hypothetical = hypothetical or one.said in {Said.YES, Said.BARE}
        else:
            heard.append(bent)
    scopes = _scopes(plain, limits)
    return Sentence(
        start, end, tuple(heard), tuple(limits), scopes, question, hypothetical,
        _third(plain), table.CHANGE.search(plain.text) is not None, strong, plain,
    )  # fmt: skip


def _matches(plain: Plain) -> list[Heard]:
    """The phrases that stand in the sentence, without those of another sense."""
    kinds, phrases = table.phrases()
    told = tuple(zip(kinds, phrases.find(plain.text), strict=True))
    masked = [m.span() for kind, matches in told if kind is Said.ELSEWHERE for m in matches]
    found: list[Heard] = []
    for kind, matches in told:
        if kind is Said.ELSEWHERE:
            continue
        for m in matches:
            if not any(a < m.end() and m.start() < b for a, b in masked):
                found.append(Heard(kind, m.start(), m.end(), m.group().strip()))
    return found


def _bent(plain: Plain, one: Heard, found: list[Heard], question: bool) -> Heard | None:
    """The phrase as what stands around it makes it; None when it is asked or supposed only."""
    if one.said not in {Said.YES, Said.BARE}:
        if one.said is Said.DOUBTFUL and table.RULE.search(plain.text):
            return None
        if question and one.said in {Said.LATER, Said.NOT_ASKED, Said.DOUBTFUL}:
            return None
        return None if _outdone(one, found) else one
    rivals = [o for o in found if o.said not in {Said.YES, Said.BARE} and o.start < one.end and one.start < o.end]
    if rivals:
        return rivals[0]
    if one.why.startswith("asked ") and re.search(r" (?:said|says) ", one.why):
        return one
    if question or _supposed(plain, one):
        return None
    if _negated(plain, one):
        return Heard(
            Said.REFUSED if one.said is Said.YES and _is_will(one.why) else Said.NOT_ASKED,
            one.start,
            one.end,
            f"not: {one.why}",
        )
    if _required(plain, one) or table.RULE.search(plain.text) or _other_object(plain, one) or _official(plain, one):
        return None
    if _is_what_for(plain, one):
        return None
    if _modal(plain, one):
        return Heard(Said.DOUBTFUL, one.start, one.end, f"would or must: {one.why}")
    return one


def _outdone(one: Heard, found: list[Heard]) -> bool:
    """Whether another phrase of the same words says it better: "do not have" is no refusal, "does not allow" no stop."""
    if one.said is Said.LATER and one.why.split()[0].endswith(
        "ing"
    ):  # "never got around to asking": nothing is to come
        return any(o.said is Said.NOT_ASKED and o.start < one.start <= o.end for o in found)
    better = {Said.REFUSED: {Said.NOT_ASKED, Said.DOUBTFUL}, Said.STOPPED: {Said.REFUSED}}.get(one.said, set())
    if one.said is Said.STOPPED and not one.why.startswith("no "):
        return False
    return any(o.said in better and o.start < one.end and one.start < o.end for o in found)


def _official(plain: Plain, one: Heard) -> bool:
    """Whether an office or officer gives the consent: "the sheriff has agreed", "with the consent of the court"."""
    before = _before(plain, one.start, 3)
    if table.OFFICIALS & set(before) and not table.PERSONAL & set(before):
        return not {"to", "with", "for"} & set(before)
    return table.OF_OFFICIALS.search(plain.text) is not None


def _other_object(plain: Plain, one: Heard) -> bool:
    """Whether the consent is to something that is no telling: "consented to a blood test"."""
    found = table.OTHER_OBJECT.search(plain.text, one.start)
    return found is not None and found.start() < one.end and not table.DISCLOSING.match(found["word"])


def _required(plain: Plain, one: Heard) -> bool:
    """Whether the consent is only asked for by a rule: "must have agreed", "we need her permission"."""
    return any(word in table.REQUIRED for word in _before(plain, one.start, 4))


def _is_will(why: str) -> bool:
    return re.search(r"(?<!\S)(?:agree|want|wish|accept|quier|acept|autoriz|permit|allow|let)", why) is not None


def _before(plain: Plain, at: int, window: int = _WINDOW) -> tuple[str, ...]:
    """The words of the clause before the character `at`, at most `window`."""
    index = plain.index(at)
    words = plain.words[max(0, index - window) : index]
    for place in range(len(words) - 1, -1, -1):
        if words[place] in {",", ";", ":", "(", ")", '"', ".", "!"} or words[place] in table.BUT | {
            "and",
            "y",
            "so",
            "then",
            "because",
        }:
            return words[place + 1 :]
    return words


def _negated(plain: Plain, one: Heard) -> bool:
    index, last = plain.index(one.start), plain.index(one.end)
    inside = plain.words[index:last]
    text = " ".join((*_before(plain, one.start), *inside)) + " "
    text = table.NOT_REALLY_NO.sub(" ", text)
    if inside and inside[0] in {"no", "not"}:  # a pattern that itself holds the no ("does not mind")
        return False
    if re.search(r"(?:not mind|no (?:objections?|problems?|issues?|qualms)|not any (?:objections?|problems?)) ", text):
        return False
    return any(word in table.NEGATIONS for word in text.split())


def _modal(plain: Plain, one: Heard) -> bool:
    if one.why.split()[0] in {"you", "may", "anyone", "coalition", "group"}:
        return False
    before = _before(plain, one.start, 3)[-3:]
    if before[-2:-1] in _WHO_MAY and before[-1:] in {("may",), ("can",)}:
        return False
    return any(word in table.MODALS for word in before)


def _is_what_for(plain: Plain, one: Heard) -> bool:
    """Whether the phrase only tells what a permission is for: "da su permiso para que lo lean". It adds nothing."""
    before = tuple(_before(plain, one.start, 3)[-2:])
    return before[-1:] == ("para",) and before[0] in {"permiso", "autorizacion", "consentimiento", "aprobacion"}


def _supposed(plain: Plain, one: Heard) -> bool:
    """Whether the phrase stands behind an if, when or until in the same part of the sentence."""
    index = plain.index(one.start)
    words = plain.words[:index]
    for place in range(len(words) - 1, max(-1, len(words) - 14), -1):
        word = words[place]
        if word == "caso" and words[place - 1 : place] != ("en",):
            continue  # "su caso": no condition
        if word in table.WHETHER or word in table.LATER_HEADS:
            if table.HARMLESS_IF.match(" ".join(plain.words[place:]) + " "):
                return False
            return not ({",", "then"} & set(words[place:]))
        if word in {";", ":", ".", "!"}:
            return False
    inside = plain.words[index : plain.index(one.end)]
    if "mind" in inside or "if" in inside[-2:-1] or inside[-1:] == ("if",):
        return False  # "does not mind if you", "is fine if we"
    return any(word in table.WHETHER and word != "caso" for word in inside)


def _codes(text: str, table_of: tuple[tuple[str, ...], Phrases]) -> list[str]:
    codes, phrases = table_of
    return [code for code, matches in zip(codes, phrases.find(text), strict=True) if matches]


def _scopes(plain: Plain, limits: list[str]) -> tuple[str, ...]:
    shut = {"no_agency": "agency", "no_public": "public"}
    closed = {shut[code] for code in limits if code in shut}
    custody = re.sub(
        r"(?<!\S)(?:ice|dhs|immigration) (?:custody|detention|facility|officer\S*|office|agents?|asks?) |(?<!\S)if ice |(?<!\S)(?:your|our|this) (?:paper|papers) ",
        " ",
        plain.text,
    )
    return tuple(code for code in _codes(custody, table.scopes()) if code not in closed)


def _third(plain: Plain) -> str:
    """The word for a person other than the one concerned, who speaks in the sentence."""
    for place, word in enumerate(plain.words):
        if "with" in plain.words[max(0, place - 3) : place]:
            continue  # read with an interpreter
        if word in table.ALWAYS_THIRD:
            return word
        if word in table.THIRD and place and plain.words[place - 1] in table.POSSESSIVES:
            return word
    return ""
