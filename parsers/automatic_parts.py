"""Finds automatic mail by its parts and words: receipts, complaints, answers to invitations, challenges."""

from __future__ import annotations

import re

from parsers import automatic_table as table
from parsers.bounce import find_delivered
from parsers.message import Opened
from parsers.records import Automatic, AutomaticKind, Message
from parsers.signals import beginning_of, by_header, joined, subject_of

_ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
_MOST_OF_A_RECEIPT = 100  # words
_FEWEST_WORDS = 12  # an invitation with more than this may hold a person's words


def find_report(opened: Opened) -> Automatic | None:
    """Read receipts (RFC 8098) and complaints (RFC 5965) are reports, but no bounces."""
    types = {attachment.content_type for attachment in opened.message.attachments}
    whole = (opened.message.header("Content-Type") or "").casefold()
    if types & {"message/disposition-notification", "message/global-disposition-notification"}:
        return Automatic(AutomaticKind.RECEIPT, "a disposition notification (RFC 8098)")
    if "message/feedback-report" in types or ("feedback-report" in whole and "multipart/report" in whole):
        return Automatic(AutomaticKind.NOTIFICATION, "a complaint (RFC 5965)")
    return None


def find_success(opened: Opened, text: str) -> Automatic | None:
    if find_delivered(opened, text):
        return Automatic(AutomaticKind.RECEIPT, "a delivery status that the letter arrived (RFC 3464)")
    return None


def find_receipt(message: Message, text: str) -> Automatic | None:
    """A read receipt in words alone."""
    subject = joined(table.RECEIPT_SUBJECTS).match(subject_of(message))
    if not subject or len(text.split()) > _MOST_OF_A_RECEIPT:
        return None
    phrase = joined(table.RECEIPT_PHRASES).search(beginning_of(text))
    reason = f'the subject begins "{subject[0]}"'
    return Automatic(AutomaticKind.RECEIPT, f'{reason}, the text says "{phrase[0]}"') if phrase else None


def find_challenge(message: Message, text: str) -> Automatic | None:
    """Our letter is held until a person follows a link or answers."""
    if found := by_header(message, table.CHALLENGE_HEADERS):
        return found
    if not joined(table.CHALLENGE_SUBJECTS).match(subject_of(message)):
        return None
    phrase = joined(table.CHALLENGE_PHRASES).search(beginning_of(text))
    return Automatic(AutomaticKind.CHALLENGE, f'the text says "{phrase[0][:120]}"') if phrase else None


def find_calendar(opened: Opened, text: str) -> Automatic | None:
    """An answer to an invitation, or an invitation without words of its own (RFC 5546, 1.4)."""
    for content in opened.parts_of_type("text/calendar", "application/ics"):
        match = re.search(rb"(?im)^METHOD[ \t]*:[ \t]*(\w{1,20})", content[:20_000])
        method = match[1].decode("ascii", "replace").upper() if match else ""
        if method in _ANSWERS or (method and len(text.split()) < _FEWEST_WORDS):
            return Automatic(AutomaticKind.CALENDAR, f"a calendar part with METHOD:{method}")
    return None
