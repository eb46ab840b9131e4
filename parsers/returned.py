"""The letter that a bounce gives back, whole or its headers: its Message-ID and whom it was for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.bounce_address import addresses_in
from parsers.identifiers import read_ids
from parsers.message import Opened

_ID = re.compile(r"(?im)^[ \t>|]{0,8}(?:X-)?(?:Original-)?Message-?ID[ \t]*:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\n]{1,400}>)")
_TO = re.compile(r"(?im)^[ \t>|]{0,8}(?:To|Cc)[ \t]*:[ \t]*([^\r\n]{1,2000})")
_KINDS = (
    "message/rfc822",
    "text/rfc822-headers",
    "message/rfc822-headers",
    "message/global",
    "message/partial",
    "message/global-headers",
)
_REPORTS = (
    "message/delivery-status",
    "message/global-delivery-status",
    "message/disposition-notification",
    "message/global-disposition-notification",
)
_REPORT = re.compile(r"(?im)^Content-Type[ \t]*:[ \t]*(?:multipart/report|message/delivery-status)")
_MOST = 64 << 10


@dataclass(frozen=True, slots=True)
class Returned:
    """`is_bounce`: what came back is a bounce itself, as filters on the way attach them."""

    message_id: str | None = None
    recipients: tuple[str, ...] = ()
    is_bounce: bool = False


def find_returned(opened: Opened, text: str) -> Returned:
    """From the attached original, else from the headers that stand in the text, else from what the bounce answers."""
    attached = [each[:_MOST].decode("utf-8", "replace") for each in opened.parts_of_type(*_KINDS)]
    places = list(attached)
    reports = opened.parts_of_type(*_REPORTS)
    places.extend((text[: 4 * _MOST], *(each[:_MOST].decode("utf-8", "replace") for each in reports)))
    message_id = next(
        (ids[0] for place in places if (match := _ID.search(place)) and (ids := read_ids(match[1]))), None
    )
    is_bounce = any(_REPORT.search(place) for place in attached)
    recipients = next((tuple(addresses_in(m[1])) for place in places if (m := _TO.search(place))), ())
    message = opened.message
    if message_id is None:
        answered = (*message.in_reply_to, *reversed(message.references))
        message_id = answered[0] if answered else None
    return Returned(message_id, recipients, is_bounce)
