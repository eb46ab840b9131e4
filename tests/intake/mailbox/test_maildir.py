"""A Maildir, or a folder of .eml files, as a mailbox."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from threading import Timer

import pytest

from intake.mailbox.maildir import MaildirMailbox
from intake.ports import Lack, MailboxRefused, Tidied, TidyAs, TidyKind

MAIL = b"From: Ana <ana@example.org>\n\nOne.\n"


def nothing(uids):
    return ()


@pytest.fixture
def path(tmp_path):
    for name in ("tmp", "new", "cur"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def mailbox(path):
    return MaildirMailbox("main", path)


def put(file, content=MAIL, when=1_284_000_000):
    file.write_bytes(content)
    os.utime(file, (when, when))


def new_in(mailbox, known=nothing):
    with mailbox.session() as folder:
        return list(folder.fetch(folder.new_uids(0, known)))


def test_mail_comes_in_byte_for_byte_in_the_order_of_arrival(path, mailbox):
    put(path / "new" / "b.host", b"two", when=1_284_000_002)
    put(path / "cur" / "c.host:2,S", b"three", when=1_284_000_003)
    put(path / "new" / "a.host", b"one", when=1_284_000_001)

    assert [message.content for message in new_in(mailbox)] == [b"one", b"two", b"three"]


def test_the_receipt_time_is_that_of_the_file_in_utc(path, mailbox):
    put(path / "new" / "a.host", when=1_284_000_000)

    assert new_in(mailbox)[0].received == datetime.fromtimestamp(1_284_000_000, UTC)


def test_a_message_keeps_its_number_when_it_is_read(path, mailbox):
    put(path / "new" / "a.host")
    before = new_in(mailbox)[0].uid
    (path / "new" / "a.host").rename(path / "cur" / "a.host:2,RS")

    assert new_in(mailbox)[0].uid == before
    assert 0 < before < 2**63


def test_what_the_ledger_knows_is_not_new(path, mailbox):
    put(path / "new" / "a.host")
    known = {message.uid for message in new_in(mailbox)}
    put(path / "new" / "b.host", b"another")

    assert [message.content for message in new_in(mailbox, known.intersection)] == [b"another"]


def test_reading_changes_nothing(path, mailbox):
    put(path / "new" / "a.host")

    new_in(mailbox)

    assert sorted(file.name for file in path.rglob("*") if file.is_file()) == ["a.host"]


def test_a_message_that_is_moved_while_it_is_fetched_is_found_again(path, mailbox):
    put(path / "new" / "a.host")
    with mailbox.session() as folder:
        uids = folder.new_uids(0, nothing)
        (path / "new" / "a.host").rename(path / "cur" / "a.host:2,S")

        assert [message.content for message in folder.fetch(uids)] == [MAIL]


def test_a_message_that_is_gone_is_no_error(path, mailbox):
    put(path / "new" / "a.host")
    with mailbox.session() as folder:
        uids = folder.new_uids(0, nothing)
        (path / "new" / "a.host").unlink()

        assert [message.lack for message in folder.fetch(uids)] == [Lack.GONE]


def test_of_too_large_a_mail_only_the_beginning_comes(path):
    put(path / "new" / "a.host", b"Subject: large\n\n" + b"x" * 1_000_000)

    (message,) = new_in(MaildirMailbox("main", path, largest_bytes=500_000))

    assert message.lack is Lack.TOO_LARGE
    assert message.content.startswith(b"Subject: large")


def test_links_and_pipes_are_not_mail(path, mailbox):
    os.mkfifo(path / "new" / "pipe")
    (path / "new" / "link").symlink_to("/etc/hostname")

    assert new_in(mailbox) == []


def test_a_folder_of_eml_files_will_do(tmp_path):
    put(tmp_path / "letter.eml")
    put(tmp_path / "notes.txt")

    assert [message.content for message in new_in(MaildirMailbox("main", tmp_path))] == [MAIL]


def test_kept_mail_moves_to_a_folder_inside(path, mailbox):
    put(path / "new" / "a.host")
    uids = {message.uid for message in new_in(mailbox)}

    done = mailbox.tidy(1, uids, TidyAs(TidyKind.MOVE, "Done"))

    assert done == Tidied(frozenset(uids), moved=True)
    assert (path / ".Done" / "cur" / "a.host:2,").read_bytes() == MAIL
    assert new_in(mailbox) == []


def test_a_move_cannot_leave_the_mailbox(path, mailbox):
    put(path / "new" / "a.host")
    uids = {message.uid for message in new_in(mailbox)}

    mailbox.tidy(1, uids, TidyAs(TidyKind.MOVE, "../../elsewhere"))

    assert [file.parent.parent.parent for file in path.rglob("a.host*")] == [path]


def test_a_folder_that_is_not_there_is_a_persons_matter(tmp_path):
    with pytest.raises(MailboxRefused, match="no folder"):
        new_in(MaildirMailbox("main", tmp_path / "absent"))


def test_waiting_ends_when_mail_comes(path, mailbox):
    Timer(0.1, put, [path / "new" / "a.host"]).start()

    assert mailbox.wait(10)


def test_waiting_ends_when_it_is_told_to(mailbox):
    Timer(0.1, mailbox.stop_waiting).start()

    assert not mailbox.wait(30)
