"""Logins: each login by OAuth2 is renewed daily, also one that is needed once a week, so that its end shows in time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from intake.mailbox.token_file import load_login
from intake.ports import TokenRefused
from storage import house
from storage.database import Session

if TYPE_CHECKING:
    from intake.app import App

SWITCH = "login:"


def refusals(session: Session) -> dict[str, str]:
    """Why the provider renewed a login no more, by the login's name."""
    names = house.switches(session, SWITCH)
    return {name: house.switch(session, SWITCH + name) or "" for name in names}


def keep_login(app: App, name: str, path: Path) -> None:
    """Renew the login if that was not done for a day. A refusal is kept for `intake status`, and asked for once a day.

    Raises TokenRefused, or TokenUnavailable when the provider is away: the next round tries again.
    """
    now = app.clock()
    with app.database.read() as session:
        refused_at = house.switched_at(session, SWITCH + name)
    from intake.mailbox.oauth import TokenFile  # it brings an HTTP client along, which most installations never need

    try:
        login = load_login(path)
        if refused_at is not None and refused_at.date() == now.date() and login.refreshed < refused_at.timestamp():
            return
        TokenFile(path, app.clock).keep_alive()
    except TokenRefused as refused:
        with app.database.write() as session:
            house.turn_on(session, SWITCH + name, refused.reason, now)
        raise
    if refused_at is not None:
        with app.database.write() as session:
            house.turn_off(session, SWITCH + name)
