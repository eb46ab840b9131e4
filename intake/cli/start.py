"""`intake init`, `intake new-call`, `intake check`: setting up."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.opened import complain


def init(folder: Annotated[Path, typer.Argument(help="Where the installation shall live.")] = Path()) -> None:
    """Write a commented intake.toml and the installation's key. Nothing that exists is overwritten."""
    from config.load_settings import load_settings
    from config.settings_template import settings_template
    from intake.at_rest.keys import make_key
    from intake.setup import make_folders

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as trouble:
        raise complain(f"{folder} cannot be made: {trouble.strerror}") from trouble
    settings, key = folder / "intake.toml", folder / "intake.key"
    for path in (settings, key):
        if path.exists():
            raise complain(f"{path} is there already; nothing was changed")
    settings.write_text(settings_template(), encoding="utf-8")
    settings.chmod(0o600)
    make_key(key)
    make_folders(load_settings(settings, {}))
    typer.echo(f"{settings}: every setting, explained. As it stands: two Maildirs and one SQLite file.")
    typer.echo(f"{key}: the installation's key. Keep a copy of it apart from the database.")
    typer.echo("Next: `intake new-call DIR` for your own call, then `intake check`.")


def new_call(folder: Annotated[Path, typer.Argument(help="A folder that does not exist yet, or is empty.")]) -> None:
    """Make the folder of a new call to fill in: texts, questions, deadlines, people, letters."""
    from config.new_call import write_new_call

    try:
        written = write_new_call(folder, today=date.today())  # noqa: DTZ011 - a proposal for people, in their own zone
    except (FileExistsError, OSError) as trouble:
        raise complain(f"{folder}: {trouble}") from trouble
    for path in written:
        typer.echo(str(path))
    if _choose(folder):
        typer.echo("intake.toml names it now. Fill in its call.toml, then run `intake check`.")
    else:
        typer.echo(f'Fill in call.toml, then set call = "{folder}" in intake.toml and run `intake check`.')


def _choose(folder: Path) -> bool:
    """Name the call in the intake.toml of this installation, where that names none yet. False: a person must."""
    from config.load_settings import FILE_NAME
    from config.settings_template import NO_CALL

    settings = Path(os.environ.get("INTAKE_SETTINGS") or Path(os.environ.get("INTAKE_HOME", "")) / FILE_NAME)
    try:
        written = settings.read_text(encoding="utf-8")
        inside = folder.resolve().relative_to(settings.parent.resolve())
    except (OSError, ValueError):
        return False
    if written.count(NO_CALL) != 1:
        return False
    settings.write_text(written.replace(NO_CALL, f'call = "{inside.as_posix()}"\n'), encoding="utf-8")
    return True


def check() -> None:
    """Try everything without changing anything, and say in plain words what to mend."""
    from intake.check import check_all

    well = True
    for finding in check_all():
        mark = "ok  " if finding.well else "MEND"
        typer.echo(f"{mark}  {finding.text}")
        if not finding.well:
            well = False
            if finding.mend:
                typer.echo(f"      {finding.mend}")
    raise typer.Exit(0 if well else 1)
