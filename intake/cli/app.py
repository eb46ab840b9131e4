"""The typer application; a command's parts are loaded only when the command runs, so that all start fast."""

from __future__ import annotations

import logging
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import look, publish, run, start
from intake.cli.audit import audit
from intake.cli.consent import consent
from intake.cli.correct import correct, reread, retrain_report
from intake.cli.demo import demo
from intake.cli.erase import erase
from intake.cli.keeping_safe import backup, key, restore
from intake.cli.letters import letters
from intake.cli.login import login
from intake.cli.opened import use_settings
from intake.cli.read import read
from intake.cli.reconcile import reconcile
from intake.logs import log_as


class Level(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


main = typer.Typer(
    help="Run a call for input by ordinary e-mail. Begin with `intake init`, then `intake check`.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # locals hold people's words
    rich_markup_mode=None,
)


@main.callback()
def _intake(
    settings: Annotated[
        Path | None, typer.Option("--settings", help="The settings file; else INTAKE_SETTINGS, else ./intake.toml.")
    ] = None,
    log: Annotated[
        Level | None, typer.Option("--log", help="How much to say on standard error; else as the settings say.")
    ] = None,
) -> None:
    """Run a call for input by ordinary e-mail."""
    os.umask(0o077)  # what we write is for its owner alone: letters, exports, backups
    use_settings(settings)
    logging.basicConfig(level="WARNING")
    log_as("text")
    if log is not None:
        logging.getLogger("intake").setLevel(log.value.upper())


for name, command in (
    ("init", start.init),
    ("new-call", start.new_call),
    ("check", start.check),
    ("login", login),
    ("announce", run.announce),
    ("work", run.work),
    ("round", run.round_),
    ("serve", run.serve),
    ("canary", run.canary),
    ("import", run.import_mail),
    ("reconcile", reconcile),
    ("status", look.status),
    ("why", look.why),
    ("plan", look.plan),
    ("digest", look.digest),
    ("read", read),
    ("correct", correct),
    ("reread", reread),
    ("retrain-report", retrain_report),
    ("erase", erase),
    ("backup", backup),
    ("restore", restore),
    ("demo", demo),
):
    main.command(name)(command)
main.add_typer(run.contacts, name="contacts")
main.add_typer(look.quarantine, name="quarantine")
main.add_typer(consent, name="consent")
main.add_typer(audit, name="audit")
main.add_typer(key, name="key")
main.add_typer(publish.export, name="export")
main.add_typer(letters, name="letters")
