from __future__ import annotations

import pytest

from parsers.identifying import find_identifying


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("her number is A 099 000 111", "a_number", "A 099 000 111"),
        ("born on May 3, 1971 in Lima", "birth_date", "May 3, 1971"),
        ("call 602-555-0101", "telephone", "602-555-0101"),
        ("My client Ana Prueba was left there", "name", "Ana Prueba"),
    ],
)
def test_what_identifies_is_marked_with_its_place(text: str, kind: str, words: str) -> None:
    found = find_identifying("text", text)[0]

    assert (found.kind, found.words) == (kind, words)
    assert text[found.span.start : found.span.end] == words


def test_an_ordinary_sentence_marks_nothing() -> None:
    assert find_identifying("text", "She walked to the bus station in March.") == ()
