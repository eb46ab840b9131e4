"""A letter in the outbox as a person may read it: through the gate, and noted in the audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.disclosure import Audience, may_open, redact
from storage import audit, consent, outbox, records
from storage.database import Session
from storage.letters import LetterView
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App

# Their subject is the sender's own, and consent to an account opens no other words of the mail.
REPEATS_THE_SUBJECT = frozenset({LetterKind.ACKNOWLEDGEMENT, LetterKind.NOTICE})


@dataclass(frozen=True, slots=True, repr=False)
class OpenLetter:
    """`subject` and `text` are empty while a story that the letter is about, or that its cause told, is `closed`."""

    subject: str
    text: str
    closed: tuple[int, ...] = ()


def open_letter(session: Session, app: App, letter: LetterView, who: str) -> OpenLetter:
    """The words of a letter, for `who`, where all its stories are open to the coalition; names are withheld."""
    now = app.clock()
    numbers = stories_of(session, letter)
    found = [records.find_record(session, number) for number in numbers]
    stories = [stored for stored in found if stored is not None and stored.kind == "story"]
    gone = {number for number, stored in zip(numbers, found, strict=True) if stored is None}
    shut = {
        stored.number
        for stored in stories
        if not may_open(consent.standing_of(session, stored.number, now), Audience.COALITION)
    }
    if gone or shut:
        return OpenLetter("", "", tuple(sorted(gone | shut)))
    whole = outbox.letter_bytes_wanted(session, letter.id)
    subject, text = "" if letter.kind in REPEATS_THE_SUBJECT else whole.subject, whole.text
    for stored in stories:
        story = records.as_story(stored)
        subject, text = redact(subject, story, stored.author), redact(text, story, stored.author)
        audit.note(session, who=who, what=f"letter {letter.id}", now=now, story=stored.number, audience="coalition")
    return OpenLetter(subject, text)


def stories_of(session: Session, letter: LetterView) -> tuple[int, ...]:
    """The stories that a letter shows or asks about, and those that came with the message that it answers."""
    told = records.find_records(session, kind="story", message=letter.cause, also_gone=True) if letter.cause else []
    return tuple(sorted({*letter.about, *(stored.number for stored in told)}))


def note_decision(session: Session, app: App, letter: LetterView, who: str, what: str) -> None:
    """Who decided what of a letter; a row for each story that it is about."""
    for story in stories_of(session, letter) or (None,):
        audit.note(session, who=who, what=f"letter {letter.id}: {what}", now=app.clock(), story=story)
