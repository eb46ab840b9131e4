"""The folder of sent mail on a real server: which of our letters lie in it."""

from __future__ import annotations

import imaplib

import pytest

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.mailbox.imap_sent import ImapSent
from tests.servers.dovecot import PASSWORD

pytestmark = pytest.mark.server


def sent_folder_of(dovecot, user, name):
    access = ImapAccess("127.0.0.1", dovecot.imap, user, Security.PLAIN, password=Secret(PASSWORD), timeout_seconds=10)
    return ImapSent(ImapMailbox("main", access, name))


def file_letters(dovecot, user, *message_ids):
    with imaplib.IMAP4("127.0.0.1", dovecot.imap) as client:
        client.login(user, PASSWORD)
        client.create("Sent")
        for message_id in message_ids:
            client.append("Sent", "", "", f"Message-ID: {message_id}\r\nSubject: hello\r\n\r\nWords.\r\n".encode())


def test_a_letter_is_found_by_its_whole_message_id(dovecot):
    user = dovecot.add_account()
    file_letters(dovecot, user, "<digest.abcdef@example.org>", "<xdigest.longer@example.org>")

    found = sent_folder_of(dovecot, user, "Sent").holds(
        ["digest.abcdef@example.org", "digest.longer@example.org", "reminder.never@example.org"]
    )

    assert found == {"digest.abcdef@example.org"}


def test_the_folder_is_found_by_its_use_or_its_usual_name(dovecot):
    user = dovecot.add_account()
    file_letters(dovecot, user, "<digest.abcdef@example.org>")

    assert sent_folder_of(dovecot, user, "\\Sent").holds(["digest.abcdef@example.org"])


def test_an_account_without_such_a_folder_holds_nothing(dovecot):
    user = dovecot.add_account()

    assert sent_folder_of(dovecot, user, "Nowhere").holds(["digest.abcdef@example.org"]) == frozenset()
