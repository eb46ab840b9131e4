"""Reads the mails of tests/mail/understanding with the parsers of this package; shared by several test files."""

from __future__ import annotations

import email
import email.policy
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from config.call import Call
from config.load import bundled_call, load_call
from parsers.contributions import Contributions, find_contributions
from parsers.language import language_of
from parsers.records import Address, Automatic, AutomaticKind, Message, Piece, Role, Triage, Words
from parsers.triage import Evidence, triage

MAILS = Path(__file__).parents[1] / "mail" / "understanding"


@cache
def call() -> Call:
    return load_call(bundled_call())


@cache
def expected() -> dict[str, dict[str, Any]]:
    return tomllib.loads((MAILS / "expected.toml").read_text(encoding="utf-8"))


def names_with(key: str) -> list[str]:
    return [name for name, right in expected().items() if key in right]


@cache
def understood(name: str) -> tuple[Contributions, Triage]:
    """What one mail contributes and what it is. A line `--` begins the signature."""
    mail = email.message_from_bytes((MAILS / f"{name}.eml").read_bytes(), policy=email.policy.default)
    body = str(mail.get_content()).replace("\r\n", "\n")
    own, dashes, signature = body.partition("\n--\n")
    pieces = [Piece(Role.OWN, 0, len(own))]
    if dashes:
        pieces.append(Piece(Role.SIGNATURE, len(own), len(own) + len(dashes) + len(signature)))
    words = Words(body, tuple(pieces))
    subject = str(mail["Subject"])
    sender = (Address(mail["From"].addresses[0].display_name, mail["From"].addresses[0].addr_spec),)
    message = Message(name, subject, None, sender, None, (), (), (), (), (), (), (), ())
    given = find_contributions(words, message, call())
    is_automatic = expected()[name]["disposition"] == "auto_reply"
    evidence = Evidence(
        call(),
        message,
        words.own,
        body,
        automatic=Automatic(AutomaticKind.AUTO_REPLY, "says that it is") if is_automatic else None,
        records=() if is_automatic else (*given.programs, *given.accommodations),
        language=language_of(words.own),
        letter="announcement" if mail["In-Reply-To"] else None,
        corrects=given.corrects,
    )
    return given, triage(evidence)
