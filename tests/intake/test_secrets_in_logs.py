"""With every log switched on, no password, token or word of a mail comes out."""

from __future__ import annotations

import logging
from base64 import b64encode

import pytest

from config.secret import Secret
from config.settings import Security
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import PortError
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox
from tests.servers.scripted_imap import Mail, Server, scripted_imap
from tests.servers.scripted_smtp import DIE, Script, scripted_smtp

SECRET = "S3cr-Et!x"
STORY = b"Subject: my story\r\n\r\nShe was released at night.\r\n"


class Tokens:
    def token(self, **_: bool) -> str:
        return SECRET


@pytest.fixture
def seen(caplog, capfd):
    """All that was logged and printed, as one text."""
    caplog.set_level(logging.DEBUG)

    def everything(*errors: BaseException) -> str:
        printed = capfd.readouterr()
        return f"{caplog.text} {printed.out} {printed.err} {[repr(error) for error in errors]}"

    return everything


def assert_silent(text: str) -> None:
    assert SECRET not in text
    assert b64encode(SECRET.encode()).decode()[:-2] not in text
    assert b64encode(f"\0ana\0{SECRET}".encode()).decode() not in text
    assert "released at night" not in text
    assert "my story" not in text


@pytest.mark.parametrize("refusal", [b"", b"NO [AUTHENTICATIONFAILED] no", b"BAD LOGIN ana S3cr-Et!x", None])
@pytest.mark.parametrize("step", [b"LOGIN", b"AUTHENTICATE"])
def test_secu_05_07_08_imap_keeps_its_secrets(seen, step, refusal):
    tokens = Tokens() if step == b"AUTHENTICATE" else None
    password = None if tokens else Secret(SECRET)
    server = Server({5: Mail(STORY)}, refusals={step: [refusal] * 2} if refusal is not None else {})
    errors: list[BaseException] = []
    with scripted_imap(server):
        access = ImapAccess("127.0.0.1", server.port, "ana", Security.PLAIN, password, tokens, timeout_seconds=1)
        try:
            with ImapMailbox("main", access).session() as folder:
                assert [fetched.content for fetched in folder.fetch([5])] == [STORY]
        except PortError as error:
            errors.append(error)

    assert_silent(seen(*errors))


@pytest.mark.parametrize("refusal", [DIE, b"535 5.7.8 no", b"500 AUTH PLAIN AGFuYQBTM2NyLUV0IXg= S3cr-Et!x", b"235 in"])
@pytest.mark.parametrize("tokens", [None, Tokens()])
def test_secu_05_07_08_smtp_keeps_its_secrets(seen, refusal, tokens):
    password = None if tokens else Secret(SECRET)
    script = Script({"EHLO": b"250-x\r\n250 AUTH PLAIN LOGIN XOAUTH2", "AUTH": refusal})
    errors: list[BaseException] = []
    with scripted_smtp(script):
        access = SmtpAccess("127.0.0.1", script.port, Security.PLAIN, "ana", password, tokens, timeout_seconds=1)
        try:
            SmtpPostbox(access).send("", "ben@example.org", STORY)
        except PortError as error:
            errors.append(error)

    assert_silent(seen(*errors))
