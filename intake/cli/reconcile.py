"""`intake reconcile`: is all mail there, once? The server's lists against the ledger's."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from intake.cli.opened import opened


def reconcile(as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False) -> None:
    """Compare every folder with the ledger, look into the folders of spam, and say what to do. Changes nothing."""
    from intake.jobs import reconcile as job

    with opened() as app:
        found = job.reconcile(app)
        alarms = job.alarms_in_junk(app)
    whole = job.as_json(found, alarms)
    if as_json:
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        for line in job.as_lines(found, alarms):
            typer.echo(line)
    raise typer.Exit(0 if whole["well"] else 1)
