"""Messages, letters and stories with defaults, for tests that care about one thing of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from parsers.records import Address, ConsentFinding, Program, Record, Story
from storage.messages import Kept, Source, keep
from storage.records import add_record
from storage.sorting import Sorted, Summary
from storage.standing import ConsentEvent
from storage.values import Letter, LetterKind
from tests.factories import utc

NOW = utc(2010, 9, 20, 12)
HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=10)
WORKER = "machine/1/a"
ROSA = Address("Rosa T.", "Rosa@Shelter.example.org")


def make_source(uid: int = 1, folder: str = "INBOX", uidvalidity: int = 100, account: str = "intake") -> Source:
    return Source(account, folder, uidvalidity, uid)


def keep_mail(session: Session, content: bytes = b"From: rosa\r\n\r\nhello", uid: int = 1, **place: Any) -> Kept:
    return keep(session, content, make_source(uid, **place), NOW, NOW)


def make_summary(**changes: Any) -> Summary:
    summary = Summary("m1@example.org", ROSA.key, ROSA.name, "Our program", "submission", (), {"kind": "submission"})
    return replace(summary, **changes)


def make_sorted(**changes: Any) -> Sorted:
    return replace(Sorted("recorded"), **changes)


def make_letter(key: str = "M-1", **changes: Any) -> Letter:
    letter = Letter(
        LetterKind.ACKNOWLEDGEMENT, key, f"<{key}@letters.example.org>", ROSA, "Thank you", "We have it.", "<p>It.</p>"
    )
    return replace(letter, **changes)


def make_story(narrative: str = "They let her out at two in the night.", **changes: Any) -> Story:
    return replace(Story(ConsentFinding(), narrative=narrative), **changes)


def tell(session: Session, record: Record, *, content: bytes = b"a story", uid: int = 1, author: Address = ROSA) -> int:
    """The number of a record that came with its own message."""
    kept = keep_mail(session, content, uid)
    assert kept.number is not None
    name = record.name.casefold() if isinstance(record, Program) else ""
    return add_record(
        session, record, message=kept.number, author=author, folded_name=name, problems=(), merge_with=None, now=NOW
    )


def said(to: str, at: datetime = NOW, **changes: Any) -> ConsentEvent:
    return replace(ConsentEvent(to, "parser", at), **changes)


def granted(at: datetime = NOW, **changes: Any) -> ConsentEvent:
    event = ConsentEvent("granted", "coordinator", at, scopes=("coalition",), attribution="anonymous", evidence="E1")
    return replace(event, **changes)
