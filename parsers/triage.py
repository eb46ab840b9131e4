"""Which kind of mail this is, by an ordered table of small named rules.

A rule looks at the evidence and answers with its reason, or None. The first verdict in the order of the table is
the most urgent; the others that hold stand in `also`. Whatever is doubtful goes to a person, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from config.call import Call
from parsers import triage_table as table
from parsers.cues import plain_letters
from parsers.records import (
    Accommodation,
    Automatic,
    AutomaticKind,
    ConsentFinding,
    ConsentState,
    Disposition,
    Forward,
    Message,
    Program,
    Record,
    Story,
    Triage,
)
from parsers.sentences import sentences

D = Disposition
_SPOKEN = frozenset({"en", "es", "mixed"})
_STORY_NUMBER = re.compile(r"\bS-\d{2,6}\b")
_FORWARDED = re.compile(r"\s*\[?(?:fwd?|rv|wg|tr|enc|reenv|i)\s*:", re.IGNORECASE)
_SPEECH = re.compile(r"[“\"«][^“”\"«»\n]{1,300}[”\"»]")
_SUGGESTS = re.compile(r"\b(?:what about|how about|have you|do you know|did you|que tal|conocen|ya vieron)\b")
_PAPERS = (
    "application/pdf",
    "application/msword",
    "application/vnd",
    "application/rtf",
    "text/rtf",
    "image/",
    "text/plain",
)
_LETTER_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Evidence:
    """All that the rules may look at. `own` are the author's own words, `text` the whole mail.

    `letter` is the kind of our letter that the mail answers ("announcement", "consent_question" ...), None when it
    answers none that we know. `ours` tells that words of our call or letters stand in the mail.
    """

    call: Call
    message: Message
    own: str
    text: str = ""
    automatic: Automatic | None = None
    forward: Forward | None = None
    forwarder_words: str = ""
    records: tuple[Record, ...] = ()
    consent: ConsentFinding = ConsentFinding()
    language: str = "en"
    letter: str | None = None
    ours: bool = False
    corrects: bool = False
    unreadable: str | None = None

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The author's sentences in plain letters, spoken words of others left out, each on one line."""
        quiet = _SPEECH.sub(lambda found: " " * len(found[0]), self.own)
        return tuple(" ".join(plain_letters(quiet[a:b]).split()).replace("’", "'") for a, b in sentences(quiet))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        return tuple(r for r in self.records if isinstance(r, Story))

    @cached_property
    def told_stories(self) -> tuple[Story, ...]:
        """Stories of which something happens in this mail, not only consent."""
        return tuple(s for s in self.stories if s.narrative.strip())

    @cached_property
    def programs(self) -> tuple[Program | Accommodation, ...]:
        return tuple(r for r in self.records if not isinstance(r, Story))

    @cached_property
    def words(self) -> int:
        return len(_LETTER_WORDS.findall(self.own))

    @cached_property
    def questions(self) -> tuple[str, ...]:
        return tuple(_questions(self))

    def first(self, pattern: re.Pattern[str]) -> str | None:
        """The first sentence that fits, shortened for a reason."""
        return next((_short(s) for s in self.sentences if pattern.search(s)), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """`holds` gives the reason in words for a coordinator, or None."""

    verdict: Disposition
    holds: Callable[[Evidence], str | None]


def _short(words: str) -> str:
    return f"“{words if len(words) <= 90 else words[:87] + '...'}”"


def _automatic(*kinds: AutomaticKind) -> Callable[[Evidence], str | None]:
    def holds(e: Evidence) -> str | None:
        if e.automatic is None or e.automatic.kind not in kinds:
            return None
        if e.automatic.kind is AutomaticKind.LIST and e.records and e.ours:
            return None  # a person's answer that came through a list
        return f"no person wrote this: {e.automatic.reason}"

    return holds


def _withdraws(e: Evidence) -> str | None:
    stopped = [s for s in e.stories if s.consent.state is ConsentState.SUSPENDED]
    about_us = e.letter or e.ours or e.words < 60
    if not e.stories and (e.programs or not about_us or e.first(table.DECLINE) or e.first(table.UNSUBSCRIBE)):
        return None  # nothing here was ever consented to; a person is asked all the same
    if e.consent.state is ConsentState.SUSPENDED or stopped:
        words = e.consent.words or (stopped[0].consent.words if stopped else "")
        return (
            f"takes back what was said of consent: {_short(words)}" if words else "takes back what was said of consent"
        )
    return None


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
    return f"asks before it sends: {_short(asked)}" if asked and early else None


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
    return "brings a paper" if _brings_papers(e) else None


def _brings_papers(e: Evidence) -> bool:
    """Whether a document is attached to an answer, though no record was found in it."""
    papers = [a for a in e.message.attachments if not a.inline and a.content_type.startswith(_PAPERS)]
    return (
        bool(papers)
        and bool(e.letter or e.ours or _speaks_of_it(e) or e.first(table.ATTACHED))
        and not gives_no_records(e.own, e.message.subject)
    )


def _asks(e: Evidence) -> str | None:
    return f"asks us: {_short(e.questions[0])}" if e.questions else None


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
    return f"names somebody who may know: {said}" if said and (e.ours or e.letter or _speaks_of_it(e)) else None


def _declines(e: Evidence) -> str | None:
    if e.records or e.words > 150:
        return None
    said = e.first(table.DECLINE)
    return f"has nothing to give: {said}" if said and (e.ours or e.letter or _speaks_of_it(e)) else None


def _thanks(e: Evidence) -> str | None:
    if e.records or e.words > 80:
        return None
    said = e.first(table.THANKS)
    return f"only thanks: {said}" if said and (e.ours or e.letter or e.words < 40) else None


def _is_spam(e: Evidence) -> str | None:
    if e.records or e.letter:
        return None
    hits = {found[0] for s in e.sentences for found in table.SPAM.finditer(s)}
    return f"sells or lures: {', '.join(sorted(hits)[:3])}" if len(hits) >= 2 else None


def _is_bulk(e: Evidence) -> str | None:
    if e.letter or e.ours:
        return None
    plain = plain_letters(e.text[:20_000])
    hits = {found[0] for found in table.BULK.finditer(plain)}
    return f"was written for many: {', '.join(sorted(hits)[:3])}" if len(hits) >= 2 else None


def _wants_something_else(e: Evidence) -> str | None:
    """A plea for help in a case, an application, office matters: none of it answers the call."""
    if e.records or e.letter or e.ours:
        return None
    said = e.first(table.HELP_WANTED)
    return f"is about something else: {said}" if said else None


def gives_no_records(own: str, subject: str) -> str | None:
    """Why nothing of a mail may become a record: it sells something, or somebody applies for something."""
    plain = " ".join(plain_letters(f"{subject}\n{own}").split()).replace("’", "'")
    if len({found[0] for found in table.SPAM.finditer(plain)}) >= 2:
        return "it sells something"
    return "it is an application" if table.APPLIES.search(plain) else None


def _speaks_of_it(e: Evidence) -> bool:
    return any(table.MATTER.search(s) for s in e.sentences)


RULES: tuple[Rule, ...] = (
    Rule(D.BOUNCE, _automatic(AutomaticKind.BOUNCE)),
    Rule(D.AUTO_REPLY, _automatic(AutomaticKind.AUTO_REPLY, AutomaticKind.CHALLENGE, AutomaticKind.RECEIPT)),
    Rule(D.BULK, _automatic(AutomaticKind.LIST, AutomaticKind.NOTIFICATION, AutomaticKind.CALENDAR)),
    Rule(D.WITHDRAWAL, _withdraws),
    Rule(D.CORRECTION, _narrows),
    Rule(D.CORRECTION, _corrects),
    Rule(D.CONSENT_ANSWER, _answers_consent),
    Rule(D.QUESTION, _asks_first),
    Rule(D.SUBMISSION, _submits),
    Rule(D.SPAM, _is_spam),
    Rule(D.BULK, _is_bulk),
    Rule(D.UNRELATED, _wants_something_else),
    Rule(D.UNSUBSCRIBE, _unsubscribes),
    Rule(D.QUESTION, _asks),
    Rule(D.REFERRAL, _refers),
    Rule(D.DECLINE, _declines),
    Rule(D.THANKS, _thanks),
)
_ENDS = frozenset({D.BOUNCE, D.AUTO_REPLY, D.BULK, D.SPAM})  # nothing else is asked of such mail
_NOT_BESIDE = {  # what is not worth saying beside a verdict
    D.THANKS: frozenset(Disposition),
    D.DECLINE: frozenset({D.QUESTION, D.UNSUBSCRIBE}),
    D.CONSENT_ANSWER: frozenset({D.WITHDRAWAL}),
    D.QUESTION: frozenset({D.UNRELATED}),
    D.REFERRAL: frozenset({D.UNRELATED}),
    D.SUBMISSION: frozenset({D.WITHDRAWAL, D.CORRECTION, D.CONSENT_ANSWER}),
}


def triage(evidence: Evidence) -> Triage:
    """The verdicts that hold, the most urgent first, with reasons, and whether a person must look and why."""
    verdicts: dict[Disposition, str] = {}
    for rule in RULES:
        if rule.verdict in verdicts or _NOT_BESIDE.get(rule.verdict, frozenset()) & verdicts.keys():
            continue
        if reason := rule.holds(evidence):
            verdicts[rule.verdict] = reason
            if rule.verdict in _ENDS:
                break
    verdicts = verdicts or {D.UNRELATED: "has nothing that the call asked for"}
    main, *also = verdicts
    if evidence.automatic is not None:
        also += _beside_automatic(evidence.automatic, main)
    why = tuple(_needs_person(evidence, set(verdicts)))
    reasons = tuple(f"{verdict.value}: {reason}" for verdict, reason in verdicts.items())
    return Triage(main, tuple(also), reasons, needs_person=bool(why), person_reasons=why)


def _beside_automatic(automatic: Automatic, main: Disposition) -> list[Disposition]:
    challenge = automatic.kind is AutomaticKind.CHALLENGE or (automatic.bounces and main is D.AUTO_REPLY)
    return [D.BOUNCE] if challenge and main is D.AUTO_REPLY else []


def _needs_person(e: Evidence, verdicts: set[Disposition]) -> Iterator[str]:
    """Why a person must look at this mail; nothing when the machine may be trusted with it."""
    if e.unreadable:
        yield f"cannot be read: {e.unreadable}"
    if e.automatic is not None and e.automatic.kind is AutomaticKind.CHALLENGE:
        yield "the sender's mail system wants an answer before it delivers our letters"
    if verdicts & _ENDS:
        return
    if D.WITHDRAWAL in verdicts:
        yield "a consent is taken back or narrowed"
    if e.questions:
        yield f"somebody must answer: {_short(e.questions[0])}"
    findings = [*([e.consent] if _counts(e) else []), *(s.consent for s in e.stories)]
    if any(f.needs_person for f in findings):
        yield next((r for f in findings if f.needs_person for r in f.reasons), "what is said of consent is not plain")
    if any(s.consent.state in {ConsentState.UNASSESSED, ConsentState.NEEDS_REVIEW} for s in e.stories):
        yield "a story without plain consent"
    if len(e.stories) > 1 or any(s.people > 1 for s in e.stories):
        yield "several people"
    if any(problem.code == "unnamed" for r in e.programs for problem in r.problems):
        yield "a program without a name"
    if e.language not in _SPOKEN and e.words > 5:
        yield f"written in another language ({e.language})"
    if not e.records and _brings_papers(e):
        yield "a paper is attached in which no record was found"
    if D.UNRELATED in verdicts and _may_be_ours(e):
        yield "speaks of the matter of the call, but no record was found"


def _counts(e: Evidence) -> bool:
    """Whether what the mail says of consent is about a story at all; a no always counts."""
    if not e.consent.words or e.consent.state in {ConsentState.UNASSESSED, ConsentState.NOT_OBTAINED}:
        return False
    no = e.consent.state in {ConsentState.SUSPENDED, ConsentState.REFUSED}
    return no or bool(e.stories) or not e.programs


def _may_be_ours(e: Evidence) -> bool:
    return e.words > 12 and bool(e.letter or e.ours) and _speaks_of_it(e)


def _questions(e: Evidence) -> Iterator[str]:
    """Sentences that ask something of us: with a question mark, or in words."""
    for sentence in e.sentences:
        asks = "?" in sentence and not table.SMALL_TALK.search(sentence)
        if asks and _SUGGESTS.search(sentence) and any(plain_letters(r.name) in sentence for r in e.programs if r.name):
            continue
        if (asks and (not e.told_stories or table.TO_US.search(sentence))) or table.ASKS.search(sentence):
            yield sentence


def says_correction(own: str) -> bool:
    """Whether the author's words say that an earlier mail was wrong."""
    plain = plain_letters(own).replace("’", "'")
    return bool(table.CORRECTION.search(" ".join(plain.split())))
