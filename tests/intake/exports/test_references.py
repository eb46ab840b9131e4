"""Citations and reference files are read back by readers of their own, whatever a stranger wrote."""

from __future__ import annotations

import json

import pytest
import rispy
from hypothesis import given
from pybtex.database import parse_string

from intake.exports.citations import StyleUnusable, cite
from intake.exports.csl import as_csl_json, items_of
from intake.exports.document import flat
from intake.exports.reference_text import as_bibtex, as_ris
from intake.exports.values import Annotation, Entry, Report
from tests.intake.exports.hostile import quickly, words

ENTRY = Entry(
    "P-7",
    "Harbor & Sons, 100% {new}",
    organisation="Harbor House, Tampa",
    place="Tampa",
    websites=("https://harbor.example.org/a_b?x=1&y=%20",),
    reports=(Report("Two Years (2009)", year="2009"),),
)
SAID = Annotation(what="A house.", evidence="A report is named.")
ZOTERO = {"webpage", "document", "report"}
CSL = {"id", "type", "title", "author", "issued", "accessed", "URL", "publisher-place", "note"}
OWN_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2010-09-13T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=" (web)"><text variable="title"/></layout></bibliography>
</style>
"""


def items(text=""):
    entry = Entry("P-7", f"{text} name", organisation=text, place=text, description=text, reports=(Report(text),))
    return items_of(entry, Annotation(what=text))


def squeezed(text):
    return "".join(text.split())


@quickly
@given(text=words)
def test_no_words_break_out_of_a_ris_record(text):
    found = rispy.loads(as_ris(items(text)).decode("utf-8"))

    assert [(one["type_of_reference"], one["id"]) for one in found] == [("GEN", "P-7"), ("RPRT", "P-7-1")]
    assert squeezed(found[0]["title"]) == squeezed(flat(f"{text} name"))


@quickly
@given(text=words)
def test_no_words_break_out_of_a_bibtex_field(text):
    found = parse_string(as_bibtex(items(text)).decode("utf-8"), "bibtex")

    assert list(found.entries) == ["P-7", "P-7-1"]
    assert set(found.entries["P-7"].fields) <= {"title", "address", "annote", "note"}


@quickly
@given(text=words)
def test_a_citation_says_the_title_as_it_was_told(text):
    cited = cite(items(text))

    assert squeezed(flat(f"{text} name")).rstrip(".") in squeezed("".join(run.text for run in cited["P-7"]))


def test_ris_says_again_what_was_told():
    (found, report) = rispy.loads(as_ris(items_of(ENTRY, SAID)).decode())

    assert (found["type_of_reference"], found["title"]) == ("ELEC", "Harbor & Sons, 100% {new}")
    assert found["urls"] == ["https://harbor.example.org/a_b?x=1&y=%20"]
    assert found["authors"] == ["Harbor House; Tampa"]
    assert found["abstract"] == "What it is: A house. Evidence: A report is named."
    assert found["notes"] == [found["abstract"]]
    assert "year" not in found
    assert report["year"] == "2009"


def test_bibtex_says_again_what_was_told():
    found = parse_string(as_bibtex(items_of(ENTRY, SAID)).decode(), "bibtex").entries

    assert found["P-7"].fields["title"] == r"{Harbor \& Sons, 100\% \textbraceleft{}new\textbraceright{}}"
    assert found["P-7"].fields["url"] == "https://harbor.example.org/a_b?x=1&y=%20"
    assert found["P-7"].fields["annote"] == "What it is: A house. Evidence: A report is named."
    assert "year" not in found["P-7"].fields
    assert (found["P-7-1"].type, found["P-7-1"].fields["year"]) == ("techreport", "2009")


def test_csl_json_has_only_what_the_schema_and_zotero_know():
    found = json.loads(as_csl_json(items_of(ENTRY, SAID)))

    assert {item["type"] for item in found} <= ZOTERO
    assert {key for item in found for key in item} <= CSL
    assert found[0]["author"] == [{"literal": "Harbor House, Tampa"}]
    assert found[1]["issued"] == {"date-parts": [[2009]]}


def test_a_style_of_ones_own_is_taken(tmp_path):
    style = tmp_path / "own.csl"
    style.write_text(OWN_STYLE)

    assert "".join(run.text for run in cite(items_of(ENTRY, SAID), style)["P-7"]) == "Harbor & Sons, 100% {new} (web)"


def test_what_is_no_style_is_said(tmp_path):
    (tmp_path / "no.csl").write_text("no style")
    with pytest.raises(StyleUnusable, match=r"no\.csl"):
        cite(items(), tmp_path / "no.csl")
