"""Every letter in every language as .html, .txt, .eml and pictures: `python -m bench.letter_pictures FOLDER`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from intake.letters.mime import as_bytes
from parsers.records import Address
from tests.intake.letters.examples import EXAMPLES, the_call

SENDER = Address("Safe Release Working Group", "intake@saferelease.example.org")
DATE = datetime(2010, 9, 20, 12, tzinfo=UTC)


def write_letters(folder: Path) -> list[Path]:
    """The pages that were written, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for name, example in EXAMPLES.items():
        for language in the_call().languages:
            letter = example(language)
            stem = folder / f"{name}.{language}"
            stem.with_name(stem.name + ".html").write_text(letter.html, encoding="utf-8")
            stem.with_name(stem.name + ".txt").write_text(f"{letter.subject}\n\n{letter.text}", encoding="utf-8")
            stem.with_name(stem.name + ".eml").write_bytes(as_bytes(letter, sender=SENDER, date=DATE))
            pages.append(stem.with_name(stem.name + ".html"))
    return pages


def main(folder: Path) -> None:
    from tests.looks.browser import take_pictures

    pages = write_letters(folder)
    for look in take_pictures(pages, folder):
        print(look.picture, f"{look.width} px", "scrolls sideways!" if look.overflows else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
