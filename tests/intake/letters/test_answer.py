"""The letter that answers a coordinator; and no letter of ours reads as an order when its quote loses its marks."""

from __future__ import annotations

import pytest

from intake.letters.answer_phrases_table import ANSWER_PHRASES
from parsers.commands import read_line
from tests.intake.letters.examples import EXAMPLES, an_answer, an_unproven_answer


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("under", ["", "S-7"])
def test_no_line_of_a_letter_reads_as_a_command(name: str, language: str, under: str) -> None:
    letter = EXAMPLES[name](language)

    assert [line for line in letter.text.splitlines() if isinstance(read_line(line, under), tuple)] == []


def test_it_says_what_was_done_what_not_and_how_to_take_it_back() -> None:
    text = " ".join(an_answer().text.split())

    assert "S-7: Consent is recorded for the coalition and the agency. The person appears without any name." in text
    assert "Write: undo 41 (within 7 days, to take it back)" in text
    assert "“confrim S-9 coalition”: is there a slip in it?" in text
    assert "Copies to call back: the list of stories for the agency" in text
    assert "Answer code: k7q2mx3fh6tz4abck7q2mx3fh6 (yours alone, good until 18 October 2010" in text


def test_an_unproven_answer_tells_nothing_but_how_to_answer() -> None:
    letter = an_unproven_answer()

    assert "S-" not in letter.text
    assert "Answer code:" not in letter.text
    assert letter.subject == "Your answer to the digest"


def test_every_sentence_is_there_in_both_languages() -> None:
    assert ANSWER_PHRASES["en"].keys() == ANSWER_PHRASES["es"].keys()
