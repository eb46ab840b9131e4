"""Letters by SMTP: what each answer of a server, and each death of a connection, means for a letter."""

from __future__ import annotations

import pytest

from config.secret import Secret
from config.settings import Security
from intake.ports import Outcome, PostboxRefused, PostboxUnavailable
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox
from tests.servers.scripted_smtp import DIE, Script, scripted_smtp

LETTER = b"Message-ID: <one@example.org>\nSubject: hello\n\nA line.\n.\n.hidden\nThe end.\n"
ON_THE_WIRE = LETTER.replace(b"\n", b"\r\n")
SENDER = "intake@example.org"


def postbox_on(script: Script, **changes) -> SmtpPostbox:
    plain = {"host": "127.0.0.1", "port": script.port, "security": Security.PLAIN, "timeout_seconds": 2}
    return SmtpPostbox(SmtpAccess(**{**plain, "answer_seconds": 2, **changes}))


def send(script: Script, **changes):
    with scripted_smtp(script):
        return postbox_on(script, **changes).send(SENDER, "ana@example.net", LETTER)


def test_a_letter_arrives_as_it_was_written():
    script = Script()

    delivery = send(script)

    assert (delivery.outcome, delivery.code) == (Outcome.ACCEPTED, 250)
    assert script.kept == [(SENDER, ["ana@example.net"], ON_THE_WIRE)]


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "end"])
def test_a_temporary_no_means_later(step):
    delivery = send(Script({step: b"451 4.7.1 greylisted, come again"}))

    assert (delivery.outcome, delivery.code) == (Outcome.TRY_LATER, 451)


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("RCPT", b"550 5.1.1 nobody of that name"),
        ("RCPT", b"553 5.1.3 that is no address"),
        ("DATA", b"554 5.5.0 no"),
        ("end", b"554 5.7.1 we do not like it"),
        ("MAIL", b"552 5.3.4 too large"),
    ],
)
def test_a_lasting_no_is_for_this_letter(step, answer):
    delivery = send(Script({step: answer}))

    assert (delivery.outcome, delivery.code) == (Outcome.REFUSED, int(answer[:3]))


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("MAIL", b"550 5.7.1 sender not allowed"),
        ("MAIL", b"530 5.7.0 authentication required"),
        ("RCPT", b"530 5.7.0 authentication required"),
        ("RCPT", b"554 5.7.1 relay access denied"),
    ],
)
def test_a_no_that_is_about_us_never_counts_against_the_person(step, answer):
    with pytest.raises(PostboxRefused):
        send(Script({step: answer}))


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_a_line_lost_before_the_letter_means_later(step):
    delivery = send(Script({step: DIE}))

    assert delivery.outcome is Outcome.TRY_LATER


@pytest.mark.parametrize("script", [Script({"end": DIE}), Script(die_inside_data_after=2), Script(silent_at="end")])
def test_a_line_lost_after_the_letter_is_uncertain(script):
    delivery = send(script, timeout_seconds=0.3, answer_seconds=0.3)

    assert delivery.outcome is Outcome.UNCERTAIN


@pytest.mark.parametrize("answer", [b"999 what", b"nonsense"])
def test_an_answer_that_nobody_understands_is_uncertain(answer):
    assert send(Script({"end": answer})).outcome is Outcome.UNCERTAIN


@pytest.mark.parametrize("answer", [DIE, b"421 4.3.2 too busy", b"nonsense"])
def test_a_server_that_does_not_greet_leaves_the_letter_as_it_is(answer):
    with pytest.raises(PostboxUnavailable):
        send(Script({"greeting": answer}))


def test_nobody_listening_leaves_the_letter_as_it_is():
    with scripted_smtp() as script:
        postbox = postbox_on(script)

    with pytest.raises(PostboxUnavailable, match="nothing listens there"):
        postbox.send(SENDER, "ana@example.net", LETTER)


def test_a_batch_uses_one_connection_and_one_refusal_does_not_end_it():
    script = Script({"RCPT": [b"250 ok", b"550 5.1.1 nobody", b"250 ok"]})

    with scripted_smtp(script), postbox_on(script).session() as session:
        outcomes = [session.send(SENDER, f"{name}@example.net", LETTER).outcome for name in ("ana", "ben", "cy")]

    assert outcomes == [Outcome.ACCEPTED, Outcome.REFUSED, Outcome.ACCEPTED]
    assert [people for _, people, _ in script.kept] == [["ana@example.net"], ["cy@example.net"]]
    assert script.connections == 1


@pytest.mark.parametrize("end", [DIE, b"421 4.4.2 you were silent too long"])
def test_a_connection_that_was_closed_between_letters_is_made_anew(end):
    script = Script({"MAIL": [b"250 ok", end, b"250 ok"]})

    with scripted_smtp(script), postbox_on(script).session() as session:
        outcomes = [session.send(SENDER, "ana@example.net", LETTER).outcome for _ in range(3)]

    assert Outcome.ACCEPTED in outcomes[:1]
    assert outcomes[2] is Outcome.ACCEPTED
    assert Outcome.UNCERTAIN not in outcomes


@pytest.mark.parametrize("address", ["a@b\r\nRCPT TO:<x@example.org>", "a\nb@example.org", "a@exa\0mple.org", "nobody"])
def test_an_address_cannot_carry_a_command(address):
    script = Script()

    with scripted_smtp(script), postbox_on(script).session() as session, pytest.raises(ValueError, match="address"):
        session.send(SENDER, address, LETTER)

    assert not [line for line in script.heard if line.startswith("RCPT")]


def test_the_null_sender_is_written_as_such():
    script = Script()

    with scripted_smtp(script):
        postbox_on(script).send("", "ana@example.net", LETTER)

    assert script.kept[0][0] == ""


def test_a_domain_with_umlauts_goes_out_in_ascii():
    script = Script()

    with scripted_smtp(script):
        postbox_on(script).send(SENDER, "anna@bücher.example.net", LETTER)

    assert script.kept[0][1] == ["anna@xn--bcher-kva.example.net"]


def test_a_name_with_umlauts_needs_a_server_that_carries_it():
    script = Script()

    with scripted_smtp(script):
        delivery = postbox_on(script).send(SENDER, "jörg@example.org", LETTER)

    assert delivery.outcome is Outcome.REFUSED
    assert not script.kept


def test_a_letter_above_the_servers_size_is_not_offered():
    script = Script()

    with scripted_smtp(script):
        delivery = postbox_on(script).send(SENDER, "ana@example.net", LETTER + b"x\n" * 60_000)

    assert delivery.outcome is Outcome.REFUSED
    assert "MAIL" not in " ".join(script.heard)


def test_no_password_leaves_when_encryption_is_not_offered():
    script = Script()

    with pytest.raises(PostboxRefused, match="STARTTLS"):
        send(script, security=Security.STARTTLS, user="ana", password=Secret("S3cr-Et!x"))

    assert [line.split()[0].upper() for line in script.heard] == ["EHLO"]


def test_a_refused_login_shows_neither_user_nor_password():
    words = b"535 5.7.8 AUTH PLAIN for ana@example.org with S3cr-Et!x failed"
    script = Script({"EHLO": b"250-x\r\n250 AUTH PLAIN LOGIN", "AUTH": words})

    with pytest.raises(PostboxRefused) as refused:
        send(script, user="ana@example.org", password=Secret("S3cr-Et!x"))

    shown = f"{refused.value} {refused.value.__cause__} {refused.value.what_to_do}"
    assert "S3cr" not in shown
    assert "ana@" not in shown


def test_plain_connections_leave_loopback_only_when_asked_for():
    postbox = SmtpPostbox(SmtpAccess("mail.example.org", 25, Security.PLAIN))

    with pytest.raises(PostboxRefused, match="not be encrypted"):
        postbox.send(SENDER, "ana@example.net", LETTER)


def test_the_check_says_what_is_wrong_and_sends_nothing():
    script = Script({"greeting": b"554 5.7.1 go away"})

    with scripted_smtp(script):
        findings = postbox_on(script).check()

    assert [finding.well for finding in findings] == [False]
    assert script.heard == []


def test_a_session_cut_at_any_octet_never_lies_about_a_letter():
    """A loop, against the custom here: every point of a short session, over one server."""
    with scripted_smtp(Script()) as script:
        postbox = postbox_on(script)
        postbox.send(SENDER, "ana@example.net", LETTER)
        for cut in range(script.said + 1):
            script.cut_after, script.taken = cut, 0
            try:
                outcome = postbox.send(SENDER, "ana@example.net", LETTER).outcome
            except PostboxUnavailable:
                outcome = Outcome.TRY_LATER

            assert outcome is not Outcome.REFUSED, cut
            assert (outcome is Outcome.TRY_LATER) == (script.taken == 0), cut


WITH_MORE = b"250-scripted.example.org\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 100000"


def test_eight_bit_letters_say_so_where_the_server_knows_of_them():
    script = Script({"EHLO": WITH_MORE})

    with scripted_smtp(script):
        postbox_on(script).send(SENDER, "ana@example.net", LETTER + "Año.\n".encode())

    assert [line for line in script.heard if "BODY=8BITMIME" in line and "SMTPUTF8" not in line]


@pytest.mark.parametrize("head", ["To: jörg@example.net\n", "Subject: hello\n"])
def test_letters_beyond_ascii_in_address_or_head_need_smtputf8_and_say_so(head):
    script = Script({"EHLO": WITH_MORE})
    person = "jörg@example.net" if "To" in head else "ana@example.net"

    with scripted_smtp(script):
        delivery = postbox_on(script).send(SENDER, person, head.encode() + LETTER)

    assert delivery.outcome is Outcome.ACCEPTED
    assert ("SMTPUTF8" in " ".join(script.heard)) is ("To" in head)


def test_a_line_of_more_than_998_octets_is_not_offered():
    script = Script()

    with scripted_smtp(script):
        delivery = postbox_on(script).send(SENDER, "ana@example.net", LETTER + b"x" * 999 + b"\n")

    assert delivery.outcome is Outcome.REFUSED
    assert "998" in delivery.text
    assert script.taken == 0
