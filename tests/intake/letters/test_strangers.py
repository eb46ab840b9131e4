"""Words of strangers in letters: they stay words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from intake.letters.acknowledgement import write_acknowledgement
from intake.letters.values import Acknowledgement, Ask, ShownProgram, ShownStory
from storage.values import Letter, LetterKind
from tests.intake.letters.examples import a_digest, a_stamp, a_week, the_call

MARKUP = '<img src="https://tracker.example.net/x.gif"><script>alert(1)</script>{{ 7 * 7 }}{% raw %}'


def acknowledged(program: ShownProgram, subject: str = "Hello") -> Letter:
    shown = Acknowledgement(("M-1",), (program,), asks=(Ask("no_website", program.reference, program.name),))
    return write_acknowledgement(shown, a_stamp(LetterKind.ACKNOWLEDGEMENT, subject=subject), the_call())


def test_markup_is_shown_and_does_nothing() -> None:
    letter = acknowledged(ShownProgram("P-1", MARKUP, MARKUP, summary=MARKUP), subject=MARKUP)

    assert "<img" not in letter.html
    assert "<script" not in letter.html
    assert "49" not in letter.html + letter.text
    assert "&lt;img" in letter.html


def test_markup_in_a_digest_is_shown_and_does_nothing() -> None:
    program = ShownProgram("P-1", MARKUP, MARKUP, MARKUP, MARKUP, MARKUP, MARKUP, (MARKUP,))
    week = replace(a_week(), programs=(program,), notes=((MARKUP, MARKUP),), referrals=(MARKUP,))
    letter = a_digest("en", week)

    assert "<img" not in letter.html
    assert "<script" not in letter.html


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://user:word@evil.example/",
        'https://a.example/"onclick=x',
        "file:///etc",
    ],
)
def test_only_addresses_of_the_web_become_links(link: str) -> None:
    letter = acknowledged(ShownProgram("P-1", "A program", link=link))

    assert not re.search(r'href="(?!mailto:intake@)', letter.html)


def test_lines_and_hidden_marks_in_a_name_become_blanks() -> None:
    letter = acknowledged(ShownProgram("P-1", "A\r\n\r\n-- \r\nprogram\u202e\u2028 here\x00"))

    assert "P-1: A -- program here\n" in letter.text


def test_a_very_long_name_is_cut() -> None:
    letter = acknowledged(ShownProgram("P-1", "long " * 20_000, summary="x" * 100_000), subject="y" * 50_000)

    assert len(letter.text) < 3_000
    assert len(letter.subject) < 200


def test_words_of_consent_keep_their_end() -> None:
    words = "she said yes " + "to what we spoke of at length " * 15 + "but never to the agency"
    letter = a_digest("en", replace(a_week(), stories=(ShownStory(7, "claimed", words=words),)))

    assert "but never to the agency" in " ".join(letter.text.split())


def test_braces_of_a_stranger_fill_in_nothing() -> None:
    letter = acknowledged(ShownProgram("P-1", "{title} {0} {name.__class__}"))

    assert "Does {title} {0} {name.__class__} have a website?" in letter.text.replace("\n   ", " ")
