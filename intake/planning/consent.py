"""What a mail says of consent, as steps: to the stories that it tells, and to those that we hold. Pure.

A machine never raises consent above `claimed`, and a withdrawal acts on every story that it can mean, at once. What a
forward says, and what another address answers than was asked, is only reported: it opens nothing.
"""

from __future__ import annotations

from intake.planning.values import ConsentStep, History, NewRecord, StoryRef
from parsers.consent_weigh import of_all
from parsers.records import ConsentState, Disposition, Reading, Story
from storage.values import LetterKind

REPORTED, OWN_WORDS, ANSWER = "E0", "E1", "E2"
TELL_OF_OTHERS = {LetterKind.DIGEST, LetterKind.ANSWER}
STANDS_STILL = {"suspended", "withdrawn", "refused", "erased"}


def told(reading: Reading, records: tuple[NewRecord, ...]) -> tuple[ConsentStep, ...]:
    """What the mail says of consent to each story that it tells. `unassessed` is where every story begins."""
    evidence = REPORTED if reading.forward is not None else OWN_WORDS
    steps = []
    for index, new in enumerate(records):
        if isinstance(new.record, Story) and new.record.consent.state is not ConsentState.UNASSESSED:
            steps.append(_step(StoryRef(index=index), new.record, evidence, of_all=True))
    return tuple(steps)


def _step(story: StoryRef, said: Story, evidence: str, *, of_all: bool) -> ConsentStep:
    """The finding as a step. A yes that is only reported is a matter for a person."""
    found = said.consent
    reported = evidence == REPORTED and found.state is ConsentState.CLAIMED
    reasons = (*found.reasons, "it is reported by another address than was asked") if reported else found.reasons
    return ConsentStep(
        story=story,
        to=ConsentState.NEEDS_REVIEW if reported else found.state,
        actor="parser",
        scopes=found.scopes,
        restrictions=found.restrictions,
        words=found.words,
        span=found.span,
        reason="; ".join(reasons),
        evidence=evidence,
        of_all=of_all,
    )


def answered(reading: Reading, history: History, records: tuple[NewRecord, ...]) -> tuple[ConsentStep, ...]:
    """What the mail says of consent to stories that we hold already. With several it could mean, a person decides."""
    held = [r for r in reading.records if isinstance(r, Story) and not any(new.record is r for new in records)]
    meant = stories_meant(history)
    if len(held) != 1 or len(meant) != 1 or held[0].consent.state is ConsentState.UNASSESSED:
        return ()
    found = held[0].consent
    evidence = _evidence(reading, history, meant[0], names_scopes=bool(found.scopes))
    return (_step(StoryRef(number=meant[0]), held[0], evidence, of_all=of_all(found.words)),)


def _evidence(reading: Reading, history: History, story: int, *, names_scopes: bool) -> str:
    """How good these words are: an answer with our token from who was asked, own words, or somebody's report."""
    if reading.forward is not None:
        return REPORTED
    if history.answers is not None and history.answers.kind is LetterKind.CONSENT_QUESTION:
        if not history.answers.proven:
            return REPORTED
        return ANSWER if names_scopes else OWN_WORDS
    is_authors = any(known.number == story and known.by_author for known in history.stories)
    return OWN_WORDS if is_authors else REPORTED


def stories_meant(history: History) -> tuple[int, ...]:
    """The stories that an answer speaks of: those that the letter asked about, else the thread's, else the author's.

    A digest asks about many stories of other people: an answer to it speaks of none of them by that alone.
    """
    if history.answers and history.answers.about and history.answers.kind not in TELL_OF_OTHERS:
        return history.answers.about
    in_thread = tuple(story.number for story in history.stories if story.in_thread)
    return in_thread or tuple(story.number for story in history.stories if story.by_author)


def withdrawn(reading: Reading, history: History) -> tuple[ConsentStep, ...]:
    """A withdrawal, a narrowing: every story it can mean stands still at once; a person sorts out which."""
    kinds = {reading.triage.disposition, *reading.triage.also}
    if Disposition.WITHDRAWAL not in kinds:
        return ()
    words = reading.consent.words
    return tuple(
        ConsentStep(
            StoryRef(number=number),
            ConsentState.SUSPENDED,
            "sender",
            restrictions=reading.consent.restrictions,  # of a narrowing: they hold when it is granted again
            words=words,
            reason="withdrawal",
        )
        for number in stories_meant(history)
        if not any(story.number == number and story.state in STANDS_STILL for story in history.stories)
    )
