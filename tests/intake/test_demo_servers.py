"""The servers of the demo take our own mailbox and postbox for real ones."""

from __future__ import annotations

from datetime import UTC, datetime

from config.secret import Secret
from config.settings import Security
from intake.demo.servers import HOST, PASSWORD, USER, start_embedded
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import Outcome
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox

MAIL = b"From: Ana <ana@example.org>\r\nSubject: a\xc3\xb1o\r\n\r\nOne.\r\n"


def test_a_delivered_mail_is_fetched_with_its_receipt_time():
    received = datetime(2010, 9, 14, 9, 30, tzinfo=UTC)
    with start_embedded() as servers:
        servers.deliver(MAIL, received)
        access = ImapAccess(HOST, servers.imap_port, USER, Security.PLAIN, Secret(PASSWORD), timeout_seconds=5)
        with ImapMailbox("demo", access).session() as folder:
            (message,) = folder.fetch(folder.new_uids(0, lambda _: ()))

    assert (message.content, message.received) == (MAIL, received)


def test_a_letter_that_is_sent_can_be_looked_at():
    with start_embedded() as servers:
        postbox = SmtpPostbox(SmtpAccess(HOST, servers.smtp_port, Security.PLAIN, timeout_seconds=5))
        delivery = postbox.send("intake@example.org", "ana@example.net", MAIL)

    assert delivery.outcome is Outcome.ACCEPTED
    assert [(sent.recipient, sent.content) for sent in servers.sent] == [("ana@example.net", MAIL)]
