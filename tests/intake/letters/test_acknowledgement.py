"""The acknowledgement: what was understood, two questions at most, how to correct it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.letters.acknowledgement import write_acknowledgement
from intake.letters.subjects import reply_subject
from intake.letters.values import Acknowledgement, Ask, ShownProgram
from storage.values import LetterKind
from tests.intake.letters.examples import TOLD, a_stamp, an_acknowledgement, the_call


def test_it_lists_what_was_understood_and_says_how_to_correct_it() -> None:
    letter = an_acknowledgement()

    assert "Its number is M-12." in letter.text
    assert "P-4: Gateway Home Navigators, Harbor County Reentry Council" in letter.text
    assert "A-1: Thirty days of medicines at release" in letter.text
    assert "write below the line" in letter.text


def test_it_shows_of_a_story_its_number_and_nothing_of_its_words() -> None:
    story = replace(TOLD, summary=("She wept at the bus stop.",), words="she said yes", facility="Stillwater")
    letter = an_acknowledgement(stories=(story,))

    assert "S-3" in letter.text
    assert not any(words in letter.text + letter.html for words in ("wept", "she said yes", "Stillwater"))
    assert letter.about == (3,)


def test_it_asks_two_questions_at_most() -> None:
    asks = tuple(Ask("no_website", f"P-{number}", f"Program {number}") for number in range(5))
    letter = an_acknowledgement(asks=asks)

    assert letter.text.count("have a website?") == 2


def test_it_asks_without_a_name_by_the_number() -> None:
    letter = an_acknowledgement(asks=(Ask("no_name", "P-5"), Ask("something_new", "P-5")))

    assert "What is the program in P-5 called?" in letter.text
    assert "a little more about P-5" in letter.text


def test_a_program_without_a_name_is_told_so_and_a_link_is_not_told_twice() -> None:
    link = "http://www.nightbus.example.org/"
    letter = an_acknowledgement(programs=(ShownProgram("P-9", "", link=link, summary=f"A bus at night. {link} Free."),))

    assert "P-9: A program whose name we did not find" in letter.text
    assert letter.text.count(link) == 1


def test_where_nothing_was_understood_a_person_will_read_it() -> None:
    letter = write_acknowledgement(Acknowledgement(("M-3",)), a_stamp(LetterKind.ACKNOWLEDGEMENT), the_call())

    assert "A person will read it." in " ".join(letter.text.split())
    assert "What we understood" not in letter.html


def test_a_late_mail_is_told_so_kindly() -> None:
    letter = an_acknowledgement(late=True)

    assert "came after the call closed (Tuesday 5 October 2010, end of the day, 11:59 pm EDT)" in " ".join(
        letter.text.split()
    )
    assert "You can add to it" not in letter.text


def test_several_mails_are_answered_by_one_letter_that_names_them_all() -> None:
    letter = an_acknowledgement("es", references=("M-1", "M-2", "M-3"))

    assert "M-1, M-2 y M-3" in letter.text


@pytest.mark.parametrize(
    ("subject", "answer"),
    [
        ("Hello", "Re: Hello"),
        ("Re: Hello", "Re: Hello"),
        ("RE: AW: Re[2]: Hello", "Re: Hello"),
        ("RV: re : Hola", "Re: Hola"),
        ("Reentry programs", "Re: Reentry programs"),
        ("", "Otherwise"),
        ("Re:", "Otherwise"),
        ("a\r\nBcc: b", "Re: a Bcc: b"),
    ],
)
def test_the_subject_has_one_mark_of_a_reply(subject: str, answer: str) -> None:
    assert reply_subject(subject, "Otherwise") == answer
