from __future__ import annotations

import pytest

from parsers.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Mr. A. Ruiz came at 3 a.m. and left.", ["Mr. A. Ruiz came at 3 a.m. and left."]),
        ("Dear Megan,\n\nYes.", ["Dear Megan,", "Yes."]),
        ("Yes to the group\nNo to the press", ["Yes to the group", "No to the press"]),
        ("- first\n- second", ["- first", "- second"]),
        ("¿Puedo? Sí.", ["¿Puedo?", "Sí."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_a_wrapped_line_runs_on() -> None:
    text = "She told us last week that we may share all of this with you,\nprovided that her name is left out."

    assert len(sentences(text)) == 1


def test_the_sentence_of_a_place_is_found() -> None:
    text = "One. Two."

    assert sentence_at(sentences(text), 6) == (5, 9)
