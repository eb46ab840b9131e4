"""Finds mail that no person wrote now, with the header or phrase that decided, and says whom not to answer.

The signals are data: parsers/automatic_table.py. Bounces have modules of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers import automatic_table as table
from parsers.auto_reply import find_auto_reply
from parsers.automatic_parts import find_calendar, find_challenge, find_receipt, find_report, find_success
from parsers.bounce import find_bounce
from parsers.bounce_signs import daemon_of
from parsers.message import Opened
from parsers.records import Automatic, AutomaticKind, Message
from parsers.returned import find_returned
from parsers.signals import by_header, says_no


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
    """In this order: an absence that a list relayed has the list's headers too, and is an answer first."""
    message = opened.message
    return (
        find_report(opened)
        or find_bounce(opened, text)
        or find_success(opened, text)
        or find_receipt(message, text)
        or find_challenge(message, text)
        or find_auto_reply(message, text)
        or find_calendar(opened, text)
        or by_header(message, table.LOOPS)
        or _notification(message)
        or by_header(message, (*table.LISTS, *table.PRECEDENCE))
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
        if found := _takes_no_answers(address.addr_spec) or _is_a_list(address.addr_spec):
            return found
    return None


def _notification(message: Message) -> Automatic | None:
    """A machine's own mail. Exchange writes X-Auto-Response-Suppress on people's mail too: alone it means nothing."""
    if not says_no(message):
        sure = (each for each in table.NOTIFICATIONS if each.header != "X-Auto-Response-Suppress")
        if found := by_header(message, sure):
            return found
    return _no_reply(message)


def _no_reply(message: Message) -> Automatic | None:
    """A sender that takes no answers, unless Reply-To names somebody: a form that passes on a person's words."""
    if any(not _takes_no_answers(address.addr_spec) for address in message.reply_to):
        return None
    reasons = (_takes_no_answers(address.addr_spec) for address in message.from_)
    found = next((reason for reason in reasons if reason), "")
    return Automatic(AutomaticKind.NOTIFICATION, found) if found else None


def _takes_no_answers(addr_spec: str) -> str:
    local = re.sub(r"[^a-z]", "", addr_spec.rpartition("@")[0].casefold())
    return f"the address {addr_spec} takes no answers" if any(each in local for each in table.NO_REPLY) else ""


def _is_a_list(addr_spec: str) -> str:
    local = addr_spec.rpartition("@")[0].casefold()
    listed = local.startswith(table.MANAGER_BEGINNINGS) or local.endswith(table.MANAGER_ENDINGS)
    return f"the address {addr_spec} is a list's, not a person's" if listed else ""
