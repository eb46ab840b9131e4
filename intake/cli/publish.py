"""`intake export`: the deliverables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.opened import By, complain, opened

if TYPE_CHECKING:
    from intake.disclosure import Audience
    from intake.exports.formats import Format
    from intake.jobs.export import Written

export = typer.Typer(help="The deliverables: bibliography, stories, and both as a packet.", no_args_is_help=True)

Formats = Annotated[
    list[str] | None,
    typer.Option("--format", help="Repeat it, or name several with commas; without it the ending of --out says."),
]
Style = Annotated[
    str, typer.Option("--style", help="A CSL file, or a name such as apa, chicago-author-date, mla.", show_default=True)
]
For = Annotated[str, typer.Option("--audience", help="coalition, agency or public.")]
Sign = Annotated[
    str,
    typer.Option("--sign", help="Your name, if you answer for accounts that could tell who somebody is; it is kept."),
]
STORY_FORMATS = ("md", "html", "docx", "pdf", "xlsx")


@export.command("bibliography")
def export_bibliography(
    by: By,
    form: Formats = None,
    out: Annotated[Path, typer.Option("--out", help="The file; each format puts its own ending.")] = Path(
        "bibliography.md"
    ),
    style: Style = "apa",
) -> None:
    """The annotated bibliography of all programs and precedents.

    Formats: md, html, docx, pdf, xlsx to read; csl-json, ris, bibtex for Zotero and other reference managers.

    intake export bibliography --format docx,pdf,ris --out out/bibliography
    """
    from intake.exports.citations import StyleUnusable
    from intake.jobs import export as job

    targets = _targets(form, out, ())
    with opened() as app, _bar(len(targets)) as progress:
        try:
            done = job.export_bibliography(app, targets, by, style=_style(style), progress=progress)
        except StyleUnusable as trouble:
            raise complain(str(trouble)) from trouble
    typer.echo(f"{_named(targets)}: {done.entries} entries")


@export.command("stories")
def export_stories(
    by: By,
    audience: For = "agency",
    form: Formats = None,
    out: Annotated[Path, typer.Option("--out", help="The file; each format puts its own ending.")] = Path("stories.md"),
    sign: Sign = "",
    evidence: Annotated[
        Path | None,
        typer.Option("--evidence", help="Also write on what each consent rests, to a file of its own, never to send."),
    ] = None,
) -> None:
    """The list of stories that this audience may see: only with consent granted, asked again now.

    Formats: md, html, docx, pdf, xlsx. What could tell who somebody is, is told more coarsely; or a person signs.

    intake export stories --audience agency --format docx,pdf --out out/stories --evidence private/evidence.docx
    """
    from intake.jobs import export as job

    targets = _targets(form, out, STORY_FORMATS)
    if evidence is not None and evidence.resolve() in {path.resolve() for path in targets.values()}:
        raise complain("the evidence must have a file of its own: it is never sent with the stories")
    with opened() as app, _bar(len(targets)) as progress:
        done = job.export_stories(
            app, _audience(audience), targets, by, signed_by=sign.strip(), evidence=evidence, progress=progress
        )
    typer.echo(f"{_named(targets)}: {done.shown} stories for {audience}; {done.held_back} are not shown to them")
    _say_more(done, sign)


@export.command("packet")
def export_packet(
    by: By,
    audience: For = "agency",
    out: Annotated[Path, typer.Option("--out", help="A file that ends in .zip, or a new folder.")] = Path("packet.zip"),
    style: Style = "apa",
    sign: Sign = "",
) -> None:
    """Both deliverables with a cover note and a manifest, in one ZIP or folder.

    It is refused as a whole when anything in it could tell who somebody is. The same ledger gives the same bytes on
    the same day.
    """
    from intake.exports.citations import StyleUnusable
    from intake.jobs import export_packet as job

    with opened() as app, _bar(11) as progress:
        try:
            done = job.export_packet(
                app, _audience(audience), out, by, style=_style(style), signed_by=sign.strip(), progress=progress
            )
        except (StyleUnusable, job.PacketRefused) as trouble:
            raise complain(str(trouble)) from trouble
    typer.echo(f"{out}: {done.entries} entries and {done.shown} stories for {audience}; {done.held_back} not shown")
    _say_more(done, sign)


@export.command("credit")
def credit(
    address: Annotated[str, typer.Argument(help="The mail address of somebody who suggested programs.")],
    by: By,
    name: Annotated[str, typer.Option("--name", help="How they agreed to be named; left out: no more.")] = "",
) -> None:
    """Record that somebody agreed to be named beside the programs that they suggested; nobody else is."""
    from parsers.records import Address
    from storage import exports

    key = Address("", address).key
    with opened() as app, app.database.write() as session:
        if name.strip():
            exports.allow_credit(session, key, name.strip(), by, app.clock())
        elif not exports.end_credit(session, key):
            raise complain(f"{address} was not named before; to name them give --name")
    typer.echo(f"{address}: " + (f"named as {name.strip()}" if name.strip() else "not named any more"))


def _targets(forms: Sequence[str] | None, out: Path, allowed: Sequence[str]) -> dict[Format, Path]:
    """Where each format goes: `out` itself for one that has its ending, else beside it with the format's own."""
    from intake.exports.formats import Format, format_of

    names = [name.strip().lower() for given in forms or () for name in given.split(",") if name.strip()]
    there_are = allowed or [form.value for form in Format]
    if unknown := [name for name in names if name not in there_are]:
        raise complain(f"{unknown[0]!r} is no format here; there are {', '.join(there_are)}")
    by_ending = format_of(out.suffix)
    if not names and (by_ending is None or by_ending not in there_are):
        raise complain(f"say which --format: {', '.join(there_are)}")
    found = [Format(name) for name in names] or [by_ending or Format.MD]
    stem = out.with_suffix("") if by_ending else out
    return {form: stem.with_name(stem.name + form.suffix) if by_ending != form else out for form in found}


def _audience(name: str) -> Audience:
    from intake.disclosure import Audience

    if name not in {"coalition", "agency", "public"}:
        raise complain(f"{name!r} is no audience; there are coalition, agency, public")
    return Audience(name)


def _style(style: str) -> str | Path:
    path = Path(style)
    if path.suffix == ".csl" or path.is_file():
        return path
    if not style.replace("-", "").isalnum():
        raise complain(f"{style!r} is no style: name a CSL file, or a style such as apa")
    return style


def _named(targets: dict[Format, Path]) -> str:
    return ", ".join(map(str, targets.values()))


def _say_more(done: Written, sign: str) -> None:
    if done.counted:
        typer.echo(f"{done.counted} more may only be counted")
    if done.coarsened:
        what = f"{sign} signed for" if sign.strip() else "told more coarsely, they could tell who somebody is:"
        typer.echo(f"{what} {', '.join(f'S-{number}' for number in done.coarsened)}")


@contextmanager
def _bar(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on standard error while formats are made; none where nobody looks."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:>10}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("gathering", total=total)
        yield lambda step: shown.update(task, advance=1, description=step)
