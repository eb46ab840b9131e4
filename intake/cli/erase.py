"""`intake erase`: a story, a mail, or a person leaves the ledger for good, with all that repeats it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.opened import By, complain, number_of, opened

if TYPE_CHECKING:
    from intake.app import App
    from intake.jobs.erase import Cleaned, Target
    from storage.erasure import Erased


def erase(
    what: Annotated[
        str,
        typer.Argument(
            help="S-12: a story. M-7: a mail with all it told. P-3, A-4: the mail that told it. An address: a person."
        ),
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why, without a name: it stays in the ledger and the audit.")],
    by: By,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase for good: bytes, text, records, consent, letters, exports here; nothing brings it back. It asks before.

    A story takes along the mails that tell or repeat it; programs of the same mail stay, without who suggested them.
    A mail or a person takes all that was told. What others hold already (letters that were sent, copies of exports,
    backups) cannot be reached: the command lists it. docs/data-protection.md says more.
    """
    from intake.jobs import erase as job

    with opened() as app:
        target = _target(app, what)
        try:
            _show(app, job.would_erase(app, target))
            if not yes and not typer.confirm("Erase this for good?"):
                typer.echo("nothing was erased")
                raise typer.Exit(1)
            erased = job.erase(app, target, reason, by)
        except LookupError as nothing:
            raise complain(str(nothing.args[0])) from nothing
        typer.echo("erased in the ledger; now what lies outside of it (this can take minutes in a large ledger)")
        cleaned = job.clean_up(app, [erased])
        for line in _left(app, erased, cleaned):
            typer.echo(line)
    for trouble in cleaned.troubles:
        typer.echo(f"NOT DONE: {trouble}", err=True)
    raise typer.Exit(1 if cleaned.troubles else 0)


def _target(app: App, what: str) -> Target:
    from intake.jobs.erase import Target
    from parsers.records import Address
    from storage import records

    if "@" in what:
        return Target(person=Address("", what.strip()).key)
    number = number_of(what, "SMPA")
    kind = what.strip()[:1].upper()
    if kind == "M":
        return Target(mail=number)
    with app.database.read() as session:
        stored = records.find_record(session, number)
    if stored is None or (kind in {"S", "P", "A"} and stored.reference[0] != kind):
        raise complain(f"there is no {what.strip()}")
    return Target(story=number) if stored.kind == "story" else Target(mail=stored.message)


def _show(app: App, found: Erased) -> None:
    """What will go, so that a person can say yes: numbers, dates and places, not a word of it."""
    from storage import reach, records, sorting

    with app.database.read() as session:
        elsewhere = reach.mails_repeating(session, found.stories, found.messages)
        for number in found.messages:
            message = sorting.find_message(session, number)
            if message is not None:
                typer.echo(f"  mail M-{number}, received {message.received:%Y-%m-%d %H:%M} UTC, {message.size} bytes")
        for number in found.stories:
            stored = records.find_record(session, number)
            if stored is not None:
                typer.echo(f"  {stored.kind} {stored.reference}")
    for number in elsewhere:
        typer.echo(f"  NOT reached: M-{number} repeats words of it; look, and erase it too if it is the same story")
    if found.letters:
        typer.echo(f"  {len(found.letters)} letters of ours that hold it or answer it: emptied, and stopped if unsent")
    for export in found.exports:
        typer.echo(f"  export {export.path}, written for {export.audience} on {export.at:%Y-%m-%d}")


def _left(app: App, erased: Erased, cleaned: Cleaned) -> Iterator[str]:
    """What was done outside of the ledger, and what nobody here can reach."""
    from intake.setup import tidy_settings

    yield from (f"removed: {path}" for path in cleaned.files)
    if cleaned.letters:
        yield f"removed: {cleaned.letters} letters from the Maildir of letters"
    if cleaned.removed:
        yield f"removed: {cleaned.removed} mails from the mailbox"
    left = [place for place in erased.sources if not tidy_settings(app.settings, place.account).erase]
    for place in left:
        yield f"it still lies in the mailbox {place.account}, folder {place.folder} (UID {place.uid}): remove it there"
    for mail in cleaned.moved_left:
        yield f"we had moved a mail of {mail.source.account} out of {mail.source.folder}: remove it where it lies now"
    for export in erased.exports:
        yield f"recall: every copy of {export.path} that was given away (for {export.audience}, by {export.by})"
    yield "not reached: letters that have left, and backups made before now (they are cleaned when they are restored)"
    if app.database.dialect == "postgresql":
        yield "not reached: write-ahead logs and dumps of PostgreSQL that you archive; let them expire"
