"""Letters as bytes, read back by the parser of Python's library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header
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


ANY = st.one_of(
    st.text(max_size=60), st.sampled_from(HOSTILE).flatmap(lambda w: st.text(max_size=20).map(lambda t: t + w))
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_letter_no_header_and_no_recipient_is_added(data: st.DataObject) -> None:
    """Every field that can hold other people's words; an address or a name of a header may be refused instead."""
    letter = replace(
        a_notice(),
        subject=data.draw(ANY),
        message_id=data.draw(ANY),
        to=Address(data.draw(ANY), data.draw(st.one_of(st.just("ann@example.org"), ANY))),
        reply_to=Address(data.draw(ANY), data.draw(st.one_of(st.just("bob@example.org"), ANY))),
        in_reply_to=data.draw(ANY),
        references=(data.draw(ANY), "<e@f.example>"),
        headers=((data.draw(st.one_of(st.just("List-Unsubscribe"), ANY)), data.draw(ANY)),),
        parts=(LetterPart(data.draw(ANY), data.draw(ANY), b"1,2"),),
        text=data.draw(ANY),
    )
    try:
        content = sent(letter)
    except ValueError:
        return

    names = [line.partition(b":")[0] for line in content.partition(b"\r\n\r\n")[0].split(b"\r\n") if line[:1] != b" "]
    allowed = {name.encode() for name in (*opened(sent(an_acknowledgement())).keys(), "Reply-To", letter.headers[0][0])}
    assert not set(names) - allowed
    assert len(names) == len({*names})
    assert not {13, 10} & set(content.replace(b"\r\n", b""))
    assert content.count(b"\r\nTo: ") == 1
    assert max(len(line) for line in content.split(b"\r\n")) <= 998


@pytest.mark.parametrize("name", ["Bcc: all@example.org\r\nX", "X\n", "", "Bcc ", "X:"])
def test_what_is_no_name_of_a_header_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name of a header"):
        sent(replace(a_notice(), headers=((name, "words"),)))


def test_outb_05_a_subject_with_a_line_end_in_an_encoded_word_stays_one_line() -> None:
    subject = str(make_header(decode_header("=?utf-8?q?Hello=0D=0ABcc=3A_victim=40example=2Enet?=")))
    content = sent(replace(an_acknowledgement(), subject=f"Re: {subject}"))

    message = opened(content)
    assert message["Bcc"] is None
    assert message.get_all("Subject") == ["Re: Hello Bcc: victim@example.net"]


def test_outb_19_an_address_is_never_an_encoded_word() -> None:
    content = sent(replace(a_notice(), to=Address("Jörg", "jörg@straße.example")))

    (line,) = [line for line in content.split(b"\r\n") if line.startswith(b"To:")]
    assert line.endswith("<jörg@xn--strae-oqa.example>".encode())
    assert line.startswith(b"To: =?utf-8?b?")


@pytest.mark.parametrize("name", EXAMPLES)
def test_outb_22_every_kind_of_letter_tells_machines_to_keep_quiet(name: str) -> None:
    message = opened(sent(EXAMPLES[name]("en")))

    assert message["Auto-Submitted"] in {"auto-generated", "auto-replied"}
    assert message["X-Auto-Response-Suppress"] == "All"


@pytest.mark.parametrize("name", EXAMPLES)
def test_outb_13_a_letter_names_nobody_but_whom_it_is_for(name: str) -> None:
    message = opened(sent(EXAMPLES[name]("en")))

    assert message["Bcc"] is None
    assert message["Cc"] is None
    assert len(message["To"].addresses) == 1


def test_outb_11_a_paragraph_without_blanks_and_a_long_address_of_the_web_break_no_line() -> None:
    words = "x" * 3000 + " https://example.org/" + "y" * 600
    content = sent(replace(a_notice(), text=words, html=f"<p>{words}</p>"))

    assert max(len(line) for line in content.split(b"\r\n")) <= 78
    assert text_of(content).strip() == words


def test_a_machine_says_that_it_is_one() -> None:
    assert opened(sent(an_acknowledgement()))["Auto-Submitted"] == "auto-replied"
    assert opened(sent(an_announcement()))["Auto-Submitted"] == "auto-generated"


def test_a_date_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        as_bytes(a_notice(), sender=SENDER, date=datetime(2010, 9, 20))  # noqa: DTZ001


@pytest.mark.parametrize("name", EXAMPLES)
def test_outb_23_every_colour_of_words_stands_on_a_colour_of_its_own_and_no_words_in_a_picture(name: str) -> None:
    html = EXAMPLES[name]("en").html

    assert "<img" not in html
    assert "background" in html.partition("<body")[2][:300] or "bgcolor" in html
