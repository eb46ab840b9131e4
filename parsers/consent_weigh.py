"""What one phrase of consent counts as, when all around it is weighed: who speaks, on what condition, how freely."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from dataclasses import dataclass

from parsers import consent_table as table
from parsers.consent_about import in_event, is_another_wish, of_officials, only_hesitates, stops_ours
from parsers.consent_sentence import Heard, Sentence
from parsers.consent_table import Said
from parsers.plain_words import plain_words

_HARD = re.compile(
    r"withdr|retract|revok|rescind|pull|chang|longer|anymore|any more|after all|cold|cooled|reflection|backed|regret|reconsider|second"
    r"|retir|arrep|revoc|cambi|ya no|siempre|marcha|off|not now"
)

_WHOLE = re.compile(r"(?<!\S)(?:story|stories|anything|at all|everything|historia|testimonio|nada|relato) ")

_SHARED_YES = re.compile(
    r"(?<!\S)(?:all|both|each|every|everyone|everybody|they|we|two|three|four|five|six|todos|todas|ambos|ambas|las tres|los tres|los dos|las dos|cada) "
)

_SOME = re.compile(
    r"(?<!\S)(?:(?:one|two|three|some|half|most|una?|dos|tres|algun[oa]s) (?:of|de) |the others? |other two|los otros|las otras|el otro|la otra|not all|no todos|no todas)"
)

_SELF = re.compile(
    r"(?<!\S)(?:i|we) (?:\S+ ){0,2}?(?:consent|agree|authorize|permit|allow|give|grant|want)|^(?:doy|consiento|yo) "
)

_MINE = re.compile(
    r"(?<!\S)(?:my (?:story|name|experience|case|testimony|own)|mi (?:historia|nombre|testimonio|experiencia|caso|relato)) "
)

_CONTRAST = re.compile(r"(?<!\S)(?:but|although|though|however|except|pero|aunque|salvo) ")

_NAMED_PAPER = re.compile(
    r"(?<!\S)(?:consent\S*|shar\S+|publi\S+|stor(?:y|ies)|disclos\S*|permission|coalition|use|our|your|both|all|form (?:attached|saying|stating)|can go to|authoriz\S*|account) "
)


def of_all(words: str) -> bool:
    """Whether a yes in these words is that of several people: "both of them agree"."""
    return _SHARED_YES.search(plain_words(words, 0, len(words)).text) is not None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the rest of the mail tells: who speaks for whom, and how the words came."""

    first_person: bool = False
    relative: str = ""
    minor: bool = False
    people: int = 1
    forwarded: bool = False
    told: bool = True
    short: bool = False
    part: str = "text"
    apart: bool = False  # the mail keeps several people apart, and this is one of them
    asked: bool = False  # it answers our question: a limit in it narrows nothing that was said before


def weigh(one: Heard, sentence: Sentence, after: Sentence | None, about: Circumstances) -> tuple[Said | None, str]:
    """What one phrase counts as; None when it only limits."""
    # Over 40 lines: the order of the rules is the rule.
    text = sentence.plain.text
    if one.said in {Said.YES, Said.BARE} and table.NOT_NOW.search(text):
        return Said.LATER, one.why
    if one.said is Said.STOPPED and _not_taken_back(one, sentence):
        still = any(h.said in {Said.YES, Said.BARE} for h in sentence.heard)
        return (None, "") if still else (Said.DOUBTFUL, "says that nothing is taken back")
    if _of_something_else(one, sentence, about):
        return None, ""
    if one.said in {Said.REFUSED, Said.STOPPED} and sentence.limits:
        hard = one.said is Said.STOPPED and _HARD.search(one.why)
        if hard or (
            one.said is Said.REFUSED
            and _WHOLE.search(text)
            and not set(sentence.limits) & {"no_agency", "no_public", "no_quote"}
        ):
            return one.said, one.why
        return None, one.why
    if one.said not in {Said.YES, Said.BARE}:
        return one.said, one.why
    for reason, holds in (
        (f"someone else speaks: {sentence.third}", bool(sentence.third)),
        (
            "the author's own consent, not that of the person concerned",
            bool(_SELF.search(one.why)) and not about.first_person and not _MINE.search(text),
        ),
        ("the sender's own name or house is meant", bool(table.SENDER.search(text)) and not about.first_person),
        (
            "a paper was signed, but not which",
            "signed" in one.why
            and "signed off" not in one.why
            and one.said is Said.BARE
            and not _NAMED_PAPER.search(text),
        ),
        ("something is taken back beside it", table.TAKES_BACK.search(text) is not None and not sentence.change),
        ("a practice, not a consent", table.HABIT.search(text) is not None),
        (
            "it is supposed, heard or of an earlier time",
            table.HEDGES.search(f"{text[: one.start]}{text[one.end :]}") is not None,
        ),
        ("it holds only if something else comes true", _open_if(one, sentence)),
        ("it is doubtful whether the yes was free or understood", table.CAPACITY.search(text) is not None),
        ("not all of them said yes", _SOME.search(text) is not None and not about.apart),
        ("several people, and the yes of one", about.people > 1 and not _SHARED_YES.search(text)),
        ("a yes with a but that is not a known limit", _but(one, sentence, after)),
        (
            "a yes of people in general",
            re.search(
                r"(?:advocates|those|people|anyone|persons|clients|providers|you|who) (?:\S+ ){0,2}$", text[: one.start]
            )
            is not None,
        ),
    ):
        if holds:
            return Said.DOUBTFUL, reason
    return one.said, one.why


def _of_something_else(one: Heard, sentence: Sentence, about: Circumstances) -> bool:
    """Whether the phrase is not about this story being told, but about what happened or about nothing."""
    if one.said is Said.STOPPED:
        return not stops_ours(one, sentence, told=about.told, short=about.short)
    if is_another_wish(one, sentence) or of_officials(one, sentence) or only_hesitates(one, sentence):
        return True
    if one.said is not Said.YES and in_event(one, sentence):
        return True
    return one.said is Said.BARE and not about.told and not (sentence.strong or about.short)


def _not_taken_back(one: Heard, sentence: Sentence) -> bool:
    """Whether a word of taking back is itself denied: "she has not changed her mind"."""
    before = sentence.plain.text[: one.start].split()[-4:]
    hard = re.match(
        r"withdr|retract|revok|rescind|chang|back|cold|second|regret|retir|arrep|se arrep|revoc|cambi", one.why
    )
    return hard is not None and bool({"not", "no", "never", "nunca"} & set(before)) and "longer" not in before


def _open_if(one: Heard, sentence: Sentence) -> bool:
    """Whether a condition that is no known limit follows the yes."""
    found = table.OPEN_IF.search(sentence.plain.text, one.start)
    if found is None or sentence.limits:
        return False
    return table.HARMLESS_IF.match(sentence.plain.text, found.start()) is None


def _but(one: Heard, sentence: Sentence, after: Sentence | None) -> bool:
    if _CONTRAST.search(sentence.plain.text, one.end):
        return not (sentence.limits or sentence.scopes)
    return (
        after is not None
        and after.plain.words[:1] in {("but",), ("however",), ("pero",)}
        and not (after.limits or after.scopes)
    )
