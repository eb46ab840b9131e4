"""Each format is read back by a reader of its own, whatever a stranger wrote."""

from __future__ import annotations

import json
import re
from io import BytesIO

import docx
import openpyxl
import pytest
import rispy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string
from pypdf import PdfReader

from intake.exports.citations import StyleUnusable, cite
from intake.exports.csl import as_csl_json, items_of
from intake.exports.document import Document, Facts, Grid, Heading, Paragraph, Run, Sheet, flat, say
from intake.exports.formats import PAGES, Format, render
from intake.exports.values import Annotation, Entry, Report
from tests.intake.exports.read_back import text_of

EVIL = (
    '=HYPERLINK("http://evil.example.com")', "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "<script>alert(1)</script>",
    "]]> & <w:p/>", "#strong[x] $x$ *b* _i_ `c` @ref <label> \\ // /* ", "a\nER  - \nTY  - BOOK",
    "x}\n@book{y, title={z", "100% {\\bf \\input{/etc/passwd}} $", "txt.exe\u202egnp", "nul\x00 bell\x07 esc\x1b[31m",
    "half \ud800 pair", "'quoted", "\ufeffx", "Zo\u00eb \u0418\u0432\u0430\u043d \u5c71", "", " ",
)  # fmt: skip
words = st.one_of(st.sampled_from(EVIL), st.text(max_size=40))
quickly = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
ENTRY = Entry(
    "P-7",
    "Harbor & Sons, 100% {new}",
    organisation="Harbor House, Tampa",
    place="Tampa",
    websites=("https://harbor.example.org/a_b?x=1&y=%20",),
    reports=(Report("Two Years (2009)", year="2009"),),
)
SAID = Annotation(what="A house.", evidence="A report is named.")


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


def items(text=""):
    entry = Entry("P-7", f"{text} name", organisation=text, place=text, description=text, reports=(Report(text),))
    return items_of(entry, Annotation(what=text))


def squeezed(text):
    return "".join(text.split())


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


@quickly
@given(text=words)
def test_no_words_break_out_of_a_ris_record(text):
    found = rispy.loads(render(Format.RIS, document(""), items(text)).decode("utf-8"))

    assert [(one["type_of_reference"], one["id"]) for one in found] == [("GEN", "P-7"), ("RPRT", "P-7-1")]
    assert squeezed(found[0]["title"]) == squeezed(flat(f"{text} name"))


@quickly
@given(text=words)
def test_no_words_break_out_of_a_bibtex_field(text):
    found = parse_string(render(Format.BIBTEX, document(""), items(text)).decode("utf-8"), "bibtex")

    assert list(found.entries) == ["P-7", "P-7-1"]
    assert set(found.entries["P-7"].fields) <= {"title", "address", "annote", "note"}


@quickly
@given(text=words)
def test_a_citation_says_the_title_as_it_was_told(text):
    cited = cite(items(text))

    assert squeezed(flat(f"{text} name")).rstrip(".") in squeezed("".join(run.text for run in cited["P-7"]))


def test_ris_says_again_what_was_told():
    (found, report) = rispy.loads(render(Format.RIS, document(""), items_of(ENTRY, SAID)).decode())

    assert (found["type_of_reference"], found["title"]) == ("ELEC", "Harbor & Sons, 100% {new}")
    assert found["urls"] == ["https://harbor.example.org/a_b?x=1&y=%20"]
    assert found["authors"] == ["Harbor House; Tampa"]
    assert found["abstract"] == "What it is: A house. Evidence: A report is named."
    assert found["notes"] == [found["abstract"]]
    assert "year" not in found
    assert report["year"] == "2009"


def test_bibtex_says_again_what_was_told():
    found = parse_string(render(Format.BIBTEX, document(""), items_of(ENTRY, SAID)).decode(), "bibtex").entries

    assert found["P-7"].fields["title"] == r"{Harbor \& Sons, 100\% \textbraceleft{}new\textbraceright{}}"
    assert found["P-7"].fields["url"] == "https://harbor.example.org/a_b?x=1&y=%20"
    assert found["P-7"].fields["annote"] == "What it is: A house. Evidence: A report is named."
    assert "year" not in found["P-7"].fields
    assert (found["P-7-1"].type, found["P-7-1"].fields["year"]) == ("techreport", "2009")


ZOTERO = {"webpage", "document", "report"}
CSL = {"id", "type", "title", "author", "issued", "accessed", "URL", "publisher-place", "note"}


def test_csl_json_has_only_what_the_schema_and_zotero_know():
    found = json.loads(as_csl_json(items_of(ENTRY, SAID)))

    assert {item["type"] for item in found} <= ZOTERO
    assert {key for item in found for key in item} <= CSL
    assert found[0]["author"] == [{"literal": "Harbor House, Tampa"}]
    assert found[1]["issued"] == {"date-parts": [[2009]]}


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


def test_a_style_of_ones_own_is_taken(tmp_path):
    style = tmp_path / "own.csl"
    style.write_text(OWN_STYLE)

    assert "".join(run.text for run in cite(items_of(ENTRY, SAID), style)["P-7"]) == "Harbor & Sons, 100% {new} (web)"


def test_what_is_no_style_is_said(tmp_path):
    (tmp_path / "no.csl").write_text("no style")
    with pytest.raises(StyleUnusable, match=r"no\.csl"):
        cite(items(), tmp_path / "no.csl")


OWN_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2010-09-13T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=" (web)"><text variable="title"/></layout></bibliography>
</style>
"""
