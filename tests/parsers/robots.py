"""What the tests of automatic mail share: a mail of tests/mail/robots/ and what is found in it."""

from __future__ import annotations

from pathlib import Path

from parsers.automatic import find_automatic
from parsers.message import Opened, open_message
from parsers.records import Automatic
from parsers.text import text_of

_MAILS = Path(__file__).parents[1] / "mail" / "robots"


def opened(name: str) -> Opened:
    return open_message((_MAILS / f"{name}.eml").read_bytes())


def found_in(content: bytes) -> Automatic | None:
    mail = open_message(content)
    return find_automatic(mail, text_of(mail.message).text)


def found(name: str) -> Automatic | None:
    return found_in((_MAILS / f"{name}.eml").read_bytes())
