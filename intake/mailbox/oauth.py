"""The door to authlib: logins by OAuth2 for IMAP and SMTP, kept alive by their refresh tokens (RFC 6749, 6).

Microsoft 365 also takes device codes (`oauth_device.py`). Google gives none for mail: there a refresh token comes from
its own consent page (an application of the kind "desktop") and is put into the file by `keep_refresh_token`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.requests_client import OAuth2Session, OAuthError  # type: ignore[import-untyped]

from intake.mailbox.token_file import Login, held, instant, load_login, save_login
from intake.ports import Finding, TokenRefused, TokenUnavailable
from intake.wire import LOOPBACK, said

GOOGLE_TOKENS = "https://oauth2.googleapis.com/token"
GOOGLE_SCOPE = "https://mail.google.com/"
MICROSOFT_SCOPE = "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
SECONDS = 30
_MARGIN = timedelta(minutes=5)
_WARN_DAYS = (30, 7, 1)
_PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down"})
MEND = "Log in again, with a browser."

Clock = Callable[[], datetime]


def microsoft(tenant: str) -> tuple[str, str]:
    """(where device codes are, where tokens are) for a tenant of Microsoft 365, or `organizations`."""
    base = f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
    return f"{base}/devicecode", f"{base}/token"


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
                raise TokenRefused("the login has ended and cannot be renewed", MEND)
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

    def days_left(self) -> int | None:
        """Whole days until a person is needed: the refresh token or the application's secret ends. None: not known."""
        login = load_login(self._path)
        ends = [found for found in (instant(login.refresh_ends), instant(login.secret_ends)) if found]
        return max(0, (min(ends) - self._clock()).days) if ends else None

    def check(self) -> tuple[Finding, ...]:
        """What `intake check` says of it; changes nothing."""
        try:
            days = self.days_left()
        except (TokenRefused, TokenUnavailable) as error:
            return (Finding(False, f"OAuth2: {error.reason}.", error.what_to_do),)
        if days is None or days > max(_WARN_DAYS):
            return (Finding(True, "OAuth2: the login is there." if days is None else f"OAuth2: {days} days left."),)
        return (Finding(False, f"OAuth2: the login ends in {days} days.", MEND),)

    def warns_at(self) -> int | None:
        """30, 7 or 1: the last of these marks that the days left have reached; one alarm for each. None: none yet."""
        days = self.days_left()
        return None if days is None else min((mark for mark in _WARN_DAYS if days <= mark), default=None)


def keep_refresh_token(path: Path, login: Login) -> None:
    """Begin with a refresh token that was got elsewhere. Raises OSError."""
    if not login.refresh_token:
        raise TokenRefused("there is no refresh token", MEND)
    save_login(path, login)


class Pending(Exception):
    """Nobody has agreed yet; ask more slowly by so many seconds."""

    def __init__(self, slower_by: float) -> None:
        super().__init__()
        self.slower_by = slower_by


@contextmanager
def session(login: Login, ca_file: Path | None) -> Iterator[Any]:
    """Errors leave as ours: the provider's words hold tokens and addresses now and then."""
    check_address(login.token_url)
    how = "client_secret_post" if login.client_secret else "none"
    secret = login.client_secret or None
    try:
        with OAuth2Session(login.client_id, secret, token_endpoint_auth_method=how, scope=login.scope) as line:
            line.verify = str(ca_file) if ca_file else True
            yield line
    except OAuthError as error:
        if error.error in ("authorization_pending", "slow_down"):
            raise Pending(5 if error.error == "slow_down" else 0) from None  # RFC 8628, 3.5
        if error.error in _PASSING:
            raise TokenUnavailable("the provider gives no token now", "It will be tried again.") from None
        raise TokenRefused(f"the provider refuses the login ({said(str(error.error))})", MEND) from None
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
