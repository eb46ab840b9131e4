"""Bytes of a mail -> `Opened`: the frozen `Message`, and the bytes of its parts on request.

The only user of mail-parser, which sees the headers alone: it reads addresses and dates well, but would merge
attached mails into the text, decode files as text and give random names. The parts are walked here.
"""

from __future__ import annotations

import email.message
from collections.abc import Sequence
from datetime import UTC, datetime

import mailparser

from parsers import identifiers
from parsers.addresses import clean_name, read_addresses
from parsers.charsets import Hint
from parsers.dates import read_date
from parsers.fields import Block, decoded, unfolded
from parsers.parts import Parts
from parsers.records import Address, Header, Message

_MOST_HEADERS = 1_000
_LONGEST_HEADER = 1 << 20
_LONGEST_FOR_MAILPARSER = 4_000  # it reads character by character; what is longer is read here alone


class Opened:
    """A message and its parts. `part` decodes at each call, so that a large attachment is not held twice."""

    def __init__(self, content: bytes) -> None:
        self._parts = Parts(content)
        self.message = _message(self._parts)

    def part(self, path: str) -> bytes:
        """The bytes of an attachment, or of any part, decoded; an attached mail as its own raw bytes. KeyError."""
        return self._parts.content_of(path)

    def part_headers(self, path: str) -> tuple[Header, ...]:
        return _headers(self._parts.block_of(path), None)

    @property
    def delivery_status(self) -> tuple[bytes, ...]:
        """The raw bytes of each message/delivery-status part (RFC 3464)."""
        return self.parts_of_type("message/delivery-status", "message/global-delivery-status")

    def parts_of_type(self, *content_types: str) -> tuple[bytes, ...]:
        return tuple(self.part(a.path) for a in self.message.attachments if a.content_type in content_types)


def open_message(content: bytes) -> Opened:
    """Never raises for any bytes; what was wrong with them stands in `message.defects`."""
    return Opened(content)


def _message(parts: Parts) -> Message:
    block, hint = parts.root.block, parts.hint
    defects = list(parts.defects)
    headers = _headers(block, hint)
    asked = _Asked(block, hint)
    senders = asked.people("sender")
    date, date_defect = asked.date()
    if date_defect:
        defects.append(date_defect)
    first = {header.name.casefold(): header.value for header in reversed(headers)}
    return Message(
        message_id=next(iter(identifiers.read_ids(first.get("message-id", ""))), None),
        subject=first.get("subject", ""),
        date=date,
        from_=asked.people("from"),
        sender=senders[0] if senders else None,
        reply_to=asked.people("reply-to"),
        to=asked.people("to"),
        cc=asked.people("cc"),
        in_reply_to=identifiers.read_ids(first.get("in-reply-to", "")),
        references=identifiers.read_ids(first.get("references", "")),
        headers=headers,
        bodies=parts.bodies,
        attachments=parts.attachments,
        content_type=parts.root.content_type.value,
        defects=tuple(dict.fromkeys(defects)),
    )


def _headers(block: Block, hint: Hint | None) -> tuple[Header, ...]:
    return tuple(
        Header(field.name, decoded(field.raw[:_LONGEST_HEADER], hint)) for field in block.fields[:_MOST_HEADERS]
    )


class _Asked:
    """The address fields and the date: mail-parser's answer where it has one without a defect, else our reading.

    It is asked once for all, as to ask it costs more than all else in a header. Of repeated fields it reads the
    first alone; where it fails it is asked again for each.
    """

    def __init__(self, block: Block, hint: Hint | None) -> None:
        self._values: dict[str, list[str]] = {}
        for field in block.fields:
            name = field.name.casefold()
            if name in ("from", "to", "cc", "reply-to", "sender"):
                self._values.setdefault(name, []).append(unfolded(field.raw, hint))
        raw = block.first("date")
        self._date = None if raw is None else unfolded(raw[:1000])
        together = [(name, values[0]) for name, values in self._values.items() if _may_be_asked(name, values[0])]
        if self._date is not None:
            together.append(("date", self._date))
        self._said = _parse_headers(together) if together else None

    def people(self, name: str) -> tuple[Address, ...]:
        found: list[Address] = []
        for number, value in enumerate(self._values.get(name, ())):
            known = self._said if number == 0 and _may_be_asked(name, value) else None
            found.extend((_strict(known, name) if known else _strict_alone(value)) or read_addresses(value))
        return tuple(found)

    def date(self) -> tuple[datetime | None, str | None]:
        """The date in UTC, or what was wrong with it."""
        if self._date is None:
            return None, None
        said = self._said or _parse_headers([("date", self._date)])
        found = said.date if said is not None else None
        if isinstance(found, datetime):
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC), None
        lenient = read_date(self._date)
        return lenient, None if lenient else "the Date could not be read"


def _may_be_asked(name: str, value: str) -> bool:
    return name != "sender" and len(value) <= _LONGEST_FOR_MAILPARSER and bool(value.strip())


def _strict_alone(value: str) -> tuple[Address, ...]:
    if not _may_be_asked("from", value):
        return ()
    said = _parse_headers([("from", value)])
    return _strict(said, "from") if said is not None else ()


def _strict(said: mailparser.MailParser, name: str) -> tuple[Address, ...]:
    """What mail-parser says of one address field; nothing where it found a defect in it."""
    if any(defect.get("header") == name for defect in said.address_header_defects):
        return ()
    found = getattr(said, name.replace("-", "_"))
    if not all(isinstance(each, tuple) and "@" in each[1] for each in found):
        return ()
    return tuple(Address(clean_name(name), addr_spec) for name, addr_spec in found)


def _parse_headers(headers: Sequence[tuple[str, str]]) -> mailparser.MailParser | None:
    """mail-parser over these headers and an empty body; None where it fails."""
    message = email.message.Message()
    for name, value in headers:
        message[name] = value
    message.set_payload("")
    try:
        return mailparser.MailParser(message)
    except Exception:  # noqa: BLE001 - it meets hostile input and promises nothing; ours is read instead
        return None
