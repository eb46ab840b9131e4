"""Apply: all that a message causes, in the transaction that is open, or nothing of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from intake.answers.values import AN_ANSWER
from intake.compose import compose
from intake.consent.questions import keep_token
from intake.jobs.answer import settle_answer
from intake.jobs.gather import named_by
from intake.jobs.returned import note_bounce, settle_letters
from intake.outgoing.repeated_words import hash_of_words
from intake.plan import sender_of
from intake.planning.values import ConsentStep, LetterIntent, Mark, Plan
from parsers.contract import as_json
from parsers.known import folded
from parsers.records import Address, ConsentState, Disposition, Program, Reading, Story
from storage import consent, contacts, history, outbox, questions, records, sorting
from storage.database import Session
from storage.messages import Unsorted
from storage.records import StoredRecord
from storage.sorting import Sorted, Summary
from storage.standing import MACHINES, ConsentEvent
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App


def apply(session: Session, app: App, one: Unsorted, reading: Reading, decided: Plan, now: datetime) -> bool:
    """Write the plan down. False when the message had been sorted before: then nothing is done again."""
    outcome = Sorted(
        decided.mark.value, decided.reasons, decided.needs_person, unanswered=decided.unanswered, late=decided.late
    )
    if not sorting.mark_sorted(session, one.number, outcome, _summary(one, reading, decided), now):
        return False
    numbers = _add_records(session, one, reading, decided, now)
    for step in decided.consent:
        _add_consent(session, step, numbers, one)
    _heed_earlier_words(session, one, reading, decided, numbers)
    questions.note_answered(session, decided.answered, one.number, one.received)
    for change in decided.contacts:
        contacts.meet(session, change.address, now, answered=change.answered, opted_out=change.opted_out)
    for bounce in decided.bounces:
        note_bounce(session, bounce, now)
    settle_letters(session, reading, now, is_ours=decided.mark is Mark.OURS)
    for intent in decided.letters:
        _post(session, app, one, reading, intent, numbers, now)
    if decided.answer is not None:
        settle_answer(session, app, one, reading, decided.answer, numbers, now)
    return True


def _summary(one: Unsorted, reading: Reading, decided: Plan) -> Summary:
    answers = decided.answer is not None and decided.answer.proof.answers_us
    sender = sender_of(reading)
    return Summary(
        message_id=reading.message.message_id,
        author_key=sender.key if sender else None,
        author_name=sender.name if sender else "",
        subject=reading.message.subject,
        disposition=AN_ANSWER if answers else reading.triage.disposition.value,
        references=named_by(reading),
        reading=as_json(f"M-{one.number}", reading),
    )


def _add_records(session: Session, one: Unsorted, reading: Reading, decided: Plan, now: datetime) -> list[int]:
    author = reading.author or Address("", "")
    return [
        records.add_record(
            session,
            new.record,
            message=one.number,
            author=author,
            folded_name=folded(new.record.name) if isinstance(new.record, Program) else "",
            problems=new.problems,
            merge_with=new.merge_with,
            now=now,
        )
        for new in decided.records
    ]


def _add_consent(session: Session, step: ConsentStep, numbers: list[int], one: Unsorted) -> None:
    number = step.story.number if step.story.number is not None else numbers[step.story.index or 0]
    event = ConsentEvent(
        to=step.to.value if isinstance(step.to, ConsentState) else step.to,
        actor=step.actor,
        at=one.received,
        scopes=tuple(scope.value for scope in step.scopes),
        restrictions=step.restrictions,
        evidence=step.evidence,
        message=one.number,
        words=step.words,
        reason=step.reason,
    )
    consent.add_said(session, number, event, of_all=step.of_all)


def _heed_earlier_words(session: Session, one: Unsorted, reading: Reading, decided: Plan, numbers: list[int]) -> None:
    """What was said against a story in a mail that was sorted before it holds as soon as the story is there."""
    stories = [number for number, new in zip(numbers, decided.records, strict=True) if isinstance(new.record, Story)]
    sender = sender_of(reading)
    if not stories or sender is None:
        return
    thread = history.thread_of(session, named_by(reading), reading.message.message_id) - {one.number}
    said = [
        ConsentEvent("suspended", "sender", one.received, message=message, reason="withdrawal")
        for message in history.withdrawals_after(session, thread, sender.key, one.received)
    ]
    answers = history.withdrawals_after(session, thread, sender.key, one.received, Disposition.CONSENT_ANSWER)
    said += [event for message in answers for event in _said_of_no_story(session, message)]
    for event in said:
        for number in stories:
            consent.add_said(session, number, event, of_all=True)


def _said_of_no_story(session: Session, message: int) -> list[ConsentEvent]:
    """The noes of a mail that told nothing and found no story that it could mean: it stands as one without words."""
    bare = [stored for stored in records.find_records(session, kind="story", message=message) if not _tells(stored)]
    events = [event for stored in bare for event in consent.events_of(session, stored.number).get(1, ())]
    return [event for event in events if event.actor in MACHINES and event.to not in {"claimed", "unassessed"}]


def _tells(stored: StoredRecord) -> bool:
    story = records.as_story(stored)
    return bool(story.narrative.strip()) or bool(story.harms)


def _post(
    session: Session,
    app: App,
    one: Unsorted,
    reading: Reading,
    intent: LetterIntent,
    numbers: list[int],
    now: datetime,
) -> None:
    """Put the letter into the outbox; the message's thread goes with it, for the caps."""
    named = named_by(reading)
    stories = [ref.number if ref.number is not None else numbers[ref.index or 0] for ref in intent.stories]
    asked = consent.needs_asking(session, [n for n in numbers if n in stories], now)
    letter = compose(session, app, one, reading, intent, tuple(stories), now)
    if letter is None or (intent.kind is LetterKind.CONSENT_QUESTION and not asked):
        return
    thread = history.root_of(session, named, reading.message.message_id)
    words = hash_of_words(reading.own_text, app.secret)
    outbox.post(session, letter, now, thread=thread, cause=one.number, words=words)
    if intent.kind is LetterKind.CONSENT_QUESTION:
        keep_token(session, app, letter)
