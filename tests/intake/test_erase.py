"""What is erased lies in no file of the installation: raw, in base64, in quoted-printable; and does not come back."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import nullcontext
from email.message import EmailMessage
from functools import partial
from hashlib import sha256
from pathlib import Path
from quopri import encodestring

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.at_rest.erased_list import place_of_list, read_list
from intake.cli import erase as command
from intake.cli import look, main
from intake.jobs import erase as job
from storage import audit, consent, records, sorting
from storage.house import note_export, switch
from storage.standing import ConsentEvent
from tests.intake.conftest import Clock, House
from tests.servers.postgresql import NoPostgresql, running_postgresql

CANARIES = ("brindlewick", "Zorvélix", "maria.zorv@example.org", "corbelline", "glimmerton", "tarnquill")
STORY = """Dear Megan,

My client Maria Zorvélix was let out of the glimmerton Detention Center at eleven at night in March 2010.
Ms. Zorvélix had no coat and no money and walked along the brindlewick highway until morning.
Maria has given me her written consent to share this with you.

Ada tarnquill
"""
OTHER = "We suggest the Harbor Bridge Project, a re-entry program for adults in Duluth.\n"


@pytest.fixture
def empty_postgresql() -> Iterator[str]:
    try:
        with running_postgresql() as url:
            yield url
    except NoPostgresql as reason:
        pytest.skip(f"NOT RUN on PostgreSQL: {reason}")


@pytest.fixture
def house(request, tmp_path: Path, clock: Clock, monkeypatch) -> Iterator[House]:
    home = tmp_path / "house"
    for name in ("tmp", "new", "cur"):
        (home / "mail-in" / name).mkdir(parents=True)
    (home / "intake.toml").write_text(
        '[[mailbox]]\nname = "drop"\nkind = "maildir"\npath = "mail-in"\n[mailbox.tidy]\nerase = true\n'
    )
    kind = getattr(request, "param", "sqlite")
    environment = {"INTAKE_HOME": str(home), "INTAKE_DATABASE_ENCRYPT": str(kind == "sqlcipher").lower()}
    if kind == "postgresql":
        environment["INTAKE_DATABASE_URL"] = request.getfixturevalue("empty_postgresql")
    with open_app(load_settings(None, environment), load_call(bundled_call()), clock) as app:
        for module in (command, look):
            monkeypatch.setattr(module, "opened", partial(nullcontext, app))
        yield House(home, app, clock)


def run(*words: str) -> str:
    done = CliRunner().invoke(main, list(words))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def export(house: House, story: int) -> None:
    """An export that holds the story, as the ledger knows of it."""
    path = house.home / "agency.md"
    path.write_text(STORY)
    digest = sha256(path.read_bytes()).hexdigest()
    with house.app.database.write() as session:
        facts = {"kind": "stories", "audience": "agency", "by": "Ruth", "sha256": digest, "path": str(path)}
        note_export(session, **facts, holds=[story], now=house.clock())


def tell(house: House, *, sender: str = "Ada tarnquill <maria.zorv@example.org>", extra: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, house.app.call.address, "About Zorvélix brindlewick"
    mail["Message-ID"] = "<story-tarnquill@example.org>"
    mail.set_content(STORY + extra)
    mail.add_attachment("Maria Zorvélix lay by the corbelline fence.", filename="corbelline.txt", cte="base64")
    house.arrive_bytes(mail.as_bytes())
    return mail.as_bytes()


def live(house: House) -> bytes:
    """A story that was told, granted, shown in a digest and an export, saved by hand, and quoted in an answer."""
    house.arrive(OTHER, sender="Bo Tarn <bo@example.net>")
    content = tell(house)
    house.round()
    quoted = "".join(f"> {line}\n" for line in STORY.splitlines())
    named = {"In_Reply_To": "<story-tarnquill@example.org>", "References": "<story-tarnquill@example.org>"}
    house.arrive(f"Yes, thank you for asking.\n\n{quoted}", "Ada tarnquill <maria.zorv@example.org>", **named)
    house.round()
    with house.app.database.write() as session:
        (story,) = records.find_records(session, kind="story")
        scopes = ("coalition", "agency")
        grant = ConsentEvent(
            "granted", "coordinator", house.clock(), scopes=scopes, evidence="E4", attribution="anonymous"
        )
        consent.decide(session, story.number, grant, house.clock())
    export(house, story.number)
    run("quarantine", "show", "M-2", "--save", str(house.home / "saved.eml"))
    house.clock.move(days=7)
    house.round()
    return content


def traces(house: House, *extra: Path) -> set[tuple[str, str]]:
    """(file, canary) for every file of the installation that holds one in any of its writings."""
    found = set()
    for folder in (house.home, *extra):
        for path in folder.rglob("*"):
            if path.is_file() and "pg_wal" not in path.parts:
                content = path.read_bytes()
                where = str(path.relative_to(folder))
                found |= {(where, one) for one in CANARIES if any(form in content for form in forms(one))}
    return found


def forms(word: str) -> Iterator[bytes]:
    for raw in (word.encode(), word.encode("latin-1")):
        yield raw
        yield encodestring(raw)
        for shift in range(3):  # base64 writes three octets as four letters: a word may begin at each of them
            kept = raw[(3 - shift) % 3 :]
            yield b64encode(kept[: len(kept) // 3 * 3])
    yield json.dumps(word).strip('"').encode()


def data_folder(house: House) -> tuple[Path, ...]:
    if house.app.database.dialect == "sqlite":
        return ()
    with house.app.database.write() as session:
        session.execute(text("CHECKPOINT"))
        return (Path(session.scalar(text("SHOW data_directory"))),)


def erase(*words: str) -> str:
    return run("erase", *words, "--reason", "it was asked for", "--by", "Ruth", "--yes")


def story_of(house: House) -> str:
    with house.app.database.read() as session:
        return records.find_records(session, kind="story")[0].reference


@pytest.mark.parametrize(
    ("house", "what"),
    [
        ("sqlite", "story"),
        ("sqlite", "mail"),
        ("sqlite", "person"),
        ("sqlcipher", "story"),
        pytest.param("postgresql", "story", marks=pytest.mark.server),
    ],
    indirect=["house"],
)
def test_no_file_of_the_installation_holds_a_word_of_it(house, what):
    live(house)
    encrypted = house.app.settings.encrypt_database and house.app.database.dialect == "sqlite"
    before = traces(house, *data_folder(house))
    said = erase({"story": story_of(house), "mail": "M-2", "person": "maria.zorv@example.org"}[what])

    assert {one for _, one in before} >= {"brindlewick", "glimmerton", "tarnquill", "corbelline"}
    assert encrypted or any("intake.sqlite" in where or "base/" in where for where, _ in before)
    assert "NOT DONE" not in said
    assert traces(house, *data_folder(house)) == set()
    assert OTHER[11:30].encode() in b"".join(p.read_bytes() for p in (house.home / "mail-in").rglob("*.test"))


def test_what_was_erased_comes_back_by_no_way(house):
    content = live(house)
    erase("M-2")
    house.arrive_bytes(content)
    house.arrive_bytes(content.replace(b"To:", b"X-Seen: twice\nTo:", 1))
    house.round()

    assert traces(house, *data_folder(house)) == set()
    with house.app.database.read() as session:
        assert records.find_records(session, kind="story") == []
        assert [m.mark for m in sorting.find_messages(session)] == ["recorded", "erased", "erased", "erased"]


def test_what_others_told_stays_and_what_was_done_is_in_the_audit(house):
    live(house)
    erase(story_of(house))

    with house.app.database.read() as session:
        assert [record.record.name for record in records.find_records(session)] == ["Harbor Bridge Project"]
        assert [(row.who, row.what) for row in audit.find_audited(session)][-1] == ("Ruth", "erased: it was asked for")
        assert audit.verify(session) is None
    assert len(read_list(place_of_list(house.app.settings))) >= 4
    assert place_of_list(house.app.settings).stat().st_mode & 0o777 == 0o600
    assert house.round().troubles == []


def test_freed_pages_are_given_back_by_the_next_round_when_the_command_was_killed(house):
    live(house)
    erased = job.erase(house.app, job.Target(mail=2), "it was asked for", "Ruth")
    house.round()

    assert erased.messages
    assert not [where for where, _ in traces(house) if where.startswith("intake.sqlite")]
    with house.app.database.read() as session:
        assert switch(session, job.TO_SCRUB) is None
