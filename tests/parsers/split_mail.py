"""A mail read as far as the words go: who wrote what. Shared by the tests of replies, forwards and people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config.call import Call
from parsers.forward import find_forward
from parsers.message import open_message
from parsers.people import who_wrote
from parsers.records import Address, Forward, SentByUs, Words
from parsers.reply import split
from parsers.text import Text, text_of
from tests.factories import make_call

MAILS = Path(__file__).parents[1] / "mail" / "words"
NOTHING_SENT = SentByUs()


@dataclass(frozen=True, slots=True)
class Split:
    text: Text
    words: Words
    forward: Forward | None
    author: Address | None
    forwarder: Address | None


def split_bytes(content: bytes, call: Call | None = None, sent_by_us: SentByUs = NOTHING_SENT) -> Split:
    call = call or make_call()
    opened = open_message(content)
    text = text_of(opened.message)
    forward = find_forward(opened, text, call, sent_by_us)
    words = split(text, opened.message, call, sent_by_us, forward)
    author, forwarder = who_wrote(opened.message, forward)
    return Split(text, words, forward, author, forwarder)


def split_file(name: str) -> Split:
    return split_bytes((MAILS / f"{name}.eml").read_bytes())


def split_text(
    text: str,
    *,
    subject: str = "Re: Doors at night",
    sender: str = "Ada Example <ada@example.org>",
    call: Call | None = None,
    sent_by_us: SentByUs = NOTHING_SENT,
) -> Split:
    """A plain mail with these words."""
    head = f"From: {sender}\r\nSubject: {subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    return split_bytes(head.encode() + text.encode(), call, sent_by_us)


def squashed(words: str) -> str:
    return " ".join(words.split())
