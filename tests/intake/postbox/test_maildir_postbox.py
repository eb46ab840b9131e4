"""Letters into a Maildir: whole or not at all, and the same letter once."""

from __future__ import annotations

import pytest

from intake.ports import Outcome, PostboxUnavailable
from intake.postbox.maildir import MaildirPostbox

LETTER = b"Message-ID: <one@example.org>\r\nSubject: hello\r\n\r\nOne.\r\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "mail-out"


def test_a_letter_lies_in_new(folder):
    delivery = MaildirPostbox(folder).send("intake@example.org", "ana@example.net", LETTER)

    assert delivery.outcome is Outcome.ACCEPTED
    assert [path.read_bytes() for path in (folder / "new").iterdir()] == [LETTER]
    assert list((folder / "tmp").iterdir()) == []


def test_the_same_letter_lies_there_once(folder):
    postbox = MaildirPostbox(folder)
    postbox.send("", "ana@example.net", LETTER)
    postbox.send("", "ana@example.net", LETTER.replace(b"One", b"Two"))

    assert len(list((folder / "new").iterdir())) == 1


def test_a_letter_that_was_read_is_not_put_there_again(folder):
    postbox = MaildirPostbox(folder)
    postbox.send("", "ana@example.net", LETTER)
    (path,) = (folder / "new").iterdir()
    path.rename(folder / "cur" / f"{path.name}:2,S")

    postbox.send("", "ana@example.net", LETTER)

    assert list((folder / "new").iterdir()) == []


def test_another_person_gets_a_letter_of_their_own(folder):
    postbox = MaildirPostbox(folder)
    postbox.send("", "ana@example.net", LETTER)
    postbox.send("", "ben@example.net", LETTER)

    assert len(list((folder / "new").iterdir())) == 2


def test_a_place_that_cannot_be_made_leaves_the_letter_as_it_is(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(PostboxUnavailable):
        MaildirPostbox(tmp_path / "file").send("", "ana@example.net", LETTER)
