"""Setting up as people do it: `intake init`, `new-call`, `contacts`."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from config.load_settings import load_settings
from intake.cli.app import main
from intake.contact_list import ContactListError, read_contacts

LIST = "email,name,language\nada@example.org,Ada,English\nbea@example.org,Bea,español\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert intake("init")[0] == 0
    return tmp_path


def intake(*words: str):
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


def test_a_new_call_is_named_in_the_settings(home):
    status, said = intake("new-call", "spring")

    assert (status, "intake.toml names it now" in said) == (0, True)
    assert load_settings(home / "intake.toml", {}).call_folder == home / "spring"


def test_a_second_new_call_leaves_the_settings_alone(home):
    intake("new-call", "spring")
    said = intake("new-call", "autumn")[1]

    assert 'set call = "autumn"' in said
    assert load_settings(home / "intake.toml", {}).call_folder == home / "spring"


def test_a_new_call_outside_of_an_installation_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert 'set call = "spring"' in intake("new-call", "spring")[1]


def test_somebody_is_taken_off_the_list(home):
    (home / "list.csv").write_text(LIST)
    intake("contacts", "import", "list.csv")

    assert intake("contacts", "remove", "Ada@example.org")[0] == 0
    assert intake("contacts", "list")[1].splitlines()[0].split() == ["ada@example.org", "en", "met", "by", "mail"]
    assert intake("contacts", "remove", "ada@example.org")[0] == 2


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("EN-us", "en"), ("es_MX", "es"), ("Spanish", "es"), ("castellano", "es"), ("", ""), ("fr", "fr")],
)
def test_a_language_is_read_as_people_write_it(written, code):
    assert [one.language for one in read_contacts(f"email;language\nada@example.org;{written}\n")] == [code]


def test_a_language_that_is_none_is_said():
    with pytest.raises(ContactListError, match="line 2: 'both' is no language"):
        read_contacts("email;language\nada@example.org;both\n")
