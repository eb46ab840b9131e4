"""`intake consent` and `intake audit` as people run them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.cli.app import main

TOLD = b"""From: Ada <ada@example.org>
To: intake@saferelease.example.org
Subject: a story
Message-ID: <one@example.org>
Date: Tue, 14 Sep 2010 12:00:00 +0000

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.
She agreed that we tell you and ICE her story without her name.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    call = shutil.copytree(bundled_call(), tmp_path / "call") / "call.toml"
    call.write_text(call.read_text("utf-8").replace("2010-", "2038-"), "utf-8")  # a year with the same weekdays
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path))
    monkeypatch.setenv("INTAKE_CALL", "call")
    (tmp_path / "one.eml").write_bytes(TOLD)
    assert intake("import", str(tmp_path / "one.eml"))[0] == 0
    assert intake("round")[0] == 0
    return tmp_path


def intake(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


GRANT = ("consent", "grant", "S-1", "--scope", "agency", "--evidence", "E2")


def test_a_grant_stands_in_the_audit_with_its_name(home: Path) -> None:
    assert intake(*GRANT, "--by", "Megan") == (0, "S-1: granted for agency\n")

    assert "Megan: recorded consent: granted  S-1" in intake("audit", "list", "S-1")[1]


def test_only_a_named_person_is_the_consent_officer(home: Path) -> None:
    status, said = intake(*GRANT, "--by", "Somebody", "--consent-officer")

    assert status == 2
    assert "no consent officer" in said


def test_public_waits_for_a_second_person(home: Path) -> None:
    grant = ("consent", "grant", "S-1", "--scope", "public", "--evidence", "E4", "--by")

    assert "public waits for a second person" in intake(*grant, "Megan")[1]
    assert "granted for public" in intake(*grant, "Ruth Abara")[1]


def test_people_are_counted_by_a_person(home: Path) -> None:
    intake(*GRANT, "--by", "Megan")

    assert intake("consent", "people", "S-1", "2") == (0, "S-1: 2 people; unassessed\n")
    assert intake(*GRANT, "--by", "Megan", "--person", "2")[1].startswith("S-1: granted for agency")


def test_a_changed_row_of_the_audit_is_seen(home: Path) -> None:
    intake(*GRANT, "--by", "Megan")
    status, said = intake("audit", "verify")
    kept = re.search(r"\d+:[0-9a-f]{64}", said)
    settings = load_settings(None, {"INTAKE_HOME": str(home)})
    with open_app(settings, load_call(bundled_call())) as app, app.database.write() as session:
        session.execute(text("UPDATE audit SET who = 'Nobody'"))

    assert status == 0
    assert kept is not None
    assert intake("audit", "verify", "--kept", kept[0])[0] == 2


def test_rows_that_were_cut_off_are_seen_with_the_line_that_was_kept(home: Path) -> None:
    intake(*GRANT, "--by", "Megan")
    kept = intake("audit", "verify")[1].split()[-1]
    settings = load_settings(None, {"INTAKE_HOME": str(home)})
    with open_app(settings, load_call(bundled_call())) as app, app.database.write() as session:
        session.execute(text("DELETE FROM audit"))

    assert intake("audit", "verify")[0] == 0
    assert intake("audit", "verify", "--kept", kept)[0] == 2


def test_what_was_taken_back_by_mistake_is_reinstated_by_the_consent_officer_alone(home: Path) -> None:
    intake(*GRANT, "--by", "Megan", "--until", "2038-12-31", "--restriction", "no_quote")
    intake("consent", "suspend", "S-1", "--by", "Megan")

    assert "no consent officer" in intake("consent", "reinstate", "S-1", "--by", "Megan")[1]
    assert intake("consent", "reinstate", "S-1", "--by", "Ruth Abara")[1].startswith("S-1: granted for agency")
    assert "nothing to reinstate" in intake("consent", "reinstate", "S-1", "--by", "Ruth Abara")[1]


@pytest.mark.parametrize("day", ["2001-01-01", "2099-01-01", "soon", "2038-02-30"])
def test_a_consent_ends_on_a_day_that_can_be(home: Path, day: str) -> None:
    status, _ = intake(*GRANT, "--by", "Megan", "--until", day)

    assert status == 2


def test_copies_are_listed_when_a_story_is_looked_at_and_when_it_is_stopped(home: Path) -> None:
    intake(*GRANT, "--by", "Megan")
    out = home / "agency.md"
    done = intake("export", "stories", "--audience", "agency", "--out", str(out), "--by", "Megan")
    _, shown = intake("consent", "show", "S-1")
    _, stopped = intake("consent", "suspend", "S-1", "--by", "Megan")

    assert done[0] == 0, done
    assert f"copies: stories for agency: {out}" in shown
    assert "recall: stories for agency" in stopped


def test_a_decision_that_was_overtaken_says_what_happened(home: Path) -> None:
    seen = re.findall(r"person 1: (--seen) (\d+)", intake("consent", "show", "S-1")[1])[0]
    assert intake("consent", "refuse", "S-1", "--by", "Megan", *seen)[0] == 0

    status, said = intake(*GRANT, "--by", "Ruth Abara", *seen)

    assert status == 2
    assert "S-1 has changed meanwhile: it is refused now" in said


def test_one_person_under_two_names_is_not_two(home: Path) -> None:
    grant = ("consent", "grant", "S-1", "--scope", "public", "--evidence", "E4")
    intake(*grant, "--by", "Megan B.")

    assert "waits for a second person" in intake(*grant, "--by", "megan@saferelease.example.org")[1]


def test_fewer_people_are_counted_by_the_consent_officer_alone(home: Path) -> None:
    assert intake("consent", "people", "S-1", "3", "--by", "Somebody")[0] == 0
    status, said = intake("consent", "people", "S-1", "1", "--by", "Somebody", "--consent-officer")

    assert (status, "as the consent officer" in said) == (2, True)
    assert intake("consent", "people", "S-1", "2", "--by", "Ruth Abara", "--consent-officer")[0] == 0
    assert "Somebody: counted 3 people  S-1" in intake("audit", "list", "S-1")[1]
