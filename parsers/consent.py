"""What an author says of consent to a story, decided from the sentences; never more than `claimed`.

Whatever is not plain becomes the narrower state or `needs_review`, with a reason that a coordinator understands.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers import consent_table as table
from parsers.consent_about import speaks_of_telling
from parsers.consent_audience import of_one, scopes_of
from parsers.consent_listen import listen, runs_of_words
from parsers.consent_sentence import Sentence
from parsers.consent_table import Said
from parsers.consent_weigh import Circumstances, weigh
from parsers.records import ConsentFinding, ConsentState, Scope, Span

__all__ = ("Circumstances", "decide", "listen", "runs_of_words")


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
            kind, why = weigh(one, sentence, after, about)
            if kind is None:
                of_before = sentence.change if about.told else not about.asked and of_one(sentence, about)
                if why and of_before:
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
            and not about.asked
            and of_one(sentence, about)
        ):
            narrowed.append((sentence, "a limit on what was told before"))
    return _state(said, kinds, narrowed, tuple(dict.fromkeys(limits)), about, bent)


def _counts(sentence: Sentence) -> bool:
    return sentence.strong or bool(sentence.heard) or len(sentence.limits) > 1


def _state(
    said: Sequence[Sentence],
    kinds: dict[Said, list[tuple[Sentence, str]]],
    narrowed: list[tuple[Sentence, str]],
    limits: tuple[str, ...],
    about: Circumstances,
    bent: bool,
) -> ConsentFinding:
    # Over 40 lines: the order of the rules is the rule.
    yes = kinds[Said.YES] + kinds[Said.BARE]
    codes = tuple(code for code in limits if code != "other")
    states = ConsentState
    if kinds[Said.STOPPED]:
        return _finding(states.SUSPENDED, kinds[Said.STOPPED], "a consent is taken back", codes, (), about, True)
    if narrowed and not yes:
        return _finding(states.SUSPENDED, narrowed, "an earlier consent is narrowed", codes, (), about, True)
    if kinds[Said.REFUSED]:
        if yes or narrowed or bent or (about.people > 1 and (kinds[Said.LATER] or kinds[Said.NOT_ASKED])):
            return _finding(
                states.NEEDS_REVIEW, kinds[Said.REFUSED] + yes, "yes and no stand side by side", codes, (), about, True
            )
        return _finding(
            states.REFUSED, kinds[Said.REFUSED], "the person said no", (), (), about, about.people > 1 or about.minor
        )
    if kinds[Said.DOUBTFUL] and (bent or yes or not (kinds[Said.LATER] or kinds[Said.NOT_ASKED])):
        return _finding(
            states.NEEDS_REVIEW,
            kinds[Said.DOUBTFUL],
            "it is not plain that consent was given",
            codes,
            () if about.relative or about.minor else scopes_of(said),
            about,
            True,
        )
    if kinds[Said.LATER]:
        return _finding(
            states.PENDING,
            kinds[Said.LATER],
            "consent is still to come",
            codes,
            (),
            about,
            about.people > 1 or about.minor,
        )
    if kinds[Said.NOT_ASKED]:
        if yes:
            return _finding(
                states.NEEDS_REVIEW,
                kinds[Said.NOT_ASKED] + yes,
                "yes and not yet stand side by side",
                codes,
                (),
                about,
                True,
            )
        return _finding(
            states.NOT_OBTAINED,
            kinds[Said.NOT_ASKED],
            "consent was not obtained",
            (),
            (),
            about,
            about.people > 1 or about.minor or bool(kinds[Said.DOUBTFUL]),
        )
    if yes:
        return _claimed(said, yes, codes, limits, about)
    limited = [
        (s, "a limit")
        for s in said
        if s.limits and (s.heard or s.hypothetical or speaks_of_telling(s) or not about.told)
    ]
    if limited and (codes or any(s.heard for s in said)):
        why = "limits are named, but no consent"
        return _finding(states.NEEDS_REVIEW, limited, why, codes, (), about, True)
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
    scopes = scopes_of(said)
    for holds, reason in (
        (about.forwarded, "the consent comes by a forward"),
        (bool(about.relative), f"a relative speaks for the person ({about.relative})"),
        (about.minor, "the person may be a minor"),
    ):
        if holds:
            kept = () if about.relative or about.minor else scopes
            return _finding(ConsentState.NEEDS_REVIEW, yes, reason, codes, kept, about, True)
    asked = (
        any(s.question for s in said)
        or bool({"other", "review_first"} & set(limits))
        or about.people > 1
        or (not about.told and not scopes)
    )
    return _finding(ConsentState.CLAIMED, yes, "the author says that consent was given", codes, scopes, about, asked)


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
