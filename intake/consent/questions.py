"""Consent questions in the ledger: kept by their token, found again by it, due again while nobody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from intake.consent import asking
from intake.letters.identity import hash_of_token
from parsers.letter_tokens import token_of, tokens_of_mail
from parsers.records import Reading
from storage import consent, contacts, outbox, questions
from storage.database import Session
from storage.letters import LetterView
from storage.questions import Asked
from storage.values import Letter, bare

if TYPE_CHECKING:
    from intake.app import App

AGAIN, RENEWAL = "/ask-again/", "/renew/"  # in the keys of letters


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


@dataclass(frozen=True, slots=True)
class Repeat:
    """A question that is due once more: whom it goes to, about which stories, and the letter that it repeats."""

    stories: tuple[int, ...]
    cause: int
    first: Letter
    asked_on: datetime


def repeats_due(session: Session, app: App, at: datetime) -> list[Repeat]:
    """The questions that may be asked again at `at`, as the ledger stands now."""
    by_cause: dict[int, list[Asked]] = {}
    for asked in questions.find_asked(session):
        if asked.cause is not None and RENEWAL not in asked.letter.key:
            by_cause.setdefault(asked.cause, []).append(asked)
    found = (_repeat(session, app, cause, every, at) for cause, every in by_cause.items())
    return [repeat for repeat in found if repeat is not None]


def _repeat(session: Session, app: App, cause: int, every: Sequence[Asked], at: datetime) -> Repeat | None:
    first = every[0].letter
    stories = consent.needs_asking(session, first.about, at)
    stories = tuple(number for number in stories if not _was_spoken_of(session, number, cause, first.posted_at))
    known = asking.Asked(
        left=[one.letter.sent_at for one in every],
        answered=any(one.answered_at is not None for one in every) or not stories,
        unreachable=not may_be_written_to(session, app, first.to),
    )
    if not asking.may_ask_again(known, at) or first.sent_at is None:
        return None
    return Repeat(stories, cause, outbox.letter_bytes_wanted(session, first.id), first.sent_at)


def _was_spoken_of(session: Session, story: int, cause: int, since: datetime) -> bool:
    """Whether another mail, or a person here, has said anything of its consent since it was asked about."""
    return any(
        event.at >= since and event.actor != "clock" and event.message != cause
        for events in consent.events_of(session, story).values()
        for event in events
    )


def may_be_written_to(session: Session, app: App, address_key: str) -> bool:
    """Whether this person wants our mail and gets it. Those who work on the call see the digest."""
    contact = contacts.find_contact(session, address_key)
    ours = {person.addr_spec.casefold() for person in (*app.call.coordinators, app.call.compiler)}
    if address_key in ours | {app.call.address.casefold()}:
        return False
    return contact is None or not (contact.opted_out_at or contact.bounced)


def is_question_wanted(session: Session, app: App, letter: Letter) -> bool:
    """Asked again when a question is about to leave: is there still something to ask, and no answer yet?"""
    now = app.clock()
    if RENEWAL in letter.key:
        return any(consent.standing_of(session, number, now).state == "granted" for number in letter.about)
    if letter.about and not consent.needs_asking(session, letter.about, now):
        return False
    if AGAIN not in letter.key:
        return True
    found = questions.find_asked(session)
    cause = next((one.cause for one in found if one.letter.message_id == bare(letter.message_id)), None)
    return not any(one.answered_at is not None for one in found if one.cause == cause)
