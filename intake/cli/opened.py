"""What commands share: the settings of this run, the call, the app; and troubles said in plain words."""

from __future__ import annotations

import getpass
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.logs import log_as

if TYPE_CHECKING:
    from config.call import Call
    from config.settings import Settings
    from intake.app import App

By = Annotated[
    str,
    typer.Option(
        "--by", help="Your name, kept in the ledger.", default_factory=getpass.getuser, show_default="your login"
    ),
]
_REFERENCE = re.compile(r"([MPAS]?)-?(\d{1,9})", re.IGNORECASE)


def complain(text: str) -> typer.Exit:
    """Say what is wrong on standard error; raise what comes back."""
    typer.echo(text, err=True)
    return typer.Exit(2)


def settings_of_run() -> Settings:
    """The settings of this run: --settings, INTAKE_SETTINGS, intake.toml in INTAKE_HOME or here, else the defaults."""
    from config.faults import SettingsError
    from config.load_settings import load_settings

    try:
        settings = load_settings(None, os.environ)
    except SettingsError as faults:
        raise complain(str(faults)) from faults
    if settings.source == "built in" and "INTAKE_HOME" not in os.environ:
        raise complain("there is no intake.toml here: go to your installation's folder, or make one with `intake init`")
    log_as(settings.log_format)
    if not logging.getLogger("intake").level:
        logging.getLogger("intake").setLevel(settings.log_level.upper())
    return settings


def call_of_run(settings: Settings) -> Call:
    from config.faults import CallError
    from config.load import load_call

    try:
        return load_call(settings.call_folder)
    except CallError as faults:
        raise complain(str(faults)) from faults


@contextmanager
def opened() -> Iterator[App]:
    """The app of this run. Troubles with the database or the key end the command with one plain sentence."""
    from intake.app import open_app
    from storage.database import DatabaseUnusable

    settings = settings_of_run()
    try:
        with open_app(settings, call_of_run(settings)) as app:
            yield app
    except OSError as trouble:
        raise complain(f"{trouble.filename or 'the disk'}: {trouble.strerror or trouble}") from trouble
    except (DatabaseUnusable, ValueError) as trouble:
        raise complain(str(trouble)) from trouble


def number_of(reference: str, kinds: str) -> int:
    """The number of "S-12", "s12" or "12". `kinds` are the letters that may stand before it."""
    found = _REFERENCE.fullmatch(reference.strip())
    if found is None or found[1].upper() not in f"{kinds}":
        raise complain(f"{reference!r} is no reference: write it like {kinds[:1]}-12")
    return int(found[2])


def use_settings(path: Path | None) -> None:
    """Make --settings hold for the whole run."""
    if path is not None:
        if not path.is_file():
            raise complain(f"there is no file {path}; `intake init` writes one")
        os.environ["INTAKE_SETTINGS"] = str(path)
