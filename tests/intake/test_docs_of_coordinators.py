"""What docs/coordinators.md tells coordinators to write is understood."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from parsers.commands import read_line

PAGE = Path(__file__).parents[2] / "docs" / "coordinators.md"
ROWS = [line.split("|")[1:4] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
WRITTEN = [words for row in ROWS for words in re.findall(r"`([^`]+)`", row[0])]
PAIRS = [(english, spanish) for row in ROWS for english, spanish in
         zip(re.findall(r"`([^`]+)`", row[0]), re.findall(r"`([^`]+)`", row[2]), strict=True)]  # fmt: skip


@pytest.mark.parametrize("words", [*WRITTEN, "confirm S-12 person 1 coalition"])
def test_every_command_of_the_page_is_understood(words: str) -> None:
    assert isinstance(read_line(words, "S-12"), tuple)


@pytest.mark.parametrize(("english", "spanish"), PAIRS)
def test_the_spanish_words_mean_the_same(english: str, spanish: str) -> None:
    assert read_line(spanish, "S-12") == read_line(english, "S-12")
