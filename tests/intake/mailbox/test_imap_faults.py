"""What real servers do wrong: each message comes in once all the same, or the reason says whose matter it is."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import Fetched, Lack, MailboxRefused, MailboxUnavailable, Tidied, TidyAs, TidyKind
from tests.servers.certificates import make_certificates
from tests.servers.scripted_imap import Mail, Server, scripted_imap

SECRET = "S3cr-Et!x"


def mail(number: int, **changes) -> Mail:
    return Mail(b"From: Ana <ana@example.org>\r\nSubject: number %d\r\n\r\nOne mail.\r\n" % number, **changes)


def three(**changes) -> dict[int, Mail]:
    return {5: mail(5, **changes), 6: mail(6), 7: mail(7)}


def mailbox_on(server: Server, folder: str = "INBOX", **changes) -> ImapMailbox:
    access = {"timeout_seconds": 1, "password": Secret(SECRET), "security": Security.PLAIN}
    return ImapMailbox("main", ImapAccess("127.0.0.1", server.port, "ana", **{**access, **changes}), folder)


def poll(mailbox: ImapMailbox, watermark: int = 0, ledger: dict[int, Fetched] | None = None) -> dict[int, Fetched]:
    """One round as the collector does it: what came stays, also when the session breaks."""
    kept = {} if ledger is None else ledger
    with mailbox.session() as folder:
        for fetched in folder.fetch(folder.new_uids(watermark, kept.keys().__and__)):
            if fetched.lack is not Lack.MISSING:
                kept[fetched.uid] = fetched
    return kept


def contents(kept: dict[int, Fetched]) -> dict[int, bytes | None]:
    return {uid: fetched.content for uid, fetched in kept.items()}


def test_all_mail_comes_in():
    with scripted_imap(Server(three())) as server:
        kept = poll(mailbox_on(server))

    assert contents(kept) == {uid: mail.content for uid, mail in server.mails.items()}
    assert kept[5].received == datetime(2010, 9, 14, 13, 30, tzinfo=UTC)


def test_a_poll_with_nothing_new_is_one_login_and_two_commands():
    with scripted_imap(Server(three())) as server:
        assert poll(mailbox_on(server), watermark=7) == {}

    names = [line.split(b" ")[1] for line in server.heard]
    assert [name for name in names if name not in (b"CAPABILITY", b"LOGOUT")] == [b"LOGIN", b"EXAMINE", b"UID"]


def test_imap_10_the_last_message_is_not_new_because_the_server_names_it():
    with scripted_imap(Server({28: mail(28)})) as server:
        poll(mailbox_on(server), watermark=28)

    assert server.count(b"UID FETCH") == 0


@pytest.mark.parametrize("size", [100, 0, 10_000_000, 50_000_000])
@pytest.mark.parametrize("octets", [20_000, 5_000_000])
def test_imap_22_a_wrong_size_changes_nothing(size, octets):
    content = (b"Subject: x\r\n\r\n" + b"0123456789" * (octets // 10))[:octets]
    with scripted_imap(Server({5: Mail(content, size=size), 6: mail(6)})) as server:
        kept = poll(mailbox_on(server, timeout_seconds=5))

    assert contents(kept) == {5: content, 6: server.mails[6].content}


@pytest.mark.parametrize("date", [b"99-Foo-2010 99:99:99 +9999", b"", b"14-Sep-2010"])
def test_a_receipt_time_that_nobody_can_read_is_none(date):
    with scripted_imap(Server({5: mail(5, date=date)})) as server:
        kept = poll(mailbox_on(server))

    assert kept[5].received is None


@pytest.mark.parametrize("zone", ["America/New_York", "UTC", "Asia/Kolkata"])
def test_imap_44_the_machines_zone_has_no_part_in_receipt_times(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    with scripted_imap(Server({5: mail(5, date=b"28-Sep-2026 15:59:30 +0000")})) as server:
        kept = poll(mailbox_on(server))
    monkeypatch.undo()
    time.tzset()

    assert kept[5].received == datetime(2026, 9, 28, 15, 59, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "answer", [b"UID 5", b"UID 5 BODY[] NIL", b'UID 5 BODY[] ""', b"UID 5 BODY[] 42", b"FLAGS ()", b"UID 5 FLAGS ()"]
)
def test_imap_18_a_message_without_its_body_waits_and_the_others_come(answer):
    with scripted_imap(Server(three(answer=answer))) as server, mailbox_on(server).session() as folder:
        fetched = list(folder.fetch(folder.new_uids(0, lambda _: ())))

    assert [(message.uid, message.lack) for message in fetched] == [(5, Lack.MISSING), (6, None), (7, None)]


def test_a_body_without_uid_is_not_taken_for_that_of_another():
    """Sequence number 1 is UID 5 here; a UID 1 exists too, and has another text."""
    mails = {1: mail(1, silent=True), 5: mail(5)}
    with scripted_imap(Server(mails, noise=b"* 1 FETCH (BODY[] {5}\r\nwrong)")) as server:
        kept = poll(mailbox_on(server))

    assert contents(kept) == {5: mails[5].content}


@pytest.mark.parametrize(
    "noise",
    [b"* 3 FETCH (FLAGS (\\Seen))", b"* 9 EXISTS", b"* 2 EXPUNGE", b"* 5 FETCH (FLAGS (\\Seen) UID 6)", b"* OK hello"],
)
def test_imap_21_news_between_the_answers_is_no_mail(noise):
    with scripted_imap(Server(three(), noise=noise)) as server:
        kept = poll(mailbox_on(server))

    assert contents(kept) == {uid: mail.content for uid, mail in server.mails.items()}


def test_imap_26_a_message_that_goes_while_others_are_fetched_is_gone():
    def expunge(command: bytes) -> None:
        if command == b"UID FETCH":
            server.mails.pop(6, None)

    with scripted_imap(Server(three(), before=expunge)) as server:
        kept = poll(mailbox_on(server))

    assert {uid: fetched.lack for uid, fetched in kept.items()} == {5: None, 6: Lack.GONE, 7: None}


def test_one_message_at_which_the_server_dies_does_not_keep_the_others_away():
    with scripted_imap(Server(three(deadly=True))) as server:
        kept = poll(mailbox_on(server))

    assert sorted(kept) == [6, 7]
    assert server.sessions <= 4


def test_a_batch_that_is_refused_is_asked_for_one_by_one():
    refusals = {b"UID FETCH": [b"OK sizes: none", b"NO some messages are not there any more"]}
    with scripted_imap(Server(three(), refusals=refusals)) as server:
        kept = poll(mailbox_on(server))

    assert sorted(kept) == [5, 6, 7]


def test_a_session_cut_at_any_octet_loses_nothing():
    """A loop, against the custom here: every point of a short session, some 700 of them, over one server."""
    with scripted_imap(Server(three())) as server:
        mailbox = mailbox_on(server)
        poll(mailbox)
        for cut in range(server.sent + 1):
            kept: dict[int, Fetched] = {}
            server.cut_after = cut
            with suppress(MailboxUnavailable):
                poll(mailbox, ledger=kept)
            server.cut_after = None
            poll(mailbox, ledger=kept)

            assert contents(kept) == {uid: mail.content for uid, mail in server.mails.items()}, cut


def test_a_server_that_ends_every_session_early_still_gives_all_mail():
    mails = {uid: mail(uid) for uid in range(1, 61)}
    kept: dict[int, Fetched] = {}
    with scripted_imap(Server(mails, cut_after=6_000)) as server:
        mailbox = mailbox_on(server)
        for _ in range(12):
            with suppress(MailboxUnavailable):
                poll(mailbox, ledger=kept)

    assert sorted(kept) == sorted(mails)


@pytest.mark.parametrize("step", [b"LOGIN", b"EXAMINE", b"UID SEARCH", b"UID FETCH"])
@pytest.mark.parametrize(
    "answer",
    [b"", b"* BYE Session invalidated - AccessTokenExpired", b"NO [OVERQUOTA] Account exceeded command limits",
     b"NO [UNAVAILABLE] later", b"NO Too many simultaneous connections. (Failure)", b"NO server busy, try again"],
)  # fmt: skip
def test_what_passes_ends_only_this_round(step, answer):
    with scripted_imap(Server(three(), refusals={step: [answer] * 4})) as server:
        mailbox = mailbox_on(server)
        with pytest.raises(MailboxUnavailable):
            poll(mailbox)
        server.refusals.clear()

        assert sorted(poll(mailbox)) == [5, 6, 7]


def test_a_server_that_wants_to_be_left_alone_says_how_long():
    refusals = {b"LOGIN": [b"NO [OVERQUOTA] Account exceeded command or bandwidth limits"]}
    with scripted_imap(Server(three(), refusals=refusals)) as server, pytest.raises(MailboxUnavailable) as unavailable:
        poll(mailbox_on(server))

    assert unavailable.value.retry_after == timedelta(minutes=15)
    assert server.count(b"LOGIN") == 1


@pytest.mark.parametrize(
    "answer",
    [b"NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", b"NO LOGIN ana S3cr-Et!x failed", b"NO [EXPIRED] new",
     b"NO [AUTHENTICATIONFAILED] too many wrong passwords"],
)  # fmt: skip
def test_a_refused_login_is_a_persons_matter_and_shows_no_secret(answer):
    server = Server(three(), refusals={b"LOGIN": [answer]})
    with scripted_imap(server), pytest.raises(MailboxRefused) as refused:
        poll(mailbox_on(server))

    assert server.count(b"LOGIN") == 1
    assert SECRET not in f"{refused.value} {refused.value.what_to_do} {refused.value.__cause__}"


@pytest.mark.parametrize(
    "greeting", [b"* BYE too busy", b"* NO", b"HTTP/1.1 400 Bad Request", b"", b"* PREAUTH \xff\xfe"]
)
def test_a_server_that_does_not_greet_ends_only_this_round(greeting):
    with scripted_imap(Server(three(), greetings=[greeting])) as server:
        mailbox = mailbox_on(server)
        with pytest.raises((MailboxUnavailable, MailboxRefused)):
            poll(mailbox)

        assert sorted(poll(mailbox)) == [5, 6, 7]


def test_nobody_listening_ends_only_this_round():
    with scripted_imap(Server(three())) as server:
        mailbox = mailbox_on(server)

    with pytest.raises(MailboxUnavailable, match="nothing listens there"):
        poll(mailbox)


@pytest.mark.parametrize("step", [b"LOGIN", b"EXAMINE", b"UID SEARCH", b"UID FETCH"])
def test_a_server_that_falls_silent_is_given_up(step):
    with scripted_imap(Server(three(), silent_in=step)) as server:
        began = time.monotonic()
        with pytest.raises(MailboxUnavailable):
            poll(mailbox_on(server, timeout_seconds=0.2))

    assert time.monotonic() - began < 2.5


def test_a_server_that_sends_an_octet_now_and_then_is_given_up():
    """A socket's own limit counts from the last octet and would never end this."""
    with scripted_imap(Server(three())) as server:
        mailbox = mailbox_on(server, timeout_seconds=0.3)
        with mailbox.session() as folder:
            server.drip_seconds = 0.1
            with pytest.raises(MailboxUnavailable, match="took longer"):
                folder.all_uids()


@pytest.mark.parametrize(
    "answer", [b"* SEARCH five six", b"* \xff\xfe", b"+ go on", b"* 5 FETCH (UID", b"* 1 FETCH (BODY[] {999999999999}"]
)
def test_garbage_ends_only_this_round(answer):
    with scripted_imap(Server(three(), refusals={b"UID SEARCH": [answer, b""]})) as server:
        mailbox = mailbox_on(server, timeout_seconds=0.3)
        with pytest.raises((MailboxUnavailable, MailboxRefused)):
            poll(mailbox)
        server.refusals.clear()

        assert sorted(poll(mailbox)) == [5, 6, 7]


def test_another_epoch_is_told_and_its_numbers_are_new():
    with scripted_imap(Server({1: mail(1)})) as server:
        with mailbox_on(server).session() as folder:
            first = folder.uidvalidity
        server.uidvalidity = 200
        with mailbox_on(server).session() as folder:
            second = folder.uidvalidity

    assert (first, second) == (100, 200)


def test_a_server_that_hides_its_epoch_still_gives_all_mail():
    with scripted_imap(Server(three(), uidvalidity=None)) as server, mailbox_on(server).session() as folder:
        assert folder.uidvalidity == 0
        assert folder.new_uids(7, {5}.intersection) == [6, 7]


@pytest.mark.parametrize("name", ["Entwürfe", "Entwu\u0308rfe", "Entw&APw-rfe", "entwürfe"])
def test_imap_27_a_folder_is_found_however_it_is_written(name):
    folders = [b'(\\HasNoChildren) "/" "Entw&APw-rfe"', b'() "/" INBOX']
    with scripted_imap(Server(three(), folders=folders, openable={b"Entw&APw-rfe"})) as server:
        assert sorted(poll(mailbox_on(server, name))) == [5, 6, 7]


@pytest.mark.parametrize("name", ["Calls/Answers", "INBOX/Calls/Answers", "INBOX.Calls.Answers", "Calls.Answers"])
def test_imap_29_prefix_and_separator_are_the_servers_business(name):
    folders = [b'() "." INBOX', b'() "." INBOX.Calls.Answers']
    with scripted_imap(Server(three(), folders=folders, openable={b"INBOX.Calls.Answers"})) as server:
        assert sorted(poll(mailbox_on(server, name))) == [5, 6, 7]


@pytest.mark.parametrize(
    "listed", [b'(\\HasNoChildren \\Junk) "/" "Courrier ind&AOk-sirable"', b'() "/" "Courrier ind&AOk-sirable"']
)
def test_junk_is_found_by_its_use_or_by_its_usual_names(listed):
    with scripted_imap(Server(three(), folders=[listed], openable={b"Courrier ind&AOk-sirable"})) as server:
        kept = poll(mailbox_on(server, "\\Junk"))

    assert {fetched.from_junk for fetched in kept.values()} == {True}


def test_a_folder_that_does_not_exist_is_a_persons_matter():
    refusals = {b"LIST": [b"NO Folder not found"]}
    with scripted_imap(Server(three(), refusals=refusals)) as server, pytest.raises(MailboxRefused):
        poll(mailbox_on(server, "Nowhere"))


def test_imap_37_no_password_leaves_when_encryption_is_not_offered():
    with scripted_imap(Server(three())) as server, pytest.raises(MailboxRefused, match="STARTTLS"):
        poll(mailbox_on(server, security=Security.STARTTLS))

    assert server.count(b"LOGIN") == 0


def test_imap_37_no_password_leaves_to_a_server_whose_certificate_nobody_signed(tmp_path):
    server = Server(three(), tls=make_certificates(tmp_path))
    with scripted_imap(server), pytest.raises(MailboxRefused, match="certificate"):
        poll(mailbox_on(server, security=Security.TLS))

    assert server.heard == []


@pytest.mark.parametrize("cut", range(0, 1000, 100))
def test_the_end_of_a_connection_within_tls_ends_only_this_round(tmp_path, cut):
    certificates = make_certificates(tmp_path)
    with scripted_imap(Server(three(), tls=certificates, cut_after=cut)) as server:
        mailbox = mailbox_on(server, security=Security.TLS, ca_file=certificates.authority)
        with suppress(MailboxUnavailable):
            poll(mailbox)
        server.cut_after = None

        assert sorted(poll(mailbox)) == [5, 6, 7]


def test_plain_connections_leave_loopback_only_when_asked_for():
    access = ImapAccess("imap.example.org", 143, "ana", Security.PLAIN, Secret(SECRET))

    with pytest.raises(MailboxRefused, match="not be encrypted"):
        poll(ImapMailbox("main", access))


def test_tidying_in_another_epoch_touches_nothing():
    with scripted_imap(Server(three())) as server:
        done = mailbox_on(server).tidy(99, [5], TidyAs(TidyKind.KEYWORD, "$Intake"))

    assert done == Tidied()
    assert server.mails[5].flags == set()


@pytest.mark.parametrize("capabilities", [b"IMAP4rev1 MOVE", b"IMAP4rev1 UIDPLUS", b"IMAP4rev1"])
def test_what_a_person_marked_as_deleted_stays(capabilities):
    mails = three() | {4: mail(4, flags={b"\\Deleted"})}
    with scripted_imap(Server(mails, capabilities=capabilities)) as server:
        done = mailbox_on(server).tidy(100, [5], TidyAs(TidyKind.MOVE, "Done"))
        server.sins = [line for line in server.sins if b" STORE" not in line]

    assert done.done == {5}
    assert done.moved is (capabilities != b"IMAP4rev1")
    assert 4 in server.mails


def test_a_folder_is_made_under_the_servers_prefix():
    namespace = b'(("INBOX." ".")) NIL NIL'
    with scripted_imap(Server(three(), namespace=namespace)) as server:
        mailbox_on(server).tidy(100, [5], TidyAs(TidyKind.MOVE, "Intake/Done"))

    assert server.made == [b"INBOX.Intake.Done"]


def test_a_server_without_keywords_says_so():
    with (
        scripted_imap(Server(three(), permanent_flags=rb"\Seen")) as server,
        pytest.raises(MailboxRefused, match="keyword"),
    ):
        mailbox_on(server).tidy(100, [5], TidyAs(TidyKind.KEYWORD, "$Intake"))


def test_a_folder_that_may_only_be_read_says_so():
    server = Server(three(), read_only=True)
    with scripted_imap(server), pytest.raises(MailboxRefused, match="only reading"):
        mailbox_on(server).tidy(100, [5], TidyAs(TidyKind.MOVE, "Done"))
