"""Every letter looked at in Chromium: 360 and 700 pixels, light and dark. The pictures are kept.

They lie in the folder that INTAKE_PICTURES names, else in a folder of this run.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from intake.letters.values import Need, ShownProgram
from storage.values import Letter
from tests.intake.letters.examples import EXAMPLES, a_digest, a_week
from tests.looks.browser import CHROMIUM, Look, take_pictures

pytestmark = pytest.mark.browser


def with_long_words() -> Letter:
    """A digest with names, links and commands that have no blank to break at."""
    word = "x" * 140
    program = ShownProgram("P-1", word, word, link=f"https://{'a' * 60}.example.org/{word}", summary=word)
    needs = (Need("message", "M-1", word, f"intake-{word}"),)
    return a_digest("en", replace(a_week(), programs=(program,), needs=needs))


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[Look]:
    """One look at each letter in each language, width and scheme."""
    if CHROMIUM is None:
        pytest.skip("NOT RUN: there is no Chromium here, so nobody has looked at the letters")
    kept = os.environ.get("INTAKE_PICTURES")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("letters")
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for name, example in EXAMPLES.items():
        for language in ("en", "es"):
            page = folder / f"{name}.{language}.html"
            page.write_text(example(language).html, encoding="utf-8")
            pages.append(page)
    page = folder / "long-words.html"
    page.write_text(with_long_words().html, encoding="utf-8")
    pages.append(page)
    return list(take_pictures(pages, folder))


def test_no_letter_scrolls_sideways(looks: list[Look]) -> None:
    assert [f"{look.page.name} at {look.width}" for look in looks if look.overflows] == []


def test_no_letter_asks_the_network_for_anything(looks: list[Look]) -> None:
    assert [look.requested for look in looks if look.requested] == []


def test_every_look_left_a_picture(looks: list[Look]) -> None:
    assert len(looks) == (len(EXAMPLES) * 2 + 1) * 4
    assert all(look.picture.stat().st_size > 5_000 for look in looks)


def test_text_stands_out_from_its_ground(looks: list[Look]) -> None:
    assert [f"{look.page.name} {look.scheme}: {look.contrast:.1f}" for look in looks if look.contrast < 4.5] == []
