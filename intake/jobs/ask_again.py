"""Ask again: questions that nobody answered, before each cutoff; and whether a consent that will end still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from config.consent import consent_policy
from intake.calendar import Occasion, ask_agains
from intake.compose import shown_to_sender
from intake.consent.questions import Repeat, keep_token, may_be_written_to, repeats_due
from intake.letters.consent_question import write_consent_question
from intake.letters.values import ConsentQuestion
from intake.stamps import stamp
from parsers.records import Address
from storage import consent, contacts, outbox, records, sorting
from storage.database import Session
from storage.values import Letter, LetterKind

if TYPE_CHECKING:
    from intake.app import App


def ask_again(app: App) -> int:
    """Post what is due now; how many letters. Their keys are unique, so a second round posts nothing."""
    now = app.clock()
    posted = 0
    for occasion in ask_agains(app.call):
        if occasion.is_due(now):
            with app.database.write() as session:
                for repeat in repeats_due(session, app, now):
                    posted += _post(
                        session, app, _written_again(session, app, repeat, occasion, now), repeat.cause, now
                    )
    with app.database.write() as session:
        for renewal in renewals(session, app, now):
            if renewal.at <= now:
                posted += _post(session, app, _renewal(session, app, renewal, now), renewal.cause, now)
    return posted


def _post(session: Session, app: App, letter: Letter, cause: int, now: datetime) -> bool:
    posted = outbox.post(session, letter, now, cause=cause)
    keep_token(session, app, letter)
    return posted


def _written_again(session: Session, app: App, repeat: Repeat, occasion: Occasion, now: datetime) -> Letter:
    """The question once more, as an answer to the first one, so that it lies in the same conversation."""
    first = repeat.first
    outside = stamp(
        app,
        LetterKind.CONSENT_QUESTION,
        f"{occasion.key}/M-{repeat.cause}",
        first.to,
        language=first.language,
        in_reply_to=first.message_id,
        references=(*first.references, first.message_id),
        not_after=occasion.not_after,
    )
    question = ConsentQuestion(
        stories=shown_to_sender(session, repeat.stories, now),
        until=app.call.final.latest + app.call.consent_valid,
        answer_by=app.call.final.latest + app.call.consent_close,
        asked_on=repeat.asked_on,
    )
    return write_consent_question(question, outside, app.call)


@dataclass(frozen=True, slots=True)
class Renewal:
    """A consent that ends at `until` unless its sender says that it holds: asked from `at` on. Aware UTC."""

    story: int
    cause: int
    to: Address
    at: datetime
    until: datetime


def renewals(session: Session, app: App, now: datetime) -> Iterator[Renewal]:
    """The consents that stand now and will end, whose senders may be written to."""
    for stored in records.find_records(session, kind="story"):
        holds = consent.standing_of(session, stored.number, now)
        if holds.state != "granted" or holds.until is None:
            continue
        message = sorting.find_message(session, stored.message)
        key = message.author_key if message else None
        if message is None or key is None or not may_be_written_to(session, app, key):
            continue
        to = Address(message.author_name, key)
        yield Renewal(stored.number, stored.message, to, holds.until - consent_policy().renew_before, holds.until)


def _renewal(session: Session, app: App, renewal: Renewal, now: datetime) -> Letter:
    contact = contacts.find_contact(session, renewal.to.key)
    asked = outbox.find_letters(session, kind=LetterKind.CONSENT_QUESTION, cause=renewal.cause)
    before = outbox.letter_bytes_wanted(session, asked[0].id) if asked else None
    language = before.language if before else (contact.language if contact else "") or app.call.languages[0]
    outside = stamp(
        app,
        LetterKind.CONSENT_QUESTION,
        f"renew/S-{renewal.story}/{renewal.until:%Y-%m-%d}",
        renewal.to,
        language=language,
        not_after=renewal.until,
    )
    question = ConsentQuestion(
        stories=shown_to_sender(session, [renewal.story], now),
        until=renewal.until + app.call.consent_valid,
        answer_by=renewal.until,
        ends=renewal.until,
    )
    return write_consent_question(question, outside, app.call)
