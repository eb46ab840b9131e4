from __future__ import annotations

import pytest

from parsers.records import ConsentFinding, ConsentState, Message, Story
from parsers.triage import Evidence, says_correction, triage
from tests.parsers.understanding import call, expected, names_with, understood


def evidence(own: str, **more: object) -> Evidence:
    message = Message("m", "Re: Call for input", None, (), None, (), (), (), (), (), (), (), ())
    return Evidence(call(), message, own, own, **{"letter": "announcement", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", names_with("disposition"))
def test_each_mail_is_what_it_is(name: str) -> None:
    assert understood(name)[1].disposition == expected()[name]["disposition"]


@pytest.mark.parametrize("name", names_with("also"))
def test_what_else_holds_is_said_too(name: str) -> None:
    assert set(expected()[name]["also"]) <= set(understood(name)[1].also)


@pytest.mark.parametrize("name", names_with("needs_person"))
def test_a_person_is_asked_when_and_only_when_it_is_needed(name: str) -> None:
    assert understood(name)[1].needs_person is expected()[name]["needs_person"]


@pytest.mark.parametrize("name", names_with("disposition"))
def test_a_reason_stands_beside_every_verdict(name: str) -> None:
    verdict = understood(name)[1]

    assert verdict.disposition.value == "unrelated" or verdict.reasons[0].startswith(verdict.disposition.value)
    assert bool(verdict.person_reasons) is verdict.needs_person


def test_a_withdrawal_comes_before_all_that_a_mail_brings() -> None:
    stopped = Story(ConsentFinding(ConsentState.SUSPENDED, words="please take it out"))
    verdict = triage(evidence("Please take it out. Is that possible?", records=(stopped,), consent=stopped.consent))

    assert verdict.disposition == "withdrawal"
    assert verdict.needs_person


def test_a_narrowing_is_a_withdrawal_and_a_correction() -> None:
    narrowed = ConsentFinding(ConsentState.SUSPENDED, restrictions=("no_agency",), words="not ICE after all")
    verdict = triage(evidence("Not ICE after all.", records=(Story(narrowed),), consent=narrowed))

    assert (verdict.disposition, verdict.also) == ("withdrawal", ("correction",))


def test_an_answer_to_our_consent_question_is_one_even_when_it_is_short() -> None:
    said = ConsentFinding(ConsentState.CLAIMED, words="yes she agrees")
    verdict = triage(evidence("yes she agrees", records=(Story(said),), consent=said, letter="consent_question"))

    assert verdict.disposition == "consent_answer"


def test_a_question_about_consent_before_the_story_is_a_question_first() -> None:
    told = Story(ConsentFinding(), narrative="She was let out at midnight.")
    own = "Do you need her consent in writing? She was let out at midnight."
    verdict = triage(evidence(own, records=(told,)))

    assert verdict.disposition == "question"
    assert "submission" in verdict.also
    assert verdict.needs_person


def test_what_somebody_in_a_story_asked_is_no_question_to_us() -> None:
    told = Story(ConsentFinding(ConsentState.CLAIMED), narrative="He asked the guard.")
    verdict = triage(evidence("He asked the guard, “Where am I?” Nobody said.", records=(told,)))

    assert "question" not in verdict.also


@pytest.mark.parametrize(
    "own",
    [
        "I gave you the wrong address yesterday.",
        "The correct website is www.new.example.org",
        "It should be Ohio, not Iowa.",
        "Me equivoqué en el nombre.",
        "Quise decir la Casa Nueva.",
    ],
)
def test_a_correction_says_so(own: str) -> None:
    assert says_correction(own)


@pytest.mark.parametrize("own", ["I worked for the Department of Correction.", "A correctional officer drove him."])
def test_the_department_of_correction_corrects_nothing(own: str) -> None:
    assert not says_correction(own)


def test_another_language_is_named_for_a_person() -> None:
    reasons = understood("more_unrelated_fr")[1].person_reasons

    assert any("another language (fr)" in reason for reason in reasons)
