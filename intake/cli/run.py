"""`intake work`, `intake round`, `intake announce`, `intake contacts`, `intake import`: the call runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intake.cli.opened import complain, opened

contacts = typer.Typer(help="The list that the call is sent to.", no_args_is_help=True)


def work() -> None:
    """Run the worker: a round at every interval, at every hour that something is due, and when mail arrives."""
    from intake.alone import AlreadyRuns
    from intake.worker import run_worker

    with opened() as app:
        try:
            run_worker(app)
        except AlreadyRuns as other:
            raise complain(str(other)) from other


def serve() -> None:
    """Show the pages alone: /health, /metrics, /stop/...; `intake work` shows them where [watch] listen is set."""
    import threading

    from intake.web.server import serving
    from intake.web.site import make_site

    with opened() as app:
        place = app.settings.watch.listen or ("127.0.0.1", 8025)
        with serving(make_site(app), *place) as port:
            typer.echo(f"http://{place[0]}:{port}/health and /metrics; Ctrl-C ends it")
            threading.Event().wait()


def canary() -> None:
    """Send a letter to our own mailbox by the whole path; `intake status` says whether it came back."""
    from intake.jobs.canary import post_canary

    with opened() as app, app.database.write() as session:
        post_canary(session, app)
    typer.echo("it leaves with the next round and must be back within two hours; `intake status` watches it")


def round_(
    now: Annotated[bool, typer.Option("--now", help="Ask mailboxes too that are left alone after a failure.")] = False,
) -> None:
    """Do all that is due, once. Safe to repeat."""
    from intake.alone import AlreadyRuns, as_worker

    with opened() as app:
        try:
            with as_worker(app):
                report = app.round(heeding_pauses=not now)
        except AlreadyRuns as other:
            raise complain(str(other)) from other
    got, done, sent = report.collected, report.sorted, report.dispatched
    typer.echo(f"kept {got.kept} new messages ({got.duplicate} known by their bytes, {got.other} not to be had)")
    typer.echo(f"sorted {done.sorted}, set aside {done.quarantined}")
    typer.echo(f"posted {report.reminders} reminders and {report.digests} digests")
    typer.echo(f"sent {sent.sent} letters, put off {sent.put_off}, stopped {sent.stopped}")
    for trouble in report.troubles:
        typer.echo(f"trouble: {trouble}", err=True)
    raise typer.Exit(1 if report.troubles else 0)


def announce() -> None:
    """Send the call to everybody on the list who has not had it; not before it opens. It leaves with the next round."""
    from intake.jobs.announce import announce as post_announcements

    with opened() as app:
        if app.clock() < app.call.opens:
            opens = app.call.opens.astimezone(app.call.zone)
            raise complain(
                f"the call opens on {opens:%a %Y-%m-%d %H:%M %Z}: nothing is announced before (see call.toml)"
            )
        posted, known = post_announcements(app)
    typer.echo(f"{posted} announcements are in the outbox; {known} people had it already")


@contacts.command("import")
def import_contacts(
    path: Annotated[Path, typer.Argument(help="CSV with a column email; name, language, organisation.")],
) -> None:
    """Put people on the list. Known ones keep what they said: who opted out stays out."""
    from intake.contact_list import ContactListError, read_contacts
    from storage import contacts as book

    try:
        read = read_contacts(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as trouble:
        raise complain(f"{path} is not UTF-8: save it as “CSV UTF-8” in your spreadsheet program") from trouble
    except OSError as trouble:
        raise complain(f"{path}: {trouble.strerror}") from trouble
    except ContactListError as trouble:
        raise complain(f"{path}: {trouble}. Nobody was put on the list") from trouble
    with opened() as app, app.database.write() as session:
        new, known = book.import_contacts(session, read, app.clock())
    typer.echo(f"{new} new contacts, {known} known")


@contacts.command("list")
def list_contacts() -> None:
    """Who is on the list, and how each stands."""
    from storage import contacts as book

    with opened() as app, app.database.read() as session:
        for contact in book.find_contacts(session):
            state = (
                (contact.opted_out_at and "wants no more mail")
                or (contact.bounced and f"bounced: {contact.bounced}")
                or (contact.answered_at and "answered")
                or ("on the list" if contact.listed else "met by mail")
            )
            typer.echo(f"{contact.address.addr_spec:40}  {contact.language or '-':3} {state}")


@contacts.command("remove")
def remove_contact(
    address: Annotated[str, typer.Argument(help="The mail address as `intake contacts list` shows it.")],
) -> None:
    """Take somebody off the list. What they wrote stays; `intake erase` takes that away too."""
    from storage import contacts as book

    with opened() as app, app.database.write() as session:
        if not book.take_off_the_list(session, address.strip().casefold()):
            raise complain(f"{address} is not on the list: `intake contacts list` shows it")
    typer.echo(f"{address} is no longer on the list")


def import_mail(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Mails, folders of them, mbox files, Maildirs.")
    ],
) -> None:
    """Keep mails from files, as if they had arrived; the next round sorts them. Known bytes are not kept twice."""
    from intake.jobs.import_files import import_files

    with opened() as app:
        total = import_files(app, paths)
    typer.echo(f"{total.read} mails: {total.kept} kept, {total.duplicate} known, {total.failed} could not be read")
    for name, reason in total.failures:
        typer.echo(f"not read: {name}: {reason}", err=True)
    raise typer.Exit(1 if total.failed else 0)
