"""`intake export`: the deliverables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intake.cli.opened import By, complain, opened

export = typer.Typer(help="The deliverables.", no_args_is_help=True)


@export.command("bibliography")
def export_bibliography(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")] = Path("bibliography.md"),
) -> None:
    """The annotated bibliography of all programs, as Markdown."""
    from intake.jobs.export import write_bibliography_file

    with opened() as app:
        count = write_bibliography_file(app, out)
    typer.echo(f"{out}: {count} entries")


@export.command("stories")
def export_stories(
    by: By,
    audience: Annotated[str, typer.Option("--audience", help="coalition, agency or public.")] = "agency",
    out: Annotated[Path, typer.Option("--out", help="The file to write.")] = Path("stories.md"),
) -> None:
    """The list of stories that this audience may see: only with consent granted, asked again now."""
    from intake.disclosure import Audience
    from intake.jobs.export import write_stories_file

    if audience not in {"coalition", "agency", "public"}:
        raise complain(f"{audience!r} is no audience; there are coalition, agency, public")
    with opened() as app:
        shown, held_back = write_stories_file(app, Audience(audience), by, out)
    typer.echo(f"{out}: {shown} stories for {audience}; {held_back} are not shown to them")
