"""Logins by OAuth2 over the whole house: made by a person, renewed daily, their end told in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from config.load_settings import load_settings
from config.settings_watch import Watch
from intake.check import login_findings
from intake.cli.app import main
from intake.mailbox.oauth_consent import ENDS_AT, ConsentPage
from intake.mailbox.token_file import Login, load_login, save_login
from intake.watching import alarms
from intake.watching.status import status_of
from tests.servers.tokens import Provider, running_provider

SETTINGS = """
[[mailbox]]
name = "main"
kind = "maildir"
path = "mail-in"

[postbox]
kind = "smtp"
host = "127.0.0.1"
port = 9
security = "plain"
user = "ana"
token_file = "login.json"
"""


@pytest.fixture
def provider():
    with running_provider(Provider()) as server:
        yield server


@pytest.fixture
def told(house, monkeypatch):
    """The house with such a postbox; what its alarms said."""
    (house.home / "intake.toml").write_text(SETTINGS)
    settings = load_settings(None, {"INTAKE_HOME": str(house.home)})
    house.app = replace(house.app, settings=replace(settings, watch=Watch(alarm_command=("page-me",))))
    said: list[str] = []

    def keep(watch, call, code, words, *, over):
        said.append(("over: " if over else "") + words)
        return True

    monkeypatch.setattr(alarms, "sound", keep)
    return said


def login_that_ends(house, provider, **ends: float):
    moments = {name: (house.clock.now + timedelta(days=days)).timestamp() for name, days in ends.items()}
    login = Login("our-client", provider.token_url, "mail", refresh_token=provider.refresh_token, **moments)
    save_login(house.home / "login.json", login)


def status(house):
    with house.app.database.read() as session:
        return status_of(session, house.app)


def test_a_login_that_no_letter_needs_is_renewed_daily(house, told, provider):
    login_that_ends(house, provider)
    for _ in range(4):
        house.round()
        house.clock.move(hours=13)

    assert len(provider.asked) == 2


def test_a_login_that_the_provider_refuses_is_told_and_asked_for_once_a_day(house, told, provider):
    login_that_ends(house, provider)
    provider.answers = [(400, {"error": "invalid_grant"})] * 5
    house.round()
    house.round()

    assert len(provider.asked) == 1
    assert status(house)["well"] is False
    assert told == [
        "the login of postbox does not work: the provider refuses the login (invalid_grant); `intake login postbox`"
    ]


def test_a_new_login_ends_the_trouble(house, told, provider):
    login_that_ends(house, provider)
    provider.answers = [(400, {"error": "invalid_grant"})]
    house.round()
    house.clock.move(minutes=10)
    save_login(
        house.home / "login.json", replace(load_login(house.home / "login.json"), refreshed=house.clock.now.timestamp())
    )
    house.round()

    assert status(house)["well"] is True
    assert told[-1].startswith("over: ")


def test_the_end_of_a_login_is_told_thirty_days_seven_days_and_one_day_before(house, told, provider):
    login_that_ends(house, provider, secret_ends=31.5)
    for _ in range(32):
        house.round()
        house.clock.move(days=1)

    assert told == [
        "the login of postbox ends in 30 days: `intake login postbox` renews it",
        "the login of postbox ends in 7 days: `intake login postbox` renews it",
        "the login of postbox ends within a day: `intake login postbox`",
        "the login of postbox ends within a day: `intake login postbox`",
    ]


def test_a_login_that_will_end_does_not_make_the_service_unwell(house, told, provider):
    login_that_ends(house, provider, secret_ends=20.5)

    assert (status(house)["well"], len(status(house)["notices"])) == (True, 1)


@pytest.mark.parametrize(("days", "well"), [(40, True), (20, False)])
def test_check_says_how_long_it_holds(house, told, provider, days, well):
    login_that_ends(house, provider, refresh_ends=days)

    assert [found.well for found in login_findings(house.app.settings, house.clock())] == [well]


def test_a_login_that_nobody_made_yet_is_no_fault_of_the_settings(house, told):
    assert [found.mend for found in login_findings(house.app.settings, house.clock())] == ["`intake login postbox`"]


def run(house, *words: str, given: str = ""):
    return CliRunner().invoke(main, ["login", "postbox", *words], input=given, env={"INTAKE_HOME": str(house.home)})


def test_a_person_logs_in_by_command_and_again_without_options(house, told, provider, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    where = ("--device-url", provider.device_url, "--token-url", provider.token_url, "--scope", "mail")
    first = run(house, "--provider", "other", "--client-id", "our-client", *where)
    again = run(house, "--secret-ends", "2030-01-31")

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "ABCD" in first.output
    assert load_login(house.home / "login.json").refresh_token == provider.refresh_token
    assert load_login(house.home / "login.json").days_left(house.clock()) > 7000


def test_a_person_logs_in_on_the_providers_page_by_command(house, told, provider, monkeypatch):
    page = ConsentPage(f"http://127.0.0.1:{provider.port}/consent", "state-1", "verifier-1")
    monkeypatch.setattr("intake.mailbox.oauth_consent.ask_consent", lambda _: page)
    where = ("--consent-url", page.address, "--token-url", provider.token_url, "--scope", "mail")
    done = run(
        house, "--provider", "other", "--client-id", "c", *where, given=f"{ENDS_AT}?state=state-1&code=secret-code\n"
    )

    assert done.exit_code == 0
    assert "secret-code" not in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say --provider"),
        (("--provider", "google"), "say --client-id"),
        (("--provider", "other", "--client-id", "c"), "--token-url"),
        (("--provider", "yahoo"), "google, microsoft or other"),
    ],
)
def test_what_lacks_is_said(house, told, words, said):
    done = run(house, *words)

    assert done.exit_code == 2
    assert said in done.output


def test_a_mailbox_without_such_a_login_is_said(house, told):
    done = CliRunner().invoke(main, ["login", "main"], env={"INTAKE_HOME": str(house.home)})

    assert (done.exit_code, "there: postbox" in done.output) == (2, True)
