"""What an SMTP server's answer means: for a letter, or for the whole postbox."""

from __future__ import annotations

import re
from collections.abc import Iterable

from config.secret import Secret
from intake.ports import Delivery, Outcome, PostboxRefused, PostboxUnavailable
from intake.wire import said

MEND_TLS = "Set security to tls or starttls, with the port that belongs to it (465 or 587)."
MEND_CA = "Check the name of the server; where it has a certificate of its own, name its authority as ca_file."
MEND_LOGIN = "Check user name and password; some providers want a password made for this program."
MEND_SENDER = "The server takes no letters from this sender: check the sender's address and the login."

_NOT_LOGGED_IN = frozenset({530, 534, 535, 538})
_TOO_LARGE = frozenset({552, 523})
_RELAY = re.compile(r"relay|5\.7\.1\b.{0,40}authenticat|not authenticated|authentication required", re.IGNORECASE)


def turned_away(
    host: str, step: str, code: int, words: bytes, hidden: Iterable[Secret | str | None] = ()
) -> PostboxUnavailable | PostboxRefused:
    """The exception for a no that is about us and not about a letter. `code` 0: the server cannot do what we need."""
    reason = f"{host} said {code or 'no'} while {step}: {said(words, hidden)}"
    if code and not 500 <= code <= 599:  # also half a code: smtplib reads what came before the line was cut
        return PostboxUnavailable(reason, "It will be tried again.")
    return PostboxRefused(
        reason, MEND_LOGIN if step == "logging in" else MEND_TLS if "encrypt" in step else MEND_SENDER
    )


def delivery(host: str, step: str, code: int, words: bytes) -> Delivery:
    """What a no means for the letter. Raises PostboxRefused where every letter would meet it.

    A sender that is not allowed, or a login that lacks, must never count against the person who is written to.
    """
    text = said(words)
    if 400 <= code <= 499:
        return Delivery(Outcome.TRY_LATER, code, text, host)
    if 500 <= code <= 599:
        about_us = code in _NOT_LOGGED_IN or (step == "MAIL" and code not in _TOO_LARGE)
        if about_us or (step == "RCPT" and _RELAY.search(text)):
            raise turned_away(host, "being told who writes", code, words)
        return Delivery(Outcome.REFUSED, code, text, host)
    outcome = Outcome.UNCERTAIN if step == "the letter" else Outcome.TRY_LATER
    return Delivery(outcome, code if code > 0 else 0, f"an answer that cannot be understood: {text}", host)
