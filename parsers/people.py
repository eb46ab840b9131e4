"""Who wrote the words that count, and who passed them on: forwards, and lists that rewrite From."""

from __future__ import annotations

import re

from parsers.addresses import read_addresses
from parsers.records import Address, Forward, Message
from parsers.subject import Prefix, prefix_of

_VIA = re.compile(
    r"^['\"]?(?P<name>[^'\"]{1,120}?)['\"]?\s+(?:via|por medio de|über|per conto di|através de|por intermédio de"
    r"|w imieniu|namens)\s+\S",
    re.IGNORECASE,
)
_ORIGINAL = (
    "X-Original-From",
    "X-Original-Sender",
    "X-MailFrom",
    "Original-From",
    "X-Mailman-Original-From",
    "X-Google-Original-From",
    "X-From",
)
_LIST = (
    "List-Id",
    "List-Post",
    "List-Unsubscribe",
    "Mailing-List",
    "X-BeenThere",
    "X-Mailman-Version",
    "X-Google-Group-Id",
)


def who_wrote(message: Message, forward: Forward | None) -> tuple[Address | None, Address | None]:
    """(author, forwarder). A list that rewrote From is the forwarder; without a forward there is none.

    Who sends an own mail again forwards nobody's.
    The author of a forward is what the forwarded header says, its address perhaps empty; it is never authenticated.
    """
    sender, list_address = undo_list(message)
    source = source_of(forward) if forward is not None else None
    if source is not None and source.author is not None:
        resent = sender is not None and source.author.key == sender.key
        return source.author, None if resent else sender
    return sender, list_address


def source_of(forward: Forward) -> Forward:
    """The forward whose author wrote the words that count.

    That is the outermost, unless its own subject says that it passes another one on ("FW: ..."): then the next deeper.
    """
    chain = list(forward.chain)
    while chain and chain[0].author is not None and prefix_of(forward.subject) is Prefix.FORWARD:
        forward = chain.pop(0)
    return forward


def undo_list(message: Message) -> tuple[Address | None, Address | None]:
    """(who really sent it, the list that rewrote From or None)."""
    sender = next(iter(message.from_), None) or message.sender or next(iter(message.reply_to), None)
    if sender is None or not message.from_:
        return sender, None
    munged = _VIA.match(sender.name)
    if munged is None and not _is_list(message, sender):
        return sender, None
    for address in (*_original(message), *message.reply_to):
        if "@" in address.addr_spec and address.key != sender.key and not _is_list(message, address):
            name = address.name or (munged["name"].strip() if munged else "")
            found = _VIA.match(name)
            return Address(found["name"].strip() if found else name, address.addr_spec), sender
    return sender, None


def _original(message: Message) -> list[Address]:
    values = (message.header(name) for name in _ORIGINAL)
    return [address for value in values if value for address in read_addresses(value)[:1]]


def _is_list(message: Message, address: Address) -> bool:
    """Whether the address is the list's own, as its headers say."""
    local, _, domain = address.key.partition("@")
    for name in _LIST:
        value = message.header(name)
        if value and local and domain:
            low = value.casefold()
            if address.key in low or f"<{local}.{domain}>" in low:
                return True
    return False
