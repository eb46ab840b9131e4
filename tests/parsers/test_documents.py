"""Documents as text, and what is said of those that give none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.document_values import MOST_EXPANDED, Document
from parsers.documents import kind_of, read_document
from tests.parsers.documents import make_docx, make_odt, make_pdf, make_zip
from tests.parsers.outlook_mail import make_msg

ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") >> /ID [(a) (b)]"
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
MSG = make_msg(
    {
        0x001A: "IPM.Note",
        0x0037: "Our program",
        0x0C1A: "Corazon Ilagan",
        0x1000: "Words.",
        0x5D01: "corazon@example.net",
    },
    datetime(2010, 9, 17, 20, 10, tzinfo=UTC),
    (("Tamsin Okafor", "tamsin@example.org"),),
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", make_pdf(["Words."])),
        ("a.docx", make_docx(PARAGRAPH.format("Words."))),
        ("a.odt", make_odt("<text:p>Words.</text:p>")),
        ("a.rtf", rb"{\rtf1\ansi Words.}"),
        ("a.txt", b"Words."),
        ("a.md", b"Words."),
        ("a.csv", b"Words."),
        ("a.html", b"<p>Words.</p>"),
        ("a.msg", MSG),
        ("a.zip", make_zip({"b.txt": "Words."})),
        ("a.zip", make_zip({"b.pdf": make_pdf(["Words."])})),
        ("a.zip", make_zip({"b.msg": MSG})),
        ("a.bin", make_pdf(["Words."])),
    ],
)
def test_every_kind_that_is_opened_gives_its_words(name: str, content: bytes) -> None:
    document = read_document(name, "", content)

    assert "Words." in document.text
    assert document.problem is None


def test_an_outlook_mail_says_from_whom_and_when_it_is() -> None:
    assert read_document("a.msg", "application/vnd.ms-outlook", MSG).text.splitlines() == [
        'From: "Corazon Ilagan" <corazon@example.net>',
        "To: Tamsin Okafor <tamsin@example.org>",
        "Date: 2010-09-17T20:10:00+00:00",
        "Subject: Our program",
        "",
        "Words.",
    ]


def test_pages_of_a_pdf_are_parted_by_form_feeds() -> None:
    document = read_document("a.pdf", "application/pdf", make_pdf(["First page.", "Second page."]))

    assert document.text == "First page.\fSecond page."
    assert document.problem is None


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.pdf", make_pdf([""]), "no text layer: a scan"),
        ("a.pdf", make_pdf(["Secret."], ENCRYPTED), "encrypted: it asks for a password"),
        ("a.pdf", b"%PDF-1.4 and then nothing", "broken file: no PDF can be read from it"),
        ("a.docx", b"PK\x03\x04 broken", "broken file: the package cannot be opened"),
        ("a.docx", make_docx("<w:p>"), "broken file: its text cannot be read"),
        ("a.zip", make_zip({"b.zip": b"x"}), "b.zip: a package in the package was not opened"),
        ("a.zip", make_zip({"picture.png": b"x"}), "no document in it"),
        ("a.txt", b"  \r\n", "empty file"),
        ("a.rtf", rb"{\rtf1\ansi }", "no text in it"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "an old Office file or a broken one: open it by hand"),
        ("a.xlsx", b"PK\x03\x04", "a spreadsheet: open it by hand"),
        ("a.png", b"\x89PNG", "not a document that can be read"),
    ],
)
def test_what_gives_no_text_has_a_problem(name: str, content: bytes, problem: str) -> None:
    document = read_document(name, "", content)

    assert (document.text, document.problem) == ("", problem)


def test_word_keeps_paragraphs_tabs_tables_and_pages() -> None:
    row = (
        "<w:tbl><w:tr><w:tc>"
        + PARAGRAPH.format("Name")
        + "</w:tc><w:tc>"
        + PARAGRAPH.format("Value")
        + "</w:tc></w:tr></w:tbl>"
    )
    page = '<w:p><w:r><w:br w:type="page"/><w:t>Second page</w:t></w:r></w:p>'

    document = read_document("a.docx", "", make_docx(PARAGRAPH.format("First") + row + page))

    assert [line.split() for line in document.text.replace("\f", "\n\f\n").split("\n") if line.strip()] == [
        ["First"],
        ["Name", "Value"],
        ["Second", "page"],
    ]
    assert "\f" in document.text


def test_deleted_words_of_word_are_not_read() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"

    assert read_document("a.docx", "", make_docx(deleted)).text == "kept"


def test_opendocument_keeps_words_between_spans_and_addresses() -> None:
    body = '<text:h>Head</text:h><text:p>One <text:span>two</text:span> three <text:a xlink:href="https://example.org/">site</text:a></text:p>'

    assert read_document("a.odt", "", make_odt(body)).text == "Head\nOne two three site <https://example.org/>"


def test_rich_text_and_html_are_read() -> None:
    assert read_document("a.rtf", "", rb"{\rtf1\ansi\ansicpg1252 caf\'e9\par next}").text == "café\nnext"
    assert read_document("a.html", "", "<meta charset=utf-8><p>Grüße".encode()).text == "Grüße"


def test_words_behind_a_large_picture_in_rich_text_are_read() -> None:
    picture = b"{\\pict\\jpegblip " + b"ffd8ffe0\n" * 400_000 + b"}"

    assert read_document("a.rtf", "", b"{\\rtf1\\ansi Before. " + picture + b" Behind.}").text.split() == [
        "Before.",
        "Behind.",
    ]


def test_of_a_very_long_page_only_the_beginning_is_read_and_that_is_said() -> None:
    document = read_document("a.html", "", b"<p>Words.</p>" + b"<!-- nothing -->" * 200_000)

    assert document == Document("Words.", "only the beginning was read: too long")


def test_a_package_is_read_one_level_deep_with_the_names_of_its_files() -> None:
    package = make_zip({"a.docx": make_docx(PARAGRAPH.format("First")), "b.txt": "Second", "c.png": b"x"})

    assert read_document("all.zip", "application/zip", package).text == "a.docx\nFirst\fb.txt\nSecond"


def test_a_package_that_expands_too_far_is_given_up() -> None:
    bomb = make_zip({"a.txt": bytes(MOST_EXPANDED + 1)})

    assert read_document("a.zip", "", bomb).problem == "a.txt: it expands to more than may be read"


def test_an_entity_bomb_is_refused() -> None:
    bomb = make_zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'})

    assert read_document("a.docx", "", bomb).problem == "broken file: its text cannot be read"


def test_the_bytes_decide_where_the_name_lies() -> None:
    assert read_document("letter.txt", "text/plain", make_pdf(["Words."])).text == "Words."


@pytest.mark.parametrize(
    ("name", "content_type", "kind"),
    [
        ("a.pdf", "application/octet-stream", "pdf"),
        ("a", "application/pdf", "pdf"),
        ("report.docx", "application/zip", "docx"),
        ("A.PDF", "", "pdf"),
        ("picture.png", "image/png", None),
        ("", "", None),
    ],
)
def test_the_kind_is_told_by_type_or_ending(name: str, content_type: str, kind: str | None) -> None:
    assert kind_of(name, content_type) == kind
