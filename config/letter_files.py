"""Checking the templates of the letters: each kind in each language as plain text and as HTML."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from config.faults import Fault
from config.placeholders import LETTERS, LETTERS_ATTRIBUTES, SHARED
from config.template_files import check_template
from config.templates import words_in


def letter_files(languages: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The templates that a call must have, each with the names it may use."""
    kinds = {
        f"{kind}.{language}.{ending}": names
        for kind, names in LETTERS.items()
        for language in languages
        for ending in ("txt", "html")
    }
    return {**SHARED, **kinds}


@lru_cache(maxsize=4)
def lines_of_letters(folder: Path, languages: tuple[str, ...]) -> frozenset[str]:
    """The lines that stand in the letters whatever is filled in, those of the plain texts in each language."""
    names = (name for name in letter_files(languages) if name.endswith(".txt"))
    texts = [words_in((folder / name).read_text(encoding="utf-8")) for name in names]
    return frozenset(line.strip() for text in texts for line in text.splitlines()) - {""}


def check_letters(folder: Path, languages: tuple[str, ...], faults: list[Fault]) -> None:
    """Adds a fault for each template that is missing, is broken or asks for a name that there is not."""
    for file, names in letter_files(languages).items():
        name = f"letters/{file}"
        check_template(folder / name, name, names, LETTERS_ATTRIBUTES, faults)
