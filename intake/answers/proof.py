"""Whether an answer comes from the coordinator it seems to come from.

Three things must hold: From is a coordinator's address alone; a secret of a letter to that very person came back (the
code, or the Message-ID, which nobody else can make) within its time; and our own mail server does not say that the
sender is forged. A digest that was passed on gives a stranger the secret, but not the address.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from intake.answers.values import Proof
from intake.consent.decisions import is_officer, people_of
from intake.letters.answer import ANSWERS_VALID
from intake.letters.identity import hash_of_token
from parsers.authentication import Verdict, sender_verdict
from parsers.letter_tokens import token_of, tokens_of_mail
from parsers.records import Reading
from storage import answers, consent, records
from storage.answers import AnswerKey
from storage.database import Session
from storage.values import Letter, LetterKind, bare

if TYPE_CHECKING:
    from intake.app import App

ANSWERED = frozenset({LetterKind.DIGEST, LetterKind.ANSWER})


def proof_of(
    session: Session,
    app: App,
    reading: Reading,
    named: Sequence[str],
    now: datetime,
    *,
    answered: LetterKind | None,
    repeated: bool,
) -> Proof | None:
    """The proof for a mail that seems to come from somebody of the call; None for all others.

    `named` are the Message-IDs that it answers, nearest first, `answered` the kind of our letter among them, and
    `repeated` says that another mail with its Message-ID was read before.
    """
    senders = reading.message.from_
    person = people_of(app.call).get(senders[0].key) if len(senders) == 1 else None
    if person is None:
        return None
    tokens = {token for group in tokens_of_mail(reading.message, reading.text) for token in group}
    marks = [hash_of_token(token, app.secret) for token in tokens]
    key = answers.find_key(session, person.addr_spec.casefold(), marks, named)
    officer = is_officer(app, person.addr_spec) or is_officer(app, person.name)
    answers_us = key is not None or answered in ANSWERED
    verdict = sender_verdict(reading.message, app.settings.authserv_ids)
    why_not = _why_not(key, verdict, now, repeated=repeated)
    if key is None:
        return Proof(person, officer, answers_us, why_not)
    return Proof(person, officer, answers_us, why_not, key.period, key.shown)


def _why_not(key: AnswerKey | None, verdict: Verdict, now: datetime, *, repeated: bool) -> str:
    if verdict is Verdict.FAILED:
        return "failed"
    if key is None:
        return "no_code"
    if now >= key.valid_until:
        return "expired"
    return "repeated" if repeated else ""


def issue(
    session: Session,
    app: App,
    letter: Letter,
    period: str,
    now: datetime,
    items: dict[str, dict[str, Any]],
    told: Iterable[int] = (),
) -> None:
    """Let the letter be answered: keep the hash of its code, and what its reader sees of every story now."""
    seen = {
        str(stored.number): _versions(session, stored.number) for stored in records.find_records(session, kind="story")
    }
    key = AnswerKey(
        person=letter.to.key,
        message_id=bare(letter.message_id),
        period=period,
        issued_at=now,
        valid_until=now + ANSWERS_VALID,
        shown={"stories": seen, "items": items, "told": sorted(set(told))},
    )
    answers.keep_key(session, hash_of_token(token_of(letter.message_id), app.secret), key)


def _versions(session: Session, story: int) -> dict[str, int]:
    events = consent.events_of(session, story)
    return {str(person): max(event.sequence for event in found) for person, found in events.items()}
