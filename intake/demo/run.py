"""A whole call in about a minute: the call of 2010 on embedded mail servers, with a clock that is moved.

Only the clock, the advocates and the two people who decide are played. Everything else is the service as it runs:
IMAP and SMTP on loopback, rounds, the ledger, the letters, the exports.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from config.call import Call
from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import App, open_app
from intake.calendar import digests, last_regular_digest, reminders
from intake.contact_list import read_contacts
from intake.demo.page import write_page
from intake.demo.servers import HOST, PASSWORD, USER, Embedded, start_embedded
from intake.disclosure import Audience
from intake.exports.formats import PAGES, Format
from intake.jobs.announce import announce
from intake.jobs.export import export_bibliography, export_stories
from intake.jobs.export_packet import export_packet
from storage import consent, contacts, outbox, records
from storage.standing import ConsentEvent
from storage.values import LetterKind

_ARRIVAL = re.compile(r"(\d{2})(\d{2})-(\d{2})(\d{2})-")
_MARKER = re.compile(rb"\{\{message_id:([a-z_]+):([^}\s]+)\}\}")
YEAR = 2010


@dataclass(slots=True)
class MovedClock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens at an instant: a mail arrives, or only the clock moves on."""

    at: datetime
    what: str
    mail: Path | None = None


def run_demo(out: Path) -> None:
    """Play the whole call into the folder `out`, and print what happened and which page to open."""
    console = Console()
    _make_room(out)
    call = load_call(bundled_call())
    with start_embedded() as servers:
        settings = load_settings(None, _environment(out, servers))
        clock = MovedClock(call.opens)
        with open_app(settings, call, clock) as app:
            _invite(app)
            _play(app, clock, servers, console)
            _deliver(app, out)
            page = write_page(app, out, [letter.content for letter in servers.sent])
    console.print(page.table)
    console.print(f"Open {page.index.resolve().as_uri()}", highlight=False)


def _make_room(out: Path) -> None:
    """An empty folder; what an earlier demo left in it goes, and nothing else. Raises FileExistsError."""
    if out.exists() and any(out.iterdir()):
        if not (out / "index.html").is_file() or not (out / "installation" / "intake.key").is_file():
            raise FileExistsError(f"{out} is not empty, and no demo made it: choose another folder with --out")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)


def _environment(out: Path, servers: Embedded) -> dict[str, str]:
    """The settings of the demo's installation: everything else is the default."""
    return {
        "INTAKE_HOME": str((out / "installation").absolute()),
        "INTAKE_IMAP_HOST": HOST,
        "INTAKE_IMAP_PORT": str(servers.imap_port),
        "INTAKE_IMAP_USER": USER,
        "INTAKE_IMAP_PASSWORD": PASSWORD,
        "INTAKE_IMAP_SECURITY": "plain",
        "INTAKE_SMTP_HOST": HOST,
        "INTAKE_SMTP_PORT": str(servers.smtp_port),
        "INTAKE_SMTP_SECURITY": "plain",
    }


def _invite(app: App) -> None:
    people = read_contacts((app.call.folder / "sample-mail" / "contacts.csv").read_text(encoding="utf-8"))
    with app.database.write() as session:
        contacts.import_contacts(session, people, app.clock())
    announce(app)
    app.round()


def _play(app: App, clock: MovedClock, servers: Embedded, console: Console) -> None:
    """Step after step: move the clock, let the mail arrive, run a round."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    steps = _steps(app.call)
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("", total=len(steps))
        for step in steps:
            clock.now = step.at
            if step.mail is not None:
                servers.deliver(_addressed(app, step.mail.read_bytes()), step.at)
            progress.update(
                task, advance=1, description=f"{step.at.astimezone(app.call.zone):%a %d %b %H:%M}  {step.what:32.32}"
            )
            clock.now += timedelta(seconds=30)
            app.round()
            if step.what == DECIDES:
                _decide(app)


DECIDES = "the coordinators decide"


def _steps(call: Call) -> list[Step]:
    end = last_regular_digest(call).at
    steps = [Step(_arrival(path, call), path.stem[10:], path) for path in (call.folder / "sample-mail").glob("*.eml")]
    steps += [Step(occasion.at, occasion.key) for occasion in reminders(call)]
    for occasion in digests(call):
        if occasion.at > end:
            break
        steps.append(Step(occasion.at, occasion.key))
    steps.append(Step(call.final.latest + timedelta(hours=10), DECIDES))
    return sorted(steps, key=lambda step: (step.at, step.what))


def _arrival(path: Path, call: Call) -> datetime:
    """When a sample mail arrives, from its name in the call's zone: 0914-1012-name.eml."""
    found = _ARRIVAL.match(path.name)
    if found is None:
        raise ValueError(f"{path.name} does not begin with its arrival, like 0914-1012-")
    month, day, hour, minute = (int(part) for part in found.groups())
    return datetime(YEAR, month, day, hour, minute, tzinfo=call.zone).astimezone(UTC)


def _addressed(app: App, content: bytes) -> bytes:
    """The mail with the Message-IDs of the letters that it answers; a line whose letter was never sent is dropped."""
    lines = []
    with app.database.read() as session:
        for line in content.split(b"\r\n"):
            found = _MARKER.search(line)
            if found is not None:
                sent = outbox.find_letters(
                    session, kind=LetterKind(found[1].decode()), to_key=found[2].decode().lower()
                )
                if not sent:
                    continue
                line = _MARKER.sub(f"<{sent[-1].message_id}>".encode(), line)
            lines.append(line)
    return b"\r\n".join(lines)


def _decide(app: App) -> None:
    """The consent officer has read the mails: what senders said yes to is granted, with their answer as evidence."""
    officer = next((person for person in app.call.coordinators if person.consent_officer), app.call.compiler)
    with app.database.write() as session:
        for stored in records.find_records(session, kind="story"):
            holds = consent.standing_of(session, stored.number, app.clock())
            said = records.as_story(stored).consent
            scopes = tuple(scope.value for scope in said.scopes if scope.value != "public") or ("coalition",)
            if holds.state == "claimed":
                event = ConsentEvent(
                    to="granted",
                    actor="consent_officer",
                    at=app.clock(),
                    actor_name=officer.name,
                    scopes=scopes,
                    attribution="anonymous",
                    restrictions=said.restrictions,
                    evidence="E2",
                    reason="the sender's mail was read",
                    until=app.call.final.latest + app.call.consent_valid,
                )
                consent.decide(session, stored.number, event, app.clock())


def _deliver(app: App, out: Path) -> None:
    """Every deliverable in every format, as the commands write them; the evidence in a folder of its own."""
    folder, private = out / "deliverables", out / "internal"
    folder.mkdir()
    private.mkdir()
    by = app.call.compiler.name
    export_bibliography(app, {form: folder / f"bibliography{form.suffix}" for form in Format}, by)
    for audience in (Audience.COALITION, Audience.AGENCY):
        targets = {form: folder / f"stories-{audience.value}{form.suffix}" for form in PAGES}
        evidence = private / f"consent-evidence-{audience.value}.pdf"
        export_stories(app, audience, targets, by, evidence=evidence)
    export_packet(app, Audience.AGENCY, folder / "packet-agency.zip", by)
