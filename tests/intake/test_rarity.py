"""An account that could tell who it was about is told more coarsely, and one that could not is left as it is."""

from __future__ import annotations

import pytest

from config.load import bundled_call, load_call
from intake.gate.coarse import without_consent_talk, without_days, without_months
from intake.gate.rarity import _without_facility, check_rarity
from intake.letters.values import ShownStory
from parsers.records import ConsentFinding, Story

TEXT = "A man from Haiti, 44, blind in one eye, was let out of Hill Center in January 2010."


@pytest.fixture(scope="module")
def call():
    return load_call(bundled_call())


def shown(text=TEXT, **changes):
    return ShownStory(7, "granted", summary=(text,), **({"facility": "Hill Center", "month": "2010-01"} | changes))


def story(text=TEXT, facility="Hill Center", when="2010-01"):
    return Story(ConsentFinding(), narrative=text, facility=facility, when=when)


def test_a_rare_combination_loses_origin_age_and_condition_first(call):
    (found,) = check_rarity([shown()], [story()], call)
    assert found.coarsened == ("origin", "age", "condition")
    assert found.story.summary == (
        "A man from [withheld], [withheld], [withheld] in one eye, was let out of Hill Center in January 2010.",
    )
    assert (found.story.facility, found.story.month) == ("Hill Center", "2010-01")


@pytest.mark.parametrize("written", ["HILL CENTER", "Hill\nCenter", "hill  center"])
def test_a_facility_is_withheld_however_it_is_written(call, written):
    told = TEXT.replace("Hill Center", written)
    (found,) = check_rarity([shown(told + " She is from Honduras.", populations=("a", "b"))], [story(told)], call)
    coarser = _without_facility(found.story, call)
    assert "hill" not in " ".join(coarser.summary).casefold()


def test_a_combination_that_three_share_is_left_as_it_is(call):
    (found,) = check_rarity([shown()], [story()] * 3, call)
    assert (found.coarsened, found.story.summary) == ((), (TEXT,))


def test_an_account_that_tells_little_is_left_as_it_is(call):
    text = "They let him out of Hill Center at night in January 2010."
    (found,) = check_rarity([shown(text)], [story(text)], call)
    assert found.coarsened == ()


@pytest.mark.parametrize(
    "origin", ["Haiti", "Haitian", "haitiano", "from Honduras", "una hondureña", "K'iche' speaker", "de El Salvador"]
)
def test_origins_are_known_in_both_languages(call, origin):
    text = f"She is 30 years old, {origin}, and was let out of Hill Center in January 2010."
    (found,) = check_rarity([shown(text)], [story(text)], call)
    assert "origin" in found.coarsened


@pytest.mark.parametrize(
    ("words", "coarse"),
    [
        ("on March 14, 2010 she", "in March 2010 she"),
        ("on 14 March 2010 she", "in March 2010 she"),
        ("el 14 de marzo de 2010 salió", "en marzo de 2010 salió"),
        ("on 2010-03-14 she", "on 2010-03 she"),
        ("on 3/14/2010 she", "on 2010-03 she"),
        ("in March 2010 she", "in March 2010 she"),
        ("ON MARCH 14, 2010 SHE", "In MARCH 2010 SHE"),
        ("at 2 am with $20", "at 2 am with $20"),
    ],
)
def test_no_exact_day_leaves(words, coarse):
    assert without_days(words) == coarse


@pytest.mark.parametrize(
    ("words", "coarse"),
    [("in March 2010 she", "2010 she"), ("on 2010-03 she", "on 2010 she"), ("in March she", "[withheld] she")],
)
def test_months_become_years(words, coarse):
    assert without_months(words).replace("in 2010", "2010") == coarse


def test_talk_of_consent_is_no_part_of_an_account():
    text = "He waited until six. I asked him myself. I have it in\nwriting. She has given her consent. Then it rained."
    assert " ".join(without_consent_talk(text).split()) == "He waited until six. Then it rained."
