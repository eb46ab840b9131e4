"""The consent question and the confirmation of a withdrawal: no more is asked, shown or claimed than is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from config.consent import consent_policy
from intake.letters.confirmation import write_confirmation
from intake.letters.consent_question import write_consent_question
from intake.letters.values import Confirmation, ConsentQuestion
from storage.values import Letter, LetterKind
from tests.intake.letters.examples import TOLD, a_consent_question, a_stamp, the_call


def confirmed(shown: Confirmation, language: str = "en") -> Letter:
    return write_confirmation(shown, a_stamp(LetterKind.CONFIRMATION, language), the_call())


def test_the_question_names_every_audience_and_every_way_to_appear() -> None:
    text = " ".join(a_consent_question().text.split())

    assert "a) The coalition: the people of the Safe Release Working Group" in text
    assert "b) The agency: U.S. Immigration and Customs Enforcement (ICE)" in text
    assert "c) The public:" in text
    assert a_consent_question().html.count("<li") == 2 + len(consent_policy().attribution)


def test_the_question_holds_no_word_of_the_story() -> None:
    story = replace(TOLD, summary=("She wept at the bus stop.",), words="she said yes", facility="Stillwater")
    call = the_call()
    letter = write_consent_question(
        ConsentQuestion((story,), call.final.latest, call.final.latest), a_stamp(LetterKind.CONSENT_QUESTION), call
    )

    assert letter.subject == "May this story be told? (S-3)"
    assert not any(words in letter.text + letter.html for words in ("wept", "she said yes", "Stillwater"))
    assert letter.about == (3,)


def test_the_question_says_until_when_in_days_and_hours() -> None:
    text = " ".join(a_consent_question().text.split())

    assert "ends by itself on Sunday 3 April 2011" in text
    assert "by Tuesday 12 October 2010, end of the day, 11:59 pm EDT" in text


def test_several_stories_are_asked_about_by_number() -> None:
    letter = a_consent_question("es")

    assert letter.subject == "¿Se pueden contar estos casos? (S-3 y S-9)"
    assert "responda por cada uno con su número" in letter.text
    assert letter.about == (3, 9)


def test_a_confirmation_names_those_who_hold_copies() -> None:
    letter = confirmed(Confirmation((TOLD,), "M-20", ("agency", "public", "Harbor Trust")))

    text = " ".join(letter.text.split())
    assert "U.S. Immigration and Customs Enforcement (ICE), the public and Harbor Trust" in text
    assert "cannot be called back" in text


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Our records name no document"), ("es", "Nuestros registros no nombran")]
)
def test_without_known_copies_a_confirmation_speaks_of_records_only(language: str, words: str) -> None:
    letter = confirmed(Confirmation((TOLD,), "M-20"), language)

    text = " ".join(letter.text.split())
    assert words in text
    assert not any(claim in text for claim in ("never", "nobody outside", "had not been shown", "nunca"))


def test_a_withdrawal_of_an_unknown_story_promises_a_person_and_nothing_else() -> None:
    letter = confirmed(Confirmation((), "M-20"))

    assert "a person will look at it" in letter.text
    assert not any(claim in letter.text for claim in ("We have stopped", "Our records", "do nothing more"))
    assert "M-20" in letter.text


def test_a_confirmation_shows_the_number_of_a_story_alone() -> None:
    letter = confirmed(Confirmation((replace(TOLD, facility="Stillwater"),), "M-20"))

    assert "S-3: A story about one person\n\n" in letter.text
    assert "Stillwater" not in letter.text
