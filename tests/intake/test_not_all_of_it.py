"""Mail of which not all could be had: too large, encrypted, empty. Its sender is told, once, and may send it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage import sorting

PROGRAM = "Program: Harbor Bridge Project\nWebsite: https://harbor.example.org\nIt meets people at the gate.\n"
ENCRYPTED = """From: {sender}
To: intake@saferelease.example.org
Subject: a story
Message-ID: <closed@example.org>
MIME-Version: 1.0
Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="x"
{more}
--x
Content-Type: application/pgp-encrypted

Version: 1

--x
Content-Type: application/octet-stream

-----BEGIN PGP MESSAGE-----

aGVsbG8=
-----END PGP MESSAGE-----
--x--
"""


@pytest.fixture
def small_house(house):
    """A house that keeps mail of up to 4,000 bytes, and the beginning of what is larger."""
    mailbox = house.app.mailboxes[0]
    house.app = replace(
        house.app, mailboxes=(type(mailbox)(mailbox.account, house.home / "mail-in", largest_bytes=4000),)
    )
    return house


def needs(house, number):
    with house.app.database.read() as session:
        return sorting.find_message(session, number).needs_person


def plain(letter):
    return letter.get_body(("plain",)).get_content()


def test_what_is_too_large_is_read_in_part_and_its_sender_told(small_house):
    small_house.arrive(PROGRAM + "more of it\n" * 1000)
    small_house.round()
    (letter,) = small_house.letters("acknowledgement")

    assert "too large" in plain(letter)
    assert "Harbor Bridge" in plain(letter)
    assert any("too large" in why for why in needs(small_house, 1))


def test_a_large_mail_with_nothing_to_sort_in_it_is_told_too(small_house):
    small_house.arrive("For you, as I said.\n" * 500)
    small_house.round()

    assert ["too large" in plain(letter) for letter in small_house.letters()] == [True]


def test_an_ordinary_mail_is_told_nothing_of_that(small_house):
    small_house.arrive(PROGRAM)
    small_house.round()

    assert "too large" not in plain(small_house.letters("acknowledgement")[0])


def closed(sender="Ada <ada@example.org>", more=""):
    return ENCRYPTED.format(sender=sender, more=more).encode()


def test_who_sends_an_encrypted_mail_is_told_once_and_a_person_looks(house):
    house.arrive_bytes(closed())
    house.round()
    house.round()
    (letter,) = house.letters()

    assert letter["To"] == "Ada <ada@example.org>"
    assert "encrypted" in plain(letter)
    assert needs(house, 1)


@pytest.mark.parametrize("more", ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "List-Id: <x.example.org>\n"])
def test_a_machine_is_not_told(house, more):
    house.arrive_bytes(closed(more=more))
    house.round()

    assert house.letters() == []


def test_a_mail_without_an_author_is_answered_to_nobody(house):
    house.arrive_bytes(closed(sender=""))
    house.round()

    assert house.letters() == []


def test_who_sends_an_empty_mail_is_asked_to_send_it_again(house):
    house.arrive("", subject="")
    house.round()

    assert ["empty" in plain(letter) for letter in house.letters()] == [True]
