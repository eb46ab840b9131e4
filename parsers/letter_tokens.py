"""The secret tokens of our letters, wherever a mail brings one back: addresses, Message-IDs, subject, text. Pure.

Clients mangle: some drop References, some quote nothing, some answer to another address. A token that came back by
any of these ways names its letter. Whether it was made here, only who holds the key can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.records import Message

_TOKEN = re.compile(r"(?<![a-z0-9])[a-z2-7]{26}(?![a-z0-9])")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to")
_MOST = 50
_LONGEST = 1_000_000  # characters of text


def tokens_in(text: str) -> tuple[str, ...]:
    """What looks like one of our tokens, each once, in order."""
    return tuple(dict.fromkeys(_TOKEN.findall(text.casefold())))


def token_of(message_id: str) -> str:
    """The token in a Message-ID of ours, `<kind.token@host>`, with or without angle brackets; "" without one."""
    found = tokens_in(message_id.rpartition("@")[0])
    return found[-1] if found else ""


def tokens_of_mail(message: Message, text: str) -> tuple[tuple[str, ...], ...]:
    """What looks like a token in the Message-IDs that it answers, in whom it is to, in its subject and words.

    Three groups, the surest first: a conversation quotes what it spoke of before.
    """
    answers = " ".join((*message.in_reply_to, *reversed(message.references)))
    return (
        tokens_in(answers)[:_MOST],
        tokens_in(" ".join(_recipients(message)))[:_MOST],
        tokens_in(f"{message.subject}\n{text[:_LONGEST]}")[:_MOST],
    )


def _recipients(message: Message) -> Iterator[str]:
    yield from (address.addr_spec for address in (*message.to, *message.cc))
    yield from (header.value for header in message.headers if header.name.casefold() in _DELIVERED)
