"""What public bug reports tell of programs that fetch mail: each report's number stands in the name of its test."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path

import pytest

from config.secret import Secret
from config.settings import Security
from intake.jobs.digest import letters_of
from intake.jobs.reconcile import reconcile
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import MailboxUnavailable, TidyAs, TidyKind
from intake.watching.status import status_of
from intake.wire import longest_wait
from storage import erasure, house, messages, sorting
from storage.database import Database
from tests.factories import utc
from tests.intake.conftest import Clock, house_on_imap
from tests.intake.mailbox.test_imap_faults import contents, mail, mailbox_on, poll, three
from tests.intake.mailbox.test_imap_idle import mailbox_on as idling_on
from tests.intake.test_belt import STORY
from tests.servers.certificates import make_certificates
from tests.servers.scripted_imap import FORBIDDEN, Mail, Server, scripted_imap


def test_imap_03_a_server_that_is_down_for_three_polls_loses_no_mail_and_costs_no_processor_time(tmp_path, clock):
    """Nobody listens, then an end at once, then BYE at the greeting; then all is well."""
    with scripted_imap(Server(three())) as server:
        pass
    with house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        clock.move(minutes=5)
        with scripted_imap(Server(three(), port=server.port, greetings=[b"", b"* BYE too busy"])):
            spent = time.process_time()
            failing = [it.round().troubles for _ in range(2) if clock.move(minutes=30) is None]
            spent = time.process_time() - spent
            clock.move(minutes=30)
            kept = it.round().collected.kept

    assert all(failing)
    assert kept == 3
    assert spent < 1


def test_imap_05_mail_that_comes_when_idle_was_ended_by_the_server_is_found(tmp_path, clock):
    """The server says BYE; the wait makes a new line and says so, because something may have come meanwhile."""
    with scripted_imap(Server(three(), idle_says=(b"* BYE logged out for inactivity\r\n",))) as server:
        mailbox = idling_on(server)
        mailbox.wait(1)
        with house_on_imap(tmp_path, clock, server.port) as it:
            it.round()
            server.mails[8] = mail(8)
            news = mailbox.wait(6)
            mailbox.stop_waiting()

            assert news
            assert it.round().collected.kept == 1


@pytest.mark.parametrize(
    "command",
    [b"a UID FETCH 5 (BODY[])", b"a UID FETCH 5 (RFC822)", b"a UID FETCH 5 (ENVELOPE)",
     b"a UID FETCH 5 (BODYSTRUCTURE)", b"a UID SEARCH CHARSET UTF-8 ALL", b"a EXPUNGE", b"a STORE 1 +FLAGS (x)",
     b"a CLOSE"],
)  # fmt: skip
def test_imap_12_imap_14_imap_24_the_server_of_these_tests_fails_a_client_that_does_this(command):
    """Every test that uses it proves that ours does not: no CHARSET, no fetch that sets \\Seen, no ENVELOPE."""
    assert FORBIDDEN.search(command)


def test_imap_12_a_server_that_knows_no_charset_gives_all_mail():
    """Ours sends none, so this one never gets to say BADCHARSET."""
    with scripted_imap(Server(three())) as server:
        kept = poll(mailbox_on(server))

    assert sorted(kept) == [5, 6, 7]
    assert not [line for line in server.heard if b"CHARSET" in line.upper()]


def test_imap_14_mail_that_a_person_has_opened_already_is_taken_in_too():
    with scripted_imap(Server(three(flags={b"\\Seen"}))) as server:
        kept = poll(mailbox_on(server))

    assert sorted(kept) == [5, 6, 7]
    assert server.mails[6].flags == set()


def test_imap_18_what_the_server_never_gives_is_alarmed_in_the_end(tmp_path, clock):
    with scripted_imap(Server(three(answer=b"UID 5"))) as server, house_on_imap(tmp_path, clock, server.port) as it:
        for _ in range(7):
            it.round()
        (found,) = reconcile(it.app)

    assert [(each.code, each.uids) for each in found.differences] == [("withheld", (5,))]


@pytest.mark.parametrize(
    "answer",
    [
        b'BODY[] {12}\r\nSubject: x\r\n UID 5 INTERNALDATE "14-Sep-2010 09:30:00 -0400"',
        b'INTERNALDATE "14-Sep-2010 09:30:00 -0400" UID 5 BODY[] {12}\r\nSubject: x\r\n',
        b"UID 5 X-GM-LABELS (a b) BODY[] {12}\r\nSubject: x\r\n FLAGS (\\Seen)",
    ],
)
def test_imap_19_the_items_of_an_answer_may_come_in_any_order(answer):
    with scripted_imap(Server(three(answer=answer))) as server:
        kept = poll(mailbox_on(server))

    assert contents(kept)[5] == b"Subject: x\r\n"
    assert sorted(kept) == [5, 6, 7]


def test_imap_29_a_folder_that_cannot_be_made_does_not_stop_intake(tmp_path, clock):
    refusals = {b"CREATE": [b"NO name should be prefixed with: INBOX."] * 9, b"LIST": [b"NO Folder not found"] * 9}
    more = '[mailbox.tidy]\ndo = "move"'
    server = Server(three(), refusals=refusals)
    with scripted_imap(server), house_on_imap(tmp_path, clock, server.port, more) as it:
        report = it.round()
        server.mails[8] = mail(8)
        clock.move(minutes=1)
        again = it.round()

    assert (report.collected.kept, again.collected.kept) == (3, 1)
    assert any("prefixed" in trouble for trouble in report.troubles)


def test_imap_34_a_refused_login_turns_the_status_red_and_the_digest_says_so(tmp_path, clock):
    refusals = {b"LOGIN": [b"NO [AUTHENTICATIONFAILED] Invalid credentials"] * 99}
    server = Server(three(), refusals=refusals)
    with scripted_imap(server), house_on_imap(tmp_path, clock, server.port) as it:
        for _ in range(180):
            it.round()
            clock.move(minutes=1)
        found, digest = status_and_digest(it)

    assert not found["well"]
    assert any("main" in trouble for trouble in found["troubles"])
    assert "said no while logging in" in digest
    assert server.count(b"LOGIN") <= 3 * 8  # three hours of polls, and the folder of spam waits with the inbox


def status_and_digest(it):
    from intake.views.digest import view_digest
    from intake.views.preview import next_digest

    with it.app.database.read() as session:
        occasion = next_digest(it.app)
        letter = letters_of(it.app, occasion, view_digest(session, it.app, occasion, it.clock()))[0]
        return status_of(session, it.app), " ".join(letter.text.split())


class Tokens:
    """Counts how often a fresh token was asked for."""

    def __init__(self) -> None:
        self.asked: list[bool] = []

    def token(self, *, fresh: bool = False) -> str:
        self.asked.append(fresh)
        return "a.bare.token"


def test_imap_36_a_token_that_ends_in_the_middle_is_no_wrong_password():
    """The session is invalidated while messages are fetched: a new one is made, with a token asked for anew."""
    refusals = {b"UID FETCH": [b"OK sizes: none", b"* BYE Session invalidated - AccessTokenExpired"]}
    server = Server(three(), refusals=refusals, capabilities=b"IMAP4rev1 AUTH=XOAUTH2 SASL-IR")
    tokens = Tokens()
    with scripted_imap(server):
        access = ImapAccess("127.0.0.1", server.port, "ana", Security.PLAIN, tokens=tokens, timeout_seconds=1)
        kept = poll(ImapMailbox("main", access))

    assert sorted(kept) == [5, 6, 7]
    assert len(tokens.asked) == server.sessions == 2


def test_imap_36_a_login_that_takes_too_long_is_no_wrong_password():
    with scripted_imap(Server(three(), silent_in=b"LOGIN")) as server, pytest.raises(MailboxUnavailable) as unavailable:
        poll(mailbox_on(server, timeout_seconds=0.2))

    assert "password" not in unavailable.value.what_to_do


BROKEN = (
    b"",  # nothing at all
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
    + b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 9_000,
    b"From: a@example.org\r\nContent-Type: multipart/encrypted; boundary=x\r\n\r\n--x\r\n\r\nVersion: 1\r\n--x--\r\n",
)


def test_imap_41_broken_mail_in_front_does_not_keep_the_others_away(tmp_path, clock):
    mails = {uid: Mail(content) for uid, content in enumerate(BROKEN, 1)} | {uid: mail(uid) for uid in (11, 12, 13)}
    with scripted_imap(Server(mails)) as server, house_on_imap(tmp_path, clock, server.port) as it:
        report = it.round()
        with it.app.database.read() as session:
            kept = [messages.content(session, one.number) for one in sorting.find_messages(session)]
            aside = sorting.find_messages(session, state="quarantined")

    assert report.collected.kept == 6
    assert sorted(kept) == sorted(each.content for each in mails.values())
    assert 1 <= len(aside) <= 3


def test_a_wait_grows_with_what_is_waited_for():
    assert longest_wait(60, 0) == 60
    assert longest_wait(60, 40_000_000) > 30 * 60


def test_a_session_that_moves_mail_may_be_cut_at_any_octet():
    """A loop, against the custom here: every point of a session of tidying; afterwards the mail is moved, once."""
    with scripted_imap(Server(three())) as server:
        mailbox_on(server).tidy(100, [5, 6], TidyAs(TidyKind.MOVE, "Done"))
        octets = server.sent
        for cut in range(octets + 1):
            server.mails.update(three())
            server.cut_after = cut
            with suppress(MailboxUnavailable):
                mailbox_on(server).tidy(100, [5, 6], TidyAs(TidyKind.MOVE, "Done"))
            server.cut_after = None
            done = mailbox_on(server).tidy(100, [5, 6], TidyAs(TidyKind.MOVE, "Done"))

            assert (done.done, sorted(server.mails)) == ({5, 6}, [7]), cut

    assert octets > 300


def write_often(url: str, start: int) -> None:
    database = Database(url)
    for number in range(start, start + 500):
        with database.write() as session:
            house.note_done(session, f"{number}", "done", utc(2010, 9, 14))
    database.close()


def test_stor_01_two_processes_that_write_at_once_wait_for_each_other(tmp_path):
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    database = Database(url)
    database.migrate()
    writers = [get_context("spawn").Process(target=write_often, args=(url, start)) for start in (0, 1_000)]
    [writer.start() for writer in writers]
    [writer.join(60) for writer in writers]
    with database.read() as session:
        done = house.done_with(session, "done")
    database.close()

    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len(done) == 1_000


def test_stor_05_each_row_has_the_time_of_its_own_moment(tmp_path):
    """Instants are given by the caller's clock: there is no default that could stand still."""
    clock = Clock(utc(2010, 9, 14, 12))
    database = Database(f"sqlite:///{tmp_path / 'ledger.db'}")
    database.migrate()
    for number in range(2):
        with database.write() as session:
            messages.keep(session, b"mail %d" % number, None, clock(), clock())
        clock.move(seconds=2)
    with database.read() as session:
        first, second = (one.received for one in sorting.find_messages(session))
    database.close()

    assert (second - first).total_seconds() == 2
    assert first.tzinfo is not None


def test_stor_10_what_was_erased_stays_away_also_after_a_new_numbering(tmp_path, clock):
    told = f"From: ada@example.org\r\nSubject: A story\r\n\r\n{STORY.format(consent='')}".encode()
    with scripted_imap(Server({1: Mail(told)})) as server, house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        with it.app.database.write() as session:
            erasure.erase_message(session, 1, "asked for", clock(), "k" * 64)
        for epoch in (100, 100, 100, 200):
            server.uidvalidity = epoch
            it.round()
        server.mails[2] = Mail(told.replace(b"March", b"April"))
        report = it.round()
        (found,) = reconcile(it.app)

    assert report.collected.kept == 1
    assert found.is_well
    assert dict(found.balance.outcomes) == {"kept": 1, "tombstoned": 1}


def test_stor_08_no_file_of_the_installation_holds_a_word_of_what_was_erased(tmp_path, clock):
    told = f"From: ada@example.org\r\nSubject: A story\r\n\r\n{STORY.format(consent='')} Xylophonist\r\n".encode()
    with scripted_imap(Server({1: Mail(told)})) as server:
        with house_on_imap(tmp_path, clock, server.port, "[database]\nencrypt = false") as it:
            it.round()
            with it.app.database.write() as session:
                erasure.erase_message(session, 1, "asked for", clock(), "k" * 64)
            it.app.database.scrub()
        held = [path for path in tmp_path.rglob("*") if path.is_file() and "mail-out" not in path.parts]

    assert held
    assert not [path for path in held if re.search(b"Xylophonist", path.read_bytes())]


def test_the_certificate_is_asked_for_before_any_folder_is(tmp_path: Path):
    """Also the line that waits for mail, and the one that tidies."""
    server = Server(three(), tls=make_certificates(tmp_path))
    with scripted_imap(server):
        mailbox = ImapMailbox(
            "main", ImapAccess("127.0.0.1", server.port, "ana", Security.TLS, Secret("x"), timeout_seconds=1)
        )

        assert not mailbox.wait(0.5)
        with pytest.raises(Exception, match="certificate"):
            mailbox.tidy(100, [5], TidyAs(TidyKind.MOVE, "Done"))

    assert server.heard == []
