"""What a document gives, and the limits for all of them."""

from __future__ import annotations

from dataclasses import dataclass

MOST_BYTES = 50 << 20
MOST_CHARACTERS = 2_000_000
MOST_PAGES = 2_000
MOST_EXPANDED = 64 << 20  # of one file in a package, and of all that are read
MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Document:
    """`text` with form feeds between pages; `problem` says why there is none, or why it is not all."""

    text: str = ""
    problem: str | None = None


class Unreadable(Exception):
    """A document that gives no text; its words are the problem, for a person to read."""
