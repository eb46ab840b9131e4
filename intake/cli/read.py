"""`intake read`: prints what the parsers understand of mails, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Mails, folders, mbox, Maildir; - for stdin.")],
    call: Annotated[Path | None, typer.Option("--call", metavar="DIR", help="The folder of the call.")] = None,
    as_lines: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Read mails and print what was understood of each, in order."""
    from intake.cli.printing import print_readings

    raise typer.Exit(print_readings(paths, call, as_lines=as_lines))
