"""The balance: every message on the server has one outcome in the ledger, or it is said which has none."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from intake.cli import main
from intake.jobs.reconcile import reconcile
from intake.mailbox.reconcile import balance_of, differences, needs_action, uids_in_words
from storage.balance import Place
from tests.factories import utc
from tests.intake.conftest import house_on_imap
from tests.intake.mailbox.test_imap_faults import mail, three
from tests.servers.scripted_imap import Mail, Server, scripted_imap

NOW = utc(2010, 9, 14)


def place(uid, outcome="kept", *, moved=False, tries=1):
    return Place(uid, outcome, moved, tries, NOW)


def balance(on_server, *places):
    return balance_of("main", "INBOX", 100, on_server, places, most_tries=5)


def codes(found):
    return [difference.code for difference in differences(found)]


def test_equal_sides_have_no_difference():
    found = balance([1, 2, 3], place(1), place(2, "duplicate"), place(3, "quarantined"))

    assert found.adds_up
    assert found.is_complete
    assert codes(found) == []


def test_outcomes_add_up_to_the_places():
    found = balance([1, 4], place(1), place(2, "gone"), place(3, moved=True), place(4, "too_large"))

    assert dict(found.outcomes) == {"gone": 1, "kept": 2, "too_large": 1}
    assert (found.places, found.gone, found.moved_away, found.taken_away) == (4, 1, 1, 0)
    assert found.adds_up


def test_what_was_never_fetched_is_named():
    found = balance([1, 2, 3], place(2))

    assert found.unknown == (1, 3)
    assert codes(found) == ["unknown"]
    assert needs_action(list(differences(found)))


def test_what_people_took_away_needs_nobody():
    found = balance([], place(1), place(2))

    assert found.taken_away == 2
    assert not needs_action(list(differences(found)))


@pytest.mark.parametrize(("outcome", "tries"), [("missing", 5), ("gone", 1)])
def test_what_the_server_lists_and_does_not_give_is_a_persons_matter(outcome, tries):
    found = balance([1], place(1, outcome, tries=tries))

    assert codes(found) == ["withheld"]
    assert "mail program" in next(differences(found)).what_to_do


def test_what_is_asked_for_again_is_not_withheld_yet():
    assert codes(balance([1], place(1, "missing", tries=2))) == []


def test_a_new_numbering_is_told_once():
    (told,) = differences(balance([1], place(1)), older_epochs=2)

    assert "2 times" in told.words


def test_many_uids_are_cut():
    assert uids_in_words(range(1, 10)) == "1:9"
    assert uids_in_words(range(1, 9_999, 2)).endswith(" and more")


def outcomes(found):
    return dict(found.balance.outcomes)


def test_after_a_round_both_sides_are_equal(tmp_path, clock):
    mails = three() | {8: mail(5), 9: Mail(b""), 10: mail(10, silent=True)}
    with scripted_imap(Server(mails)) as server, house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        (found,) = reconcile(it.app)

    assert outcomes(found) == {"kept": 3, "duplicate": 1, "quarantined": 1, "missing": 1}
    assert found.is_well


def test_imap_16_every_outcome_is_remembered_and_a_second_poll_fetches_no_body(tmp_path, clock):
    mails = three() | {8: mail(5), 9: Mail(b""), 10: mail(10, answer=b"UID 10 BODY[] NIL", size=0)}
    with scripted_imap(Server(mails)) as server, house_on_imap(tmp_path, clock, server.port) as it:
        for _ in range(6):
            it.round()
        before = server.count(b"UID FETCH")
        it.round()

        assert server.count(b"UID FETCH") == before


def test_a_message_below_the_watermark_is_found_by_the_count(tmp_path, clock):
    """A server that shows a message late, under a number that lies behind us already."""
    with scripted_imap(Server({5: mail(5), 7: mail(7)})) as server, house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        server.mails[6] = mail(6)
        report = it.round()
        (found,) = reconcile(it.app)

    assert report.collected.kept == 1
    assert found.is_well


def test_imap_06_another_epoch_brings_what_is_new_once_and_nothing_twice(tmp_path, clock):
    server = Server({uid: mail(uid) for uid in (1, 2, 3)})
    with scripted_imap(server), house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        server.uidvalidity = 200
        server.mails = {1: mail(11), 2: mail(12), 3: mail(13), 4: mail(1)}
        report = it.round()
        (found,) = reconcile(it.app)

    assert (report.collected.kept, report.collected.duplicate) == (3, 1)
    assert outcomes(found) == {"kept": 3, "duplicate": 1}
    assert [difference.code for difference in found.differences] == ["new_epoch"]


@pytest.mark.parametrize("epoch", [None, 200, 99])
def test_an_epoch_that_hides_changes_or_goes_back_loses_nothing(tmp_path, clock, epoch):
    with scripted_imap(Server(three())) as server, house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        for each in (epoch, 100, epoch):
            server.uidvalidity = each
            server.mails[20 + it.arrived] = mail(20 + it.arrived)
            it.arrived += 1
            it.round()
        found = it.app.database
        with found.read() as session:
            from storage import sorting

            kept = len(sorting.find_messages(session))

    assert kept == 6


def test_imap_30_all_mail_and_labels_are_one_message(tmp_path, clock):
    """Gmail: the same mail in INBOX, in All Mail and under a label; each folder has its own numbers."""
    folders = [b'() "/" INBOX', b'(\\All) "/" "[Gmail]/All Mail"', b'() "/" Call']
    openable = {b"INBOX", b"[Gmail]/All Mail", b"Call"}
    server = Server(three(), folders=folders, openable=openable)
    more = 'folders = ["INBOX", "\\\\All", "Call"]'
    with scripted_imap(server), house_on_imap(tmp_path, clock, server.port, more) as it:
        report = it.round()
        found = reconcile(it.app)

    assert (report.collected.kept, report.collected.duplicate) == (3, 6)
    assert [one.is_well for one in found] == [True] * 3


def test_the_command_says_it_in_words_and_as_json(tmp_path, clock, monkeypatch):
    with scripted_imap(Server(three())) as server, house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        server.mails[8] = mail(8)
        monkeypatch.setenv("INTAKE_HOME", str(tmp_path))
        monkeypatch.setenv("INTAKE_IMAP_PASSWORD", "secret")
        said = CliRunner().invoke(main, ["reconcile"])
        told = json.loads(CliRunner().invoke(main, ["reconcile", "--json"]).stdout)

    assert said.exit_code == 1
    assert "4 on the server, 3 in the ledger (3 kept): NOT equal" in said.stdout
    assert "UID 8" in said.stdout
    assert told["folders"][0]["unknown"] == [8]
    assert told["folders"][0]["outcomes"] == {"kept": 3}


def test_a_server_that_is_away_is_said_and_the_others_are_compared(tmp_path, clock):
    with scripted_imap(Server(three())) as server, house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        server.refusals = {b"LOGIN": [b"NO [UNAVAILABLE] later"]}
        first, *_ = reconcile(it.app)

    assert not first.is_well
    assert "tried again" in first.trouble
