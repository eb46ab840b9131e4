"""The bibliography: grouped, alphabetical, countable, and nobody is named in it who did not allow it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from config.load import bundled_call, load_call
from intake.exports.as_markdown import as_markdown
from intake.exports.bibliography import as_document, make_bibliography
from intake.exports.citations import cite
from intake.exports.values import Entry, Report
from tests.factories import utc

WRITTEN = utc(2010, 10, 7, 12)
HARBOR = Entry(
    "P-2",
    "The Harbor Project",
    organisation="Harbor House",
    place="Tampa, FL",
    description="Meets people at the gate. A county evaluation followed 200 of them.",
    contexts=("ctx.jail_transition", "ctx.reentry_adult"),
    features=("feat.transport", "feat.family_engagement"),
    populations=("pop.lgbtq",),
    websites=("https://harbor.example.org",),
    reports=(Report("Two Years at the Gate (2009)", year="2009"), Report(url="https://harbor.example.org/r.pdf")),
    received=date(2010, 9, 21),
)
ABLE = Entry("P-1", "Able House", contexts=("ctx.jail_transition",), features=("feat.transport", "feat.id_documents"))
ZEAL = Entry("P-3", "Éxito", contexts=("ctx.reentry_adult",))
NONE = Entry("P-4", "Nowhere in the taxonomy")
RULE = Entry("A-5", "Directive on women with small children", kind="accommodation", populations=("pop.families",))


@pytest.fixture(scope="module")
def call():
    return load_call(bundled_call())


def written(call, *entries):
    book = make_bibliography(entries, call)
    return as_markdown(as_document(book, cite(book.items), call, WRITTEN)).decode()


def headings(text, mark):
    return [line.removeprefix(mark) for line in text.splitlines() if line.startswith(mark)]


def test_entries_stand_under_their_context_in_alphabetical_order(call):
    text = written(call, HARBOR, ZEAL, NONE, ABLE, RULE)
    assert headings(text, "## ") == [
        "Summary",
        "Adult ex-offender re-entry",
        "Jail transition / jail discharge",
        "Other programs",
        "Precedents for special populations",
    ]
    assert headings(text, "### ") == [
        "Éxito",
        "Able House",
        "The Harbor Project",
        "Nowhere in the taxonomy",
        "Directive on women with small children",
    ]


def test_the_summary_stands_first_and_counts_each_context_of_a_program(call):
    text = written(call, HARBOR, ABLE)
    assert "| Feature | Adult ex-offender re-entry | Jail transition / jail discharge |" in text
    assert "| Transport on release | 1 | 2 |" in text
    assert "| All programs | 1 | 2 |" in text
    assert text.index("| Feature") < text.index("Able House")


def test_an_entry_is_cited_with_its_link_and_the_day_on_which_that_came(call):
    assert (
        "Harbor House. (n.d.). *The Harbor Project*. Retrieved September 21, 2010, from <https://harbor.example.org>"
        in written(call, HARBOR)
    )


def test_reports_have_the_year_that_was_told_and_no_other(call):
    text = written(call, HARBOR)
    assert "- Report: *Two Years at the Gate*. (2009)." in text
    assert "*\\[Report without a title\\]*. (n.d.). Retrieved September 21, 2010" in text


def test_the_annotation_has_its_parts_in_their_order_and_leaves_out_what_nobody_told(call):
    labels = [line[2:].split(":")[0] for line in written(call, HARBOR).splitlines() if line.startswith("- ")]
    assert labels[:4] == ["What it is", "Whom it serves", "After release", "Evidence"]
    assert "Why it matters here" not in labels
    assert "Suggested by" not in labels


def test_who_suggested_it_is_named_only_where_that_was_allowed(call):
    assert "- Suggested by: Ada of Harbor House" in written(call, replace(ABLE, suggested_by="Ada of Harbor House"))


def test_an_address_at_the_end_of_a_description_is_told_once(call):
    text = written(call, replace(HARBOR, description="Meets people there. https://harbor.example.org"))
    assert "- What it is: Meets people there.\n" in text
    assert text.count("harbor.example.org>") == 1


def test_an_empty_bibliography_is_still_a_text(call):
    assert "0 programs, 0 precedents." in written(call)


def test_a_program_without_a_name_comes_last_and_says_so(call):
    text = written(call, Entry("P-9", "", contexts=("ctx.reentry_adult",)), ZEAL)
    assert headings(text, "### ") == ["Éxito", "\\[Program without a name\\]"]


def test_hostile_words_stay_words(call):
    evil = Entry(
        "P-6",
        "x\n# Pwned <img src=x>",
        organisation="a|b",
        description="[here](javascript:x)\n\n| a |",
        websites=("javascript:alert(1)",),
        contexts=("ctx.not_there|",),
        features=("feat.<b>",),
    )
    text = written(call, evil)
    assert "<img" not in text
    assert "<b>" not in text
    assert "](" not in text.replace(r"\](", "")
    assert "\n# Pwned" not in text
