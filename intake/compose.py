"""Compose: a letter that a message causes, once its records have numbers. Reads stories through the gate only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from intake.disclosure import Audience, show
from intake.gate.recall import copies_of
from intake.letters.acknowledgement import write_acknowledgement
from intake.letters.confirmation import write_confirmation
from intake.letters.consent_question import write_consent_question
from intake.letters.notice import write_notice
from intake.letters.values import (
    Acknowledgement,
    Ask,
    Confirmation,
    ConsentQuestion,
    Notice,
    ShownAccommodation,
    ShownProgram,
    ShownStory,
    Stamp,
)
from intake.planning.values import LetterIntent
from intake.stamps import answering
from parsers.records import Accommodation, Disposition, Program, Reading, Story
from storage import consent, records, sorting
from storage.database import Session
from storage.messages import Unsorted
from storage.records import StoredRecord
from storage.values import Letter, LetterKind

if TYPE_CHECKING:
    from intake.app import App

MOST_ASKS = 2
ASKED = frozenset({"unnamed", "name_uncertain", "no_description", "no_website"})


def compose(
    session: Session,
    app: App,
    one: Unsorted,
    reading: Reading,
    intent: LetterIntent,
    stories: tuple[int, ...],
    now: datetime,
) -> Letter:
    """The letter of `intent`; `stories` are the numbers of those that it is about."""
    language = "es" if reading.language == "es" and "es" in app.call.languages else app.call.languages[0]
    outside = answering(app, reading.message, intent.kind, intent.cause, intent.to, language)
    if intent.kind is LetterKind.CONSENT_QUESTION:
        return _consent_question(session, app, outside, stories, now)
    if intent.kind is LetterKind.CONFIRMATION:
        shown = shown_to_sender(session, stories, now)
        held = [copies for number in stories for copies in copies_of(session, number)]
        sent_to = tuple(dict.fromkeys(copies.audience for copies in held))
        return write_confirmation(Confirmation(shown, f"M-{one.number}", sent_to), outside, app.call)
    if intent.kind is LetterKind.NOTICE:
        return write_notice(Notice(intent.code, f"M-{one.number}"), outside, app.call)
    return write_acknowledgement(acknowledgement_of(session, [one.number], now), outside, app.call)


def _consent_question(session: Session, app: App, outside: Stamp, stories: tuple[int, ...], now: datetime) -> Letter:
    question = ConsentQuestion(
        stories=shown_to_sender(session, stories, now),
        until=app.call.final.latest + app.call.consent_valid,
        answer_by=app.call.final.latest + app.call.consent_close,
    )
    return write_consent_question(question, outside, app.call)


def shown_to_sender(session: Session, stories: Sequence[int], now: datetime) -> tuple[ShownStory, ...]:
    """The stories as their sender may see them."""
    shown = []
    for stored in records.find_records(session, kind="story", numbers=stories):
        standing = consent.standing_of(session, stored.number, now)
        seen = show(stored.number, records.as_story(stored), standing, Audience.SENDER)
        if seen is not None:
            shown.append(seen)
    return tuple(shown)


def acknowledgement_of(session: Session, messages: Sequence[int], now: datetime) -> Acknowledgement:
    """What was understood of these messages of one person, as the ledger has it now."""
    views = [view for number in messages if (view := sorting.find_message(session, number)) is not None]
    new = [stored for number in messages for stored in records.find_records(session, message=number)]
    told = [stored.number for stored in new if stored.kind == "story"]
    return Acknowledgement(
        references=tuple(view.reference for view in views),
        programs=tuple(program_shown(stored) for stored in new if isinstance(stored.record, Program)),
        accommodations=tuple(accommodation_shown(stored) for stored in new if isinstance(stored.record, Accommodation)),
        stories=shown_to_sender(session, told, now),
        asks=_asks(new),
        consent_follows=bool(consent.needs_asking(session, told, now)),
        for_a_person=any(view.needs_person for view in views),
        is_correction=any(view.disposition == Disposition.CORRECTION.value for view in views),
        is_cut=any(view.cut for view in views),
        late=any(view.late for view in views),
    )


def program_shown(stored: StoredRecord, *, suggested_by: str = "") -> ShownProgram:
    """A program as letters and digests show it."""
    program = stored.record
    assert isinstance(program, Program)
    return ShownProgram(
        reference=stored.reference,
        name=program.name,
        organisation=program.organisation or "",
        context=program.contexts[0] if program.contexts else "",
        link=next(iter((*program.websites, *(r for r in program.reports if r.startswith("http")))), ""),
        summary=program.description,
        suggested_by=suggested_by,
        doubts=(f"seems to be P-{stored.merge_with} again",) if stored.merge_with else (),
    )


def accommodation_shown(stored: StoredRecord) -> ShownAccommodation:
    accommodation = stored.record
    assert isinstance(accommodation, Accommodation)
    return ShownAccommodation(
        stored.reference, accommodation.name, accommodation.populations, summary=accommodation.description
    )


def _asks(new: Sequence[StoredRecord]) -> tuple[Ask, ...]:
    """At most two questions: what the records lack, in their order."""
    found = [
        Ask(problem.code, stored.reference, stored.record.name)
        for stored in new
        if not isinstance(stored.record, Story)
        for problem in stored.problems
        if problem.code in ASKED
    ]
    return tuple(found[:MOST_ASKS])
