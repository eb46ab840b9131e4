"""Batch: mails of one person within ten minutes are acknowledged in one letter.

The first is acknowledged in its round. What comes within the ten minutes after that waits for their end, and is told
together.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from intake.compose import acknowledgement_of
from intake.letters.acknowledgement import write_acknowledgement
from intake.letters.values import Stamp
from storage import waiting
from storage.database import Session
from storage.values import Letter, LetterKind

if TYPE_CHECKING:
    from intake.app import App

WITHIN = timedelta(minutes=10)
KIND = LetterKind.ACKNOWLEDGEMENT


def batch_acknowledgements(app: App) -> None:
    """Join what waits for the same person, or let it wait where one has just left."""
    now = app.clock()
    with app.database.write() as session:
        for to_key, letters in waiting.waiting_by_person(session, KIND).items():
            left = waiting.last_left(session, KIND, to_key)
            if left is not None and left <= now < left + WITHIN:
                for letter, _ in letters:
                    waiting.let_wait(session, letter, left + WITHIN)
            elif len(letters) > 1:
                ids = [letter for letter, _ in letters]
                joined = _joined(session, app, ids[0], [cause for _, cause in letters])
                waiting.join_letters(session, ids[0], ids[1:], joined)


def _joined(session: Session, app: App, first: int, messages: list[int]) -> Letter:
    """The letter for all these messages; it answers the first of them."""
    old = waiting.letter_waiting(session, first)
    outside = Stamp(
        key=old.key,
        message_id=old.message_id,
        to=old.to,
        language=old.language,
        in_reply_to=old.in_reply_to,
        references=old.references,
        subject=old.subject,
    )
    return write_acknowledgement(acknowledgement_of(session, messages, app.clock()), outside, app.call)
