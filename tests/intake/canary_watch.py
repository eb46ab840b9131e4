"""What comes out of a house, and the words in it that consent does not let stand there."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.cli import audit as audit_command
from intake.cli import erase as erase_command
from intake.cli import letters as letters_command
from intake.cli import look, main, publish
from intake.disclosure import Audience
from intake.exports.formats import PAGES, Format
from intake.jobs.export import export_bibliography, export_stories
from intake.jobs.export_packet import PacketRefused, export_packet
from intake.readers import Readers
from intake.views.letter import stories_of
from storage import outbox, records, sorting
from storage.standing import Standing
from tests.factories import utc
from tests.intake.conftest import Clock, House
from tests.intake.exports.read_back import read_back
from tests.intake.planting import World

SCOPES = ("coalition", "agency", "public")


def may_show(standing: Standing | None, audience: str, *, words: bool = True) -> bool:
    """What this test takes for allowed, told a second time and apart from the gate; where it was is no quotation."""
    if standing is None or standing.state != "granted" or audience not in standing.scopes:
        return False
    barred = {"review_first", "embargo_until", "purpose_only", f"no_{audience}", *({"no_quote"} if words else ())}
    return not barred & standing.restrictions and standing.attribution != "count_only"


def leaks(world: World, text: str, audience: str, recipients: Sequence[str] = ()) -> list[str]:
    """The words in `text` that may not stand where `audience` sees them: "digest" is coordinators' coalition.

    "consent" is a person's look at one story's consent: its words may stand there, and no others.
    """
    standings = world.standings()
    flat = " ".join(text.replace("=\n", "").split()).casefold()
    found = []
    for story in world.planted:
        if story.sender in recipients:
            continue
        holds = standings.get(story.number or 0)
        open_to = may_show(holds, "coalition" if audience == "digest" else audience)
        words = [*story.never, *story.identifying]
        if not open_to:
            where_alone = may_show(holds, "coalition" if audience == "digest" else audience, words=False)
            words += story.told[:1] if where_alone else story.told
            claimed = holds is not None and holds.state == "claimed"
            if audience != "consent" and not (audience == "digest" and claimed):
                words += story.agreed
        if audience == "plan":
            words.remove(story.sender)  # whom a letter is for
        found += [word for word in words if word.casefold() in flat]
    return found


def parts_of(letter: EmailMessage) -> str:
    """Everything of a letter that can be read: headers and all text parts, decoded."""
    heads = " ".join(f"{name}: {value}" for name, value in letter.items())
    bodies = [p.get_payload(decode=True).decode("utf-8", "replace") for p in letter.walk() if not p.is_multipart()]
    return "\n".join([heads, *bodies])


def outputs(world: World, *, every_format: bool) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every text that can be had of the house now: who sees it, the text, the addresses that it is for."""
    house = world.house
    letters = house.letters()
    for letter in letters[world.letters_seen :]:
        kind = "digest" if "digest" in str(letter["Message-ID"]) else "letter"
        yield kind, parts_of(letter), (str(letter["To"].addresses[0].addr_spec),)
    world.letters_seen = len(letters)
    for audience in SCOPES:
        yield from deliverables(house, audience, every_format=every_format)
    forms = tuple(Format) if every_format else (Format.MD,)
    targets = {form: house.home / f"bibliography{form.suffix}" for form in forms}
    export_bibliography(house.app, targets, "Ruth")
    yield from (("bibliography", read_back(out), ()) for out in targets.values())
    today = f"{house.clock():%Y-%m-%d}"
    html = house.home / "digest.html"
    commands = [["status", "--json"], ["plan", "--from", today], ["quarantine", "list"]]
    with house.app.database.read() as session:
        commands += [["why", m.reference] for m in sorting.find_messages(session)]
        commands += [["quarantine", "show", m.reference] for m in sorting.find_messages(session)]
    for command in commands:
        yield ("plan" if command[0] == "plan" else "operator"), run(*command), ()
    if house.clock() < utc(2010, 10, 1):
        yield "digest", run("digest", "--dry-run", "--html", str(html)) + html.read_text(), ()
    yield "plan", run("letters", "list"), ()
    yield "operator", run("audit", "list"), ()
    for number in list(world.standings())[:1]:
        yield "operator", run("erase", f"S-{number}", "--reason", "only a look", "--by", "Ruth"), ()
    for letter_id in letters_about_stories(house)[-4:]:
        facts, _, words = run("letters", "show", str(letter_id), "--text", "--by", "Ruth").partition("\nSubject: ")
        yield "plan", facts, ()
        yield "coalition", words, ()
    for number in world.standings():
        yield "consent", run("consent", "show", f"S-{number}"), ()
    yield "log", world.log.getvalue(), ()


def deliverables(house: House, audience: str, *, every_format: bool) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The stories and the evidence for them, as a reader reads each; and the packet."""
    targets = {form: house.home / f"{audience}{form.suffix}" for form in (PAGES if every_format else (Format.MD,))}
    evidence = house.home / f"evidence-{audience}.md"
    export_stories(house.app, Audience(audience), targets, "Ruth", evidence=evidence)
    yield from ((audience, read_back(out), ()) for out in targets.values())
    yield "consent", read_back(evidence), ()
    packet = house.home / f"{audience}.zip"
    if every_format:
        with suppress(PacketRefused):
            export_packet(house.app, Audience(audience), packet, "Ruth")
            yield audience, read_back(packet), ()


def letters_about_stories(house: House) -> list[int]:
    """The numbers of the letters that show a story or ask about one, and of those that answer a mail that told one."""
    with house.app.database.read() as session:
        return [letter.id for letter in outbox.find_letters(session) if stories_of(session, letter)]


def run(*command: str) -> str:
    done = CliRunner().invoke(main, list(command))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def check(world: World, *, every_format: bool = False) -> None:
    """No word stands where it must not. All formats hold the same, so most looks read one of them."""
    with world.house.app.database.read() as session:
        numbers = {r.message: r.number for r in records.find_records(session, kind="story")}
    for story in world.planted:
        story.number = numbers.get(story.message)
    for number, holds in world.standings().items():
        model = next((story.granted for story in world.planted if story.number == number), frozenset())
        assert holds.state != "granted" or holds.scopes <= model, f"S-{number} was opened by nobody"
    found = [
        (who, words)
        for who, text, to in outputs(world, every_format=every_format)
        if (words := leaks(world, text, who, to))
    ]
    assert found == [], f"{found}"


@contextmanager
def a_world(readers: Readers) -> Iterator[World]:
    """A new house with the shared readers; commands of the command line open this house."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        home = Path(folder) / "house"
        for name in ("tmp", "new", "cur"):
            (home / "mail-in" / name).mkdir(parents=True)
        clock = Clock(utc(2010, 9, 14, 12))
        patch.setenv("INTAKE_HOME", str(home))
        log = StringIO()
        handler = logging.StreamHandler(log)
        root = logging.getLogger()
        level = root.level
        with open_app(load_settings(None, {"INTAKE_HOME": str(home)}), load_call(bundled_call()), clock) as opened:
            app = replace(opened, readers=readers)

            @contextmanager
            def this_one():
                yield app

            patch.setattr(look, "opened", this_one)
            patch.setattr(publish, "opened", this_one)
            patch.setattr(letters_command, "opened", this_one)
            patch.setattr(erase_command, "opened", this_one)
            patch.setattr(audit_command, "opened", this_one)
            root.addHandler(handler)
            root.setLevel(logging.DEBUG)
            try:
                yield World(House(home, app, clock), log)
            finally:
                root.removeHandler(handler)
                root.setLevel(level)
