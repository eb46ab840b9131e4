from __future__ import annotations

import pytest

from parsers.bounce_text import read_notice, recipients_of
from tests.parsers.robots import found_in

OLGA = "olga@example.com"

# How servers without a report name an address: one form each, in words of our own.
NOTICES = {
    "an address above its error": "These failed:\n\n<olga@example.com>:\n550 no\n",
    "a quoted address": 'This address failed:\n\n"olga@example.com":\nrefused by the remote server\n',
    "a bullet": "Delivery failed permanently to:\n\n   * olga@example.com\n",
    "stars": "The delivery failed:\n\n*** olga@example.com\n    User not known here.\n",
    "an address and words on its line": "It could not be delivered.\n\nolga@example.com Bad Address, code 550\n",
    "a label": "Delivery failed.\n\nFailed address: olga@example.com\n",
    "a label before a reason": "Your mail cannot be delivered.\n  Recipient address: olga@example.com\n  Reason: x\n",
    "unknown user before a colon": "Unknown user: olga@example.com\n",
    "a mailbox too large": "User mailbox exceeds the allowed size: olga@example.com\n",
    "within a sentence": "We failed to deliver your mail to <olga@example.com> today.\n",
    "after the sentence": "Your letter could not be sent to\nolga@example.com\n",
    "an SMTP transcript": "--- Transcript of session follows ---\n>>> RCPT To:<olga@example.com>\n<<< 550 who?\n",
    "an SMTP answer": "Transcript of session follows\n550 5.1.1 <olga@example.com>... User unknown\n",
    "a day beside it": "It did not reach:\n\nolga@example.com on Fri, 1 Oct 2010 11:08:59 -0700\n    not recognized\n",
    "an X.400 address": "It did not reach:\n\nc=US;a= ;p=Corp;dda:SMTP=olga@example.com; on Fri, 1 Oct 2010\n",
    "who sent it": "A message sent by\n  <ada@example.net>\ncould not be delivered to:\n  olga@example.com\n",
    "French": "Votre message n'a pas été remis :\n\nDestinataire : olga@example.com\n",
    "German": "Ihre Nachricht konnte nicht zugestellt werden.\nEmpfänger: <olga@example.com>\n",
    "Italian": "Il messaggio non è stato recapitato a:\n\nolga@example.com: utente sconosciuto\n",
    "Russian": "Письмо не может быть доставлено:\n\n  olga@example.com\n",
    "Japanese": "以下の宛先への送信に失敗しました。\n\nolga@example.com\n",
    "Chinese": "无法发送到（olga@example.com）\n",
    "Korean": "메일을 전송하지 못했습니다.\n받는사람 : olga@example.com\n",
    "a mailbox without its domain": "These recipients did not receive it:\n\n    olga\n",
}


def mail(body: str, subject: str = "Undeliverable mail", sender: str = "postmaster@example.com") -> bytes:
    head = f"From: {sender}\r\nTo: intake@example.org\r\nSubject: {subject}\r\nContent-Type: text/plain; charset=utf-8"
    return f"{head}\r\n\r\n{body}".encode()


@pytest.mark.parametrize("body", NOTICES.values(), ids=NOTICES.keys())
def test_the_failed_address_is_found(body: str) -> None:
    automatic = found_in(mail(body))

    assert automatic is not None
    assert [bounce.addr_spec for bounce in automatic.bounces] == [OLGA]


def test_what_stands_in_the_returned_letter_is_no_recipient() -> None:
    body = (
        "It could not be delivered:\n\n<olga@example.com>:\n550 no\n\n--- Original message ---\n\n<piet@example.net>:\n"
    )

    assert set(recipients_of(read_notice(body), frozenset())) == {OLGA}


def test_our_own_address_counts_only_where_no_other_is_named() -> None:
    both = read_notice("Failed:\n<intake@example.org>:\n<olga@example.com>:\n")
    alone = read_notice("Failed:\n<intake@example.org>:\n")
    ours = frozenset({"intake@example.org"})

    assert set(recipients_of(both, ours)) == {OLGA}
    assert set(recipients_of(alone, ours)) == {"intake@example.org"}


def test_a_null_sender_that_gives_our_letter_back_needs_no_name() -> None:
    body = "It could not be delivered to: <olga@example.com>\n\nOriginal message:\nTo: olga@example.com\n"
    automatic = found_in(b"Return-Path: <>\r\n" + mail(body, subject="Mail", sender="no-reply@example.com"))

    assert automatic is not None
    assert [bounce.addr_spec for bounce in automatic.bounces] == [OLGA]


@pytest.mark.parametrize(
    "body", ["Could you read my report on undeliverable mail?", "> <olga@example.com>: unknown user"]
)
def test_a_subject_alone_makes_no_bounce(body: str) -> None:
    assert found_in(mail(body, sender="ada@example.net")) is None
