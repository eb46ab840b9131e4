"""Whom a reminder is for, and whether a letter that waits is still wanted when its turn comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from intake.answers.notes import tells_a_closed_note
from intake.calendar import Occasion, reminders
from intake.compose import program_shown
from intake.consent.questions import is_question_wanted
from intake.disclosure import Audience, may_open, redact
from intake.letters.values import ReminderFor
from parsers.records import Address, Story
from storage import consent, contacts, outbox, records
from storage.contacts import Contact
from storage.database import Session
from storage.values import Letter, LetterKind, LetterState

if TYPE_CHECKING:
    from intake.app import App

PROBE = 60  # so many characters of an account are enough to know it by
LEAST_PROBE = 24  # less is said everywhere: "yes", "not yet"
JUST_WRITTEN = timedelta(minutes=10)  # its stories were asked about when it was posted


def reminder_for(session: Session, app: App, contact: Contact, occasion: Occasion) -> ReminderFor | None:
    """What this person is reminded of, or None.

    Those who were sent the call and have not answered are reminded of it; those whose program lacks a description, of
    that. Nobody who opted out, was taken off the list, or whose address bounced. Questions of consent are asked again
    by themselves: `intake.consent.questions`.
    """
    if contact.opted_out_at or contact.bounced or occasion.deadline is None:
        return None
    if _is_ours(app, contact):
        return None
    programs = tuple(
        program_shown(stored)
        for stored in records.find_records(session, kind="program", author_key=contact.key)
        if any(problem.code == "no_description" for problem in stored.problems)
    )
    answered = contact.answered_at is not None
    if answered and not programs:
        return None
    if not answered and not (contact.listed and _was_sent_the_call(session, contact)):
        return None
    return ReminderFor(occasion.deadline, occasion.days_before, answered, programs)


def _is_ours(app: App, contact: Contact) -> bool:
    people = (*app.call.coordinators, app.call.compiler)
    return contact.key in {person.addr_spec.casefold() for person in people} | {app.call.address.casefold()}


def _was_sent_the_call(session: Session, contact: Contact) -> bool:
    sent = outbox.find_letters(session, kind=LetterKind.ANNOUNCEMENT, to_key=contact.key)
    return any(letter.state is LetterState.SENT for letter in sent)


def is_still_wanted(session: Session, app: App, letter: Letter, posted_at: datetime) -> bool:
    """Asked again when a letter is about to leave: has what it asks for come meanwhile, may it still be told?

    A digest that waited, and tells of a story that was closed meanwhile, does not leave.
    """
    if letter.kind is LetterKind.CONSENT_QUESTION:
        return is_question_wanted(session, app, letter)
    if letter.kind is LetterKind.DIGEST:
        if tells_a_closed_note(session, _written(letter), app.clock()):
            return False
        if app.clock() - posted_at < JUST_WRITTEN and not _anything_said(session, letter, since=posted_at):
            return True
        return not any(_tells_what_is_closed(session, app, letter, number) for number in letter.about)
    if letter.kind is LetterKind.ANNOUNCEMENT:
        contact = contacts.find_contact(session, letter.to.key)
        return contact is None or contact.listed
    if letter.kind is not LetterKind.REMINDER:
        return True
    contact = contacts.find_contact(session, letter.to.key)
    occasion = next((o for o in reminders(app.call) if f"/{o.key}/" in letter.key), None)
    if contact is None or occasion is None:
        return False
    return reminder_for(session, app, contact, occasion) is not None


def _anything_said(session: Session, letter: Letter, since: datetime) -> bool:
    """Whether anything was said of consent to the letter's stories since then."""
    return any(
        event.at >= since
        for number in letter.about
        for events in consent.events_of(session, number).values()
        for event in events
    )


def _tells_what_is_closed(session: Session, app: App, letter: Letter, number: int) -> bool:
    """Whether a digest tells the account, or the words of consent, of a story that coordinators may not see now."""
    stored = records.find_record(session, number)
    if stored is None:
        return True
    standing = consent.standing_of(session, number, app.clock())
    if may_open(standing, Audience.COALITION):
        return False
    story = records.as_story(stored)
    closed = [story.narrative] if standing.state == "claimed" else [story.narrative, standing.words]
    written = _written(letter)
    probes = [_begins(words, story, stored.author) for words in closed]
    return any(len(probe) >= LEAST_PROBE and probe in written for probe in probes)


def _written(letter: Letter) -> str:
    """All that a digest says, without blanks."""
    parts = " ".join(part.content.decode("utf-8", "replace") for part in letter.parts)
    return _bare(f"{letter.text} {parts}")


def _begins(words: str, story: Story, author: Address) -> str:
    return _bare(redact(words, story, author))[:PROBE]


def _bare(text: str) -> str:
    """Without blanks and line ends: letters are wrapped."""
    return "".join(text.split())
