"""Consent questions in the ledger: posted with their token, found again by it, asked again while nobody answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.letters.identity import hash_of_token
from parsers.letter_tokens import token_of, tokens_of_mail
from parsers.records import Reading
from storage import questions
from storage.database import Session
from storage.letters import LetterView
from storage.values import Letter

if TYPE_CHECKING:
    from intake.app import App


def keep_token(session: Session, app: App, letter: Letter) -> None:
    """Keep the hash of the token of a question that was posted."""
    questions.note_asked(session, letter.message_id, hash_of_token(token_of(letter.message_id), app.secret))


def questions_answered(session: Session, app: App, reading: Reading) -> tuple[LetterView, ...]:
    """The questions whose token a mail brings back, by the surest of the ways in which it does."""
    for tokens in tokens_of_mail(reading.message, reading.text):
        marks = [hash_of_token(token, app.secret) for token in tokens]
        if marks and (found := questions.questions_of(session, marks)):
            return tuple(found)
    return ()
