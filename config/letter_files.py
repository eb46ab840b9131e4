"""Checking the templates of the letters: each kind in each language as plain text and as HTML."""

from __future__ import annotations

from pathlib import Path

from config.faults import Fault
from config.placeholders import LETTERS, LETTERS_ATTRIBUTES, SHARED
from config.template_files import check_template


def letter_files(languages: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The templates that a call must have, each with the names it may use."""
    kinds = {
        f"{kind}.{language}.{ending}": names
        for kind, names in LETTERS.items()
        for language in languages
        for ending in ("txt", "html")
    }
    return {**SHARED, **kinds}


def check_letters(folder: Path, languages: tuple[str, ...], faults: list[Fault]) -> None:
    """Adds a fault for each template that is missing, is broken or asks for a name that there is not."""
    for file, names in letter_files(languages).items():
        name = f"letters/{file}"
        check_template(folder / name, name, names, LETTERS_ATTRIBUTES, faults)
