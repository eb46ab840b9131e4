"""Outgoing mail, as it went wrong for others: each test bears the number of the report that it is about."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from config.settings import Security
from intake.jobs.announce import announce
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox
from parsers.records import Address
from storage import contacts, outbox
from storage.contacts import Contact
from storage.values import LetterKind, LetterState
from tests.servers.scripted_smtp import DIE, Script, scripted_smtp

PEOPLE = ("ada@example.org", "ben@example.org", "cy@example.org")
SUBMISSION = "We have had good results with the Harbor Bridge Project, a re-entry program in Duluth."


def send_by(house, script):
    """The house sends to the scripted server from now on."""
    access = SmtpAccess("127.0.0.1", script.port, Security.PLAIN, timeout_seconds=1, answer_seconds=1)
    house.app = replace(house.app, postbox=SmtpPostbox(access))


def call_out(house, *addresses):
    with house.app.database.write() as session:
        contacts.import_contacts(session, [Contact(Address("", address)) for address in addresses], house.clock())
    announce(house.app)


def letters_of(house, kind):
    with house.app.database.read() as session:
        return outbox.find_letters(session, kind=kind)


def test_outb_01_one_refused_recipient_costs_that_recipient_alone(house):
    with scripted_smtp(Script({"RCPT": [b"250 ok", b"550 5.1.1 nobody", b"250 ok"]})) as script:
        send_by(house, script)
        call_out(house, *PEOPLE)
        house.round()

    states = [letter.state for letter in letters_of(house, LetterKind.ANNOUNCEMENT)]
    assert states == [LetterState.SENT, LetterState.REFUSED, LetterState.SENT]
    assert [people for _, people, _ in script.kept] == [["ada@example.org"], ["cy@example.org"]]


@pytest.mark.parametrize(
    ("answer", "bounced"),
    [
        (b"550 5.1.1 nobody of that name", True),
        (b"550 No such user here", True),
        (b"554 5.7.1 refused by policy", False),
        (b"552 5.2.2 mailbox full", False),
    ],
)
def test_outb_25_a_no_at_rcpt_counts_as_a_bounce_and_only_a_dead_address_is_given_up(house, answer, bounced):
    with scripted_smtp(Script({"RCPT": answer})) as script:
        send_by(house, script)
        call_out(house, "ada@example.org")
        house.round()

    with house.app.database.read() as session:
        ada = contacts.find_contact(session, "ada@example.org")
    assert ada is not None
    assert (ada.bounced is not None) is bounced


def test_outb_03_a_digest_whose_server_took_it_and_died_leaves_once(house):
    with scripted_smtp(Script({"end": DIE})) as script:
        send_by(house, script)
        house.clock.move(days=7)
        house.round()
        taken = script.taken
        house.clock.move(hours=3)
        house.round()

        assert script.taken == taken > 1
    assert {letter.state for letter in letters_of(house, LetterKind.DIGEST)} == {LetterState.UNCERTAIN}


@pytest.mark.parametrize("no", [b"450 4.2.0 greylisted", b"451 4.7.1 come again", b"421 4.3.2 too busy"])
def test_outb_17_a_server_that_puts_off_twice_gets_the_letter_at_the_third_try(house, no):
    with scripted_smtp(Script({"RCPT": [no, no, b"250 ok"]})) as script:
        send_by(house, script)
        house.arrive(SUBMISSION)
        house.round()
        first = len(script.heard)
        house.round()
        assert len(script.heard) == first  # a pause, not a busy loop
        house.clock.move(minutes=3)
        house.round()
        house.clock.move(minutes=10)
        house.round()
        house.round()

    assert len(script.kept) == 1
    assert letters_of(house, LetterKind.ACKNOWLEDGEMENT)[0].state is LetterState.SENT


def test_outb_17_a_letter_that_is_put_off_again_and_again_ends_with_a_person(house):
    with scripted_smtp(Script({"RCPT": b"451 4.3.0 later"})) as script:
        send_by(house, script)
        call_out(house, "ada@example.org")
        for _ in range(30):
            house.round()
            house.clock.move(hours=4)

    (letter,) = letters_of(house, LetterKind.ANNOUNCEMENT)
    assert letter.state is LetterState.HELD
    assert "put off 24 times" in letter.answer
    assert len([line for line in script.heard if line.startswith("RCPT TO:<ada@")]) == 24


def test_outb_17_a_reminder_is_tried_until_its_time_is_over_and_then_missed(house):
    call_out(house, "ada@example.org")
    house.round()
    with scripted_smtp(Script({"RCPT": b"451 4.3.0 later"})) as script:
        send_by(house, script)
        while not letters_of(house, LetterKind.REMINDER):
            house.clock.move(hours=6)
            house.round()
        for _ in range(14):
            house.clock.move(hours=12)
            house.round()

    assert letters_of(house, LetterKind.REMINDER)[0].state is LetterState.MISSED
    assert script.kept == []


def test_a_line_that_cannot_be_made_anew_leaves_the_letter_as_it_was(house):
    """Not even a digest becomes uncertain by it: the server had not heard of the letter."""
    script = Script({"greeting": [b"220 hello", b"421 busy", b"220 hello"], "MAIL": [b"250 ok", DIE, b"250 ok"]})
    with scripted_smtp(script):
        send_by(house, script)
        house.clock.move(days=7)
        report = house.round()
        assert any("dispatch" in trouble for trouble in report.troubles)
        house.clock.move(minutes=5)
        house.round()

    digests = letters_of(house, LetterKind.DIGEST)
    assert {letter.state for letter in digests} == {LetterState.SENT}
    assert len(script.kept) == len(digests)


def test_outb_05_a_subject_that_decodes_to_a_header_gives_our_answer_none(house):
    house.arrive_bytes(
        b"From: Ada <ada@example.org>\r\nTo: intake@saferelease.example.org\r\nMessage-ID: <i@example.org>\r\n"
        b"Subject: =?utf-8?q?Programs=0D=0ABcc=3A_victim=40example=2Enet?=\r\n\r\n" + SUBMISSION.encode()
    )
    with scripted_smtp() as script:
        send_by(house, script)
        house.round()

    ((_, people, content),) = script.kept
    letter = message_from_bytes(content, policy=policy.default)
    assert people == ["ada@example.org"]
    assert letter["Bcc"] is None
    assert len(letter.get_all("Subject")) == 1


def test_outb_07_html_of_a_mail_is_shown_as_characters(house):
    house.arrive(
        'The <a href="https://evil.example.net">Harbor Bridge Project</a> <img src="https://evil.example.net/x"> is a'
        " re-entry program in Duluth.",
        sender='"<script>alert(1)</script>" <ada@example.org>',
        subject="<b>Programs</b>",
    )
    house.round()
    house.clock.move(days=7)
    house.round()

    pages = "".join(letter.get_body(("html",)).get_content() for letter in house.letters())
    assert not re.search(r"<script|<img|<b>Programs|>Harbor Bridge Project</a>", pages)
    assert "&lt;" not in "".join(str(letter["Subject"]) for letter in house.letters())


def test_outb_10_a_forwarded_letter_s_button_stops_the_letters_of_whom_it_was_written_to(house):
    call_out(house, "ada@example.org", "ben@example.org")
    house.round()
    (to_ada,) = [letter for letter in house.letters() if "ada@" in str(letter["To"])]
    subject = re.search(r"subject=(unsubscribe%20[a-z2-7]{26})", str(to_ada["List-Unsubscribe"])).group(1)
    house.arrive("", "Ben <ben@example.org>", subject.replace("%20", " "))
    house.round()

    with house.app.database.read() as session:
        ada, ben = (contacts.find_contact(session, f"{name}@example.org") for name in ("ada", "ben"))
    assert ada.opted_out_at is not None
    assert ben.opted_out_at is None
    assert len(house.letters("ack")) == 0


@pytest.mark.parametrize(("address", "envelope"), [("anna@bücher.example.net", "anna@xn--bcher-kva.example.net")])
def test_outb_19_a_domain_beyond_ascii_is_answered_in_ascii(house, address, envelope):
    with scripted_smtp() as script:
        send_by(house, script)
        call_out(house, address)
        house.round()

    assert [people for _, people, _ in script.kept] == [[envelope]]


def test_outb_19_a_name_beyond_ascii_goes_to_a_person_where_the_server_cannot_carry_it(house):
    with scripted_smtp() as script:
        send_by(house, script)
        call_out(house, "jörg@example.org")
        house.round()

    (letter,) = letters_of(house, LetterKind.ANNOUNCEMENT)
    assert letter.state is LetterState.REFUSED
    assert "SMTPUTF8" in letter.answer
    assert script.kept == []


def test_outb_19_a_name_beyond_ascii_is_written_as_it_is_where_the_server_carries_it(house):
    with scripted_smtp(Script({"EHLO": b"250-x\r\n250-8BITMIME\r\n250 SMTPUTF8"})) as script:
        send_by(house, script)
        call_out(house, "jörg@example.org")
        house.round()

    ((_, people, content),) = script.kept
    assert people == ["jörg@example.org"]
    assert "\r\nTo: jörg@example.org\r\n".encode() in content
