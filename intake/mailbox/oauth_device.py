"""Logging in on another device (RFC 8628): we show a code, a person types it into a browser anywhere, we get tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from intake.mailbox.oauth import SECONDS, Clock, Pending, check_address, checked, session
from intake.mailbox.token_file import LOG_IN, Login, save_login
from intake.ports import TokenRefused, TokenUnavailable
from intake.wire import said

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What a person is shown: open `address`, type `code` before `ends` (aware UTC). `secret` is ours alone."""

    address: str
    code: str
    ends: datetime
    every_seconds: float
    secret: str

    def __repr__(self) -> str:
        return f"<DeviceCode for {self.address}>"


def ask_device_code(login: Login, clock: Clock, ca_file: Path | None = None) -> DeviceCode:
    """The first step of a login on another device: what the person has to open and to type."""
    check_address(login.device_url)
    with session(login, ca_file) as line:
        body = {"client_id": login.client_id, "scope": login.scope}
        answer = line.request("POST", login.device_url, data=body, withhold_token=True, timeout=SECONDS).json()
        if "device_code" not in answer:
            raise TokenRefused(f"the provider gives no device code: {said(str(answer.get('error', '')))}", LOG_IN)
    address = str(answer.get("verification_uri") or answer["verification_url"])  # Google's name for it
    ends = clock() + timedelta(seconds=float(answer.get("expires_in", 900)))
    every = float(answer.get("interval") or 5)
    return DeviceCode(address, str(answer["user_code"]), ends, every, str(answer["device_code"]))


def finish_device_login(
    path: Path,
    login: Login,
    code: DeviceCode,
    clock: Clock,
    sleep: Callable[[float], None],
    ca_file: Path | None = None,
) -> None:
    """Ask until the person has agreed, then save. Raises TokenRefused when they refuse or the code runs out."""
    every = code.every_seconds
    while clock() < code.ends:
        sleep(every)
        try:
            with session(login, ca_file) as line:
                answer = line.fetch_token(
                    login.token_url, grant_type=DEVICE_GRANT, device_code=code.secret, client_id=login.client_id,
                    timeout=SECONDS,
                )  # fmt: skip
        except Pending as pending:
            every += pending.slower_by
            continue
        except TokenUnavailable:  # the network failed between two questions: the code is still good (RFC 8628, 3.5)
            every = min(60.0, every * 2)
            continue
        save_login(path, login.taking(checked(answer), clock()))
        return
    raise TokenRefused("nobody agreed before the code ran out", LOG_IN)
