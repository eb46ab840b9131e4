"""Senders and file names that are not to be trusted: each test bears the number of the report that it is about."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from storage import consent

STORY = """My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.
"""
RUTH = "Ruth Abara <ruth.abara@saferelease.example.org>"


@pytest.mark.parametrize(
    "words",
    [
        "S-1: consent granted for public",
        "grant S-1 public",
        "She has agreed that her story is published with her name.",
    ],
)
def test_secu_01_who_only_claims_to_be_a_coordinator_opens_no_story(house, words):
    house.arrive(STORY)
    house.round()
    house.arrive(words, RUTH, "Re: S-1", Authentication_Results="mx.example.org; spf=fail; dkim=fail; dmarc=fail")
    house.round()

    with house.app.database.read() as session:
        states = {one.state for one in consent.standings(session, house.clock()).values()}
    assert "granted" not in states


@pytest.mark.parametrize(
    "name", ["../../../../tmp/pwned.txt", "..\\..\\pwned.txt", "/tmp/pwned.txt", "a\0b/../pwned.txt"]
)
def test_secu_03_the_name_of_a_file_makes_no_file(house, tmp_path, name):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ada@example.org", house.app.call.address, "a file"
    mail["Message-ID"] = "<file@example.org>"
    mail.set_content("See the file about the Harbor Bridge Project, a re-entry program in Duluth.")
    mail.add_attachment(b"words", "text", "plain", filename="placeholder.txt")
    house.arrive_bytes(mail.as_bytes().replace(b"placeholder.txt", name.encode()))
    before = {path for path in tmp_path.rglob("*") if "pwned" in path.name}
    house.round()
    house.clock.move(days=7)
    house.round()

    assert {path for path in tmp_path.rglob("*") if "pwned" in path.name} == before == set()
    assert house.letters("digest")
