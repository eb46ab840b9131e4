"""Folders of spam are watched for mail that is for us; only headers are read, and nobody is answered."""

from __future__ import annotations

import pytest

from intake.jobs.junk import look_into_junk
from intake.jobs.reconcile import alarms_in_junk
from intake.letters.identity import stop_token
from intake.mailbox.imap_names import find_folder
from intake.mailbox.junk import ANSWERS_US, HAS_OUR_TOKEN, IS_KNOWN, Knows, why_for_us
from intake.watching.status import status_of
from parsers.message import open_message
from tests.intake.conftest import house_on_imap
from tests.intake.test_belt import PROGRAM
from tests.servers.scripted_imap import Mail, Server, scripted_imap

OURS = ("intake@saferelease.example.org",)
SPAM = "From: Win <win@spam.example.net>\r\nSubject: You have won\r\n\r\nClick.\r\n"


def head(**fields):
    lines = {"From": "Ana <ana@example.org>", "Subject": "Call", **{k.replace("_", "-"): v for k, v in fields.items()}}
    return open_message("".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode() + b"\r\n").message


def test_what_nothing_is_known_of_is_spam():
    assert why_for_us(head(), Knows(), OURS) is None


@pytest.mark.parametrize(
    ("knows", "why"),
    [
        (Knows(answers_letter=True), ANSWERS_US),
        (Knows(author_known=True), IS_KNOWN),
        (Knows(answers_letter=True, author_known=True), ANSWERS_US),
    ],
)
def test_what_we_know_of_is_an_alarm(knows, why):
    assert why_for_us(head(), knows, OURS) == why


def test_a_token_of_ours_counts_only_when_it_is_ours():
    token = "a2b3c4d5e6f7g2h3i4j5k6l7m2"

    assert why_for_us(head(Subject=f"unsubscribe {token}"), Knows(our_tokens=(token,)), OURS) == HAS_OUR_TOKEN
    assert why_for_us(head(Subject=f"unsubscribe {token}"), Knows(), OURS) is None


def test_spam_that_names_our_own_address_as_its_author_is_spam():
    assert why_for_us(head(From=OURS[0]), Knows(author_known=True), OURS) is None


@pytest.mark.parametrize(
    "name", ["Spam", "Correo no deseado", "Junk-E-Mail", "迷惑メール", "Нежелательная почта", "Lixo Eletrônico"]
)
def test_imap_43_folders_of_spam_are_found_in_many_languages(name):
    assert find_folder("\\Junk", [((), "/", "INBOX"), ((), "/", name)]) == name


@pytest.fixture
def server():
    folders = [b'() "/" INBOX', b'(\\Junk) "/" "Courrier ind&AOk-sirable"']
    with scripted_imap(Server({1: Mail(PROGRAM_MAIL)}, folders=folders)) as running:
        yield running


PROGRAM_MAIL = f"From: ada@example.org\r\nSubject: A program\r\nMessage-ID: <a@example.org>\r\n\r\n{PROGRAM}".encode()


def in_junk(server, *mails):
    """From now on the folder of spam is the only one, with these mails."""
    server.openable = {b"Courrier ind&AOk-sirable"}
    server.mails = {uid: Mail(content.encode()) for uid, content in enumerate(mails, 1)}


@pytest.fixture
def house(tmp_path, clock, server):
    with house_on_imap(tmp_path, clock, server.port) as it:
        it.round()
        yield it


def look(house):
    (junk,) = house.app.junk
    house.clock.move(minutes=16)
    return look_into_junk(house.app, junk)


def whys(house):
    return [alarm["why"] for alarm in alarms_in_junk(house.app)]


def status(house):
    with house.app.database.read() as session:
        return status_of(session, house.app)


def test_an_answer_to_our_letter_among_the_spam_is_an_alarm(house, server):
    (letter,) = house.letters("acknowledgement")
    answer = f"From: bo@example.net\r\nReferences: <x@y> {letter['Message-ID']}\r\nSubject: Re\r\n\r\nYes.\r\n"
    in_junk(server, SPAM, answer, SPAM)

    assert look(house) == 1
    assert whys(house) == [ANSWERS_US]


def test_a_known_correspondent_among_the_spam_is_an_alarm(house, server):
    in_junk(server, SPAM, "From: Ada <ADA@example.org>\r\nSubject: More\r\n\r\nHello.\r\n")

    assert look(house) == 1
    assert whys(house) == [IS_KNOWN]
    assert status(house)["junk_alarms"] == 1
    assert any("reconcile" in words for words in status(house)["troubles"])


def test_a_token_of_ours_among_the_spam_is_an_alarm(house, server):
    token = stop_token(house.app.call.id, "new@example.net", house.app.secret)
    in_junk(server, f"From: new@example.net\r\nSubject: unsubscribe {token}\r\n\r\n\r\n")

    assert look(house) == 1
    assert whys(house) == [HAS_OUR_TOKEN]


def test_only_headers_are_read_and_each_mail_once(house, server):
    in_junk(server, SPAM, SPAM)
    server.heard.clear()
    look(house)
    look(house)

    fetches = [line for line in server.heard if b"UID FETCH" in line]
    assert len(fetches) == 1
    assert b"BODY.PEEK[HEADER]" in fetches[0]


def test_it_is_looked_at_four_times_an_hour(house, server):
    in_junk(server, SPAM)
    look(house)
    server.heard.clear()
    house.clock.move(minutes=5)

    assert look_into_junk(house.app, house.app.junk[0]) == 0
    assert server.heard == []


def test_the_alarm_is_over_when_a_person_has_taken_the_mail_out(house, server):
    in_junk(server, "From: ada@example.org\r\nSubject: More\r\n\r\nHello.\r\n")
    look(house)
    server.mails.clear()
    look(house)

    assert whys(house) == []
    assert status(house)["junk_alarms"] == 0


def test_the_digest_tells_of_it(house, server):
    from intake.views.digest import view_digest
    from intake.views.preview import next_digest

    in_junk(server, "From: ada@example.org\r\nSubject: More\r\n\r\nHello.\r\n")
    look(house)
    with house.app.database.read() as session:
        digest = view_digest(session, house.app, next_digest(house.app), house.clock()).digest

    assert [need.answer for need in digest.needs if need.code == "junk"] == ["intake reconcile"]


def test_an_account_without_a_folder_of_spam_is_well(tmp_path, clock):
    with scripted_imap(Server({})) as server, house_on_imap(tmp_path, clock, server.port) as it:
        report = it.round()

    assert report.troubles == []


def test_nothing_is_looked_at_where_the_settings_name_no_folder(tmp_path, clock):
    with scripted_imap(Server({})) as server, house_on_imap(tmp_path, clock, server.port, 'junk = ""') as it:
        assert it.app.junk == ()


@pytest.mark.server
def test_on_dovecot_too(dovecot, tmp_path, clock):
    user = dovecot.add_account()
    dovecot.deliver(user, [PROGRAM_MAIL])
    with house_on_imap(tmp_path, clock, dovecot.imap, user=user) as it:
        it.round()
        dovecot.deliver(user, [SPAM.encode(), b"From: ada@example.org\r\nSubject: More\r\n\r\nHello.\r\n"], "Junk")

        assert look(it) == 1
        assert whys(it) == [IS_KNOWN]
