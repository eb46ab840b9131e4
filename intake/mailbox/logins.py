"""The logins by OAuth2 of this installation: where they lie, and how long each will hold. No provider is asked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from config.settings import ImapSettings, Settings, SmtpSettings
from intake.mailbox.token_file import load_login
from intake.ports import Finding, TokenRefused, TokenUnavailable

POSTBOX = "postbox"
MARKS = (30, 7, 1)
"""Days before the end of a login at which it is told."""


@dataclass(frozen=True, slots=True)
class LoginState:
    """`days` until a person is needed, None where the provider does not say; `trouble` is why it cannot be used."""

    name: str
    days: int | None
    trouble: str = ""

    @property
    def mark(self) -> int | None:
        """30, 7 or 1: the last of these marks that the days left have reached."""
        return None if self.days is None else min((mark for mark in MARKS if self.days <= mark), default=None)


def login_files(settings: Settings) -> dict[str, Path]:
    """Each mailbox that logs in by OAuth2, and the postbox if it does; a file may serve several."""
    boxes = (box for box in settings.mailboxes if isinstance(box, ImapSettings))
    found = {box.name: box.token_file for box in boxes if box.token_file}
    if isinstance(settings.postbox, SmtpSettings) and settings.postbox.token_file:
        found[POSTBOX] = settings.postbox.token_file
    return found


def is_bare(path: Path) -> bool:
    """Whether the file holds a bare token that others keep fresh: nothing is known of its end."""
    try:
        return path.read_text(encoding="utf-8").strip()[:1] not in ("", "{")
    except (OSError, UnicodeDecodeError):
        return False


def own_logins(settings: Settings) -> dict[str, Path]:
    """Those that are renewed here."""
    return {name: path for name, path in login_files(settings).items() if not is_bare(path)}


def login_states(settings: Settings, now: datetime) -> list[LoginState]:
    return [_state(name, path, now) for name, path in own_logins(settings).items()]


def _state(name: str, path: Path, now: datetime) -> LoginState:
    try:
        return LoginState(name, load_login(path).days_left(now))
    except (TokenRefused, TokenUnavailable) as trouble:
        return LoginState(name, None, trouble.reason)


def login_findings(settings: Settings, now: datetime) -> list[Finding]:
    """What `intake check` says of them."""
    return [_finding(state) for state in login_states(settings, now)]


def _finding(state: LoginState) -> Finding:
    again = f"`intake login {state.name}`"
    if state.trouble:
        return Finding(False, f"login of {state.name}: {state.trouble}", again)
    if state.days is None:
        return Finding(True, f"login of {state.name}: it is there, and its provider does not say when it ends")
    return Finding(state.mark is None, f"login of {state.name}: {state.days} days left", again)
