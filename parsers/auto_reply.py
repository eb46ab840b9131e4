"""Finds what a machine answered in somebody's name: out of office, vacation, "we got your mail"."""

from __future__ import annotations

import re

from parsers import automatic_table as table
from parsers.bounce_signs import NULL_SENDER, daemon_of
from parsers.records import Automatic, AutomaticKind, Message
from parsers.signals import beginning_of, by_header, joined, matching, says_no, subject_of

_LONGEST_ABSENCE = 400  # words: whoever says more has more to say than that he is away
_REST = re.compile(
    r"[ !.*-]{0,5}(?:$|[:(\[/]|(?:until|till?|from|re|bis|vom|ab|jusqu|du|hasta|até|fino|tot|do|до|с) ?\b)"
)
_QUOTE = re.compile(r"(?m)^[ \t]{0,4}>|^[^\n]{0,200}\bwrote:[ \t]*$")


def find_auto_reply(message: Message, text: str) -> Automatic | None:
    if says_no(message):
        return None
    return (
        by_header(message, table.REPLIES)
        or _together(message)
        or _by_sender(message)
        or _by_subject(message, text)
        or _by_null_sender(message, text)
    )


def _together(message: Message) -> Automatic | None:
    for first, second in table.TOGETHER:
        one, other = matching(message, first), matching(message, second)
        if one and other:
            return Automatic(first.kind, f"{one}, {other}")
    return None


def _by_sender(message: Message) -> Automatic | None:
    for address in message.from_:
        local = re.sub(r"[^a-z]", "", address.addr_spec.rpartition("@")[0].casefold())
        if local in table.AUTO_SENDERS:
            return Automatic(AutomaticKind.AUTO_REPLY, f"From: {address.addr_spec}")
    return None


def _by_subject(message: Message, text: str) -> Automatic | None:
    """A sure subject over a text without quotes; a weaker one needs a second sign, since people write those too."""
    if _QUOTE.search(text[:3_000]) or len(text.split()) > _LONGEST_ABSENCE:
        return None
    subject = subject_of(message)
    if match := joined(table.SURE_SUBJECTS).match(subject):
        return Automatic(AutomaticKind.AUTO_REPLY, f'the subject begins "{match[0]}"')
    match = joined(table.WEAK_SUBJECTS).match(subject)
    if not match or not _REST.match(subject, match.end()):
        return None
    if second := _second_sign(message, text):
        return Automatic(AutomaticKind.AUTO_REPLY, f'the subject begins "{match[0]}", {second}')
    return None


def _second_sign(message: Message, text: str) -> str:
    if phrase := joined(table.PHRASES).search(beginning_of(text)):
        return f'the text says "{phrase[0]}"'
    if daemon := daemon_of(message):
        return daemon
    found = by_header(message, (*table.NOTIFICATIONS, *table.PRECEDENCE))
    return found.reason if found else ""


def _by_null_sender(message: Message, text: str) -> Automatic | None:
    """An answer that wants no answer (RFC 3834, 3.3), if it says so in its words or by its precedence too."""
    if daemon_of(message) != NULL_SENDER:
        return None
    phrase = joined(table.PHRASES).search(beginning_of(text))
    found = by_header(message, table.PRECEDENCE)
    second = f'the text says "{phrase[0]}"' if phrase else found.reason if found else ""
    return Automatic(AutomaticKind.AUTO_REPLY, f"{NULL_SENDER}, {second}") if second else None
