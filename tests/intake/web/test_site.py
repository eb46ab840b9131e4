"""The pages over real HTTP: what they say, and that looking changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from intake.letters.identity import stop_token
from intake.stamps import stamp
from intake.web.server import serving
from intake.web.site import make_site
from parsers.records import Address
from storage.contacts import Contact, find_contact, import_contacts
from storage.house import note_poll
from storage.values import LetterKind

ADA = "ada@example.org"


@pytest.fixture
def site(house):
    with serving(make_site(house.app), "127.0.0.1", 0) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def token(house):
    with house.app.database.write() as session:
        import_contacts(session, [Contact(Address("Ada", ADA))], house.clock())
    return stop_token(house.app.call.id, ADA, house.app.secret)


def opted_out(house):
    with house.app.database.read() as session:
        return find_contact(session, ADA).opted_out_at is not None


def test_health_says_that_all_is_well(house, site):
    house.round()
    answer = requests.get(f"{site}/health", timeout=5)

    assert answer.status_code == 200
    assert answer.json()["well"] is True


def test_health_says_when_no_mail_was_fetched_for_long(house, site):
    house.round()
    house.clock.move(minutes=45)
    answer = requests.get(f"{site}/health", timeout=5)

    assert answer.status_code == 503
    assert answer.json()["troubles"][0]["code"] == "mailbox:maildir"


def test_metrics_are_read_by_the_parser_of_prometheus(house, site):
    house.arrive("We have had good results with the Harbor Bridge Project, a re-entry program.")
    house.round()
    families = text_string_to_metric_families(requests.get(f"{site}/metrics", timeout=5).text)
    samples = {sample.name: sample.value for family in families for sample in family.samples}

    assert samples["intake_well"] == 1
    assert samples["intake_messages"] == 1


@pytest.mark.parametrize("page", ["health", "metrics"])
def test_the_pages_hold_no_word_of_a_mail_and_no_address(house, site, page):
    house.arrive("Canary words about a release at night.", subject="Canary subject")
    house.round()
    text = requests.get(f"{site}/{page}", timeout=5).text.casefold()

    assert not [word for word in ("night", "canary subject", "ada@", "example.org") if word in text]


def test_outb_21_looking_at_the_stop_page_changes_nothing(house, site, token):
    answer = requests.get(f"{site}/stop/{token}", timeout=5)

    assert "<button>" in answer.text
    assert ADA not in answer.text
    assert not opted_out(house)


def test_one_post_stops_the_mail(house, site, token):
    answer = requests.post(f"{site}/stop/{token}", data={"List-Unsubscribe": "One-Click"}, timeout=5)

    assert answer.status_code == 200
    assert opted_out(house)


@pytest.mark.parametrize("path", ["/stop/", "/stop/aaaaaaaaaaaaaaaaaaaaaaaaaa", "/", "/stop/%00", "/health/x"])
def test_a_page_that_is_none_is_not_found(house, site, token, path):
    assert requests.post(site + path, timeout=5).status_code == 404
    assert not opted_out(house)


def test_a_reminder_carries_the_link_of_the_page_and_no_address_in_it(house, token):
    house.app = replace(house.app, settings=replace(house.app.settings, base_url="https://intake.example.org"))
    stop = stamp(house.app, LetterKind.REMINDER, "x", Address("Ada", ADA), language="en").stop

    assert stop.url == f"https://intake.example.org/stop/{token}"


def test_health_json_is_one_object(house, site):
    house.round()
    said = json.loads(requests.get(f"{site}/health", timeout=5).content)

    assert set(said) == {"well", "call", "now", "troubles"}
    assert said["now"] == house.clock.now.isoformat()


def test_a_mailbox_that_was_taken_out_of_the_settings_is_no_trouble(house, site):
    with house.app.database.write() as session:
        note_poll(session, "old", house.clock(), "the server is gone")
    house.round()

    assert requests.get(f"{site}/health", timeout=5).status_code == 200
