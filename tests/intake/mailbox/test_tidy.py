"""Tidying: after the commit, in the right epoch, safe to repeat; and what a person puts back is looked at again."""

from __future__ import annotations

import pytest

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.mailbox.imap_tidy import COPIED
from intake.ports import MailboxRefused, TidyAs, TidyKind
from storage import messages, sorting
from tests.intake.conftest import House, house_on_imap
from tests.intake.mailbox.test_imap_dovecot import access_to
from tests.intake.mailbox.test_imap_faults import mailbox_on, three
from tests.intake.test_belt import PROGRAM
from tests.servers.dovecot import running_dovecot
from tests.servers.scripted_imap import Server, scripted_imap

MOVE = TidyAs(TidyKind.MOVE, "Done")
TO_DONE = '[mailbox.tidy]\ndo = "move"\nfolder = "Done"'
MAILS = tuple(
    b"From: Ana <ana@example.org>\r\nMessage-ID: <m%d@example.org>\r\nSubject: number %d\r\n\r\nNumber %d.\r\n"
    % (n, n, n)
    for n in range(1, 4)
)
THANKS = MAILS[0].replace(b"Number 1.", b"Thank you!")


@pytest.fixture(scope="module")
def without_move():
    yield from running_dovecot(capability="IMAP4rev1 LITERAL+ IDLE UIDPLUS NAMESPACE SPECIAL-USE")


def mailbox_of(server, user, folder="INBOX"):
    return ImapMailbox("main", access_to(server, user), folder)


def contents(server, user, folder):
    with mailbox_of(server, user, folder).session() as opened:
        return sorted(one.content for one in opened.fetch(opened.all_uids()))


@pytest.fixture
def user(without_move):
    name = without_move.add_account()
    without_move.deliver(name, MAILS)
    return name


def epoch_of(mailbox):
    with mailbox.session() as folder:
        return folder.uidvalidity


@pytest.mark.server
def test_without_move_mail_is_copied_and_removed(without_move, user):
    mailbox = mailbox_of(without_move, user)

    done = mailbox.tidy(epoch_of(mailbox), [1, 3], MOVE)

    assert (done.done, done.moved) == ({1, 3}, True)
    assert contents(without_move, user, "INBOX") == [MAILS[1]]
    assert contents(without_move, user, "Done") == [MAILS[0], MAILS[2]]


@pytest.mark.server
@pytest.mark.parametrize("step", ["marked", "copied", "deleted"])
def test_a_copy_that_was_made_before_the_worker_was_killed_is_not_made_again(without_move, user, step):
    mailbox = mailbox_of(without_move, user)
    line = mailbox._connect()
    line.open_folder("INBOX", read_only=False)
    line.run("", lambda client: client.create_folder("Done"))
    line.run("", lambda client: client.add_flags([1], [COPIED], silent=True))
    if step != "marked":
        line.run("", lambda client: client.copy([1], "Done"))
    if step == "deleted":
        line.run("", lambda client: client.add_flags([1], ["\\Deleted"], silent=True))
    line.close()

    mailbox.tidy(epoch_of(mailbox), [1], MOVE)

    assert contents(without_move, user, "Done") == [MAILS[0]]
    assert contents(without_move, user, "INBOX") == list(MAILS[1:])


@pytest.mark.server
def test_a_mail_that_looks_like_it_in_the_target_is_no_copy_of_it(without_move, user):
    """The same size, another Message-ID: the mail is copied all the same."""
    without_move.deliver(user, [MAILS[1]], folder="Done")
    mailbox = mailbox_of(without_move, user)
    line = mailbox._connect()
    line.open_folder("INBOX", read_only=False)
    line.run("", lambda client: client.add_flags([1], [COPIED], silent=True))
    line.close()

    mailbox.tidy(epoch_of(mailbox), [1], MOVE)

    assert contents(without_move, user, "Done") == [MAILS[0], MAILS[1]]


def test_imap_39_without_any_way_to_move_mail_is_only_flagged():
    with scripted_imap(Server(three(), capabilities=b"IMAP4rev1")) as server:
        done = mailbox_on(server).tidy(100, [5], MOVE)

    assert not done.moved
    assert server.mails[5].flags == {b"$Intake"}


def test_imap_09_the_epoch_is_looked_at_in_the_session_that_moves():
    with scripted_imap(Server(three(), uidvalidity=200)) as server:
        done = mailbox_on(server).tidy(100, [5], TidyAs(TidyKind.KEYWORD, "$Intake"))

    assert done.done == frozenset()
    assert server.count(b"UID STORE") == 0


def test_where_numbers_may_change_nothing_is_touched():
    with scripted_imap(Server(three(), uidvalidity=None)) as server, pytest.raises(MailboxRefused, match="UIDVALIDITY"):
        mailbox_on(server).tidy(0, [5], MOVE)

    assert server.count(b"UID MOVE") == 0


@pytest.fixture
def house(dovecot, tmp_path, clock):
    name = dovecot.add_account()
    with house_on_imap(tmp_path, clock, dovecot.imap, TO_DONE, name) as it:
        it.user, it.server = name, dovecot
        yield it


def states(house):
    with house.app.database.read() as session:
        return [(one.mark, one.needs_person) for one in sorting.find_messages(session)]


def outcomes(house):
    (mailbox,) = house.app.mailboxes
    with house.app.database.read() as session:
        return messages.outcomes(session, "main", "INBOX", epoch_of(mailbox))


def put_back(house):
    line = mailbox_of(house.server, house.user)._connect()
    line.open_folder("Done", read_only=False)
    line.run("", lambda client: client.move(client.search(), "INBOX"))
    line.close()


@pytest.mark.server
def test_sorted_mail_moves_once_and_a_second_round_moves_nothing(house):
    house.server.deliver(house.user, [THANKS])
    house.round()
    house.round()

    assert contents(house.server, house.user, "Done") == [THANKS]
    assert outcomes(house) == {"kept": 1}


@pytest.mark.server
def test_a_mail_that_a_person_puts_back_is_read_again_and_stays_there(house):
    house.server.deliver(house.user, [THANKS])
    house.round()
    before = states(house)
    put_back(house)
    report = house.round()
    house.round()

    assert report.sorted.sorted == 1
    assert states(house) == before
    assert outcomes(house) == {"kept": 1, "returned": 1}
    assert contents(house.server, house.user, "INBOX") == [THANKS]


@pytest.mark.server
def test_records_do_not_stand_twice_when_their_mail_is_put_back_a_person_is_asked(house):
    house.server.deliver(house.user, [f"From: ada@example.org\r\nSubject: A program\r\n\r\n{PROGRAM}".encode()])
    house.round()
    put_back(house)
    report = house.round()

    assert report.sorted.sorted == 0
    ((mark, reasons),) = states(house)
    assert mark == "recorded"
    assert "put back" in reasons[-1]


@pytest.mark.server
def test_a_mail_that_is_put_back_twice_is_read_twice(house):
    house.server.deliver(house.user, [THANKS])
    house.round()
    put_back(house)
    house.round()
    line = mailbox_of(house.server, house.user)._connect()
    line.open_folder("INBOX", read_only=False)
    line.run("", lambda client: client.move(client.search(), "Done"))  # by the person, this time
    line.close()
    put_back(house)

    assert house.round().sorted.sorted == 0  # what the person moves about is theirs
    assert outcomes(house) == {"kept": 1, "returned": 1, "duplicate": 1}


def test_in_a_maildir_too(tmp_path, clock):
    (tmp_path / "intake.toml").write_text(f'[[mailbox]]\nkind = "maildir"\n{TO_DONE}\n')
    with open_app(load_settings(None, {"INTAKE_HOME": str(tmp_path)}), load_call(bundled_call()), clock) as app:
        house, inbox = House(tmp_path, app, clock), tmp_path / "mail-in"
        house.arrive_bytes(THANKS)
        house.round()
        (moved,) = (inbox / ".Done" / "cur").iterdir()
        moved.rename(inbox / "cur" / moved.name)
        sorted_again = [house.round().sorted.sorted for _ in range(2)]

    assert sorted_again == [1, 0]
    assert [path.read_bytes() for path in (inbox / "cur").iterdir()] == [THANKS]
