"""Gather: what the ledger knows that bears on one message, as a value for `plan`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from config.letter_files import lines_of_letters
from intake.answers.proof import proof_of
from intake.consent.questions import questions_answered
from intake.letters.identity import is_stop_token
from intake.plan import sender_of
from intake.planning.values import Answered, History, KnownProgram, ThreadStory
from parsers.letter_tokens import tokens_in
from parsers.records import Address, Disposition, Program, Reading, SentByUs
from storage import consent, contacts, history, outbox, records
from storage.database import Session
from storage.letters import LetterView
from storage.values import LetterKind

if TYPE_CHECKING:
    from intake.app import App


def gather(session: Session, app: App, number: int, reading: Reading, now: datetime) -> History:
    """The history of message `number`, as of this transaction."""
    sender = sender_of(reading)
    key = sender.key if sender else ""
    named = named_by(reading)
    contact = contacts.find_contact(session, key)
    thread = history.thread_of(session, named, reading.message.message_id)
    answers = _answers(session, app, reading, key)
    same_message_id = history.same_message_id(session, reading.message.message_id, number)
    return History(
        number=number,
        answers=answers,
        proof=proof_of(
            session,
            app,
            reading,
            named,
            now,
            answered=answers.kind if answers else None,
            repeated=same_message_id is not None,
        ),
        programs=tuple(_programs(session, reading, key)),
        stories=tuple(
            ThreadStory(story, consent.standing_of(session, story, now).state, in_thread, by_author)
            for story, in_thread, by_author in _stories(session, reading, thread - {number}, key)
        ),
        is_known_contact=contact is not None,
        opted_out=contact is not None and contact.opted_out_at is not None,
        stops=_stops(session, app, reading),
        same_message_id=same_message_id,
    )


def _programs(session: Session, reading: Reading, key: str) -> Iterator[KnownProgram]:
    """All that we hold, where the mail names one: the same program may come from anybody, in other words."""
    if not any(isinstance(record, Program) for record in reading.records):
        return
    for held in records.find_records(session, kind="program"):
        if isinstance(held.record, Program):
            yield KnownProgram(held.number, held.record.name, held.author.key == key, record=held.record)


def _stops(session: Session, app: App, reading: Reading) -> Address | None:
    """Whose stop token stands in the subject, as the button of a letter writes it: "unsubscribe TOKEN", no text."""
    if not reading.message.subject.casefold().startswith("unsubscribe "):
        return None
    people = [contact.address for contact in contacts.find_contacts(session)]
    people += [Address(person.name, person.addr_spec) for person in (*app.call.coordinators, app.call.compiler)]
    tokens = tokens_in(reading.message.subject)
    bound = (
        address
        for address in people
        for token in tokens
        if is_stop_token(token, app.call.id, address.addr_spec, app.secret)
    )
    return next(bound, None)


def _answers(session: Session, app: App, reading: Reading, key: str) -> Answered | None:
    """The letters that it answers: the one that it names, else the questions whose token came back by another way."""
    letter = history.answered_letter(session, named_by(reading))
    letters: tuple[LetterView, ...] = (letter,) if letter else ()
    if letter is None or letter.kind is not LetterKind.CONSENT_QUESTION:
        letters = questions_answered(session, app, reading) or letters
    if not letters:
        return None
    return Answered(
        letters[0].kind,
        tuple(letter.message_id for letter in letters),
        tuple(sorted({number for letter in letters for number in letter.about})),
        proven=all(letter.to == key for letter in letters),
    )


def _stories(session: Session, reading: Reading, thread: frozenset[int], key: str) -> list[tuple[int, bool, bool]]:
    """The stories of the thread and of the author. A withdrawal is heard from all whom the story was sent to, too."""
    found = history.stories_of(session, thread, key)
    if found or not key or Disposition.WITHDRAWAL not in {reading.triage.disposition, *reading.triage.also}:
        return found
    return [(story, True, False) for story in history.stories_copied_to(session, key)]


def named_by(reading: Reading) -> tuple[str, ...]:
    """The Message-IDs that a mail answers, nearest first."""
    return tuple(dict.fromkeys((*reading.message.in_reply_to, *reversed(reading.message.references))))


def sent_by_us(session: Session, app: App) -> SentByUs:
    """What the readers must know of our own letters."""
    same: dict[str, str] = {}  # a text that went to many is held, and given to the readers, once
    texts = {message_id: (to, same.setdefault(text, text)) for message_id, to, text in outbox.our_texts(session)}
    texts_to: dict[str, dict[str, None]] = {}
    for to, text in texts.values():
        texts_to.setdefault(to, {})[text] = None
    people = (app.call.address, app.settings.sender.address or "")
    return SentByUs(
        addresses=frozenset(address.casefold() for address in people if address),
        lines=lines_of_letters(app.call.folder / "letters", app.call.languages),
        letters=tuple(outbox.our_letters(session)),
        texts={message_id: text for message_id, (_, text) in texts.items()},
        texts_to={to: tuple(found) for to, found in texts_to.items()},
    )
