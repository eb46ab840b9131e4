"""`intake letters` as people run it: what became of letters, and a person's decision."""

from __future__ import annotations

import re
import shutil

import pytest
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.cli.app import main
from storage import contacts, outbox
from storage.values import LetterState

STORY = b"""From: Ada <ada@example.org>
To: intake@saferelease.example.org
Subject: a story from Florence
Message-ID: <one@example.org>

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.
She agreed that we tell you and ICE her story without her name.
"""
PROGRAM = b"""From: Ben <ben@example.org>
To: intake@saferelease.example.org
Subject: a program
Message-ID: <two@example.org>

We have had good results with the Harbor Bridge Project, a re-entry program for adults in Duluth.
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    call = shutil.copytree(bundled_call(), tmp_path / "call") / "call.toml"
    call.write_text(call.read_text("utf-8").replace("2010-", "2038-"), "utf-8")
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path))
    monkeypatch.setenv("INTAKE_CALL", "call")
    for name, content in (("one", STORY), ("two", PROGRAM)):
        (tmp_path / f"{name}.eml").write_bytes(content)
        intake("import", str(tmp_path / f"{name}.eml"))
    assert intake("round")[0] == 0
    return tmp_path


def intake(*words):
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


def change(home, to, state):
    """Put the newest letter to this address into a state; its number."""
    environment = {"INTAKE_HOME": str(home), "INTAKE_CALL": "call"}
    with open_app(load_settings(None, environment), load_call(home / "call")) as app, app.database.write() as session:
        letter = outbox.find_letters(session, to_key=to)[-1]
        outbox.note(session, letter.id, state, "so it is", app.clock())
        contacts.note_bounce(session, to, "5.1.1")
        return letter.id


def test_letters_that_wait_for_a_person_are_listed(home):
    assert intake("letters", "list") == (0, "no letter waits for a person\n")

    number = change(home, "ben@example.org", LetterState.UNCERTAIN)

    assert intake("letters", "list") == (0, f"{number}  acknowledgement  ben@example.org  uncertain: so it is\n")
    assert f"{number}  " not in intake("letters", "list", "--state", "sent")[1]


def test_the_words_of_a_letter_about_a_program_are_shown(home):
    number = change(home, "ben@example.org", LetterState.SENT)

    status, said = intake("letters", "show", str(number), "--text")

    assert status == 0
    assert "Harbor Bridge Project" in said
    assert "because of M-2" in said


def test_the_words_of_a_letter_about_a_story_are_shown_only_while_it_is_open(home):
    number = change(home, "ada@example.org", LetterState.SENT)

    status, said = intake("letters", "show", str(number), "--text", "--by", "Ruth")

    assert status == 2
    assert "which is not open" in said
    assert "Florence" not in said
    (story,) = re.findall(r"S-\d+", said)
    granted = ("--scope", "coalition", "--evidence", "E2", "--by", "Megan")
    assert intake("consent", "grant", story, *granted)[0] == 0
    status, said = intake("letters", "show", str(number), "--text", "--by", "Ruth")
    assert status == 0
    assert "Ada" not in said.partition("Subject:")[2]
    assert f"Ruth: letter {number}" in intake("audit", "list", story)[1]


def test_an_uncertain_letter_that_arrived_is_sent(home):
    number = change(home, "ben@example.org", LetterState.UNCERTAIN)

    assert intake("letters", "mark", str(number), "sent", "--by", "Ruth") == (0, f"letter {number} counts as sent\n")
    assert "sent: Ruth says so" in intake("letters", "show", str(number))[1]
    assert f"letter {number}: sent" in intake("audit", "list")[1]


def test_an_uncertain_letter_that_did_not_leave_goes_again(home):
    number = change(home, "ada@example.org", LetterState.UNCERTAIN)

    assert "leaves with the next round" in intake("letters", "mark", str(number), "not-sent", "--by", "Ruth")[1]
    assert "due" in intake("letters", "show", str(number))[1]


def test_only_an_uncertain_letter_can_be_settled(home):
    number = change(home, "ben@example.org", LetterState.SENT)

    assert intake("letters", "mark", str(number), "sent")[0] == 2
    assert intake("letters", "resend", str(number))[0] == 2
    assert intake("letters", "show", "4711")[0] == 2


def test_a_letter_that_bounced_is_resent_when_a_person_says_that_the_address_works(home):
    number = change(home, "ben@example.org", LetterState.REFUSED)

    assert "leaves with the next round" in intake("letters", "resend", str(number), "--by", "Ruth")[1]
    assert intake("round")[0] == 0
    assert "  sent" in intake("letters", "show", str(number))[1]


def test_status_counts_the_letters_as_the_list_does(home):
    change(home, "ben@example.org", LetterState.UNCERTAIN)

    assert "1 uncertain" in intake("status")[1]
    assert len(intake("letters", "list", "--state", "uncertain")[1].splitlines()) == 1


@pytest.mark.parametrize("command", ["list", "show", "resend", "mark", "release"])
def test_each_command_explains_itself(command):
    status, said = intake("letters", command, "--help")

    assert status == 0
    assert len(said) > 200
