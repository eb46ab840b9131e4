"""A login by OAuth2 as a file: tokens, the application they belong to, when they end. It is a secret (mode 600)."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from intake.ports import TokenRefused, TokenUnavailable

LOG_IN = "Log in with `intake login`."


@dataclass(frozen=True, slots=True)
class Login:
    """All of it. Instants are seconds since 1970 in UTC, 0 where the provider told none.

    `secret_ends` is when the application's own secret runs out: providers do not tell, a person says it. `device_url`
    or `consent_url` is where a person agrees; it is kept so that the next login needs no options.
    """

    client_id: str
    token_url: str
    scope: str
    client_secret: str = ""
    access_token: str = ""
    access_ends: float = 0
    refresh_token: str = ""
    refresh_ends: float = 0
    refreshed: float = 0
    secret_ends: float = 0
    device_url: str = ""
    consent_url: str = ""

    def __repr__(self) -> str:
        return f"<Login at {self.token_url}>"

    def good_until(self, now: datetime, margin: timedelta) -> bool:
        """Whether the access token will still be good after `margin`."""
        return bool(self.access_token) and self.access_ends > (now + margin).timestamp()

    def days_left(self, now: datetime) -> int | None:
        """Whole days until a person is needed: the refresh token or the application's secret ends. None: not known."""
        ends = [found for found in (self.refresh_ends, self.secret_ends) if found]
        return max(0, int((min(ends) - now.timestamp()) // 86_400)) if ends else None

    def taking(self, answer: Mapping[str, Any], now: datetime) -> Login:
        """With what the provider gave: a new access token, and often a new refresh token that replaces the old."""
        moment = now.timestamp()
        refresh_lasts = answer.get("refresh_token_expires_in") or answer.get("refresh_expires_in")
        return replace(
            self,
            access_token=str(answer["access_token"]),
            access_ends=moment + float(answer.get("expires_in") or 300),
            refresh_token=str(answer.get("refresh_token") or self.refresh_token),
            refresh_ends=moment + float(refresh_lasts) if refresh_lasts else self.refresh_ends,
            refreshed=moment,
        )


def load_login(path: Path) -> Login:
    """Raises TokenRefused when there is no such file, or it holds something else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        known = {field.name for field in fields(Login)}
        return Login(**{key: value for key, value in found.items() if key in known})
    except FileNotFoundError:
        raise TokenRefused(f"there is no login in {path}", LOG_IN) from None
    except PermissionError:
        raise TokenRefused(f"the login in {path} may not be read", "Give this user the right to read it.") from None
    except (ValueError, TypeError, AttributeError):
        raise TokenRefused(f"{path} holds no login", LOG_IN) from None
    except OSError as error:
        raise TokenUnavailable(f"the login in {path} cannot be read: {error.strerror}") from None


def save_login(path: Path, login: Login) -> None:
    """All of it or nothing, and readable by this user only. Raises OSError."""
    waiting = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), 0o600)
            json.dump(asdict(login), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except OSError:
        with suppress(OSError):
            waiting.unlink()
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """One process at a time: two that refresh at once would each make the other's refresh token worthless."""
    try:
        descriptor = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise TokenUnavailable(f"{path.parent} cannot be written to: {error.strerror}") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
