"""Finds bounces and delay warnings: RFC 3464 first, then X-Failed-Recipients, then texts of servers without either."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers import bounce_table as table
from parsers.bounce_address import addresses_in, clean_address
from parsers.bounce_json import read_json_bounce
from parsers.bounce_reason import is_permanent, reason_of
from parsers.bounce_signs import NULL_SENDER, Signs, domain_of, find_signs
from parsers.bounce_text import Notice, read_notice, recipients_of, text_about
from parsers.delivery_status import Recipient, find_status, read_delivery_status
from parsers.message import Opened, open_message
from parsers.records import Automatic, AutomaticKind, Bounce, Message
from parsers.returned import Returned, find_returned

_NOT_FAILED = frozenset({"delivered", "relayed", "expanded", "deliverable"})
_QUOTED = re.compile(r"(?m)^>[ \t]*\S|^[^\n]{0,200}\bwrote:[ \t]*$")
_DELAYED = re.compile("|".join(table.DELAYS))
_MISLABELLED = ("text/plain", "text/delivery-status", "text/x-delivery-status", "application/octet-stream")
_LONGEST = 64 << 10
_MOST = 500


def find_bounce(opened: Opened, text: str) -> Automatic | None:
    """The addresses that a letter of ours did not reach, or not yet; None if the mail is no bounce.

    A mail that says only that letters arrived is no bounce: see `find_delivered`.
    """
    signs = find_signs(opened.message)
    recipients = read_recipients(opened, text, signs)
    returned = find_returned(opened, text)
    if recipients:
        return _of_status(opened, recipients, text, returned)
    found = _of_text(opened.message, text, signs, returned)
    if found is None or (found.bounces and not returned.is_bounce):
        return found
    return _wrapped(opened) or found


def find_delivered(opened: Opened, text: str) -> bool:
    """Whether a delivery status says that every letter arrived or was passed on (RFC 3464, 2.3.3)."""
    recipients = read_recipients(opened, text, find_signs(opened.message))
    return bool(recipients) and not _failed(recipients)


def read_recipients(opened: Opened, text: str, signs: Signs) -> tuple[Recipient, ...]:
    """The recipients of every delivery status, also of one in the text of a mail that looks like a bounce."""
    found: list[Recipient] = []
    for content in opened.delivery_status:
        found.extend(read_delivery_status(content.decode("utf-8", "replace")))
    if not found and (signs.is_system or signs.begins or opened.message.content_type == "multipart/report"):
        found.extend(read_delivery_status(text))
        for content in () if found else opened.parts_of_type(*_MISLABELLED)[:5]:
            found.extend(read_delivery_status(content[:_LONGEST].decode("utf-8", "replace")))
    return tuple(found[:_MOST]) or read_json_bounce(text)


def _failed(recipients: Iterable[Recipient]) -> list[Recipient]:
    return [each for each in recipients if each.action not in _NOT_FAILED and not (each.status or "").startswith("2")]


def _of_status(opened: Opened, recipients: tuple[Recipient, ...], text: str, returned: Returned) -> Automatic | None:
    failed = _failed(recipients)
    if not failed:
        return None
    delayed = all(each.action == "delayed" for each in failed)
    notice = read_notice(text)
    bounces = [
        _bounce(each.addr_spec, each.status, each.diagnostic or text_about(notice, each.addr_spec), returned, late)
        for each in failed
        for late in (each.action == "delayed",)
        if each.addr_spec
    ]
    if not bounces:  # "Final-Recipient: RFC822; @example.org"
        found = recipients_of(notice, _ours(opened.message), domain_of(opened.message))
        first = failed[0]
        bounces = [_bounce(each, first.status, said, returned, delayed) for each, said in found.items()]
    return _automatic("a delivery status (RFC 3464)", bounces, returned, delayed)


def _of_text(message: Message, text: str, signs: Signs, returned: Returned) -> Automatic | None:
    if not signs.reasons:
        return None
    notice = read_notice(text)
    stated = [each for value in message.all_headers("X-Failed-Recipients") for each in addresses_in(value)]
    named = recipients_of(notice, _ours(message), domain_of(message))
    if not (stated or _is_notice(signs, notice, text) or _gives_back(signs, notice, named, returned)):
        return None
    if not stated and not named and not signs.sender:
        return None
    found = {each: named.get(each) or text_about(notice, each) for each in stated} or named
    found = found or dict.fromkeys(returned.recipients, notice.phrase)
    delayed = bool(_DELAYED.search((message.subject + " " + notice.folded).casefold()[:4_000]))
    whole = find_status(notice.folded) if len(found) == 1 else None
    bounces = [
        _bounce(each, find_status(said) or whole, said or notice.folded[:2_000], returned, delayed)
        for each, said in found.items()
    ]
    reason = ", ".join((*signs.reasons, *([f'the text "{notice.phrase}"'] if notice.phrase else [])))
    return _automatic(reason, bounces, returned, delayed)


def _is_notice(signs: Signs, notice: Notice, text: str) -> bool:
    """Whether signs and text together are enough: people write as postmaster too, and about mail that failed."""
    if signs.is_system:
        return bool(signs.subject) or (bool(notice.phrase) and not _QUOTED.search(text[:5_000]))
    if signs.sender == NULL_SENDER:
        return bool(signs.subject)
    return signs.begins and bool(notice.phrase) and notice.names_addresses and not _QUOTED.search(text[:5_000])


def _gives_back(signs: Signs, notice: Notice, named: Iterable[str], returned: Returned) -> bool:
    """No name and no subject of a mail system, but a null sender, words of failure, and a letter to whom they name."""
    to = {each.casefold() for each in returned.recipients}
    return signs.sender == NULL_SENDER and bool(notice.phrase) and any(each.casefold() in to for each in named)


def _wrapped(opened: Opened) -> Automatic | None:
    """A filter on the way may have attached the bounce to a mail of its own; one level is looked into."""
    for content in opened.parts_of_type("message/rfc822")[:3]:
        inner = open_message(content)
        text = "\n".join(body.content for body in inner.message.bodies)
        recipients = read_recipients(inner, text, Signs()) if inner.delivery_status else ()
        if recipients and (found := _of_status(inner, recipients, text, find_returned(inner, text))):
            return found
    return None


def _bounce(addr_spec: str, status: str | None, said: str, returned: Returned, delayed: bool) -> Bounce:
    permanent = is_permanent(status, said, delayed=delayed)
    return Bounce(addr_spec, permanent, status, reason_of(status, said), returned.message_id)


def _automatic(reason: str, bounces: list[Bounce], returned: Returned, delayed: bool) -> Automatic:
    each_once = {bounce.addr_spec.casefold(): bounce for bounce in reversed(bounces[:_MOST])}
    found = tuple(reversed(each_once.values()))
    delayed = delayed and not any(bounce.permanent for bounce in found)
    return Automatic(AutomaticKind.BOUNCE, reason, found, returned.message_id, delayed)


def _ours(message: Message) -> frozenset[str]:
    """Addresses that the bounce itself comes from or goes to."""
    people = (*message.from_, *message.to, *message.cc, *message.reply_to)
    path = clean_address(message.header("Return-Path") or "")
    return frozenset({address.addr_spec.casefold() for address in people} | {path.casefold()})
