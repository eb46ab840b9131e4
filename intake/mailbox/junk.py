"""Is a mail in a folder of spam for us? Pure: its headers and what the ledger knows of them in, a reason or None out.

Only the headers are looked at, nothing is kept of them, and nobody is answered: a person takes the mail out of there,
then it comes in like any other.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from parsers.letter_tokens import tokens_in
from parsers.records import Message

ANSWERS_US = "it answers a letter of ours"
HAS_OUR_TOKEN = "it has a token of ours in its subject"
IS_KNOWN = "it comes from somebody who is on the list or has written before"


@dataclass(frozen=True, slots=True)
class Knows:
    """What the ledger knows of a mail: does it name a letter of ours, is its author known, which tokens are theirs."""

    answers_letter: bool = False
    author_known: bool = False
    our_tokens: Collection[str] = ()


def named_in(message: Message) -> tuple[str, ...]:
    """The Message-IDs that the mail answers, nearest first."""
    return tuple(dict.fromkeys((*message.in_reply_to, *reversed(message.references))))


def why_for_us(message: Message, knows: Knows, our_addresses: Collection[str]) -> str | None:
    """The reason to look at it, the strongest; None for what is left alone.

    A mail that claims to come from our own address is what spam does; it counts only when it names a letter of ours.
    """
    if knows.answers_letter:
        return ANSWERS_US
    if any(token in knows.our_tokens for token in tokens_in(message.subject)):
        return HAS_OUR_TOKEN
    ours = {address.casefold() for address in our_addresses}
    if knows.author_known and not any(address.key in ours for address in message.from_):
        return IS_KNOWN
    return None
