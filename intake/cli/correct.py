"""`intake correct` and `intake retrain-report`: people know better, and it shows which rules err."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.opened import By, complain, number_of, opened

if TYPE_CHECKING:
    from config.call import Call
    from storage.database import Session

TERMS = frozenset({"contexts", "features", "populations", "harms"})


def correct(
    reference: Annotated[str, typer.Argument(help="A record or a message: P-7, A-3, S-12, M-4.")],
    changes: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help='Such as name="Harbor Bridge"; "" empties it.')
    ],
    by: By,
) -> None:
    """Correct what was understood. No later version of the program writes over it.

    Lists are given with commas: features=id_documents,transport. The fields: for P name, organisation, place, websites,
    reports, contexts, features, populations, description; for A name, populations, reports, description; for S harms,
    facility, place, when, populations; for M disposition. Consent has its own commands: `intake consent`.
    """
    from storage import corrections, records

    wanted = [_change(change) for change in changes]
    number = number_of(reference, "PASM")
    with opened() as app, app.database.write() as session:
        if reference.strip()[:1].upper() == "M":
            _correct_message(session, number, wanted, by, app.clock())
            return
        stored = records.find_record(session, number)
        if stored is None:
            raise complain(f"there is no {reference}")
        for field, values in wanted:
            _check(app.call, stored.kind, field, values)
        for field, values in wanted:
            made = corrections.edit_record(session, number, field, values, by, app.clock())
            said = "says that already" if made is None else "is corrected"
            typer.echo(f"{stored.reference} {field} {said}")


def _change(written: str) -> tuple[str, list[str]]:
    from storage.corrections import ONE

    field, equals, value = written.partition("=")
    if not equals:
        raise complain(f"{written!r} changes nothing: write FIELD=VALUE")
    field = field.strip()
    parts = [value] if field in ONE or field == "disposition" else value.split(",")
    return field, [part.strip() for part in parts if part.strip()]


def _check(call: Call, kind: str, field: str, values: Sequence[str]) -> None:
    from storage.corrections import EDITABLE

    if field not in EDITABLE[kind]:
        raise complain(f"a {kind} has no field {field!r}; it has {', '.join(EDITABLE[kind])}")
    if field in TERMS:
        known = [term.id for term in getattr(call.taxonomy, field)]
        if unknown := [value for value in values if value not in known]:
            raise complain(f"{unknown[0]!r} is none of the {field} of this call: {', '.join(known)}")


def _correct_message(
    session: Session, number: int, wanted: Sequence[tuple[str, list[str]]], by: str, now: datetime
) -> None:
    from parsers.records import Disposition
    from storage.corrections import DISPOSITION, edit_disposition

    known = [kind.value for kind in Disposition]
    for field, values in wanted:
        if field != DISPOSITION or len(values) != 1 or values[0] not in known:
            raise complain(f"of a message, say disposition=KIND; there are {', '.join(known)}")
        try:
            made = edit_disposition(session, number, Disposition(values[0]), by, now)
        except LookupError:
            raise complain(f"there is no M-{number}, or it waits to be read") from None
        typer.echo(f"M-{number} " + ("is that already" if made is None else f"was {made.old[0]}, is {made.new[0]} now"))


def reread(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a difference.")] = False,
) -> None:
    """Read every mail again with this version, and say what it understands otherwise.

    Without --dry-run programs and accommodations take the new values, save for what a person corrected. Stories keep
    their words, consent stays as it is, and no letter is sent. What is found anew, or no longer, a person looks at.
    """
    from rich.console import Console
    from rich.progress import Progress

    from intake.jobs.reread import reread as run
    from storage import sorting

    with opened() as app:
        with app.database.read() as session:
            many = len(sorting.find_messages(session, state="sorted"))
        with Progress(console=Console(stderr=True), disable=many < 50, transient=True) as progress:
            task = progress.add_task("reading", total=many)
            found = run(app, write=not dry_run, tell=lambda done: progress.advance(task, done))
    for one in found:
        if as_json:
            said = {"message": f"M-{one.message}", "about": one.about, "what": one.what}
            typer.echo(json.dumps({**said, "old": one.old, "new": one.new, "taken": one.taken}, ensure_ascii=False))
        else:
            was, now = (", ".join(values) or "-" for values in (one.old, one.new))
            change = f": {was} -> {now}" if one.old or one.new else ""
            typer.echo(
                f"M-{one.message} {one.about} {one.what}{change}" + ("" if one.taken else "  (a person's matter)")
            )
    taken = sum(one.taken for one in found)
    if not as_json:
        typer.echo(f"{many} mails read; {len(found)} differences, {taken} {'to take' if dry_run else 'taken'} over")


def retrain_report(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
) -> None:
    """Which rules of the reader people corrected most, of how much that it found. It holds no words of a mail."""
    from storage import corrections

    with opened() as app, app.database.read() as session:
        found = corrections.find_corrections(session)
        filled = corrections.count_filled(session)
    rows = Counter((one.kind, one.field, one.rule) for one in found)
    for (kind, field, rule), count in rows.most_common():
        of = filled[kind, field]
        if as_json:
            said = {"kind": kind, "field": field, "rule": rule, "corrected": count, "filled": of}
            typer.echo(json.dumps(said, ensure_ascii=False))
        else:
            typer.echo(f"{kind:14} {field:14} {count:4} corrected, {of} filled  {rule}".rstrip())
    if not rows and not as_json:
        typer.echo("nobody has corrected anything yet: `intake correct` does")
