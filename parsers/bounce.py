"""Finds bounces and delay warnings: RFC 3464 first, then X-Failed-Recipients, then texts of servers without either."""

from __future__ import annotations

import re

from parsers import bounce_table as table
from parsers.bounce_address import addresses_in, clean_address
from parsers.bounce_reason import is_permanent, reason_of
from parsers.bounce_text import Notice, read_notice, recipients_of, subjects
from parsers.delivery_status import Recipient, find_status, read_delivery_status
from parsers.message import Opened
from parsers.records import Automatic, AutomaticKind, Bounce, Message
from parsers.returned import Returned, find_returned

_NOT_FAILED = frozenset({"delivered", "relayed", "expanded", "deliverable"})
_REPLY = re.compile(r"\s*(?:re|fwd?|aw|wg|sv|vs|tr|rv|antw|odp)\s*:", re.IGNORECASE)
_MOST_RECIPIENTS = 500


def find_bounce(opened: Opened, text: str) -> Automatic | None:
    """The addresses that a letter did not reach; None if the mail is no bounce."""
    message = opened.message
    returned = find_returned(opened, text)
    recipients = _stated(opened, text)
    if recipients:
        return _of_status(recipients, text, returned)
    return _of_text(message, text, returned)


def _stated(opened: Opened, text: str) -> tuple[Recipient, ...]:
    """The recipients of every delivery status, also of one that stands in the text of a daemon's mail."""
    found: list[Recipient] = []
    for content in opened.delivery_status:
        found.extend(read_delivery_status(content.decode("utf-8", "replace")))
    if not found and (_signs(opened.message) or opened.message.content_type == "multipart/report"):
        found.extend(read_delivery_status(text))
    return tuple(found[:_MOST_RECIPIENTS])


def _of_status(recipients: tuple[Recipient, ...], text: str, returned: Returned) -> Automatic | None:
    failed = [
        each for each in recipients if each.action not in _NOT_FAILED and not (each.status or "5").startswith("2")
    ]
    if not failed:
        return None
    delayed = all(each.action == "delayed" for each in failed)
    bounces: dict[str, Bounce] = {}
    for each in failed:
        addr_spec = each.addr_spec
        if not addr_spec:
            continue
        late = each.action == "delayed"
        said = each.diagnostic or text_about(text, addr_spec)
        bounces.setdefault(
            addr_spec.casefold(),
            Bounce(
                addr_spec,
                not late and is_permanent(each.status, said),
                each.status,
                reason_of(each.status, said),
                returned.message_id,
            ),
        )
    return Automatic(
        AutomaticKind.BOUNCE, "a delivery status (RFC 3464)", tuple(bounces.values()), returned.message_id, delayed
    )


def text_about(text: str, addr_spec: str) -> str:
    at = text.casefold().find(addr_spec.casefold())
    return " ".join(text[at : at + 400].split()) if at >= 0 else ""


def _of_text(message: Message, text: str, returned: Returned) -> Automatic | None:
    signs = _signs(message)
    if not signs:
        return None
    notice = read_notice(text)
    stated = [each for value in message.all_headers("X-Failed-Recipients") for each in addresses_in(value)]
    if not stated and not notice.phrase and len(signs) < 2:
        return None
    if not stated and len(signs) < 2 and "null sender" in signs[0]:
        return None
    ignored = _ignored(message)
    found = {each: text_about("\n".join(notice.lines), each) for each in stated} or recipients_of(notice, ignored)
    if not found:
        found = dict.fromkeys(returned.recipients, notice.phrase)
    delayed = _is_delayed(message, notice)
    whole = " ".join(" ".join(notice.lines).split())[:2_000]
    bounces = {}
    for addr_spec, said in found.items():
        status = find_status(said) or find_status(whole)
        bounces[addr_spec.casefold()] = Bounce(
            addr_spec,
            not delayed and is_permanent(status, said or whole),
            status,
            reason_of(status, said or whole),
            returned.message_id,
        )
    reason = ", ".join((*signs, f'"{notice.phrase}"' if notice.phrase else "")).strip(", ")
    return Automatic(
        AutomaticKind.BOUNCE, reason, tuple(bounces.values())[:_MOST_RECIPIENTS], returned.message_id, delayed
    )


def _is_delayed(message: Message, notice: Notice) -> bool:
    words = (message.subject + " " + " ".join(notice.lines)).casefold()
    return bool(
        re.search(r"\bdelayed\b|warning message only|will be retried|will keep trying|still being|not yet been", words)
    )


def _signs(message: Message) -> list[str]:
    """Why the mail looks like a bounce before a word of it is read: X-Failed-Recipients, its sender, its subject."""
    signs = []
    if message.header("X-Failed-Recipients"):
        signs.append("X-Failed-Recipients")
    sender = daemon_of(message)
    if sender:
        signs.append(sender)
    subject = " ".join(message.subject.split()).casefold()
    match = subjects().search(subject[:300])
    if match and not (_REPLY.match(subject) and not sender):
        signs.append(f'the subject "{match[0]}"')
    return signs


def daemon_of(message: Message) -> str:
    """Says which header names a mail system as the sender, or ""."""
    path = message.header("Return-Path")
    for address in message.from_:
        local = re.sub(r"[^a-z]", "", address.addr_spec.partition("@")[0].casefold())
        if local in table.DAEMONS:
            return f"From: {address.addr_spec}"
        if any(name in address.name.casefold() for name in table.DAEMON_NAMES):
            return f"From: {address.name}"
    raw = message.header("From") or ""
    if any(name in raw.casefold() for name in table.DAEMON_NAMES[:3]):
        return f"From: {raw[:80]}"
    if path is not None and path.strip() == "<>":
        return "null sender (Return-Path: <>)"
    return ""


def _ignored(message: Message) -> frozenset[str]:
    people = (*message.from_, *message.to, *message.cc, *message.reply_to)
    ignored = {address.addr_spec.casefold() for address in people}
    path = clean_address(message.header("Return-Path") or "")
    return frozenset(ignored | {path.casefold()})
