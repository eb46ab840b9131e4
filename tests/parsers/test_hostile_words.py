"""Text made to hang a reader: the work on it is bounded, and nothing of it is lost."""

from __future__ import annotations

import time

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


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(kind: str) -> None:
    started = time.process_time()

    words = split_text(HOSTILE[kind]).words

    assert time.process_time() - started < 1.0  # 0.1 s on an idle machine; measured in bench/
    assert sum(piece.end - piece.start for piece in words.pieces) == len(words.text)
