"""`intake letters`: letters that wait for a person."""

from __future__ import annotations

from typing import Annotated

import typer

from intake.cli.opened import opened

letters = typer.Typer(help="Letters that wait for a person.", no_args_is_help=True)


@letters.command("list")
def list_letters() -> None:
    """Letters that were held back, refused, or of which it is not certain that they left."""
    from storage import outbox
    from storage.values import LetterState

    with opened() as app, app.database.read() as session:
        for state in (LetterState.HELD, LetterState.REFUSED, LetterState.UNCERTAIN):
            for letter in outbox.find_letters(session, state=state):
                typer.echo(f"{letter.id}  {letter.kind.value}  {letter.to}  {letter.state.value}: {letter.answer}")


@letters.command("release")
def release_letters(
    number: Annotated[int | None, typer.Argument(help="One letter's number; all held ones if not given.")] = None,
) -> None:
    """Let all held letters go, and automatic mail again, after you have looked at why they were stopped; or one."""
    from storage import house, outbox
    from storage.values import LetterState

    states = [LetterState.HELD] if number is None else [LetterState.HELD, LetterState.REFUSED, LetterState.UNCERTAIN]
    with opened() as app, app.database.write() as session:
        if number is None:
            house.turn_off(session, "breaker")
        count = outbox.release(session, states, app.clock(), number)
    typer.echo(f"{count} letters will leave with the next round")
