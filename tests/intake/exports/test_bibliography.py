"""The bibliography: grouped, alphabetical, countable, and nobody is named in it who did not allow it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.load import bundled_call, load_call
from intake.exports.bibliography import write_bibliography
from intake.exports.values import Entry, Report
from tests.factories import utc

WRITTEN = utc(2010, 10, 7, 12)
HARBOR = Entry(
    "P-2",
    "The Harbor Project",
    organisation="Harbor House",
    place="Tampa, FL",
    description="Meets people at the gate.",
    contexts=("ctx.jail_transition", "ctx.reentry_adult"),
    features=("feat.transport",),
    populations=("pop.lgbtq",),
    websites=("https://harbor.example.org",),
    reports=(Report("Two Years at the Gate (2009)", year="2009"), Report(url="https://harbor.example.org/r.pdf")),
)
ABLE = Entry("P-1", "Able House", contexts=("ctx.jail_transition",), features=("feat.transport", "feat.id_documents"))
ZEAL = Entry("P-3", "Éxito", contexts=("ctx.reentry_adult",))
NONE = Entry("P-4", "Nowhere in the taxonomy")
RULE = Entry("A-5", "Directive on women with small children", kind="accommodation")


@pytest.fixture(scope="module")
def call():
    return load_call(bundled_call())


def written(call, *entries):
    return write_bibliography(entries, call, WRITTEN)


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


def test_the_summary_counts_each_context_of_a_program(call):
    text = written(call, HARBOR, ABLE)
    assert "| Feature | Adult ex-offender re-entry | Jail transition / jail discharge |" in text
    assert "| Transport on release | 1 | 2 |" in text
    assert "| All programs | 1 | 2 |" in text


def test_an_entry_tells_whom_it_serves_its_features_and_its_reports(call):
    text = written(call, HARBOR)
    assert "Harbor House, Tampa, FL" in text
    assert "- Serves: LGBTQ people" in text
    assert "- Website: <https://harbor.example.org>" in text
    assert "- Reports: Two Years at the Gate (2009); <https://harbor.example.org/r.pdf> (n.d.)" in text


def test_an_address_at_the_end_of_a_description_is_told_once(call):
    text = written(call, replace(HARBOR, description="Meets people at the gate. https://harbor.example.org"))
    assert "\nMeets people at the gate.\n" in text
    assert text.count("harbor.example.org>") == 1


def test_what_nobody_described_says_so(call):
    assert "*No description was sent.*" in written(call, ABLE)


def test_an_empty_bibliography_is_still_a_text(call):
    assert "0 programs, 0 precedents." in written(call)


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
