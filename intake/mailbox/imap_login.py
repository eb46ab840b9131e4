"""How an IMAP account is reached, and how we say who we are: LOGIN, AUTHENTICATE PLAIN, XOAUTH2, OAUTHBEARER."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_trouble import login_disabled
from intake.ports import MailboxRefused, MailboxUnavailable, TokenRefused, TokenUnavailable
from intake.wire import TokenSource, bearer_words

PREFERRED = ("XOAUTH2", "OAUTHBEARER")  # the older one first: Microsoft has no other, Google takes both


@dataclass(frozen=True, slots=True)
class ImapAccess:
    """How an account is reached. Exactly one of `password` and `tokens` is set."""

    host: str
    port: int
    user: str
    security: Security = Security.TLS
    password: Secret | None = None
    tokens: TokenSource | None = None
    ca_file: Path | None = None
    allow_plain: bool = False
    timeout_seconds: float = 60


def log_in(client: Any, access: ImapAccess) -> None:
    """Log in on imapclient's `client`; its errors pass. One attempt for a password, two for a token."""
    if access.tokens is not None:
        try:
            _log_in_by_token(client, access.user, access.tokens)
        except TokenRefused as error:
            raise MailboxRefused(error.reason, error.what_to_do) from None
        except TokenUnavailable as error:
            raise MailboxUnavailable(error.reason, error.what_to_do) from None
        return
    password = access.password.reveal() if access.password else ""
    both = access.user + password
    if client.has_capability("LOGINDISABLED"):
        if not client.has_capability("AUTH=PLAIN"):
            raise login_disabled(access.host)
        client.plain_login(access.user, password)
    elif both.isascii() and both.isprintable():
        client.login(access.user, password)
    else:  # LOGIN knows ASCII only
        client.plain_login(access.user, password)


def _log_in_by_token(client: Any, user: str, tokens: TokenSource) -> None:
    """A token that is not taken may have been called back early: one more, fresh."""
    try:
        _offer(client, user, tokens.token())
    except client.Error as error:
        if line_was_lost(error, client.AbortError):
            raise
        _offer(client, user, tokens.token(fresh=True))


def _offer(client: Any, user: str, token: str) -> None:
    mechanism = next((name for name in PREFERRED if client.has_capability(f"AUTH={name}")), PREFERRED[0])
    answers = iter((bearer_words(mechanism, user, token),))
    # A second challenge is the server's error as JSON (RFC 7628, 3.2.3): it wants a dummy answer before it says NO.
    last = "\x01" if mechanism == "OAUTHBEARER" else ""
    client.sasl_login(mechanism, lambda _: next(answers, last))


def line_was_lost(error: BaseException, lost: type[BaseException]) -> bool:
    """Whether a login failed because the connection ended: imapclient calls that a refused login as well."""
    return isinstance(error, lost) or isinstance(error.__context__, lost)
