"""Reads the fields of a delivery status notification: who was not reached, and what the server said. RFC 3464, 2.3.

Lenient, as the servers are: recipients without a blank line between them, blank lines inside a group, an address
without its type, fields in a plain text instead of a message/delivery-status part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.bounce_address import clean_address

_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{1,60})[ \t]*:[ \t]*(.*)")
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_WHO = ("original-recipient", "final-recipient", "x-actual-recipient")  # our own word for it first
_OURS = frozenset((*_WHO, "action", "status", "diagnostic-code", "remote-mta", "will-retry-until", "last-attempt-date"))
_CLASSES = {"2": "2.0.0", "4": "4.0.0", "5": "5.0.0"}
_MOST_LINES = 20_000
_LONGEST = 4_000

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One group of per-recipient fields. `action` is in small letters; `status` as in RFC 3463, or None.

    `addr_spec` is the address that we wrote to where the server says it, else the one that it became; "" if none is.
    """

    addr_spec: str
    action: str
    status: str | None
    diagnostic: str


def read_delivery_status(text: str) -> tuple[Recipient, ...]:
    """The recipients in order, delivered ones too. Nothing where no field names a recipient."""
    return tuple(found for group in _recipient_groups(_groups(text)) if (found := _recipient(group)))


def find_status(text: str) -> str | None:
    """The first status code of RFC 3463 in a text, numbers without leading zeros."""
    match = _STATUS.search(text)
    return f"{match[1]}.{int(match[2])}.{int(match[3])}" if match else None


def _groups(text: str) -> Iterator[Fields]:
    """Fields between blank lines, folded lines joined; a second recipient of one name begins a group too."""
    group: Fields = {}
    last = ""
    for line in text.split("\n")[:_MOST_LINES]:
        line = line.rstrip("\r")[:_LONGEST]
        if not line.strip():
            yield group
            group, last = {}, ""
        elif line[0] in " \t" and last and not _is_ours(line):
            group[last] = (group[last] + " " + line.strip())[:_LONGEST]
        elif match := _FIELD.match(line.lstrip(" \t>")):
            name = match[1].casefold()
            if name in group and name in _WHO:
                yield group
                group = {}
            last = name
            group.setdefault(name, match[2].strip())
        elif last == "diagnostic-code":
            group[last] = (group[last] + " " + line.strip())[:_LONGEST]  # not folded as it should be
    yield group


def _is_ours(line: str) -> bool:
    """A field of the report although it is indented, as in texts."""
    return line.partition(":")[0].strip().casefold() in _OURS


def _recipient_groups(groups: Iterator[Fields]) -> Iterator[Fields]:
    """Groups that name a recipient, with what a stray blank line cut off."""
    current: Fields | None = None
    for group in groups:
        if any(name in group for name in _WHO):
            if current is not None and _is_same(current, group):
                current |= group
                continue
            if current is not None:
                yield current
            current = dict(group)
        elif current is not None and _OURS & group.keys():
            current = group | current
    if current is not None:
        yield current


def _is_same(current: Fields, group: Fields) -> bool:
    return not (current.keys() & group.keys() & _OURS) and "final-recipient" not in current


def _recipient(group: Fields) -> Recipient | None:
    addr_spec = next((each for name in _WHO if (each := clean_address(group.get(name, "")))), "")
    diagnostic = group.get("diagnostic-code", "")
    stated = group.get("status", "").strip()
    status, answer = find_status(stated) or _CLASSES.get(stated[:1]), find_status(diagnostic)
    if answer and (status is None or status.endswith(".0.0") or answer[0] == "5"):
        status = answer  # the refusing server's own code
    action = re.split(r"[^a-z]", group.get("action", "").casefold().strip(), maxsplit=1)[0]
    return Recipient(addr_spec, action, status, said(diagnostic))


def said(diagnostic: str) -> str:
    """The server's words without the type before them ("smtp; 550 ...")."""
    return " ".join(re.sub(r"^\s*[\w-]{1,30}\s*;\s*", "", diagnostic).split())
