"""The whole of the parsers: what comes out for whole mails, and that nothing ever comes out as an exception."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.contract import as_json
from parsers.reading import read
from parsers.records import Reading, SentByUs
from tests.factories import make_call
from tests.parsers.documents import make_pdf

MAILS = Path(__file__).resolve().parents[1] / "mail" / "parts"
SEEDS = sorted(path.read_bytes() for path in MAILS.glob("*.eml"))
CALL = make_call()


def reading(name: str) -> Reading:
    return read((MAILS / f"{name}.eml").read_bytes(), CALL, SentByUs())


@pytest.mark.parametrize("path", sorted(MAILS.glob("*.eml")), ids=lambda path: path.stem)
def test_every_reading_is_one_line_of_json(path: Path) -> None:
    answer = as_json(str(path), read(path.read_bytes(), CALL, SentByUs()))

    assert json.loads(json.dumps(answer, ensure_ascii=False).encode("utf-8"))["error"] is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("smime_opaque", "encrypted or opaquely signed (S/MIME)"),
        ("pgp_encrypted", "encrypted (PGP/MIME)"),
        ("pgp_inline", "encrypted (PGP)"),
        ("raw_no_header", "no author"),
        ("raw_empty", "no author"),
        ("signed_mail", None),
        ("only_a_paper", None),
        ("nested_200", None),
    ],
)
def test_what_cannot_be_read_says_why(name: str, reason: str | None) -> None:
    assert reading(name).unreadable == reason


def test_the_words_of_an_attached_mail_are_not_the_senders() -> None:
    result = reading("attached_mail")
    answer = as_json("x", result)

    assert answer["text"] == "Ines asked me to pass this on."
    assert result.author is not None
    assert result.author.addr_spec == "ines@example.net"
    assert result.forwarder is not None
    assert result.forwarder.addr_spec == "nell@example.org"


def test_a_withdrawal_before_a_nested_document_is_the_senders_own() -> None:
    result = reading("html_nested_document")

    assert "take my story back" in result.own_text
    assert "I agree" not in result.own_text


def test_text_after_a_picture_counts_as_own_words() -> None:
    assert "not with my name" in reading("text_picture_text").own_text


def test_documents_are_read_with_the_mail() -> None:
    head = b"From: nell@example.org\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n"
    (attachment,) = read(head + make_pdf(["Words of the paper."]), CALL, SentByUs()).message.attachments

    assert attachment.text == "Words of the paper."


@pytest.mark.parametrize("paper", [make_pdf([""]), b"%PDF-1.4 cut"], ids=["scan", "broken"])
def test_a_paper_without_words_goes_to_a_person_with_the_reason(paper: bytes) -> None:
    result = read(
        b"From: nell@example.org\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n" + paper, CALL, SentByUs()
    )
    (attachment,) = result.message.attachments

    assert attachment.problem
    assert result.triage.person_reasons == (f"a paper cannot be read: {attachment.problem}",)


@pytest.mark.parametrize("name", ["smime_opaque", "pgp_encrypted", "pgp_inline"])
def test_an_encrypted_mail_is_kept_and_goes_to_a_person_without_records(name: str) -> None:
    result = reading(name)

    assert result.triage.needs_person
    assert result.records == ()


def test_a_file_inside_an_outlook_package_is_read() -> None:
    texts = {a.name: a.text for a in reading("winmail").message.attachments}

    assert texts["comments.txt"] == "We choose the second way.\n"


@st.composite
def spoiled_mails(draw: st.DrawFn) -> bytes:
    """A mail of ours with bytes cut out, put in twice, or replaced by what parsers trip over."""
    mail = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(mail)))
        end = min(len(mail), start + draw(st.integers(0, 60)))
        piece = draw(
            st.sampled_from(
                [b"", mail[start:end] * 2, b"\0", b"\xff\xfe", b"=?x?b?=", b"\r\n--", b"\r\n\r\n", b'"', b"<"]
            )
        )
        mail = mail[:start] + piece + mail[end:]
    return mail


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoiled_mails())
def test_no_exception_leaves_the_reading_of_a_spoiled_mail(mail: bytes) -> None:
    result = read(mail, CALL, SentByUs())

    assert json.dumps(as_json("x", result), ensure_ascii=False).encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_no_exception_leaves_the_reading_of_any_bytes(content: bytes) -> None:
    result = read(content, CALL, SentByUs())

    assert json.dumps(as_json("x", result), ensure_ascii=False).encode("utf-8")
