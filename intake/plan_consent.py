"""What a mail says of consent, as steps: to the stories that it tells, and to those that we hold. Pure.

A machine never raises consent above `claimed`, and a withdrawal acts on every story that it can mean, at once.
"""

from __future__ import annotations

from intake.plan_values import ConsentStep, History, NewRecord, StoryRef
from parsers.records import ConsentState, Disposition, Reading, Story

STANDS_STILL = {"suspended", "withdrawn", "refused", "erased"}


def told(records: tuple[NewRecord, ...]) -> tuple[ConsentStep, ...]:
    """What the mail says of consent to each story that it tells. `unassessed` is where every story begins."""
    steps = []
    for index, new in enumerate(records):
        if isinstance(new.record, Story) and new.record.consent.state is not ConsentState.UNASSESSED:
            steps.append(_step(StoryRef(index=index), new.record))
    return tuple(steps)


def _step(story: StoryRef, said: Story) -> ConsentStep:
    found = said.consent
    return ConsentStep(
        story=story,
        to=found.state,
        actor="parser",
        scopes=found.scopes,
        restrictions=found.restrictions,
        words=found.words,
        span=found.span,
        reason="; ".join(found.reasons),
    )


def answered(reading: Reading, history: History, records: tuple[NewRecord, ...]) -> tuple[ConsentStep, ...]:
    """What the mail says of consent to stories that we hold already. With several it could mean, a person decides."""
    held = [r for r in reading.records if isinstance(r, Story) and not any(new.record is r for new in records)]
    meant = stories_meant(history)
    if len(held) != 1 or len(meant) != 1 or held[0].consent.state is ConsentState.UNASSESSED:
        return ()
    return (_step(StoryRef(number=meant[0]), held[0]),)


def stories_meant(history: History) -> tuple[int, ...]:
    """The stories that an answer speaks of: those that the letter asked about, else the thread's, else the author's."""
    if history.answers and history.answers.about:
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
        ConsentStep(StoryRef(number=number), ConsentState.SUSPENDED, "sender", words=words, reason="withdrawal")
        for number in stories_meant(history)
        if not any(story.number == number and story.state in STANDS_STILL for story in history.stories)
    )
