"""The IMAP mailbox on a real Dovecot."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import Lack, MailboxRefused, Tidied, TidyAs, TidyKind
from tests.servers.dovecot import PASSWORD, Dovecot

pytestmark = pytest.mark.server

MAILS = tuple(
    b"From: Ana <ana@example.org>\r\nSubject: number %d\r\n\r\nOne mail, n\xc3\xbamero %d.\r\n" % (n, n)
    for n in range(1, 4)
)


def nothing(uids):
    return ()


def access_to(server: Dovecot, user: str, **changes) -> ImapAccess:
    plain = {"host": "localhost", "port": server.imaps, "security": Security.TLS, "ca_file": server.tls.authority}
    return ImapAccess(user=user, **{"password": Secret(PASSWORD), "timeout_seconds": 10, **plain, **changes})


@pytest.fixture
def user(dovecot):
    name = dovecot.add_account()
    dovecot.deliver(name, MAILS)
    return name


@pytest.fixture
def mailbox(dovecot, user):
    return ImapMailbox("main", access_to(dovecot, user))


@pytest.mark.parametrize("security", list(Security))
def test_mail_comes_in_byte_for_byte(dovecot, user, security):
    port = dovecot.imaps if security is Security.TLS else dovecot.imap
    mailbox = ImapMailbox("main", access_to(dovecot, user, security=security, port=port))

    with mailbox.session() as folder:
        fetched = list(folder.fetch(folder.new_uids(0, nothing)))

    assert [message.content for message in fetched] == list(MAILS)
    assert [message.uid for message in fetched] == [1, 2, 3]


def test_receipt_times_are_utc(mailbox, monkeypatch):
    with mailbox.session() as folder:
        received = [message.received for message in folder.fetch([1])]

    assert received[0].tzinfo is UTC
    assert datetime(2010, 9, 9, tzinfo=UTC) < received[0] < datetime(2010, 9, 10, tzinfo=UTC)


def test_only_what_is_above_the_watermark_is_new(mailbox):
    with mailbox.session() as folder:
        assert folder.new_uids(2, nothing) == [3]
        assert folder.new_uids(3, nothing) == []
        assert folder.new_uids(0, lambda _: {2}) == [1, 3]
        assert folder.all_uids() == [1, 2, 3]


def test_fetching_leaves_no_trace(mailbox):
    with mailbox.session() as folder:
        list(folder.fetch([1, 2, 3]))

    assert flags_of(mailbox, [1, 2, 3]) == [set(), set(), set()]


def flags_of(mailbox, uids):
    with mailbox.session() as folder:
        found, _ = folder._line.fetch(uids, "UID FLAGS")
    return [{flag for flag in found[uid][b"FLAGS"] if flag != b"\\Recent"} for uid in uids]


def test_a_message_that_is_gone_does_not_keep_the_others_away(mailbox):
    with mailbox.session() as folder:
        fetched = list(folder.fetch([1, 7, 3]))

    assert [(message.uid, message.lack) for message in fetched] == [(1, None), (7, Lack.GONE), (3, None)]


@pytest.mark.parametrize("size", [3_999_000, 4_000_001, 9_000_000])
def test_large_mail_comes_in_whole(dovecot, size):
    user = dovecot.add_account()
    large = (b"Subject: large\r\n\r\n" + b"0123456789" * (size // 10))[:size]
    dovecot.deliver(user, [large, MAILS[0]])

    with ImapMailbox("main", access_to(dovecot, user)).session() as folder:
        fetched = list(folder.fetch([1, 2]))

    assert [message.content for message in fetched] == [large, MAILS[0]]


def test_of_too_large_a_mail_only_the_beginning_comes(dovecot):
    user = dovecot.add_account()
    large = b"Subject: large\r\n\r\n" + b"0123456789" * 500_000
    dovecot.deliver(user, [large, MAILS[0]])

    with ImapMailbox("main", access_to(dovecot, user), largest_bytes=4_500_000).session() as folder:
        first, second = folder.fetch([1, 2])

    assert first.lack is Lack.TOO_LARGE
    assert large.startswith(first.content)
    assert second.content == MAILS[0]


def test_a_wrong_password_is_a_persons_matter(dovecot, user):
    mailbox = ImapMailbox("main", access_to(dovecot, user, password=Secret("S3cr-Et!x")))

    with pytest.raises(MailboxRefused) as refused, mailbox.session():
        pass

    assert "password" in refused.value.what_to_do
    assert "S3cr" not in f"{refused.value} {refused.value.__cause__}"


def test_a_certificate_that_nobody_signed_stops_before_the_login(dovecot, user):
    mailbox = ImapMailbox("main", access_to(dovecot, user, ca_file=None))

    with pytest.raises(MailboxRefused, match="certificate"), mailbox.session():
        pass


def test_a_keyword_is_set_and_the_mail_stays(dovecot, user, mailbox):
    with mailbox.session() as folder:
        epoch = folder.uidvalidity

    assert mailbox.tidy(epoch, [1, 9], TidyAs(TidyKind.KEYWORD, "$Intake")).done == {1, 9}
    assert flags_of(mailbox, [1, 2]) == [{b"$Intake"}, set()]


def test_kept_mail_moves_to_a_folder_that_is_made_for_it(dovecot, user, mailbox):
    with mailbox.session() as folder:
        epoch = folder.uidvalidity

    done = mailbox.tidy(epoch, [1, 3], TidyAs(TidyKind.MOVE, "Intake/Erledigte Entwürfe"))
    again = mailbox.tidy(epoch, [1, 3], TidyAs(TidyKind.MOVE, "Intake/Erledigte Entwürfe"))

    assert done.done == again.done == {1, 3}
    with mailbox.session() as folder:
        assert folder.all_uids() == [2]
    with ImapMailbox("main", access_to(dovecot, user), "Intake/Erledigte Entwürfe").session() as folder:
        assert [message.content for message in folder.fetch(folder.all_uids())] == [MAILS[0], MAILS[2]]


def test_nothing_is_touched_in_another_epoch(mailbox):
    assert mailbox.tidy(4711, [1], TidyAs(TidyKind.MOVE, "Done")) == Tidied()

    with mailbox.session() as folder:
        assert folder.all_uids() == [1, 2, 3]


def test_junk_is_found_by_its_use(dovecot, user):
    with ImapMailbox("main", access_to(dovecot, user)).session():
        pass
    dovecot.deliver(user, MAILS[:1], folder="Junk")

    with ImapMailbox("main", access_to(dovecot, user), "\\Junk").session() as folder:
        assert [message.from_junk for message in folder.fetch(folder.new_uids(0, nothing))] == [True]


def test_a_folder_that_is_not_there_is_named_with_those_that_are(dovecot, user):
    findings = ImapMailbox("main", access_to(dovecot, user), "Postfach").check()

    assert not findings[-1].well
    assert "Junk" in findings[-1].mend


def test_the_check_says_that_all_is_well(mailbox):
    assert [finding.well for finding in mailbox.check()] == [True, True]


def test_waiting_ends_when_mail_comes(dovecot, user, mailbox):
    assert mailbox.wait(5)  # a new connection: something may have come before it
    assert not mailbox.wait(0.2)

    dovecot.deliver(user, MAILS[:1])

    assert mailbox.wait(10)
    mailbox.stop_waiting()
    assert not mailbox.wait(10)
