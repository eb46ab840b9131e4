"""What is erased here is removed from the server too, if the settings say so: exactly that mail, in its epoch."""

from __future__ import annotations

import pytest

from intake.jobs.erase import Target, clean_up, erase
from intake.ports import MailboxRefused, TidyAs, TidyKind
from tests.intake.conftest import house_on_imap
from tests.intake.mailbox.test_imap_faults import mailbox_on, three
from tests.intake.mailbox.test_tidy import MAILS, contents, mailbox_of
from tests.servers.scripted_imap import Server, scripted_imap

REMOVE = TidyAs(TidyKind.REMOVE)
KEEP = "[mailbox.tidy]\nerase = true"
MOVE = '[mailbox.tidy]\ndo = "move"\nfolder = "Done"\nerase = true'


def mark_deleted(server, user, uid):
    """As a person's mail program does, who may want it back."""
    line = mailbox_of(server, user)._connect()
    line.open_folder("INBOX", read_only=False)
    line.run("", lambda client: client.add_flags([uid], [b"\\Deleted"]))
    line.close()


@pytest.mark.server
@pytest.mark.parametrize(("settings", "folder"), [(KEEP, "INBOX"), (MOVE, "Done")])
def test_exactly_that_mail_leaves_the_server(dovecot, tmp_path, clock, settings, folder):
    user = dovecot.add_account()
    with house_on_imap(tmp_path, clock, dovecot.imap, settings, user) as house:
        dovecot.deliver(user, MAILS)
        house.round()
        if folder == "INBOX":
            mark_deleted(dovecot, user, 3)
        cleaned = clean_up(house.app, [erase(house.app, Target(mail=2), "it was asked for", "Ruth")])
        house.round()

    assert (cleaned.removed, cleaned.moved_left, cleaned.troubles) == (1, [], [])
    assert contents(dovecot, user, folder) == [MAILS[0], MAILS[2]]


@pytest.mark.server
def test_where_the_settings_do_not_say_so_the_server_is_left_alone(dovecot, tmp_path, clock):
    user = dovecot.add_account()
    with house_on_imap(tmp_path, clock, dovecot.imap, "", user) as house:
        dovecot.deliver(user, MAILS[:1])
        house.round()
        erased = erase(house.app, Target(mail=1), "it was asked for", "Ruth")
        clean_up(house.app, [erased])
        house.round()

    assert [place.uid for place in erased.sources] == [1]
    assert contents(dovecot, user, "INBOX") == [MAILS[0]]


def test_in_another_epoch_nothing_is_removed():
    with scripted_imap(Server(three(), uidvalidity=200, capabilities=b"IMAP4rev1 UIDPLUS")) as server:
        done = mailbox_on(server).tidy(100, [5], REMOVE)

    assert done.done == frozenset()
    assert server.count(b"UID STORE") == 0


def test_a_server_that_cannot_remove_one_alone_is_not_asked_to():
    with scripted_imap(Server(three(), capabilities=b"IMAP4rev1")) as server:
        with pytest.raises(MailboxRefused, match="UIDPLUS"):
            mailbox_on(server).tidy(100, [5], REMOVE)

        assert server.count(b"EXPUNGE") == 0
        assert server.mails[5].flags == set()
