"""`intake login`: a person gives the service access to a mailbox by OAuth2, with a browser on any machine."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.opened import complain, settings_of_run
from intake.mailbox.providers import GOOGLE, Provider, microsoft
from intake.mailbox.token_file import Login, load_login

SECRET = "INTAKE_OAUTH_CLIENT_SECRET"


def login(
    name: Annotated[str, typer.Argument(help="The mailbox as intake.toml names it, or `postbox`.")],
    provider: Annotated[str, typer.Option(help="google, microsoft, or other (then say where it is).")] = "",
    client_id: Annotated[str, typer.Option(help="The id of your application, as the provider shows it.")] = "",
    tenant: Annotated[str, typer.Option(help="Microsoft 365: your organisation's domain or id.")] = "organizations",
    secret_ends: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="When the application's secret ends: you are told before."),
    ] = None,
    device_url: Annotated[str, typer.Option(help="other: where device codes are given (RFC 8628).")] = "",
    consent_url: Annotated[str, typer.Option(help="other: the page where a person agrees.")] = "",
    token_url: Annotated[str, typer.Option(help="other: where tokens are given.")] = "",
    scope: Annotated[str, typer.Option(help="other: what is asked for.")] = "",
) -> None:
    """Log in to a mailbox by OAuth2: once with the provider's name, afterwards `intake login NAME` is enough.

    Register an application with your provider first (Google: of the kind "desktop"; Microsoft: public client, with
    device codes allowed). Its secret, if it has one, comes from INTAKE_OAUTH_CLIENT_SECRET. The browser may run on any
    machine. The tokens are kept in the mailbox's `token_file`, for this user alone, and renewed daily.
    """
    path = _file_of(name)
    known = {
        "google": GOOGLE,
        "microsoft": microsoft(tenant),
        "other": Provider(token_url, scope, device_url, consent_url),
    }
    if provider and provider not in known:
        raise complain(f"{provider!r} is no provider that is known here: google, microsoft or other")
    before = _earlier(path)
    if not provider and before is None:
        raise complain(f"say --provider google, microsoft or other: there is no login in {path} yet")
    begun = before if before is not None and not provider else _new(known[provider], client_id)
    begun = replace(begun, client_secret=os.environ.get(SECRET, begun.client_secret))
    if secret_ends is not None:
        begun = replace(begun, secret_ends=datetime.combine(secret_ends, time(), UTC).timestamp())
    _log_in(path, begun)
    typer.echo(f"logged in; the login is kept in {path}. `intake check` tries the mailbox")


def _file_of(name: str) -> Path:
    from intake.mailbox.logins import is_bare, login_files

    files = login_files(settings_of_run())
    if name not in files:
        there = ", ".join(sorted(files)) or "none"
        raise complain(f"no mailbox {name!r} logs in by OAuth2 (there: {there}): give it a token_file in intake.toml")
    if is_bare(files[name]):
        raise complain(f"{files[name]} holds a token that another program keeps fresh; move it away first")
    return files[name]


def _earlier(path: Path) -> Login | None:
    from intake.ports import TokenRefused, TokenUnavailable

    try:
        return load_login(path)
    except (TokenRefused, TokenUnavailable):
        return None


def _new(provider: Provider, client_id: str) -> Login:
    if not client_id:
        raise complain("say --client-id: the provider shows it where you registered the application")
    if not provider.token_url or not (provider.device_url or provider.consent_url):
        raise complain("other providers need --token-url, --scope, and --device-url or --consent-url")
    return Login(
        client_id=client_id,
        token_url=provider.token_url,
        scope=provider.scope,
        device_url=provider.device_url,
        consent_url=provider.consent_url,
    )


def _log_in(path: Path, begun: Login) -> None:
    from time import sleep

    from intake.app import system_clock
    from intake.mailbox.oauth_consent import ask_consent, finish_consent
    from intake.mailbox.oauth_device import ask_device_code, finish_device_login
    from intake.ports import PortError

    try:
        if begun.device_url:
            code = ask_device_code(begun, system_clock)
            typer.echo(
                f"Open  {code.address}\nType  {code.code}\nI wait until you have agreed (until {code.ends:%H:%M} UTC)."
            )
            finish_device_login(path, begun, code, system_clock, sleep)
            return
        page = ask_consent(begun)
        typer.echo(f"Open this address and agree:\n\n{page.address}\n")
        typer.echo("The browser then says that it cannot reach a page at 127.0.0.1: that is right.")
        ended_at = typer.prompt("Copy the whole address that it shows, and paste it here", hide_input=True)
        finish_consent(path, begun, page, ended_at, system_clock)
    except PortError as trouble:
        raise complain(f"{trouble.reason}. {trouble.what_to_do}".strip()) from trouble
    except OSError as trouble:
        raise complain(f"{path}: {trouble.strerror}") from trouble
