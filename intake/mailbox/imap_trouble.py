"""What an IMAP server's refusal or silence means, and what a person should do about it."""

from __future__ import annotations

import re
import ssl
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Protocol

from config.secret import Secret
from intake.ports import MailboxRefused, MailboxUnavailable
from intake.wire import certificate_trouble, login_words, network_words, said

_CODE = re.compile(r"\[([A-Z][A-Z0-9-]{1,40})")
_WRAPPED = re.compile(r"^b(['\"])(.*)\1$", re.DOTALL)  # imaplib puts octets into its messages as Python writes them
# Response codes (RFC 5530 and what large providers add): the account is right, the server wants to be left alone.
_PASSING = {
    "UNAVAILABLE": timedelta(minutes=1),
    "INUSE": timedelta(minutes=1),
    "SERVERBUG": timedelta(minutes=1),
    "LIMIT": timedelta(minutes=15),
    "OVERQUOTA": timedelta(minutes=15),
    "THROTTLED": timedelta(minutes=15),
    "SYS": timedelta(minutes=1),
}
_PASSING_WORDS = (
    "too many", "try again", "later", "temporar", "unavailable", "limit", "busy", "overload", "timeout", "timed out",
    "internal", "throttl", "bandwidth", "maintenance", "disconnect", "invalidated", "server error",
)  # fmt: skip
_MEND_LOGIN = {
    "AUTHENTICATIONFAILED": "Check user name and password; some providers want a password made for this program.",
    "AUTHORIZATIONFAILED": "Ask the provider whether this account may be opened by IMAP.",
    "EXPIRED": "The password has run out: set a new one with the provider, then here.",
    "PRIVACYREQUIRED": "Set security to tls or starttls.",
    "CONTACTADMIN": "The provider asks you to call them.",
    "WEBALERT": "The provider wants you to log in once with a browser.",
}


class _Access(Protocol):
    @property
    def host(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def password(self) -> Secret | None: ...


def answer(text: str, step: str, access: _Access) -> MailboxUnavailable | MailboxRefused:
    """The exception for a NO or BAD. A refusal is a person's matter only when the server is clear about it."""
    match = _CODE.search(text.upper())
    code = match.group(1) if match else ""
    hidden = login_words(access.user, access.password)
    words = said(_WRAPPED.sub(r"\2", text.partition("failed:")[2].strip() or text), hidden)
    if step == "logging in" and access.password is None:
        words = code  # a token is not known here, so it cannot be taken out of the server's words
    reason = f"{access.host} said no while {step}" + (f": {words}" if words else "")
    folded = text.lower()
    if code in _PASSING:
        return MailboxUnavailable(reason, "It will be tried again.", _PASSING[code])
    if code not in _MEND_LOGIN and any(word in folded for word in _PASSING_WORDS):
        return MailboxUnavailable(reason, "It will be tried again.", timedelta(minutes=5))
    if step == "connecting":
        return MailboxUnavailable(reason, "It will be tried again.", timedelta(minutes=1))
    if step == "logging in":
        return MailboxRefused(reason, _MEND_LOGIN.get(code, _MEND_LOGIN["AUTHENTICATIONFAILED"]))
    return MailboxRefused(reason, "Check the name of the folder and what the account may do.")


def raise_for_answer(data: Sequence[Any], step: str, access: _Access) -> None:
    """Raise when a NO is about the account as a whole; a NO about one message is for the caller."""
    text = " ".join(part.decode("utf-8", "replace") for part in data if isinstance(part, bytes))
    found = answer(text, step, access)
    if isinstance(found, MailboxUnavailable) and "SERVERBUG" not in text.upper():
        raise found


def network(error: OSError, step: str, access: _Access) -> MailboxUnavailable | MailboxRefused:
    """The exception for a connection that could not be made, or broke."""
    why = certificate_trouble(error) if isinstance(error, ssl.SSLError) else None
    if why:
        return MailboxRefused(
            f"{access.host} shows a certificate that is not trusted: {why}",
            "Check the name of the server; where it has a certificate of its own, name its authority as ca_file.",
        )
    return MailboxUnavailable(f"{access.host} was lost while {step}: {network_words(error)}", "It will be tried again.")


def broken(access: _Access, step: str) -> MailboxUnavailable:
    return MailboxUnavailable(f"{access.host} ended the connection while {step}", "It will be tried again.")


def too_slow(access: _Access, step: str, seconds: float) -> MailboxUnavailable:
    return MailboxUnavailable(f"{access.host} took longer than {seconds:.0f} s while {step}", "It will be tried again.")


def garbled(access: _Access, step: str) -> MailboxUnavailable:
    return MailboxUnavailable(
        f"{access.host} answered what no mail server should while {step}", "Is it the right port?"
    )


def plain_refused(host: str) -> MailboxRefused:
    return MailboxRefused(
        f"the connection to {host} would not be encrypted", "Set security to tls, or allow_plain in your own network."
    )


def no_starttls(host: str) -> MailboxRefused:
    return MailboxRefused(
        f"{host} offers no encryption by STARTTLS, so nothing was sent", "Set security to tls, and its port (993)."
    )


def login_disabled(host: str) -> MailboxRefused:
    return MailboxRefused(f"{host} takes no password on this connection", "Set security to tls or starttls.")


def read_only(step: str) -> MailboxRefused:
    return MailboxRefused(
        f"only reading is allowed there ({step})", "Set tidy to `keep`, or ask for the right to write."
    )
