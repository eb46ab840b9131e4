"""The gate: whatever a story holds, only what its standing allows comes out."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from intake.disclosure import Audience, CountedStory, count, redact, show
from parsers.records import ConsentFinding, Identifying, Span, Story
from storage.standing import Standing
from tests.factories import utc

CANARY = "Zyxquil"
STORY = Story(
    consent=ConsentFinding(),
    harms=("harm.late_night",),
    facility=f"{CANARY} Center",
    when="2010-03-14",
    narrative=f"My client {CANARY} Moreno was let out at night. {CANARY}  Moreno walked.",
    identifying=(
        Identifying("name", f"{CANARY} Moreno", Span("text", 0, 5)),
        Identifying("name", CANARY, Span("text", 0, 5)),
    ),
)
GRANTED = Standing("granted", frozenset({"coalition", "agency"}), "anonymous", until=utc(2011, 1, 1))
NOT_GRANTED = (
    "unassessed",
    "claimed",
    "pending",
    "not_obtained",
    "refused",
    "needs_review",
    "suspended",
    "withdrawn",
    "expired",
    "erased",
)


def everything(shown):
    return "" if shown is None else str(dataclasses.asdict(shown))


@pytest.mark.parametrize("audience", [Audience.AGENCY, Audience.PUBLIC])
@pytest.mark.parametrize("state", NOT_GRANTED)
def test_outside_the_coalition_nothing_is_shown_that_is_not_granted(state, audience):
    assert show(1, STORY, Standing(state, frozenset({"agency", "public"})), audience) is None


@pytest.mark.parametrize("state", NOT_GRANTED)
def test_coordinators_see_no_word_of_a_story_that_is_not_granted(state):
    shown = show(1, STORY, Standing(state, words=f"{CANARY} said yes", reason=f"about {CANARY}"), Audience.COALITION)

    assert CANARY not in everything(shown)
    assert shown is None or shown.summary == ()


def test_a_granted_story_is_shown_without_what_identifies_the_person():
    shown = show(1, STORY, GRANTED, Audience.AGENCY)

    assert shown is not None
    assert shown.summary == ("My client [withheld] was let out at night. [withheld] walked.",)
    assert CANARY not in everything(shown)
    assert shown.month == "2010-03"


def test_public_needs_its_own_grant():
    assert show(1, STORY, GRANTED, Audience.PUBLIC) is None


@pytest.mark.parametrize("restriction", ["no_agency", "review_first", "embargo_until", "purpose_only"])
def test_a_restriction_shuts_the_agency_out(restriction):
    standing = dataclasses.replace(GRANTED, restrictions=frozenset({restriction}))

    assert show(1, STORY, standing, Audience.AGENCY) is None


def test_no_quote_leaves_out_the_account():
    standing = dataclasses.replace(GRANTED, restrictions=frozenset({"no_quote"}))
    shown = show(1, STORY, standing, Audience.AGENCY)

    assert shown is not None
    assert shown.summary == ()


def test_count_only_shows_nothing_but_the_count():
    standing = dataclasses.replace(GRANTED, attribution="count_only")

    assert show(1, STORY, standing, Audience.AGENCY) is None


def test_the_sender_is_told_the_number_and_no_word_back():
    assert CANARY not in everything(show(1, STORY, GRANTED, Audience.SENDER))


def test_withheld_words_are_found_in_other_cases_and_across_line_ends():
    assert redact(f"{CANARY.upper()}\nMORENO came", STORY) == "[withheld] came"


def test_a_story_cannot_be_printed_formatted_or_logged():
    assert CANARY not in f"{STORY} {STORY!r} {STORY!s} {[STORY]}"


TOLD = Story(
    consent=ConsentFinding(words="She agreed that you show it."),
    harms=("harm.late_night",),
    facility="Hill Center",
    facility_candidates=("hill-center",),
    place="Columbus",
    when="2010-03-14",
    populations=("pop.families",),
    narrative="On March 14, 2010 Hill Center let her out at 2 am in Columbus. She agreed that you show it.",
)


@pytest.mark.parametrize(
    ("evidence", "source"), [("E2", "an advocate"), ("E3", "a document of the person"), ("E4", "the person")]
)
def test_a_granted_story_tells_month_hour_place_and_who_speaks(evidence, source):
    shown = show(1, TOLD, GRANTED, Audience.AGENCY, evidence=evidence)

    assert (shown.month, shown.hour, shown.place) == ("2010-03", "about 2 am", "Columbus")
    assert (shown.facility_id, shown.populations, shown.source) == ("hill-center", ("pop.families",), source)


def test_no_exact_day_and_no_word_of_consent_leaves_with_an_account():
    shown = show(1, TOLD, GRANTED, Audience.AGENCY)

    assert shown.summary == ("In March 2010 Hill Center let her out at 2 am in Columbus.",)


def test_withheld_fields_are_withheld_from_the_words_too():
    hidden = replace(GRANTED, restrictions=frozenset({"withhold_fields"}))
    shown = everything(show(1, TOLD, hidden, Audience.AGENCY))

    assert not [word for word in ("Hill", "hill-center", "Columbus", "2010", "March", "2 am'", "pop.") if word in shown]


def test_a_name_of_a_place_that_a_person_corrected_is_withheld_from_the_words():
    corrected = replace(TOLD, facility="North Center", also_written=("Hill Center",))

    assert "Hill" not in everything(show(1, corrected, GRANTED, Audience.AGENCY))


COUNT_ONLY = replace(GRANTED, attribution="count_only")


def test_a_story_that_may_only_be_counted_is_counted_and_not_shown():
    assert show(7, TOLD, COUNT_ONLY, Audience.AGENCY) is None
    assert count(7, TOLD, COUNT_ONLY, Audience.AGENCY) == CountedStory(7, ("harm.late_night",), "hill-center")


@pytest.mark.parametrize(
    "standing",
    [
        GRANTED,
        replace(COUNT_ONLY, state="claimed"),
        replace(COUNT_ONLY, scopes=frozenset({"coalition"})),
        replace(COUNT_ONLY, restrictions=frozenset({"no_agency"})),
        replace(COUNT_ONLY, restrictions=frozenset({"review_first"})),
    ],
)
def test_a_story_is_counted_only_where_consent_lets_it_and_where_it_is_not_shown(standing):
    assert count(7, TOLD, standing, Audience.AGENCY) is None
