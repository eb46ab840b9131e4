"""Which kind of mail this is, by an ordered table of small named rules.

The first verdict in the order of the table is the most urgent; the others that hold stand in `also`. Whatever is
doubtful goes to a person, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from parsers.evidence import Evidence, brings_papers, gives_no_records, says_correction, short, speaks_of_it
from parsers.records import Automatic, AutomaticKind, ConsentState, Disposition, Triage
from parsers.triage_rules import RULES
from parsers.triage_table import HELP_WANTED

__all__ = ["Evidence", "gives_no_records", "says_correction", "triage"]

D = Disposition
_SPOKEN = frozenset({"en", "es", "mixed"})
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
    rules: list[str] = []
    for rule in RULES:
        if rule.verdict in verdicts or _NOT_BESIDE.get(rule.verdict, frozenset()) & verdicts.keys():
            continue
        if reason := rule.holds(evidence):
            verdicts[rule.verdict] = reason
            rules.append(rule.name)
            if rule.verdict in _ENDS:
                break
    verdicts = verdicts or {D.UNRELATED: "has nothing that the call asked for"}
    main, *also = verdicts
    if evidence.automatic is not None:
        also += _beside_automatic(evidence.automatic, main)
    why = tuple(_needs_person(evidence, set(verdicts)))
    reasons = tuple(f"{verdict.value}: {reason}" for verdict, reason in verdicts.items())
    return Triage(main, tuple(also), reasons, needs_person=bool(why), person_reasons=why, rules=tuple(rules))


def _beside_automatic(automatic: Automatic, main: Disposition) -> list[Disposition]:
    challenge = automatic.kind is AutomaticKind.CHALLENGE or (automatic.bounces and main is D.AUTO_REPLY)
    if main is D.SPAM and automatic.kind is AutomaticKind.LIST:
        return [D.BULK]
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
        yield f"somebody must answer: {short(e.questions[0])}"
    yield from _doubts_of_consent(e)
    if any(problem.code == "unnamed" for r in e.programs for problem in r.problems):
        yield "a program without a name"
    if e.language not in _SPOKEN and e.words > 5:
        yield f"written in another language ({e.language})"
    if e.stories and any(not a.inline for a in e.message.attachments):
        yield "a paper is attached to a story: somebody must read what it says of consent"
    if not e.records and brings_papers(e):
        yield "a paper is attached in which no record was found"
    if not e.records and e.automatic is None and (unread := next(_unread_papers(e), None)):
        yield f"a paper cannot be read: {unread}"
    if D.UNRELATED in verdicts and _may_be_ours(e):
        yield "speaks of the matter of the call, but no record was found"


def _unread_papers(e: Evidence) -> Iterator[str]:
    """Why an attachment gave no words: a scan, a broken or a locked file. What stands in it nobody knows yet."""
    yield from (a.problem for a in e.message.attachments if a.problem and not a.inline and not a.text)


def _doubts_of_consent(e: Evidence) -> Iterator[str]:
    findings = [*([e.consent] if _counts(e) else []), *(s.consent for s in e.stories)]
    if any(f.needs_person for f in findings):
        yield next((r for f in findings if f.needs_person for r in f.reasons), "what is said of consent is not plain")
    if any(s.consent.state in {ConsentState.UNASSESSED, ConsentState.NEEDS_REVIEW} for s in e.stories):
        yield "a story without plain consent"
    if len(e.stories) > 1 or any(s.people > 1 for s in e.stories):
        yield "several people"


def _counts(e: Evidence) -> bool:
    """Whether what the mail says of consent is about a story at all; a no always counts."""
    if not e.consent.words or e.consent.state in {ConsentState.UNASSESSED, ConsentState.NOT_OBTAINED}:
        return False
    no = e.consent.state in {ConsentState.SUSPENDED, ConsentState.REFUSED}
    return no or bool(e.stories) or not e.programs


def _may_be_ours(e: Evidence) -> bool:
    if e.words <= 12 or not speaks_of_it(e):
        return False
    elsewhere = e.automatic or e.first(HELP_WANTED) or gives_no_records(e.own, e.message.subject)
    return bool(e.letter or e.ours) or not elsewhere
