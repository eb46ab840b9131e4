"""`intake status`, `why`, `plan`, `quarantine`, `digest`: to see how it stands. None of them shows a story's words."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from intake.cli.opened import By, call_of_run, complain, number_of, opened, settings_of_run
from parsers.records import Program

quarantine = typer.Typer(help="Messages that could not be read. Their bytes are safe.", no_args_is_help=True)


def status(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    health: Annotated[bool, typer.Option("--health", help="Only say whether all is well, by the exit status.")] = False,
) -> None:
    """How the call stands: mailboxes, messages, records, letters, what needs a person."""
    from intake.watching.status import status_lines, status_of

    with opened() as app, app.database.read() as session:
        found = status_of(session, app)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    elif not health:
        for line in status_lines(found):
            typer.echo(line)
    raise typer.Exit(0 if found["well"] else 1)


def why(reference: Annotated[str, typer.Argument(help="A message, like M-12.")]) -> None:
    """Why a message became what it became: the rules that decided, the records, the letters it caused."""
    from intake.disclosure import without_quotes
    from storage import outbox, records, sorting

    number = number_of(reference, "M")
    with opened() as app, app.database.read() as session:
        message = sorting.find_message(session, number)
        if message is None:
            raise complain(f"there is no M-{number}")
        typer.echo(f"M-{number}, received {message.received:%Y-%m-%d %H:%M} UTC: {message.mark or 'waits to be read'}")
        for reason in message.reasons:
            typer.echo(f"  because: {without_quotes(reason)}")
        for reason in message.needs_person:
            typer.echo(f"  a person: {without_quotes(reason)}")
        if message.unanswered:
            typer.echo(f"  not answered: {without_quotes(message.unanswered)}")
        for record in records.find_records(session, message=number):
            lacks = ", ".join(problem.code for problem in record.problems)
            typer.echo(f"  {record.kind} {record.reference}" + (f", lacks: {lacks}" if lacks else ""))
            if isinstance(record.record, Program) and record.record.found_by:
                typer.echo(f"    found by: {', '.join(record.record.found_by)}")
        for letter in outbox.find_letters(session, cause=number):
            typer.echo(f"  letter {letter.kind.value}: {letter.state.value} {letter.answer}")


def plan(
    start: Annotated[str | None, typer.Option("--from", help="A day, like 2010-09-13; today if not given.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="The day after the last one; four weeks later.")] = None,
) -> None:
    """What would be sent to whom, and when, as the ledger stands now."""
    from intake.views.preview import preview

    first = _day(start) if start else datetime.now(UTC)
    last = _day(end) if end else first + timedelta(weeks=4)
    if last <= first:
        raise complain("--to must be a later day than --from")
    with opened() as app, app.database.read() as session:
        lines = preview(session, app, first, last)
    for line in lines or ["nothing falls due in that time"]:
        typer.echo(line)


def _day(written: str) -> datetime:
    """The beginning of that day where the call is."""
    try:
        day = datetime.strptime(written, "%Y-%m-%d")  # noqa: DTZ007 - the zone comes next
    except ValueError:
        raise complain(f"{written!r} is no day: write it like 2010-09-13") from None
    return day.replace(tzinfo=call_of_run(settings_of_run()).zone).astimezone(UTC)


@quarantine.command("list")
def list_quarantine() -> None:
    """What was set aside, and why."""
    from intake.gate.withhold import without_quotes
    from storage import sorting

    with opened() as app, app.database.read() as session:
        found = sorting.find_messages(session, state="quarantined")
    for message in found:
        why = without_quotes("; ".join(message.reasons))
        typer.echo(f"M-{message.number}  {message.received:%Y-%m-%d}  {message.size} bytes  {why}")
    if not found:
        typer.echo("nothing is set aside")


@quarantine.command("show")
def show_quarantine(
    reference: Annotated[str, typer.Argument(help="A message, like M-12.")],
    by: By,
    save: Annotated[
        Path | None, typer.Option("--save", help="Write its bytes to this file. The audit keeps that you did.")
    ] = None,
) -> None:
    """Why a message was set aside, with the traceback where it was our bug."""
    from intake.at_rest.by_hand import save_by_hand
    from intake.gate.withhold import without_quotes
    from storage import messages, records, sorting

    number = number_of(reference, "M")
    with opened() as app, app.database.write() as session:
        message = sorting.find_message(session, number)
        if message is None:
            raise complain(f"there is no M-{number}")
        why = without_quotes("; ".join(message.reasons))
        typer.echo(f"M-{number}: {why}; begun to be read {message.attempts} times")
        if message.trace:
            typer.echo(message.trace)
        if save is not None:
            told = records.find_records(session, kind="story", message=number, also_gone=True)
            content, holds = messages.content(session, number), [story.number for story in told]
            save_by_hand(session, app, save, content, kind=f"mail M-{number}", by=by, holds=holds)
            typer.echo(f"its bytes are in {save}")


@quarantine.command("retry")
def retry_quarantine(
    reference: Annotated[str | None, typer.Argument(help="A message, like M-12; all of them if not given.")] = None,
) -> None:
    """Let messages be read again with the next round, after a fix."""
    from storage import sorting

    number = number_of(reference, "M") if reference else None
    with opened() as app, app.database.write() as session:
        count = sorting.retry(session, number)
    typer.echo(f"{count} messages will be read again with the next round")


def digest(
    by: By,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it; send nothing, note nothing.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write the HTML of it to this file as well.")] = None,
) -> None:
    """The digest as it would be now, for the compiler. It is sent by the worker at the call's hour."""
    from intake.at_rest.by_hand import save_by_hand
    from intake.jobs.digest import letters_of, note_shown
    from intake.views.digest import view_digest
    from intake.views.preview import next_digest

    if not dry_run:
        raise complain(
            "digests are sent by `intake work` or `intake round` at the call's hour; add --dry-run to see one"
        )
    with opened() as app, app.database.write() as session:
        occasion = next_digest(app)
        view = view_digest(session, app, occasion, app.clock())
        letter = letters_of(app, occasion, view)[0]
        note_shown(session, view, by, "looked at the digest", app.clock())
        if html is not None:
            save_by_hand(session, app, html, letter.html.encode(), kind="digest", by=by, holds=letter.about)
    typer.echo(letter.text)
