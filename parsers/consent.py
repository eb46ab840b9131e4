"""What an author says of consent to a story, decided from the sentences; never more than `claimed`.

Whatever is not plain becomes the narrower state or `needs_review`, with a reason that a coordinator understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers import consent_table as table
from parsers.consent_sentence import Heard, Sentence, read_sentence
from parsers.consent_table import Said
from parsers.narrative import is_event, paragraph_events
from parsers.records import ConsentFinding, ConsentState, Scope, Span
from parsers.sentences import sentences

_TRIGGERS = re.compile(
    r"consent|conset|concent|permi|authori|autori|agree|\bok\b|okay|okey|\bfine\b|said|says|\bsign|share|sharing|\btell|told|story|stor|publi|name|initial|anon"
    r"|withdr|pull|take|remove|delete|\bnot\b|n['’]t\b|\bno\b|never|nobody|\bask|will\b|yes|\bs[ií]\b|\buse|using|hold|wait|pending|mind|rather|longer|anymore|after all"
    r"|hear|reach|touch|relea|waiver|comfort|approv|refus|declin|object|want|before|only|firm|acept|acced|histori|nombre|quier|quit|retir|borr|saqu|comparti|pid|pregunt|migra|ice\b"
    r"|press|prensa|think|guess|supon|creo|record|clear|feel free|may\b|can\b|pued|dij|dice|ya\b|mejor|change|cambi|regret|scratch|drop|disregard|ignore|reconsider|cold|back|lost|perdi"
    r"|confirm|check|quote|forward|statisti|eyes|off\b|keep|kept|call(?:ed)? (?:her|him)|nadie|nunca|todav|a[uú]n\b|stop|kill|cancel",
    re.IGNORECASE,
)
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
_NAMED_PAPER = re.compile(
    r"(?<!\S)(?:consent\S*|shar\S+|publi\S+|stor(?:y|ies)|disclos\S*|permission|coalition|use|our|your|both|all|form attached|authoriz\S*|account) "
)
_CONTRAST = re.compile(r"(?<!\S)(?:but|although|though|however|except|pero|aunque|salvo) ")


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


def listen(text: str, ours: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """The sentences of the author's words in which consent may be spoken of; `text` has all else blanked."""
    out: list[Sentence] = []
    every = len(text.strip()) < 700 or is_event(text)
    for start, end in sentences(text):
        if not every and not _TRIGGERS.search(text, start, end):
            continue
        sentence = read_sentence(text, start, end)
        if ours and any(run in ours for run in runs_of_words(sentence.plain.words)):
            continue  # the call's own words
        if not (sentence.heard or sentence.limits or sentence.scopes or sentence.hypothetical):
            continue
        if table.FOOTER.search(sentence.plain.text) and not table.SOMEBODY.search(sentence.plain.text):
            continue
        if not sentence.heard and not sentence.hypothetical and is_event(text[start:end]):
            continue  # a name or an agency that stands in what happened
        if not _is_narrative(text, sentence):
            out.append(sentence)
    return tuple(out)


def runs_of_words(words: Sequence[str]) -> Iterator[str]:
    """Every six words in a row, to know the call's sentences again wherever somebody repeats them."""
    spoken = [word for word in words if word.isalnum()]
    return (" ".join(spoken[at : at + 6]) for at in range(len(spoken) - 5))


def _is_narrative(text: str, sentence: Sentence) -> bool:
    """Whether the sentence only tells what happened, so that its words mean something else."""
    if is_event(text[sentence.start : sentence.end]):
        return table.STRICT.search(sentence.plain.text) is None and paragraph_events(text, sentence.start) >= 2
    if paragraph_events(text, sentence.start) >= 3 and table.STRICT.search(sentence.plain.text) is None:
        return not sentence.says(Said.REFUSED, Said.STOPPED, Said.NOT_ASKED)
    return (
        not sentence.strong
        and paragraph_events(text, sentence.start) >= 2
        and not sentence.says(Said.REFUSED, Said.STOPPED, Said.BARE)
    )


def decide(said: Sequence[Sentence], about: Circumstances) -> ConsentFinding:
    """The state that these sentences give one story."""
    limits: list[str] = []
    bent = False
    kinds: dict[Said, list[tuple[Sentence, str]]] = {kind: [] for kind in Said}
    narrowed: list[tuple[Sentence, str]] = []
    for number, sentence in enumerate(said):
        after = said[number + 1] if number + 1 < len(said) else None
        limits += [code for code in sentence.limits if code != "other" or _counts(sentence)]
        for one in sentence.heard:
            kind, why = _weigh(one, sentence, after, about)
            if kind is None:
                if why and (sentence.change or not about.told):
                    narrowed.append((sentence, why))
            else:
                kinds[kind].append((sentence, why))
                bent = bent or (kind is Said.DOUBTFUL and one.said in {Said.YES, Said.BARE})
            if kind is Said.STOPPED:
                limits += [
                    c
                    for c, p in (("no_agency", table.AGENCY), ("no_public", table.PRESS))
                    if p.search(sentence.plain.text)
                ]
        if (
            sentence.strong
            and not sentence.heard
            and sentence.limits
            and sentence.limits != ("other",)
            and not about.told
        ):
            narrowed.append((sentence, "a limit on what was told before"))
    return _state(said, kinds, narrowed, tuple(dict.fromkeys(limits)), about, bent)


def _counts(sentence: Sentence) -> bool:
    return sentence.strong or bool(sentence.heard)


def _weigh(one: Heard, sentence: Sentence, after: Sentence | None, about: Circumstances) -> tuple[Said | None, str]:
    """What one phrase counts as; None when it only limits."""
    text = sentence.plain.text
    if one.said in {Said.YES, Said.BARE} and table.NOT_NOW.search(text):
        return Said.LATER, one.why
    if one.said is Said.STOPPED:
        if _not_taken_back(one, sentence):
            return Said.DOUBTFUL, "says that nothing is taken back"
        plainly = (
            sentence.strong
            or one.start == 0
            or about.short
            or table.TAKES_BACK.search(text)
            or table.ASKS_US.search(text)
        )
        if not plainly:
            return None, ""
    if one.said is Said.BARE and not about.told and not (sentence.strong or about.short):
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
            "signed" in one.why and one.said is Said.BARE and not _NAMED_PAPER.search(text),
        ),
        ("a practice, not a consent", table.HABIT.search(text) is not None),
        ("it is supposed, heard or of an earlier time", table.HEDGES.search(text) is not None),
        ("it holds only if something else comes true", _open_if(one, sentence)),
        ("it is doubtful whether the yes was free or understood", table.CAPACITY.search(text) is not None),
        ("not all of them said yes", _SOME.search(text) is not None),
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


_ORDER = (
    (Said.STOPPED, ConsentState.SUSPENDED, "taken back"),
    (Said.REFUSED, ConsentState.REFUSED, "said no"),
)


def _state(
    said: Sequence[Sentence],
    kinds: dict[Said, list[tuple[Sentence, str]]],
    narrowed: list[tuple[Sentence, str]],
    limits: tuple[str, ...],
    about: Circumstances,
    bent: bool,
) -> ConsentFinding:
    yes = kinds[Said.YES] + kinds[Said.BARE]
    codes = tuple(code for code in limits if code != "other")
    S = ConsentState
    if kinds[Said.STOPPED]:
        return _finding(S.SUSPENDED, kinds[Said.STOPPED], "a consent is taken back", codes, (), about, True)
    if narrowed and not yes:
        return _finding(S.SUSPENDED, narrowed, "an earlier consent is narrowed", codes, (), about, True)
    if kinds[Said.REFUSED]:
        if yes or narrowed or bent:
            return _finding(
                S.NEEDS_REVIEW, kinds[Said.REFUSED] + yes, "yes and no stand side by side", codes, (), about, True
            )
        return _finding(
            S.REFUSED, kinds[Said.REFUSED], "the person said no", (), (), about, about.people > 1 or about.minor
        )
    if kinds[Said.DOUBTFUL] and (bent or yes or not (kinds[Said.LATER] or kinds[Said.NOT_ASKED])):
        return _finding(
            S.NEEDS_REVIEW,
            kinds[Said.DOUBTFUL],
            "it is not plain that consent was given",
            codes,
            _scopes(said),
            about,
            True,
        )
    if kinds[Said.LATER]:
        return _finding(
            S.PENDING, kinds[Said.LATER], "consent is still to come", codes, (), about, about.people > 1 or about.minor
        )
    if kinds[Said.NOT_ASKED]:
        if yes:
            return _finding(
                S.NEEDS_REVIEW,
                kinds[Said.NOT_ASKED] + yes,
                "yes and not yet stand side by side",
                codes,
                (),
                about,
                True,
            )
        return _finding(
            S.NOT_OBTAINED,
            kinds[Said.NOT_ASKED],
            "consent was not obtained",
            (),
            (),
            about,
            about.people > 1 or about.minor,
        )
    if yes:
        return _claimed(said, yes, codes, limits, about)
    if codes or (limits and any(s.heard for s in said)):
        limited = [(s, "a limit") for s in said if s.limits]
        return _finding(S.NEEDS_REVIEW, limited, "limits are named, but no consent", codes, (), about, True)
    reason = (
        "consent is asked about or supposed, not said"
        if any(s.question or s.hypothetical for s in said)
        else "nothing is said of consent"
    )
    return ConsentFinding(reasons=(reason,), needs_person=True)


def _claimed(
    said: Sequence[Sentence],
    yes: list[tuple[Sentence, str]],
    codes: tuple[str, ...],
    limits: tuple[str, ...],
    about: Circumstances,
) -> ConsentFinding:
    scopes = _scopes(said)
    for holds, reason in (
        (about.forwarded, "the consent comes by a forward"),
        (bool(about.relative), f"a relative speaks for the person ({about.relative})"),
        (about.minor, "the person may be a minor"),
    ):
        if holds:
            kept = () if about.relative or about.minor else scopes
            return _finding(ConsentState.NEEDS_REVIEW, yes, reason, codes, kept, about, True)
    asked = any(s.question for s in said) or "other" in limits or about.people > 1 or not about.told and not scopes
    return _finding(ConsentState.CLAIMED, yes, "the author says that consent was given", codes, scopes, about, asked)


def _scopes(said: Sequence[Sentence]) -> tuple[Scope, ...]:
    """The audiences named beside a yes and shut by nothing."""
    shut = {code for s in said for code in s.limits}
    named = {
        code
        for s in said
        if s.says(Said.YES, Said.BARE, Said.DOUBTFUL) or s.strong
        for code in s.scopes
        if not s.question
    }
    return tuple(scope for scope in Scope if scope.value in named and f"no_{scope.value}" not in shut)


def _finding(
    state: ConsentState, proof: list[tuple[Sentence, str]], reason: str, codes: tuple[str, ...],
    scopes: tuple[Scope, ...], about: Circumstances, needs: bool,
) -> ConsentFinding:  # fmt: skip
    first = min(proof, key=lambda item: item[0].start)[0]
    last = max((s for s, _ in proof if s.start - first.end < 200), key=lambda s: s.end, default=first)
    words = tuple(dict.fromkeys(f"“{why}”" for _, why in proof))[:3]
    return ConsentFinding(
        state, scopes, codes, "", Span(about.part, first.start, last.end), (f"{reason}: {', '.join(words)}",), needs
    )
