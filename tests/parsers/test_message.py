"""Mails with one oddity each: what must come out of the headers, the parts and the bytes."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parsers.message import Opened, open_message

MAILS = Path(__file__).resolve().parents[1] / "mail" / "parts"
PDF = b"%PDF-1.4 invented\n"
INNER = b"From: Ines Vale <ines@example.net>\r\nSubject: private\r\n\r\nOnly for you: my secret words.\r\n"


def opened(name: str) -> Opened:
    return open_message((MAILS / f"{name}.eml").read_bytes())


def words(name: str) -> str:
    return "\n".join(body.content for body in opened(name).message.bodies).strip()


@pytest.mark.parametrize("path", sorted(MAILS.glob("*.eml")), ids=lambda path: path.stem)
def test_every_mail_opens_and_can_be_written_as_utf8(path: Path) -> None:
    message = open_message(path.read_bytes()).message

    assert repr(message).encode("utf-8")


@pytest.mark.parametrize("path", sorted(MAILS.glob("*.eml")), ids=lambda path: path.stem)
def test_every_attachment_can_be_fetched_by_its_path(path: Path) -> None:
    mail = open_message(path.read_bytes())

    for attachment in mail.message.attachments:
        assert hashlib.sha256(mail.part(attachment.path)).hexdigest() == attachment.sha256


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("name_raw_utf8", "Ответ.pdf"),
        ("name_apostrophes", "The 'night' bus - what we saw.pdf"),
        ("name_both_forms", "Für.pdf"),
        ("name_split_character", "März.pdf"),
        ("name_encoded_word", "Grüße.pdf"),
        ("name_semicolon", "one;two.pdf"),
        ("name_escaped_quote", 'the "first".pdf'),
        ("name_folded", "a long name.pdf"),
        ("name_in_type_only", "plain.pdf"),
        ("name_missing", "part-2.pdf"),
        ("name_with_path", "../../up.pdf"),
        ("base64_on_multipart", "part-2.pdf"),
    ],
)
def test_an_attachment_has_the_name_that_was_meant_and_its_bytes(name: str, right: str) -> None:
    mail = opened(name)

    (attachment,) = mail.message.attachments
    assert attachment.name == right
    assert mail.part(attachment.path) == PDF


@pytest.mark.parametrize("name", ["uuencoded_part", "uuencoded_in_text"])
def test_uuencoded_files_keep_every_byte(name: str) -> None:
    mail = opened(name)

    (attachment,) = mail.message.attachments
    assert attachment.name == "all.bin"
    assert mail.part(attachment.path) == bytes(range(256))


def test_text_around_a_uuencoded_file_stays() -> None:
    assert words("uuencoded_in_text") == "The list is below.\n\n\nAnd this stands after it."


def test_a_yenc_file_is_taken_out_of_the_text() -> None:
    mail = opened("raw_yenc")

    assert mail.part("1!1") == b"plain words"
    assert words("raw_yenc").split() == ["Hello.", "Bye."]


def test_padding_in_the_middle_does_not_cut_a_file() -> None:
    assert opened("base64_joined_runs").part("2") == b"First half.Second half."


@pytest.mark.parametrize("name", ["base64_cut", "base64_cut_odd"])
def test_a_file_that_was_cut_is_kept_and_says_so(name: str) -> None:
    mail = opened(name)

    assert mail.part("2").startswith(b"The map of the bus")


def test_what_was_cut_in_a_group_is_flagged() -> None:
    assert opened("base64_cut_odd").message.attachments[0].problem == "base64 is cut"


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("base64_with_footer", "The bus runs at six.\n\n_______________\nDesk mailing list"),
        ("base64_token_comment", "Grüße vom Fluss"),
        ("base64_is_clear", "This was never encoded at all."),
        ("quoted_printable_lower", "café au lait"),
        ("charset_with_space", "By the Glåma river."),
        ("charset_with_nul", "By the Glåma river."),
        ("charset_unknown", "Tōkyō office"),
        ("charset_old_utf7", "In Münster."),
        ("charset_latin1_is_1252", "I said “no” – they didn’t listen…"),
        ("charset_ascii_is_utf8", "Grüße aus Köln"),
        ("charset_utf8_is_latin1", "Grüße aus Köln"),
        ("charset_utf8_one_bad", "Grüße \ufffd aus Köln"),
        ("charset_gb2312_is_gbk", "朱镕基 中文"),
        ("charset_iso2022jp", "日本語のメール"),
        ("charset_koi8_unlabelled", "Привет, это обычное письмо о заказе"),
        ("charset_unicode_escape", r"C:\new \x41"),
        ("header_unfolded_line", "Hello there."),
        ("header_missing_blank", "Hello without a blank line."),
        ("header_names_clash", "Text that stays."),
        ("raw_no_header", "Just words, no header at all."),
        ("raw_old_mac", "Hello.\nBye."),
        ("boundary_wrong", "Hello."),
        ("boundary_missing", "Hello without parts."),
        ("boundary_prefix", "Hello."),
        ("truncated", "text"),
        ("late_part", "Hello."),
        ("nested_200", "Deep words."),
        ("signed_mail", "We choose the second way."),
        ("calendar", "Come on Monday."),
        ("delay_report", "Not yet delivered."),
        ("attached_mail", "Ines asked me to pass this on."),
        ("attached_mail_base64", "See below."),
        ("bundled", "Hello."),
        ("named_text_inline", "The bus runs at six."),
        ("flowed", "This line goes on here.\n> quoted words go on too\n-- \nNell"),
        ("flowed_delsp", "This word is one."),
        ("raw_empty", ""),
    ],
)
def test_the_text_is_what_was_meant(name: str, right: str) -> None:
    assert words(name) == right


def test_utf16_without_a_mark_is_read_up_to_the_cut() -> None:
    assert words("charset_utf16_cut").startswith("Posíláme připomínky k návr")


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("raw_latin1_header", "Grüße vom Fluß"),
        ("subject_split_words", "Grün"),
        ("subject_encoded_line_end", "a Bcc: x"),
        ("raw_byte_order_mark", "marked"),
    ],
)
def test_the_subject_is_decoded(name: str, right: str) -> None:
    assert opened(name).message.subject == right


@pytest.mark.parametrize(
    ("name", "person", "addr_spec"),
    [
        ("from_address_as_name", "grace@example.net", "grace@example.net"),
        ("from_quoted_encoded", "Jörg", "joerg@example.org"),
        ("from_missing_bracket", "Nell", "nell@example.org"),
        ("from_daemon", "Mail Delivery System", "MAILER-DAEMON"),
        ("raw_latin1_header", "Jörg", "j@example.org"),
        ("header_many_colons", "Nell Ferrow", "nell@example.org"),
    ],
)
def test_the_sender_is_found(name: str, person: str, addr_spec: str) -> None:
    (sender,) = opened(name).message.from_

    assert (sender.name, sender.addr_spec) == (person, addr_spec)


def test_a_broken_encoded_name_does_not_hide_the_address() -> None:
    assert opened("from_broken_encoding").message.from_[0].addr_spec == "a@example.com"


@pytest.mark.parametrize(("name", "count"), [("to_semicolons", 3), ("to_twice", 2)])
def test_every_recipient_is_found(name: str, count: int) -> None:
    assert len(opened(name).message.to) == count


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("date_slashes", datetime(2010, 9, 14, 13, 6, 3, tzinfo=UTC)),
        ("date_german", datetime(2010, 5, 15, 8, tzinfo=UTC)),
        ("date_nonsense", None),
        ("raw_no_header", None),
        ("signed_mail", datetime(2010, 9, 20, 14, tzinfo=UTC)),
    ],
)
def test_the_date_is_read_or_left_empty(name: str, right: datetime | None) -> None:
    assert opened(name).message.date == right


@pytest.mark.parametrize(
    ("name", "path"), [("attached_mail", "2"), ("attached_mail_bare", "2"), ("attached_mail_base64", "2")]
)
def test_an_attached_mail_is_one_attachment_with_its_own_bytes(name: str, path: str) -> None:
    mail = opened(name)

    assert [a.content_type for a in mail.message.attachments] == ["message/rfc822"]
    assert mail.part(path).strip() == INNER.strip()


def test_delivery_reports_are_kept_as_parts() -> None:
    mail = opened("delay_report")

    assert [a.content_type for a in mail.message.attachments] == ["message/delivery-status", "message/rfc822"]
    assert b"Action: delayed" in mail.delivery_status[0]


def test_text_before_and_after_a_picture_are_both_body() -> None:
    mail = opened("text_picture_text").message

    assert [body.path for body in mail.bodies] == ["1", "3"]
    assert [a.name for a in mail.attachments] == ["part-2.png"]


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("calendar", ["part-2.ics"]),
        ("signed_mail", ["smime.p7s"]),
        ("only_a_paper", ["letter.pdf"]),
        ("late_part", ["late.pdf"]),
        ("boundary_wrong", ["a.pdf"]),
        ("named_text_inline", ["log.txt"]),
        ("winmail", ["winmail.dat", "comments.txt"]),
        ("pgp_encrypted", ["part-1.pgp.txt", "encrypted.asc"]),
        ("bundled", ["part-2.1.txt"]),
        ("raw_empty", []),
    ],
)
def test_what_is_not_body_is_kept_as_an_attachment(name: str, names: list[str]) -> None:
    assert [a.name for a in opened(name).message.attachments] == names


def test_an_outlook_package_is_opened() -> None:
    assert opened("winmail").part("2!1") == b"We choose the second way.\n"


def test_names_are_the_same_at_every_reading() -> None:
    assert opened("name_missing").message == opened("name_missing").message


def test_headers_of_any_name_are_only_text() -> None:
    message = opened("header_names_clash").message

    assert message.header("attachments") == "c"


def test_ten_thousand_levels_are_no_trouble() -> None:
    levels = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(10_000))
    message = open_message(f"From: nell@example.org\r\n{levels}\r\nDeep.\r\n".encode()).message

    assert message.bodies[0].content.strip() == "Deep."


def test_a_part_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        opened("flowed").part("7")
