"""`intake backup`, `intake restore`, `intake key rotate`: the ledger as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from intake.cli.opened import By, complain, opened

if TYPE_CHECKING:
    from intake.at_rest.put_back import Told

Count = Callable[[int, int], None]
key = typer.Typer(help="The key of the ledger.", no_args_is_help=True)


@contextmanager
def _working(what: str) -> Iterator[Progress]:
    """A line that shows that work goes on, on standard error."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(what, total=None)
        yield progress


def backup(
    by: By,
    path: Annotated[
        Path | None, typer.Argument(help="The file to write; if not given, a dated one in the folder `backups`.")
    ] = None,
) -> None:
    """Save the ledger, the call and the settings in one file, while the service runs; it is read through at once.

    The ledger in it is encrypted as it is here. NOT in it: intake.key and passwords. Keep a copy of intake.key
    somewhere else: without it nobody can read the backup, and with both everybody can.
    """
    from intake.at_rest.backup import NoBackup, make_backup, standard_place
    from storage.database import DatabaseUnusable

    with opened() as app:
        place = path or standard_place(app)
        try:
            with _working("copying the ledger and reading the copy through"):
                made = make_backup(app, place, by)
        except (NoBackup, DatabaseUnusable) as trouble:
            raise complain(str(trouble)) from trouble
        rows = made.ledger.rows
    counted = ", ".join(f"{rows.get(table, 0)} {name}" for table, name in _COUNTED)
    typer.echo(f"{place}: {counted}; read through, nothing is missing")
    if not made.encrypted:
        typer.echo("NOT ENCRYPTED: the ledger is plain SQLite, so whoever has this file reads every story", err=True)
    typer.echo(f"its key is not in it: keep a copy of {app.settings.key_file} apart from it")
    typer.echo("`intake restore` puts it back; what is erased from now on is erased again then")


_COUNTED = (("message", "mails"), ("record", "records"), ("letter", "letters"), ("audit", "rows of the audit"))


def restore(
    by: By,
    path: Annotated[Path | None, typer.Argument(help="A file that `intake backup` wrote.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Set the ledger that is here aside, and put the backup in its place.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help="No file: you put PostgreSQL's dump of this day back yourself, like 2010-10-01."),
    ] = None,
) -> None:
    """Put a backup back. Stop `intake work` and `intake serve` before.

    On a new machine: make a folder, put your copy of intake.key into it, and run this there; settings and the call
    come from the backup. What was erased since the backup is erased again. Letters that wait are held, and automatic
    mail is stopped: they may have left after the backup was made, and a second consent question or acknowledgement
    helps nobody. `intake letters list` shows them, `intake letters release` lets them go.
    """
    if (path is None) == (as_of is None):
        raise complain("name the file to put back; for PostgreSQL run `pg_restore`, then `intake restore --as-of DAY`")
    with _working("reading the backup through") as progress:

        def count(done: int, all_of_them: int) -> None:
            progress.update(progress.task_ids[0], completed=done, total=all_of_them)

        told = _put_back(path, by, count, over=replace) if path else _after_pg_restore(str(as_of), by, count)
    typer.echo(f"erased again: {told.erased} mails, stories and people")
    typer.echo(f"held: {told.held} letters, and all automatic mail: look at `intake letters list`, then release them")
    typer.echo(f"missed: {told.missed} digests, reminders and questions that fell due since; they are not made up for")
    typer.echo("lost: decisions about consent that people recorded since, and corrections: ask them, record them again")
    typer.echo("mail since then comes in again from the mailbox; what was moved to another folder, move back first")


def _put_back(path: Path, by: str, progress: Count, *, over: bool) -> Told:
    from config.faults import CallError, SettingsError
    from intake.alone import AlreadyRuns
    from intake.app import system_clock
    from intake.at_rest.backup import NoBackup
    from intake.at_rest.restore import restore as put_back
    from storage.database import DatabaseUnusable

    settings = os.environ.get("INTAKE_SETTINGS")
    home = Path(os.environ.get("INTAKE_HOME") or (Path(settings).parent if settings else "")).absolute()
    try:
        done = put_back(path, home, os.environ, system_clock, by, over=over, progress=progress)
    except (NoBackup, AlreadyRuns, DatabaseUnusable, SettingsError, CallError, ValueError) as trouble:
        raise complain(str(trouble)) from trouble
    except OSError as trouble:
        raise complain(f"{trouble.filename or path}: {trouble.strerror or trouble}") from trouble
    typer.echo(f"{done.ledger} is what it was on {done.contents.made:%Y-%m-%d %H:%M} UTC")
    if done.aside:
        typer.echo(f"what stood there is {done.aside}: delete it when all is well, `intake erase` does not reach it")
    return done.told


def _after_pg_restore(day: str, by: str, progress: Count) -> Told:
    from intake.at_rest.erased_list import place_of_list, read_list
    from intake.at_rest.put_back import tell_put_back

    try:
        made = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise complain(f"{day!r} is no day: write it like 2010-10-01") from None
    with opened() as app:
        marks = read_list(place_of_list(app.settings))
        return tell_put_back(app.database, app.call, app.secret, made, marks, app.clock(), by, progress)


@key.command("rotate")
def rotate(by: By) -> None:
    """Give the ledger a new key. Stop `intake work` and `intake serve` before; it takes seconds to minutes.

    If it is cut off, run any command: it goes on where it was. The old key stays in intake.key below the new one,
    because older backups open with it, and tokens and tombstones are made with the oldest.
    """
    from intake.alone import AlreadyRuns, as_worker
    from intake.at_rest.rotation import NothingToRotate, rotate_key
    from storage.database import DatabaseUnusable

    with opened() as app:
        try:
            with as_worker(app), _working("encrypting the ledger anew"):
                rotate_key(app, by)
        except (AlreadyRuns, NothingToRotate, DatabaseUnusable) as trouble:
            raise complain(str(trouble)) from trouble
    typer.echo(f"the ledger opens with the new key now. Copy {app.settings.key_file} to where you keep your copy")
