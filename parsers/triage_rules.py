"""The rules of triage in their order: evidence in, the reason out in words for a coordinator, or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parsers import triage_table as table
from parsers.evidence import Evidence, brings_papers, short, speaks_of_it
from parsers.records import AutomaticKind, ConsentState, Disposition, Program
from parsers.triage_noise import is_bulk, is_spam, sells_to_many, wants_something_else

D = Disposition
_STORY_NUMBER = re.compile(r"\bS-\d{2,6}\b")
_FORWARDED = re.compile(r"\s*\[?(?:fwd?|rv|wg|tr|enc|reenv|i)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """`holds` gives the reason in words for a coordinator, or None."""

    verdict: Disposition
    holds: Callable[[Evidence], str | None]

    @property
    def name(self) -> str:
        """As it stands in the ledger beside what it decided: "submission/submits"."""
        return f"{self.verdict.value}/{self.holds.__name__.strip('_')}"


def _automatic(*kinds: AutomaticKind) -> Callable[[Evidence], str | None]:
    def holds(e: Evidence) -> str | None:
        if e.automatic is None or e.automatic.kind not in kinds:
            return None
        if e.automatic.kind is AutomaticKind.LIST and e.records and e.ours:
            return None  # a person's answer that came through a list
        return f"no person wrote this: {e.automatic.reason}"

    holds.__name__ = "automatic"
    return holds


def _withdraws(e: Evidence) -> str | None:
    stopped = [s for s in e.stories if s.consent.state is ConsentState.SUSPENDED]
    about_us = e.letter or e.ours or e.words < 60
    if not e.stories and (e.programs or not about_us or e.first(table.DECLINE) or e.first(table.UNSUBSCRIBE)):
        return None  # nothing here was ever consented to; a person is asked all the same
    if e.consent.state is ConsentState.SUSPENDED or stopped:
        words = e.consent.words or (stopped[0].consent.words if stopped else "")
        return (
            f"takes back what was said of consent: {short(words)}" if words else "takes back what was said of consent"
        )
    return None


def _calls_back(e: Evidence) -> str | None:
    """The net: a short mail without anything new in it, in words that call a story back."""
    if e.programs or e.told_stories or not (e.letter or e.ours or e.stories or e.words < 80):
        return None
    said = e.first(table.TAKES_BACK)
    return f"calls something back: {said}" if said and not e.first(table.UNSUBSCRIBE) else None


def _narrows(e: Evidence) -> str | None:
    findings = [e.consent, *(s.consent for s in e.stories)]
    if any(f.state is ConsentState.SUSPENDED and f.restrictions for f in findings):
        return "narrows an earlier consent and leaves the rest"
    return None


def _corrects(e: Evidence) -> str | None:
    if not e.corrects:
        return None
    return f"corrects an earlier mail: {e.first(table.CORRECTION) or 'changed fields'}"


def _answers_consent(e: Evidence) -> str | None:
    said = e.consent.state is not ConsentState.UNASSESSED or any(
        s.consent.state is not ConsentState.UNASSESSED for s in e.stories
    )
    if e.letter == "consent_question" and not e.programs and not e.told_stories:
        return "answers our question about consent"
    numbered = _STORY_NUMBER.search(e.message.subject) or any(_STORY_NUMBER.search(i) for i in e.message.in_reply_to)
    if numbered and said and not e.told_stories:
        return f"speaks of the consent to story {numbered[0] if isinstance(numbered, re.Match) else 'of the thread'}"
    if said and e.stories and not e.told_stories and not e.programs:
        return "speaks of consent to a story that it does not tell again"
    return None


def _asks_first(e: Evidence) -> str | None:
    """A question about consent or deadline with a case outlined: the question is what must be answered."""
    if not e.questions or e.programs or not e.told_stories:
        return None
    if any(s.consent.state is not ConsentState.UNASSESSED for s in e.told_stories):
        return None
    asked = next((q for q in e.questions if table.ABOUT_CONSENT.search(q)), None)
    early = asked is not None and asked in e.sentences[: max(4, len(e.sentences) // 2)]
    return f"asks before it sends: {short(asked)}" if asked and early else None


def _submits(e: Evidence) -> str | None:
    told = len(e.told_stories)
    named = [r.name for r in e.programs if r.name]
    parts = [
        f"names {', '.join(named[:3])}" if named else "",
        f"tells {told} stor{'y' if told == 1 else 'ies'}" if told else "",
    ]
    if any(parts):
        return "brings something: " + " and ".join(filter(None, parts))
    if e.programs:
        return "brings something without a name"
    return "brings a paper" if brings_papers(e) else None


def _asks(e: Evidence) -> str | None:
    return f"asks us: {short(e.questions[0])}" if e.questions else None


def _unsubscribes(e: Evidence) -> str | None:
    if e.records or e.words > 120:
        return None
    said = e.first(table.UNSUBSCRIBE)
    return f"wants no more mail: {said}" if said else None


def _refers(e: Evidence) -> str | None:
    if e.records:
        return None
    passed_on = _FORWARDED.match(e.message.subject) and e.ours
    if passed_on:
        return "passes our call on without an answer of its own"
    said = e.first(table.REFERRAL)
    if said and e.sentences and table.THANKS.search(e.sentences[0]) and _only_passed_on(e):
        return None
    return f"names somebody who may know: {said}" if said and (e.answers_us or speaks_of_it(e)) else None


def _only_passed_on(e: Evidence) -> bool:
    return all(table.PASSED_ON.search(s) for s in e.sentences if table.REFERRAL.search(s))


def _refers_instead(e: Evidence) -> str | None:
    """Has nothing of its own and names whom to ask; the program that this person runs is only named."""
    bare = all(not (r.websites or r.reports or r.features) for r in e.programs if isinstance(r, Program))
    if not e.programs or e.stories or not bare or len(e.programs) > 2 or e.words > 150:
        return None
    declined, said = e.first(table.DECLINE), e.first(table.REFERRAL)
    return f"has nothing itself and names somebody who knows: {said}" if declined and said else None


def _declines(e: Evidence) -> str | None:
    if e.records or e.words > 150:
        return None
    said = e.first(table.DECLINE)
    if said and e.first(table.THANKS) and e.first(table.PUT_OFF):
        return None
    return f"has nothing to give: {said}" if said and (e.answers_us or speaks_of_it(e)) else None


def _thanks(e: Evidence) -> str | None:
    if e.records or e.words > 80:
        return None
    said = e.first(table.THANKS)
    return f"only thanks: {said}" if said and (e.answers_us or e.words < 40) else None


RULES: tuple[Rule, ...] = (
    Rule(D.BOUNCE, _automatic(AutomaticKind.BOUNCE)),
    Rule(D.AUTO_REPLY, _automatic(AutomaticKind.AUTO_REPLY, AutomaticKind.CHALLENGE, AutomaticKind.RECEIPT)),
    Rule(D.SPAM, sells_to_many),
    Rule(D.BULK, _automatic(AutomaticKind.LIST, AutomaticKind.NOTIFICATION, AutomaticKind.CALENDAR)),
    Rule(D.WITHDRAWAL, _withdraws),
    Rule(D.WITHDRAWAL, _calls_back),
    Rule(D.CORRECTION, _narrows),
    Rule(D.CORRECTION, _corrects),
    Rule(D.CONSENT_ANSWER, _answers_consent),
    Rule(D.QUESTION, _asks_first),
    Rule(D.REFERRAL, _refers_instead),
    Rule(D.SUBMISSION, _submits),
    Rule(D.SPAM, is_spam),
    Rule(D.BULK, is_bulk),
    Rule(D.UNRELATED, wants_something_else),
    Rule(D.UNSUBSCRIBE, _unsubscribes),
    Rule(D.QUESTION, _asks),
    Rule(D.REFERRAL, _refers),
    Rule(D.DECLINE, _declines),
    Rule(D.THANKS, _thanks),
)
