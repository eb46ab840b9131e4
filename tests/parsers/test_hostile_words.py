"""Text made to hang a reader: the work on it is bounded, and nothing of it is lost.

Seconds are measured by bench/hostile_words.py.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tests.parsers.split_mail import split_text

HOSTILE = {
    "blanks": " " * 50_000,
    "dashes": "-" * 50_000,
    "quote marks": ">" * 50_000,
    "quote lines": ">\n" * 25_000,
    "lines On": "On Monday 3 May 2010 at 10:00\n" * 2_000,
    "attributions": "On 3 May 2010 10:00 Ada <a@example.org> wrote:\n" * 2_000,
    "headers": "From: a@example.org\n\nTo: b@example.org\n\n" * 1_200,
    "labels": "From: \n" * 7_000,
    "brackets": "<" * 50_000,
    "at signs": "a@" * 25_000,
    "delimiters": "---------- Forwarded message ----------\n" * 1_200,
    "alternating": "> a\nb\n" * 8_000,
    "verbs": "Ada wrote:\n" * 4_500,
    "telephones": "(555) 555-0101\n" * 3_300,
    "carriage returns": "x\r" * 25_000,
}


def calls_for(text: str) -> int:
    """How many functions are called to read the text: work that does not depend on the machine."""
    count = 0

    def watch(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        split_text(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_work_grows_no_faster_than_the_text(kind: str) -> None:
    text = HOSTILE[kind]

    assert calls_for(text[: len(text) // 2]) < 2_000 + 2.6 * calls_for(text[: len(text) // 4])


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_of_a_hostile_text_is_lost(kind: str) -> None:
    words = split_text(HOSTILE[kind]).words

    assert sum(piece.end - piece.start for piece in words.pieces) == len(words.text)
