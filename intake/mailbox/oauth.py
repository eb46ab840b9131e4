"""The door to authlib: logins by OAuth2 for IMAP and SMTP, kept alive by their refresh tokens (RFC 6749, 6).

The first login is a person's: `oauth_device.py` where the provider shows codes for another device (Microsoft 365),
`oauth_consent.py` where it has a page of its own (Google gives no device codes for mail).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.requests_client import OAuth2Session, OAuthError  # type: ignore[import-untyped]

from intake.mailbox.token_file import LOG_IN, Login, held, load_login, save_login
from intake.ports import TokenRefused, TokenUnavailable
from intake.wire import LOOPBACK, said

SECONDS = 30
_MARGIN = timedelta(minutes=5)
_PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down"})

Clock = Callable[[], datetime]


class TokenFile:
    """See `intake.wire.TokenSource`. Refreshes in time, saves what is rotated before it is used, foresees the end."""

    def __init__(self, path: Path, clock: Clock, ca_file: Path | None = None) -> None:
        self._path = path
        self._clock = clock
        self._ca_file = ca_file

    def token(self, *, fresh: bool = False) -> str:
        """Raises TokenRefused when a person has to log in again, TokenUnavailable when the provider is away."""
        login = load_login(self._path)
        if not fresh and login.good_until(self._clock(), _MARGIN):
            return login.access_token
        return self._refreshed(login.access_token).access_token

    def keep_alive(self) -> None:
        """Refresh when that was not done for a day: the login stays used, and its end is seen before mail needs it."""
        login = load_login(self._path)
        if self._clock().timestamp() - login.refreshed > timedelta(days=1).total_seconds():
            self._refreshed(login.access_token)

    def _refreshed(self, stale: str) -> Login:
        """With `stale` replaced, unless another process has just done it."""
        with held(self._path):
            login = load_login(self._path)
            if login.access_token != stale and login.good_until(self._clock(), _MARGIN):
                return login
            if not login.refresh_token:
                raise TokenRefused("the login has ended and cannot be renewed", LOG_IN)
            self._save(login)  # a full disk must show before the old refresh token is used up
            with session(login, self._ca_file) as line:
                answer = line.refresh_token(login.token_url, refresh_token=login.refresh_token, timeout=SECONDS)
            renewed = login.taking(checked(answer), self._clock())
            self._save(renewed)
            return renewed

    def _save(self, login: Login) -> None:
        try:
            save_login(self._path, login)
        except OSError as error:
            raise TokenUnavailable(f"the login cannot be saved: {error.strerror}", "Make room on the disk.") from None


class Pending(Exception):
    """Nobody has agreed yet; ask more slowly by so many seconds."""

    def __init__(self, slower_by: float) -> None:
        super().__init__()
        self.slower_by = slower_by


@contextmanager
def session(login: Login, ca_file: Path | None, challenge: str | None = None) -> Iterator[Any]:
    """Errors leave as ours: the provider's words hold tokens and addresses now and then."""
    check_address(login.token_url)
    how = "client_secret_post" if login.client_secret else "none"
    secret = login.client_secret or None
    try:
        with OAuth2Session(
            login.client_id, secret, token_endpoint_auth_method=how, scope=login.scope, code_challenge_method=challenge
        ) as line:
            line.verify = str(ca_file) if ca_file else True
            yield line
    except OAuthError as error:
        if error.error in ("authorization_pending", "slow_down"):
            raise Pending(5 if error.error == "slow_down" else 0) from None  # RFC 8628, 3.5
        if error.error in _PASSING:
            raise TokenUnavailable("the provider gives no token now", "It will be tried again.") from None
        raise TokenRefused(f"the provider refuses the login ({said(str(error.error))})", LOG_IN) from None
    except OSError:  # requests' own errors are of this kind
        raise TokenUnavailable("the provider of the login cannot be reached", "It will be tried again.") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise TokenUnavailable("the provider of the login gave an answer that is none", "Check token_url.") from None


def checked(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    if not answer.get("access_token"):
        raise TokenUnavailable("the provider of the login gave no token", "Check token_url.")
    return answer


def check_address(address: str) -> None:
    """Tokens travel encrypted, or not beyond this machine."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise TokenRefused("the address of the provider is not https", "Correct it in the login's file.")
