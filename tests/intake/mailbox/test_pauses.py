"""A server that fails is left alone for a growing while, also by a worker that has just been started again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.jobs.collect import collect
from intake.jobs.pause import Paused
from intake.mailbox.pauses import FIRST, LONGEST, LONGEST_WHEN_REFUSED, pause_after
from intake.ports import MailboxRefused, MailboxUnavailable
from storage import house as state
from tests.intake.conftest import house_on_imap
from tests.intake.mailbox.test_imap_faults import three
from tests.servers.scripted_imap import Server, scripted_imap

AWAY = MailboxUnavailable("it is away")
REFUSED = MailboxRefused("wrong password")


def test_pauses_grow_up_to_a_limit():
    pauses = [pause_after(failures, AWAY, 0.5) for failures in range(1, 12)]

    assert pauses[0] == FIRST
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST


@pytest.mark.parametrize("failures", [1, 3, 1_000_000])
def test_jitter_is_a_quarter_to_either_side(failures):
    middle = pause_after(failures, AWAY, 0.5)

    assert pause_after(failures, AWAY, 0) == middle * 0.75
    assert pause_after(failures, AWAY, 1) == middle * 1.25


def test_a_servers_own_wish_is_only_made_longer():
    busy = MailboxUnavailable("too many connections", retry_after=timedelta(minutes=15))

    assert pause_after(1, busy, 0) == timedelta(minutes=15)
    assert pause_after(1, busy, 1) > timedelta(minutes=15)


def test_a_refused_password_is_not_offered_often():
    assert pause_after(1, REFUSED, 0) > pause_after(1, AWAY, 1)
    assert pause_after(99, REFUSED, 0.5) == LONGEST_WHEN_REFUSED


def test_imap_32_a_server_over_its_quota_is_asked_less_and_less_and_no_mail_is_lost(tmp_path, clock):
    refusals = {b"LOGIN": [b"NO [OVERQUOTA] Account exceeded command or bandwidth limits"] * 3}
    with scripted_imap(Server(three(), refusals=refusals)) as server, house_on_imap(tmp_path, clock, server.port) as it:
        for _ in range(60):  # an hour of polls
            it.round()
            clock.move(minutes=1)

    with_mail = [line for line in server.heard if b"UID FETCH" in line]
    assert with_mail
    assert server.count(b"LOGIN") <= 3 + 15


def test_a_pause_outlives_a_restart(tmp_path, clock):
    with scripted_imap(Server(three(), refusals={b"LOGIN": [b"NO [LIMIT] later"]})) as server:
        for _ in range(5):
            with house_on_imap(tmp_path, clock, server.port) as it:
                report = it.round()

        assert server.count(b"LOGIN") == 1
        assert "left alone until" in report.troubles[0]


def test_a_person_who_asks_now_is_not_put_off(tmp_path, clock):
    with (
        scripted_imap(Server(three(), refusals={b"LOGIN": [b"NO wrong password"]})) as server,
        house_on_imap(tmp_path, clock, server.port) as it,
    ):
        it.round()
        report = it.app.round(heeding_pauses=False)

    assert report.collected.kept == 3


def test_a_good_poll_ends_the_pauses(tmp_path, clock):
    with (
        scripted_imap(Server(three(), refusals={b"LOGIN": [b""]})) as server,
        house_on_imap(tmp_path, clock, server.port) as it,
    ):
        it.round()
        clock.move(minutes=2)
        it.round()
        with it.app.database.read() as session:
            (poll,) = state.polls(session)

    assert (poll.failures, poll.not_before, poll.trouble) == (0, None, "")


def test_a_clock_that_was_set_back_ends_a_pause(tmp_path, clock):
    with (
        scripted_imap(Server(three(), refusals={b"LOGIN": [b""]})) as server,
        house_on_imap(tmp_path, clock, server.port) as it,
    ):
        it.round()
        clock.move(days=-3)

        assert it.round().collected.kept == 3


def test_the_dead_one_of_two_accounts_does_not_hold_up_the_other(tmp_path, clock):
    with scripted_imap(Server(three())) as dead:
        pass
    with scripted_imap(Server(three())) as server, house_on_imap(tmp_path, clock, server.port) as it:
        (living,) = it.app.mailboxes
        (tmp_path / "other").mkdir()
        with house_on_imap(tmp_path / "other", clock, dead.port) as other:
            object.__setattr__(it.app, "mailboxes", (renamed(other.app.mailboxes[0]), living))
            report = it.round()

    assert report.collected.kept == 3
    assert "nothing listens there" in report.troubles[0]


def renamed(mailbox):
    mailbox.account = "dead"
    return mailbox


def test_a_folder_that_is_missing_does_not_pause_the_others(tmp_path, clock):
    folders = 'folders = ["INBOX", "Nowhere"]'
    with (
        scripted_imap(Server(three())) as server,
        house_on_imap(tmp_path, clock, server.port, folders) as it,
    ):
        it.round()
        inbox, nowhere = it.app.mailboxes

        assert collect(it.app, inbox).kept == 0
        with pytest.raises(Paused):
            collect(it.app, nowhere)
