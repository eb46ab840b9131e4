"""Waiting for mail: news wakes at once, and no fault of a server makes the wait spin, hang or raise."""

from __future__ import annotations

import time
from threading import Timer

import pytest

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from tests.servers.scripted_imap import Server, scripted_imap


def mailbox_on(server: Server, **changes) -> ImapMailbox:
    access = ImapAccess("127.0.0.1", server.port, "ana", Security.PLAIN, Secret("secret"), timeout_seconds=0.3)
    return ImapMailbox("main", access, **{"renew_seconds": 0.2, **changes})


def waits(server: Server, seconds: float, **changes) -> tuple[bool, float, float]:
    """After the first wait, which only connects: the answer, and the seconds by clock and by processor."""
    mailbox = mailbox_on(server, **changes)
    mailbox.wait(1)
    clock, processor = time.monotonic(), time.process_time()
    news = mailbox.wait(seconds)
    spent = time.monotonic() - clock, time.process_time() - processor
    mailbox.stop_waiting()
    return (news, *spent)


@pytest.mark.parametrize(
    "pieces", [(b"* 4 EXISTS\r\n",), (b"* 4 EX", b"ISTS\r\n"), (b"* OK still here\r\n* 4 EXISTS\r\n* 1 RECENT\r\n",)]
)
def test_news_ends_the_wait_also_when_it_comes_in_parts(pieces):
    with scripted_imap(Server(idle_says=pieces)) as server:
        news, seconds, _ = waits(server, 5, renew_seconds=60)

    assert news
    assert seconds < 1


@pytest.mark.parametrize("piece", [b"* OK still here\r\n", b"* 2 FETCH (FLAGS (\\Seen))\r\n", b"* 3 EXPUNGE\r\n"])
def test_what_is_no_mail_does_not_end_the_wait(piece):
    with scripted_imap(Server(idle_says=(piece,))) as server:
        news, seconds, _ = waits(server, 0.5)

    assert not news
    assert seconds >= 0.5


@pytest.mark.parametrize("pieces", [(None,), (b"* BYE logged out for inactivity\r\n",), (b"garbage\r\n", None)])
def test_imap_01_a_line_that_dies_in_silence_is_made_anew(pieces):
    """The wait is over before another minute: within the renewal, the time limit and the first pause."""
    with scripted_imap(Server(idle_says=pieces)) as server:
        news, seconds, _ = waits(server, 6)

    assert news  # the new line says so once: something may have come while the old one was dead
    assert server.sessions == 2
    assert seconds < 4


def test_a_server_that_is_away_costs_no_processor_time():
    with scripted_imap(Server()) as server:
        mailbox = mailbox_on(server)
    clock, processor = time.monotonic(), time.process_time()

    assert not mailbox.wait(1)
    assert time.monotonic() - clock >= 1
    assert time.process_time() - processor < 0.2


def test_idle_is_renewed_before_servers_end_it():
    with scripted_imap(Server()) as server:
        news, _, processor = waits(server, 0.9)

    assert not news
    assert server.count(b"IDLE") >= 3
    assert server.sessions == 1
    assert processor < 0.3


def test_without_idle_the_wait_just_waits():
    with scripted_imap(Server(capabilities=b"IMAP4rev1")) as server:
        news, seconds, _ = waits(server, 0.3)

    assert not news
    assert seconds >= 0.3


def test_waiting_ends_when_it_is_told_to():
    with scripted_imap(Server()) as server:
        mailbox = mailbox_on(server, renew_seconds=60)
        mailbox.wait(1)
        Timer(0.1, mailbox.stop_waiting).start()
        began = time.monotonic()

        assert not mailbox.wait(30)
        assert time.monotonic() - began < 2
