"""Each format is read back by a reader of its own, whatever a stranger wrote."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from intake.exports.document import Document, Facts, Grid, Heading, Paragraph, Run, Sheet, flat, say
from intake.exports.formats import PAGES, Format, render
from tests.intake.exports.hostile import quickly, words
from tests.intake.exports.read_back import text_of


def document(text):
    return Document(
        f"T {text}",
        text,
        (
            Heading(1, text),
            Heading(2, text),
            Paragraph((Run("Before "), Run(text, italic=True), Run(text, bold=True)), "entry"),
            Paragraph(say(text), "note"),
            Facts(((text, say(text)), ("Label", say("words")))),
            Grid("Caption", text, ("a", text), ((text, ("1", text)), ("row", ("", "2")))),
        ),
        (Sheet("Sheet", ("Head", text), ((text, 1), ("row", 2))),),
        text,
    )


@quickly
@given(text=words, form=st.sampled_from(sorted(PAGES)))
def test_no_words_break_a_document_and_all_of_it_is_the_same_again(text, form):
    content = render(form, document(text))

    assert content == render(form, document(text))
    assert "row" in text_of("x", content)


@quickly
@given(text=words)
def test_words_in_a_word_file_are_its_words_and_nothing_else(text):
    read = docx.Document(BytesIO(render(Format.DOCX, document(text))))

    assert [p.text for p in read.paragraphs if p.style.name == "Heading 1"] == [flat(text)]
    assert len(read.tables) == 1
    assert read.tables[0].cell(0, 2).text == flat(text)


@quickly
@given(text=words)
def test_no_cell_of_a_workbook_is_a_formula(text):
    book = openpyxl.load_workbook(BytesIO(render(Format.XLSX, document(text))))

    cells = [cell for row in book["Sheet"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if str(cell.value or "")[:1] in {"=", "+", "-", "@", "\t", "\r"}]


@quickly
@given(text=words)
def test_no_words_are_markup_of_a_page(text):
    page = render(Format.HTML, document(text)).decode("utf-8")

    assert not re.search(r"<(?:script|img|iframe|w:)", page)
    assert page.count("<table>") == 1
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", page)


def test_a_pdf_is_tagged_has_a_language_and_says_nothing_of_its_maker():
    reader = PdfReader(BytesIO(render(Format.PDF, document("words"))))
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert not {"/Author", "/CreationDate", "/ModDate", "/Producer"} & set(reader.metadata)
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()


@pytest.mark.parametrize("form", [Format.DOCX, Format.XLSX])
def test_a_package_says_nothing_of_who_made_it_and_when(form):
    content = render(form, document("words"))
    properties = (docx.Document if form is Format.DOCX else openpyxl.load_workbook)(BytesIO(content))
    said = properties.core_properties if form is Format.DOCX else properties.properties

    assert not getattr(said, "author" if form is Format.DOCX else "creator")
    assert not (said.last_modified_by if form is Format.DOCX else said.lastModifiedBy)
    assert said.created.year == 2000
    assert "python-docx" not in text_of("x", content)


def test_a_word_file_has_a_language_a_repeated_table_head_and_page_numbers():
    text = text_of("x", render(Format.DOCX, document("words")))

    assert 'w:lang w:val="en-US"' in text
    assert "<w:tblHeader/>" in text
    assert 'w:instr="NUMPAGES"' in text


def order(element):
    return [child.tag.split("}")[1] for child in element]


def test_the_properties_of_a_table_stand_in_the_order_that_word_wants():
    (table,) = docx.Document(BytesIO(render(Format.DOCX, document("words")))).tables

    known = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblLook", "tblCaption"]
    found = order(table._tbl.tblPr)
    assert found == [name for name in known if name in found]
    assert order(table.cell(0, 0)._tc.tcPr) == ["tcW", "shd", "vAlign"]
