"""Starting a new call: a folder to fill in that already loads."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from config.call_template import call_template
from config.gazetteer import FACILITY_COLUMNS, PROGRAM_COLUMNS
from config.load import bundled_call

_COPIED = ("taxonomy.toml", "text/*.txt", "letters/*.txt", "letters/*.html")


def write_new_call(folder: Path, *, today: date) -> tuple[Path, ...]:
    """Write a call folder with dates in the near future of `today`; the files written, in their order.

    Texts, taxonomy and letters are those of the bundled call; the lists of facilities and programs are empty. Raises
    FileExistsError when the folder holds anything, and OSError when it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError("it is there already and not empty; name a new folder")
    contents = {
        "call.toml": call_template(_call_id(folder), today),
        **_copied(),
        "facilities.tsv": "\t".join(FACILITY_COLUMNS) + "\n",
        "known_programs.tsv": "\t".join(PROGRAM_COLUMNS) + "\n",
    }
    return tuple(_write(folder / name, text) for name, text in contents.items())


def _copied() -> dict[str, str]:
    source = bundled_call()
    paths = [path for pattern in _COPIED for path in sorted(source.glob(pattern))]
    return {path.relative_to(source).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _call_id(folder: Path) -> str:
    """The folder's name as an id; a plain word where nothing of it can be used."""
    return re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.casefold())[:60].strip("-") or "my-call"
