"""The frozen values that go into storage and come out: rows never leave this package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from parsers.quiet import Quiet
from parsers.records import Address


class LetterKind(StrEnum):
    ANNOUNCEMENT = "announcement"
    ACKNOWLEDGEMENT = "acknowledgement"
    CONSENT_QUESTION = "consent_question"
    CONFIRMATION = "confirmation"
    DIGEST = "digest"
    REMINDER = "reminder"
    NOTICE = "notice"
    ANSWER = "answer"
    CANARY = "canary"


class LetterState(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    HELD = "held"
    MISSED = "missed"
    JOINED = "joined"  # told in another letter to the same person


@dataclass(frozen=True, slots=True, repr=False)
class LetterPart(Quiet):
    """A file that goes with a letter: a calendar, a CSV."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Letter(Quiet):
    """A mail that we send; it is a row before it is a mail.

    `key` is unique for (kind, period or cause, recipient): posting the same key again does nothing. `message_id`
    is made from the key, so a letter that is repeated after a lost answer is the same letter. `not_after` (aware
    UTC) is the instant after which it must not be sent any more; None for letters that are never too late.
    `about` names the story (or record) numbers that the letter shows, so that they can be recalled.
    """

    kind: LetterKind
    key: str
    message_id: str
    to: Address
    subject: str
    text: str
    html: str
    language: str = "en"
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    reply_to: Address | None = None
    headers: tuple[tuple[str, str], ...] = ()
    parts: tuple[LetterPart, ...] = ()
    about: tuple[int, ...] = ()
    due: datetime | None = None
    not_after: datetime | None = None


def bare(message_id: str) -> str:
    """A Message-ID without its angle brackets: so the ledger keeps it, and so the parsers give it."""
    return message_id.strip().removeprefix("<").removesuffix(">")
