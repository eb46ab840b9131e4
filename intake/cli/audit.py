"""`intake audit`: who saw or exported which story when, and whether anybody changed what stands there."""

from __future__ import annotations

import json
import re
from typing import Annotated

import typer

from intake.cli.opened import complain, number_of, opened

audit = typer.Typer(help="Who saw or exported which story, and when. It holds no story's text.", no_args_is_help=True)


@audit.command("list")
def list_audit(
    story: Annotated[str | None, typer.Argument(help="A story, like S-12; all if not given.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
) -> None:
    """The rows, oldest first."""
    from storage.audit import find_audited

    number = number_of(story, "S") if story else None
    with opened() as app, app.database.read() as session:
        rows = find_audited(session, number)
    for row in rows:
        about = f"S-{row.story}" if row.story is not None else ""
        if as_json:
            said = {"number": row.number, "at": row.at.isoformat(), "who": row.who, "what": row.what, "story": about}
            typer.echo(json.dumps({**said, "audience": row.audience, "attribution": row.attribution}))
        else:
            shown = " ".join(part for part in (about, row.audience, row.attribution) if part)
            typer.echo(f"{row.number:5}  {row.at:%Y-%m-%d %H:%M} UTC  {row.who}: {row.what}  {shown}".rstrip())
    if not rows and not as_json:
        typer.echo("nobody has been shown a story yet")


@audit.command("verify")
def verify_audit(
    kept: Annotated[
        str | None, typer.Option("--kept", help="NUMBER:SEAL, as an earlier `verify` printed it or a digest told it.")
    ] = None,
) -> None:
    """Check the chain. A seal that was kept elsewhere shows rows that were cut off at the end too.

    Every digest ends with one, so each coordinator has some in the mail: `--kept` takes it as it stands there.
    """
    from storage.audit import head, verify

    found = re.fullmatch(r"(\d{1,12}):([0-9a-f]{16,64})", kept.strip()) if kept else None
    if kept and found is None:
        raise complain("--kept is NUMBER:SEAL, as an earlier `intake audit verify` printed it or a digest told it")
    with opened() as app, app.database.read() as session:
        broken = verify(session, int(found[1]), found[2]) if found else verify(session)
        last = head(session)
    if broken is not None:
        raise complain(f"row {broken} was changed or taken out: compare with a backup, and ask who could write there")
    typer.echo("the chain is whole")
    if last is not None:
        typer.echo(f"{last.number}:{last.seal}")
