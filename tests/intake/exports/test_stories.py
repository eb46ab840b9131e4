"""The list of stories shows what the gate gave, for whom, until when, and how it is called back."""

from __future__ import annotations

import pytest

from config.load import bundled_call, load_call
from intake.disclosure import Audience, CountedStory
from intake.exports.as_markdown import as_markdown
from intake.exports.stories import StoryList, as_document
from intake.letters.values import ShownStory
from tests.factories import utc

WRITTEN = utc(2010, 10, 7, 12)
NIGHT = ShownStory(
    4,
    "granted",
    attribution="anonymous",
    summary=("She was let out at 2 am <b>.",),
    harms=("harm.late_night", "harm.no_transport"),
    facility="Hill | Center",
    month="2010-03",
    hour="about 2 am",
    place="Columbus",
    source="an advocate",
)
SECOND = ShownStory(9, "granted", attribution="initials", harms=("harm.late_night",), people=3, month="2010")


@pytest.fixture(scope="module")
def call():
    return load_call(bundled_call())


def written(call, *shown, counted=(), audience=Audience.AGENCY):
    found = StoryList(audience, shown, tuple(counted), "abc123", utc(2011, 1, 1, 12))
    return as_markdown(as_document(found, call, WRITTEN)).decode()


def quiet(*numbers, facility="", harm="harm.no_transport"):
    return [CountedStory(number, (harm,), facility) for number in numbers]


def test_each_harm_is_counted_for_each_facility(call):
    text = written(call, NIGHT, SECOND)
    assert r"| Harm | Hill \| Center | Facility not told |" in text
    assert f"| {call.taxonomy.label('harm.late_night')} | 1 | 1 |" in text


def test_the_table_stands_before_the_accounts(call):
    text = written(call, NIGHT, SECOND)
    assert text.index("| Harm |") < text.index("Account S-4")


def test_accounts_are_numbered_and_show_what_the_gate_gave(call):
    text = written(call, NIGHT, SECOND)
    assert "### 1\\. Account S-4" in text
    assert "She was let out at 2 am &lt;b&gt;." in text
    assert "- When: March 2010, about 2 am" in text
    assert "- Let out at: Columbus" in text
    assert "- Told by: an advocate" in text
    assert "### 2\\. Account S-9" in text
    assert "*The account itself may not be quoted.*" in text
    assert "- People: 3" in text


def test_the_foot_says_for_whom_until_when_and_how_to_call_back(call):
    foot = written(call, NIGHT).rsplit("---", 1)[1]
    assert f"Only for the agency, {call.agency}" in foot
    assert "version abc123" in foot
    assert "not to be used after Saturday 1 January 2011" in foot
    assert "recall: ruth.abara@saferelease.example.org" in foot


def test_a_list_without_accounts_says_so(call):
    assert "There is no account that this audience may see." in written(call, audience=Audience.PUBLIC)


def test_stories_that_may_only_be_counted_are_counted_where_they_are_many(call):
    known = call.facilities[0]
    text = written(call, counted=quiet(11, 12, 13, facility=known.id))
    assert f"| Harm | {known.name} |" in text
    assert f"| {call.taxonomy.label('harm.no_transport')} | 3 |" in text
    assert "S-11" not in text


def test_a_few_of_one_facility_are_counted_without_it(call):
    counted = quiet(11, 12, facility=call.facilities[0].id) + quiet(13)
    text = written(call, counted=counted)
    assert call.facilities[0].name not in text
    assert "| Harm | Facility not told |" in text


def test_a_number_so_small_that_it_tells_of_one_person_is_left_out(call):
    text = written(call, NIGHT, counted=quiet(11, 12, harm="harm.no_medication"))
    assert call.taxonomy.label("harm.no_medication") not in text
    assert "could tell of one person" in text


def test_two_spellings_of_one_facility_are_one_column(call):
    known = call.facilities[0]
    one = ShownStory(1, "granted", harms=("harm.late_night",), facility="Its short name", facility_id=known.id)
    two = ShownStory(2, "granted", harms=("harm.late_night",), facility=known.name, facility_id=known.id)
    assert f"| Harm | {known.name} |" in written(call, one, two)


def test_many_facilities_stand_in_lines_so_that_the_table_fits(call):
    shown = [ShownStory(n, "granted", harms=("harm.late_night",), facility=f"Facility {n}") for n in range(1, 10)]
    assert f"| Facility | {call.taxonomy.label('harm.late_night')} |" in written(call, *shown)
