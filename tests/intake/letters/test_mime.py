"""Letters as bytes, read back by the parser of Python's library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.letters.headers import AddressError
from intake.letters.mime import as_bytes
from parsers.records import Address
from storage.values import Letter, LetterPart
from tests.intake.letters.examples import EXAMPLES, a_notice, an_acknowledgement, an_announcement

SENDER = Address("Safe Release, Working Group", "intake@saferelease.example.org")
DATE = datetime(2010, 9, 20, 12, tzinfo=UTC)
HOSTILE = ("\r\nBcc: all@example.org", "\nX-Evil: 1", "\rX-Evil: 1", "\r\n\r\n<b>body</b>", "\x00\r\n X-Evil: 1")
hostile = pytest.mark.parametrize("words", HOSTILE)


def sent(letter: Letter, sender: Address = SENDER) -> bytes:
    return as_bytes(letter, sender=sender, date=DATE)


def opened(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(content: bytes, kind: str = "plain") -> str:
    body = opened(content).get_body((kind,))
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_letter_comes_back_as_it_was_written(name: str, language: str) -> None:
    letter = EXAMPLES[name](language)
    content = sent(letter)

    message = opened(content)
    assert message["Subject"] == letter.subject
    assert text_of(content).replace("\r\n", "\n") == letter.text
    assert text_of(content, "html").replace("\r\n", "\n") == letter.html
    assert not any(part.defects for part in message.walk())


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_line_is_too_long_and_every_line_ends_alike(name: str) -> None:
    content = sent(EXAMPLES[name]("es"))

    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert content.isascii()


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert sent(an_announcement("es")) == sent(an_announcement("es"))


def test_names_outside_ascii_arrive() -> None:
    letter = replace(a_notice(), to=Address("Zoë “Zo” Ñáñez, 李", "zoe@shelter.example.org"))

    to = opened(sent(letter))["To"].addresses[0]
    assert (to.display_name, to.addr_spec) == ("Zoë “Zo” Ñáñez, 李", "zoe@shelter.example.org")


@hostile
def test_a_subject_adds_no_header(words: str) -> None:
    message = opened(sent(replace(a_notice(), subject=f"Hello{words}")))

    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert "\n" not in message["Subject"]


@hostile
def test_a_name_adds_no_header(words: str) -> None:
    name = f"Ann{words}"
    message = opened(sent(replace(a_notice(), to=Address(name, "ann@example.org")), Address(name, SENDER.addr_spec)))

    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert [address.addr_spec for address in message["To"].addresses] == ["ann@example.org"]


@hostile
def test_references_add_no_header(words: str) -> None:
    letter = replace(
        a_notice(), in_reply_to=f"<a@b.example>{words}", references=(f"<c@d.example>{words}", "<e@f.example>")
    )
    message = opened(sent(letter))

    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert message["In-Reply-To"] is None
    assert message["References"] == "<e@f.example>"


@hostile
def test_a_header_of_ours_adds_no_other(words: str) -> None:
    message = opened(sent(replace(a_notice(), headers=(("List-Unsubscribe", f"<mailto:a@b.example>{words}"),))))

    assert message["Bcc"] is None
    assert message["X-Evil"] is None


@hostile
def test_the_name_of_a_file_adds_no_header(words: str) -> None:
    part = LetterPart(f"a{words}.csv", f"text/csv{words}", b"1,2")
    message = opened(sent(replace(a_notice(), parts=(part,))))

    attached = list(message.iter_attachments())
    assert len(attached) == 1
    assert attached[0]["X-Evil"] is None
    assert attached[0].get_payload(decode=True) == b"1,2"


@hostile
def test_an_address_adds_no_recipient(words: str) -> None:
    letter = replace(a_notice(), to=Address("", f"ann@example.org{words}"))

    with pytest.raises(AddressError):
        sent(letter)


def test_lines_of_dots_and_long_lines_arrive() -> None:
    text = ".\n..\n.hidden\nFrom me\n" + "x" * 3000 + "\nlast\n"
    content = sent(replace(a_notice(), text=text))

    assert text_of(content).replace("\r\n", "\n") == text
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


def test_a_long_thread_keeps_its_first_and_its_newest_messages() -> None:
    chain = tuple(f"<{number}@example.org>" for number in range(60))
    message = opened(sent(replace(a_notice(), in_reply_to=chain[-1], references=chain)))

    references = message["References"].split()
    assert (references[0], references[-1], len(references)) == (chain[0], chain[-1], 20)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=200), st.text(max_size=300))
def test_no_words_whatever_make_a_header_or_break_a_mail(subject: str, name: str, text: str) -> None:
    letter = replace(a_notice(), subject=subject, to=Address(name, "ann@example.org"), text=text)
    content = sent(letter)

    message = opened(content)
    assert content.isascii()
    assert set(message.keys()) == set(opened(sent(a_notice())).keys())
    assert [address.addr_spec for address in message["To"].addresses] == ["ann@example.org"]
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


def test_a_machine_says_that_it_is_one() -> None:
    assert opened(sent(an_acknowledgement()))["Auto-Submitted"] == "auto-replied"
    assert opened(sent(an_announcement()))["Auto-Submitted"] == "auto-generated"


def test_a_date_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        as_bytes(a_notice(), sender=SENDER, date=datetime(2010, 9, 20))  # noqa: DTZ001
