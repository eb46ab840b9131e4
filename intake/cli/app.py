"""The typer application; a command's module is loaded only when the command runs, so that all start fast."""

from __future__ import annotations

import typer

from intake.cli.read import read

main = typer.Typer(help="Run a call for input by ordinary mail.", no_args_is_help=True, add_completion=False)
main.command("read")(read)


@main.callback()
def _intake() -> None:
    """Run a call for input by ordinary mail."""
