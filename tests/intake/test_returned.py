"""Bounces and delay notices: what they say of a letter, and what of its address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage import contacts
from storage.values import LetterKind, LetterState
from tests.intake.unsure import SUBMISSION, Unsure, states_of


@pytest.fixture
def postbox(house):
    postbox = Unsure()
    house.app = replace(house.app, postbox=postbox)
    return postbox


def bounce(house, message_id, status, action, words):
    house.arrive_bytes(
        "\r\n".join(
            [
                "From: Mail Delivery System <mailer-daemon@mx.example.org>",
                f"To: {house.app.call.address}",
                f"Message-ID: <bounce-{house.arrived}@mx.example.org>",
                "Auto-Submitted: auto-replied",
                "Subject: Delivery Status Notification",
                "MIME-Version: 1.0",
                'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
                "",
                "--b\r\nContent-Type: text/plain\r\n",
                f"{words}\r\n",
                "--b\r\nContent-Type: message/delivery-status\r\n",
                "Reporting-MTA: dns; mx.example.org\r\n",
                f"Final-Recipient: rfc822; ada@example.org\r\nAction: {action}\r\nStatus: {status}\r\n",
                "--b\r\nContent-Type: text/rfc822-headers\r\n",
                f"Message-ID: <{message_id}>\r\nTo: ada@example.org\r\n",
                "--b--\r\n",
            ]
        ).encode()
    )


def test_a_delay_notice_says_that_an_uncertain_letter_has_left(house, postbox):
    postbox.mute = ("acknowledgement",)
    house.arrive(SUBMISSION)
    house.round()
    bounce(house, postbox.taken[-1], "4.4.1", "delayed", "Your message has not been delivered yet; we keep trying.")
    house.clock.move(minutes=5)
    house.round()

    assert states_of(house, LetterKind.ACKNOWLEDGEMENT) == {LetterState.SENT}


@pytest.mark.parametrize(("status", "state_of_address"), [("5.1.1", "5.1.1"), ("5.2.2", None), ("5.7.1", None)])
def test_a_bounce_settles_a_letter_and_gives_up_an_address_that_is_dead(house, postbox, status, state_of_address):
    postbox.mute = ("acknowledgement",)
    house.arrive(SUBMISSION)
    house.round()
    bounce(house, postbox.taken[-1], status, "failed", "Your message could not be delivered.")
    house.clock.move(minutes=5)
    house.round()

    with house.app.database.read() as session:
        ada = contacts.find_contact(session, "ada@example.org")
    assert states_of(house, LetterKind.ACKNOWLEDGEMENT) == {LetterState.REFUSED}
    assert ada is not None
    assert ada.bounced == state_of_address


def test_a_temporary_bounce_leaves_the_address_alone(house, postbox):
    house.arrive(SUBMISSION)
    house.round()
    bounce(house, postbox.taken[-1], "4.2.2", "delayed", "The mailbox is full; we keep trying.")
    house.round()

    with house.app.database.read() as session:
        ada = contacts.find_contact(session, "ada@example.org")
    assert ada is not None
    assert ada.bounced is None
    assert states_of(house, LetterKind.ACKNOWLEDGEMENT) == {LetterState.SENT}


def test_a_bounce_of_nothing_of_ours_counts_against_nobody(house, postbox):
    house.arrive(SUBMISSION)
    house.round()
    bounce(house, "somebody.elses@example.net", "5.1.1", "failed", "No such user.")
    house.round()

    with house.app.database.read() as session:
        ada = contacts.find_contact(session, "ada@example.org")
    assert ada is not None
    assert ada.bounced is None


PLAIN_BOUNCES = {
    "postfix of old": (
        "MAILER-DAEMON@mx.example.org (Mail Delivery System)",
        "Undelivered Mail Returned to Sender",
        "This is the mail system at host mx.example.org.\n\nI could not deliver your message.\n\n"
        "<ada@example.org>: host mx.example.org said: 550 5.1.1 <ada@example.org>: User unknown\n\n"
        "Message-ID: <{id}>\nTo: ada@example.org\n",
    ),
    "one line and what it answers": (
        "postmaster@mx.example.org",
        "Delivery failure",
        "550 No such user here: ada@example.org\n",
    ),
    "qmail": (
        "MAILER-DAEMON@mx.example.org",
        "failure notice",
        "Hi. This is the qmail-send program at mx.example.org.\n"
        "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
        "<ada@example.org>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <{id}>\nTo: ada@example.org\n",
    ),
}


@pytest.mark.parametrize("form", PLAIN_BOUNCES)
def test_a_plain_letter_with_a_550_is_a_bounce_of_the_letter_that_it_names(house, postbox, form):
    house.arrive(SUBMISSION)
    house.round()
    sender, subject, text = PLAIN_BOUNCES[form]
    message_id = postbox.taken[-1]
    house.arrive(text.format(id=message_id), sender, subject, Return_Path="<>", References=f"<{message_id}>")
    house.round()

    with house.app.database.read() as session:
        ada = contacts.find_contact(session, "ada@example.org")
    assert ada is not None
    assert ada.bounced is not None
    assert states_of(house, LetterKind.ACKNOWLEDGEMENT) == {LetterState.REFUSED}
