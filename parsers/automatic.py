"""Finds mail that no person wrote now, with the header or phrase that decided, and says whom not to answer.

The order is that of `_FINDERS`: an out of office that a list relayed carries the list's headers too, and is an
automatic answer first. Data stands in parsers/automatic_table.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from parsers import automatic_table as table
from parsers.automatic_table import Signal
from parsers.bounce import find_bounce, find_delivered
from parsers.bounce_signs import daemon_of
from parsers.message import Opened
from parsers.records import Automatic, AutomaticKind, Message
from parsers.returned import find_returned

_BEGINNING = 3_000
_LONGEST_ABSENCE = 400  # words: whoever says more has more to say than that he is away
_REST = re.compile(
    r"[ !.*-]{0,5}(?:$|[:(\[/]|(?:until|till?|from|re|bis|vom|ab|jusqu|du|hasta|até|fino|tot|do|до|с) ?\b)"
)
_QUOTE = re.compile(r"(?m)^[ \t]{0,4}>|^[^\n]{0,200}\bwrote:[ \t]*$")


def find_automatic(opened: Opened, text: str) -> Automatic | None:
    """What kind of automatic mail this is; None for a person's mail. `text` is the whole best text.

    `original_message_id` is the letter that it answers, as far as it says so.
    A person's mail through a mailing list is `LIST`: it may still hold a person's words.
    """
    found = _find(opened, text)
    if found is None or found.original_message_id is not None or found.kind is AutomaticKind.LIST:
        return found
    return replace(found, original_message_id=find_returned(opened, text).message_id)


def _find(opened: Opened, text: str) -> Automatic | None:
    message = opened.message
    return (
        _report(opened)
        or find_bounce(opened, text)
        or _delivered(opened, text)
        or _auto_reply(message, text)
        or _challenge(message, text)
        or _calendar(opened, text)
        or _by_header(message, table.LOOPS)
        or _by_header(message, _unless_stated_human(message, table.NOTIFICATIONS))
        or _no_reply(message)
        or _by_header(message, table.LISTS)
    )


def may_be_answered(message: Message, automatic: Automatic | None) -> str | None:
    """Why no letter may go back to the sender by itself (RFC 3834, 2), or None if one may."""
    if automatic is not None:
        return f"automatic mail ({automatic.kind.value}): {automatic.reason}"
    if daemon := daemon_of(message):
        return daemon
    if not message.from_ and not message.reply_to:
        return "no sender"
    for address in message.reply_to or message.from_:
        if found := _robot_name(address.addr_spec):
            return found
    return None


def _report(opened: Opened) -> Automatic | None:
    """Read receipts (RFC 8098) and complaints (RFC 5965) are reports, but no bounces."""
    types = {attachment.content_type for attachment in opened.message.attachments}
    whole = (opened.message.header("Content-Type") or "").casefold()
    if types & {"message/disposition-notification", "message/global-disposition-notification"}:
        return Automatic(AutomaticKind.RECEIPT, "a disposition notification (RFC 8098)")
    if "message/feedback-report" in types or ("feedback-report" in whole and "multipart/report" in whole):
        return Automatic(AutomaticKind.NOTIFICATION, "a complaint (RFC 5965)")
    return None


def _delivered(opened: Opened, text: str) -> Automatic | None:
    if find_delivered(opened, text):
        return Automatic(AutomaticKind.RECEIPT, "a delivery status that the letter arrived (RFC 3464)")
    return None


def _auto_reply(message: Message, text: str) -> Automatic | None:
    if _says_no(message):
        return None
    found = _by_header(message, table.REPLIES) or _together(message)
    return found or _by_sender(message) or _by_subject(message, text)


def _together(message: Message) -> Automatic | None:
    for first, second in table.TOGETHER:
        one, other = _matching(message, first), _matching(message, second)
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
    subject = " ".join(message.subject.split()).casefold()[:300]
    beginning = text[:_BEGINNING]
    if _QUOTE.search(beginning) or len(text.split()) > _LONGEST_ABSENCE:
        return None
    if match := _joined(table.SURE_SUBJECTS).match(subject):
        return Automatic(AutomaticKind.AUTO_REPLY, f'the subject begins "{match[0]}"')
    match = _joined(table.WEAK_SUBJECTS).match(subject)
    if not match or not _REST.match(subject, match.end()):
        return None
    phrase = _joined(table.PHRASES).search(" ".join(beginning.split()).casefold())
    if phrase:
        return Automatic(AutomaticKind.AUTO_REPLY, f'the subject begins "{match[0]}" and the text says "{phrase[0]}"')
    second = daemon_of(message) or _by_header(message, table.NOTIFICATIONS) or _by_header(message, table.LISTS[-2:])
    reason = second.reason if isinstance(second, Automatic) else second
    if reason:
        return Automatic(AutomaticKind.AUTO_REPLY, f'the subject begins "{match[0]}", {reason}')
    return None


def _challenge(message: Message, text: str) -> Automatic | None:
    if found := _by_header(message, table.CHALLENGE_HEADERS):
        return found
    subject = " ".join(message.subject.split()).casefold()[:300]
    folded = " ".join(text[:_BEGINNING].split()).casefold()
    phrase = _joined(table.CHALLENGE_PHRASES).search(folded)
    if phrase and _joined(table.CHALLENGE_SUBJECTS).match(subject):
        return Automatic(AutomaticKind.CHALLENGE, f'the text says "{phrase[0][:120]}"')
    return None


def _calendar(opened: Opened, text: str) -> Automatic | None:
    """An answer to an invitation, or an invitation without words of its own."""
    for content in opened.parts_of_type("text/calendar", "application/ics"):
        match = re.search(rb"(?im)^METHOD[ \t]*:[ \t]*(\w{1,20})", content[:20_000])
        method = match[1].decode().upper() if match else ""
        if method in ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH") or (method and len(text.split()) < 12):
            return Automatic(AutomaticKind.CALENDAR, f"a calendar part with METHOD:{method}")
    return None


def _no_reply(message: Message) -> Automatic | None:
    """A sender that takes no answers, unless Reply-To names somebody: a form that passes on a person's words."""
    if any(not _robot_name(address.addr_spec) for address in message.reply_to):
        return None
    for address in message.from_:
        if (found := _robot_name(address.addr_spec)) and "answers" in found:
            return Automatic(AutomaticKind.NOTIFICATION, found)
    return None


def _robot_name(addr_spec: str) -> str:
    written = addr_spec.rpartition("@")[0].casefold()
    if written.startswith(table.MANAGER_BEGINNINGS) or written.endswith(table.MANAGER_ENDINGS):
        return f"the address {addr_spec} is a list's, not a person's"
    local = re.sub(r"[^a-z]", "", written)
    return f"the address {addr_spec} takes no answers" if any(each in local for each in table.NO_REPLY) else ""


def _says_no(message: Message) -> bool:
    return (message.header("Auto-Submitted") or "").strip().casefold().partition(";")[0].strip() == "no"


def _unless_stated_human(message: Message, signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Exchange writes X-Auto-Response-Suppress on people's mail: alone it means nothing."""
    if _says_no(message):
        return ()
    return tuple(each for each in signals if each.header != "X-Auto-Response-Suppress")


def _by_header(message: Message, signals: Iterable[Signal]) -> Automatic | None:
    for signal in signals:
        if found := _matching(message, signal):
            return Automatic(signal.kind, found)
    return None


def _matching(message: Message, signal: Signal) -> str:
    for value in message.all_headers(signal.header):
        folded = " ".join(value[:500].split())
        if _compiled(signal.pattern).match(folded.casefold()):
            return f"{signal.header}: {folded[:200]}"
    return ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))
