"""Why a mail looks like a bounce before a word of its text is read: X-Failed-Recipients, its sender, its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from parsers import bounce_table as table
from parsers.records import Message

_REPLY = re.compile(r"\s*(?:re|fwd?|aw|wg|sv|vs|tr|rv|antw|odp|enc|res|rif|i|ynt|vl)\s*:", re.IGNORECASE)
NULL_SENDER = "null sender (Return-Path: <>)"


@dataclass(frozen=True, slots=True)
class Signs:
    """Each as it may stand in a reason, or "". `begins` says that the subject begins with the words of a bounce."""

    header: str = ""
    sender: str = ""
    subject: str = ""
    begins: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(each for each in (self.header, self.sender, self.subject) if each)

    @property
    def is_system(self) -> bool:
        """A mail system says that it wrote this itself."""
        return bool(self.header) or self.sender not in ("", NULL_SENDER)


def find_signs(message: Message) -> Signs:
    header = "X-Failed-Recipients" if message.header("X-Failed-Recipients") else ""
    sender = daemon_of(message)
    subject = " ".join(message.subject.split()).casefold()[:300]
    match = _subjects().search(subject)
    if match and _REPLY.match(subject) and not sender:
        match = None
    said = f'the subject "{match[0]}"' if match else ""
    return Signs(header, sender, said, bool(match) and _subjects().match(subject.lstrip("[*!< ")) is not None)


def daemon_of(message: Message) -> str:
    """Says which header names a mail system as the sender, or ""."""
    for address in message.from_:
        local = re.sub(r"[^a-z]", "", address.addr_spec.partition("@")[0].casefold())
        if local in table.DAEMONS or local.startswith(table.DAEMON_BEGINNINGS):
            return f"From: {address.addr_spec}"
        if any(name in address.name.casefold() for name in table.DAEMON_NAMES):
            return f"From: {address.name}"
    raw = (message.header("From") or "")[:500]
    names = table.DAEMON_NAMES[:3] if message.from_ else table.DAEMON_NAMES
    if any(name in raw.casefold() for name in names):
        return f"From: {raw[:80]}"
    found = next((name for name in table.DAEMON_HEADERS if message.header(name)), None)
    if found:
        return f"{found}: {(message.header(found) or '')[:80]}"
    path = message.header("Return-Path")
    return NULL_SENDER if path is not None and path.strip() in ("<>", "") else ""


def domain_of(message: Message) -> str:
    """The domain that the mail says it comes from, or ""."""
    return next((each.addr_spec.rpartition("@")[2] for each in message.from_ if "@" in each.addr_spec), "")


@cache
def _subjects() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in table.SUBJECTS))
