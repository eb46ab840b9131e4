"""`intake export`: what it writes where, what it says, and what it refuses in one sentence."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from intake.cli import main, publish
from parsers.records import Program
from storage.database import Database
from tests.storage.factories import NOW, make_story, tell


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder to write to; commands open a ledger with a program and a story."""
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite3'}")
    database.migrate()
    with database.write() as session:
        tell(session, Program("Harbor"), content=b"p", uid=1)
        tell(session, make_story(), content=b"s", uid=2)
    app = SimpleNamespace(call=load_call(bundled_call()), database=database, clock=lambda: NOW + timedelta(days=1))

    @contextmanager
    def opened():
        yield app

    monkeypatch.setattr(publish, "opened", opened)
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    database.close()


def run(*words):
    return CliRunner().invoke(main, ["export", *words])


def test_several_formats_at_once_each_get_their_ending(home):
    done = run("bibliography", "--format", "docx,ris", "--format", "csl-json", "--out", "book")

    assert done.output.strip() == "book.docx, book.ris, book.json: 1 entries"
    assert all((home / f"book{ending}").is_file() for ending in (".docx", ".ris", ".json"))


def test_the_ending_of_the_file_says_the_format(home):
    assert run("stories", "--out", "s.pdf").output.strip() == "s.pdf: 0 stories for agency; 1 are not shown to them"
    assert (home / "s.pdf").read_bytes().startswith(b"%PDF-")


def test_a_packet_is_made_with_one_command(home):
    assert "1 entries and 0 stories for coalition" in run("packet", "--audience", "coalition").output
    assert (home / "packet.zip").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stories", "--format", "ris"), "'ris' is no format here; there are md, html, docx, pdf, xlsx"),
        (("stories", "--audience", "press"), "'press' is no audience"),
        (("stories", "--out", "s.doc"), "say which --format"),
        (("stories", "--out", "s.md", "--evidence", "./s.md"), "the evidence must have a file of its own"),
        (("bibliography", "--style", "no-such-style"), "cannot be used as a citation style"),
        (("bibliography", "--style", '"a"'), "is no style"),
        (("credit", "nobody@example.org"), "was not named before"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(home, words, said):
    done = run(*words)

    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output


def test_who_agreed_is_named_beside_what_they_suggested(home):
    run("credit", "Rosa@Shelter.example.org", "--name", "Rosa T.")
    run("bibliography", "--out", "b.md")

    assert "Suggested by: Rosa T." in (home / "b.md").read_text()
