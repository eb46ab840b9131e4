"""Letters to a real Postfix, which brings them to Dovecot, and mail read from there."""

from __future__ import annotations

import pytest

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import Outcome
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox
from tests.servers.dovecot import PASSWORD
from tests.servers.postfix import running_postfix
from tests.servers.smtp_sink import smtp_sink

pytestmark = pytest.mark.server

LETTER = b"Message-ID: <one@example.org>\r\nSubject: hello\r\n\r\nA line.\r\n.\r\n.hidden\r\nThe end.\r\n"


@pytest.fixture(scope="module")
def sink():
    with smtp_sink() as server:
        yield server


@pytest.fixture(scope="module")
def postfix(dovecot, sink):
    with running_postfix(dovecot.tls, lmtp=dovecot.lmtp, smtp=sink.port) as server:
        yield server


@pytest.fixture
def postbox(postfix):
    access = SmtpAccess("localhost", postfix.port, Security.STARTTLS, ca_file=postfix.tls.authority, timeout_seconds=10)
    return SmtpPostbox(access)


def test_a_letter_goes_all_the_way_to_a_mailbox(dovecot, postbox):
    user = dovecot.add_account()
    access = ImapAccess(
        "localhost", dovecot.imaps, user, password=Secret(PASSWORD), ca_file=dovecot.tls.authority, timeout_seconds=10
    )
    mailbox = ImapMailbox("main", access)
    mailbox.wait(5)

    delivery = postbox.send("intake@example.org", f"{user}@example.org", LETTER)

    assert delivery.outcome is Outcome.ACCEPTED
    assert mailbox.wait(10)
    mailbox.stop_waiting()
    with mailbox.session() as folder:
        (message,) = folder.fetch(folder.new_uids(0, lambda _: ()))
    assert message.content.partition(b"\r\n\r\n")[2] == LETTER.partition(b"\r\n\r\n")[2]


def test_a_batch_of_letters_uses_one_connection(postbox, postfix):
    with postbox.session() as session:
        outcomes = [session.send("", f"p{n}@example.net", LETTER).outcome for n in range(20)]

    assert outcomes == [Outcome.ACCEPTED] * 20


def test_a_letter_above_the_limit_is_refused_without_being_sent(postbox):
    delivery = postbox.send("", "ana@example.net", LETTER + b"0123456789\r\n" * 100_000)

    assert delivery.outcome is Outcome.REFUSED


def test_an_address_that_cannot_be_is_refused(postbox):
    delivery = postbox.send("intake@example.org", "ana@[127.0.0.300]", LETTER)

    assert delivery.outcome is Outcome.REFUSED
