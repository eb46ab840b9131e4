"""The list of stories shows what the gate gave, for whom, until when, and how it is called back."""

from __future__ import annotations

import pytest

from config.load import bundled_call, load_call
from intake.disclosure import Audience
from intake.exports.stories import write_stories
from intake.letters.values import ShownStory
from tests.factories import utc

WRITTEN = utc(2010, 10, 7, 12)
NIGHT = ShownStory(
    4,
    "granted",
    attribution="anonymous",
    summary=("She was let out at 2 am <b>.",),
    harms=("harm.late_night", "harm.no_transport"),
    facility="Stewart | Center",
    month="2010-03",
)
SECOND = ShownStory(9, "granted", attribution="initials", harms=("harm.late_night",), people=3, month="2010")


@pytest.fixture(scope="module")
def call():
    return load_call(bundled_call())


def written(call, *shown, audience=Audience.AGENCY, until=None):
    return write_stories(shown, audience, call, WRITTEN, "abc123", until)


def test_each_harm_is_counted_for_each_facility(call):
    text = written(call, NIGHT, SECOND)
    assert r"| Harm | Stewart \| Center | Facility not told |" in text
    assert f"| {call.taxonomy.label('harm.late_night')} | 1 | 1 |" in text


def test_accounts_are_numbered_and_show_what_the_gate_gave(call):
    text = written(call, NIGHT, SECOND)
    assert "## 1. Account S-4" in text
    assert "She was let out at 2 am &lt;b&gt;." in text
    assert "- When: March 2010" in text
    assert "## 2. Account S-9" in text
    assert "*The account itself may not be quoted.*" in text
    assert "- People: 3" in text


def test_the_footer_says_for_whom_until_when_and_how_to_call_back(call):
    text = written(call, NIGHT, until=utc(2011, 1, 1, 12))
    assert f"For the agency ({call.agency}) only" in text
    assert "- Version: abc123" in text
    assert "- Not to be used after: Saturday 1 January 2011" in text
    assert "Contact: Ruth Abara, ruth.abara@saferelease.example.org" in text


def test_a_list_without_accounts_says_so(call):
    assert "There is no account that this audience may see." in written(call, audience=Audience.PUBLIC)
