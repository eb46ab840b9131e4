"""Logging in on the provider's own page (RFC 6749, 4.1; RFC 7636), where it gives no device codes for mail.

The page ends at an address of the person's own machine where nothing listens; they copy that address to us. So it works
from a server without a browser, and no port is opened.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from intake.mailbox.oauth import SECONDS, Clock, check_address, checked, session
from intake.mailbox.token_file import LOG_IN, Login, save_login
from intake.ports import TokenRefused
from intake.wire import said

ENDS_AT = "http://127.0.0.1:8025/"  # an application of the kind "desktop" may end at any port of the person's machine


@dataclass(frozen=True, slots=True)
class ConsentPage:
    """What a person opens; `state` and `verifier` are ours alone and prove that the answer belongs to the question."""

    address: str
    state: str
    verifier: str

    def __repr__(self) -> str:
        return "<ConsentPage>"


def ask_consent(login: Login) -> ConsentPage:
    """The first step: the address that a person opens in a browser."""
    check_address(login.consent_url)
    verifier = secrets.token_urlsafe(64)
    with session(login, None, challenge="S256") as line:
        address, state = line.create_authorization_url(
            login.consent_url, redirect_uri=ENDS_AT, code_verifier=verifier, access_type="offline", prompt="consent"
        )
    return ConsentPage(address, state, verifier)


def finish_consent(path: Path, login: Login, page: ConsentPage, ended_at: str, clock: Clock) -> None:
    """Take the address at which the browser ended, get the tokens and save them. Raises TokenRefused."""
    answer = {key: values[0] for key, values in parse_qs(urlsplit(ended_at.strip()).query).items()}
    if "error" in answer:
        raise TokenRefused(f"the provider says no ({said(answer['error'])})", LOG_IN)
    if not hmac.compare_digest(answer.get("state", "").encode(), page.state.encode()) or not answer.get("code"):
        raise TokenRefused("this is not the address at which the page ended", "Copy all of it, from http to the end.")
    with session(login, None) as line:
        given = line.fetch_token(
            login.token_url, grant_type="authorization_code", code=answer["code"], redirect_uri=ENDS_AT,
            code_verifier=page.verifier, timeout=SECONDS,
        )  # fmt: skip
    if not given.get("refresh_token"):
        raise TokenRefused("the provider gave no lasting login", "Take our access back on its page, then log in again.")
    save_login(path, login.taking(checked(given), clock()))
