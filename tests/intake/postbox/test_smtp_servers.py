"""Letters by SMTP to real servers: aiosmtpd with STARTTLS and a login, and Postfix in front of Dovecot."""

from __future__ import annotations

import pytest

from config.secret import Secret
from config.settings import Security
from intake.ports import Outcome, PostboxRefused
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox
from tests.servers.certificates import make_certificates
from tests.servers.smtp_sink import smtp_sink

LETTER = "Message-ID: <one@example.org>\r\nSubject: hello\r\n\r\nUn año.\r\n.\r\n".encode()
SENDER = "intake@example.org"
PASSWORD = "pass wörd"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return make_certificates(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def sink(certificates):
    with smtp_sink(certificates, logins={"ana": PASSWORD}) as server:
        yield server


def access_to(server, certificates, **changes) -> SmtpAccess:
    usual = {"host": "localhost", "port": server.port, "security": Security.STARTTLS, "user": "ana"}
    more = {"password": Secret(PASSWORD), "ca_file": certificates.authority, "timeout_seconds": 5}
    return SmtpAccess(**{**usual, **more, **changes})


def test_a_letter_arrives_encrypted_after_a_login(sink, certificates):
    delivery = SmtpPostbox(access_to(sink, certificates)).send(SENDER, "jörg@example.net", LETTER)

    assert delivery.outcome is Outcome.ACCEPTED
    assert [(kept.mail_from, kept.rcpt_tos, kept.content) for kept in sink.kept] == [
        (SENDER, ["jörg@example.net"], LETTER)
    ]


def test_a_letter_arrives_by_tls_from_the_first_octet(certificates):
    with smtp_sink(certificates, tls_at_once=True) as sink:
        access = access_to(sink, certificates, security=Security.TLS, user=None, password=None)
        delivery = SmtpPostbox(access).send(SENDER, "ana@example.net", LETTER)

    assert delivery.outcome is Outcome.ACCEPTED
    assert [kept.content for kept in sink.kept] == [LETTER]


def test_a_wrong_password_turns_the_postbox_away(sink, certificates):
    postbox = SmtpPostbox(access_to(sink, certificates, password=Secret("another")))

    with pytest.raises(PostboxRefused, match="logging in"):
        postbox.send(SENDER, "ana@example.net", LETTER)

    assert sink.kept == []


def test_a_certificate_that_nobody_signed_stops_before_the_login(sink, certificates):
    postbox = SmtpPostbox(access_to(sink, certificates, ca_file=None))

    with pytest.raises(PostboxRefused, match="certificate"):
        postbox.send(SENDER, "ana@example.net", LETTER)


def test_the_check_is_well(sink, certificates):
    assert [finding.well for finding in SmtpPostbox(access_to(sink, certificates)).check()] == [True]
