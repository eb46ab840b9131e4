"""Documents that came with a mail, as text: PDF, DOCX, ODT, RTF, plain text, HTML, Outlook mail, ZIP of these.

Pure and bounded: size, pages, expansion and the length of the text have limits, and what cannot be read has a
`problem` in words instead of an error. Pages are parted by form feeds. Hostile files can still crash or stall the
libraries behind: call it in a child process (`intake.readers`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from parsers import charsets
from parsers.document_table import ENDINGS, SIGNATURES, TYPES, UNREAD
from parsers.document_values import MOST_BYTES, MOST_CHARACTERS, Document, Unreadable
from parsers.html_tags import label_in_html
from parsers.records import Attachment

__all__ = ["Document", "is_document", "kind_of", "read_document"]

_MOST_MARKED_UP = 3 << 20  # bytes of HTML or RTF: some are read slowly, or take many times their size
_PICTURE = re.compile(rb"[0-9a-fA-F\r\n]{400,}")  # in RTF pictures stand as digits
_ONLY_THE_BEGINNING = "only the beginning was read: too long"


def is_document(attachment: Attachment) -> bool:
    """Whether one would expect to read words in it."""
    return kind_of(attachment.name, attachment.content_type) is not None


def kind_of(name: str, content_type: str) -> str | None:
    """What it is by its type, or by the ending of its name where the type says nothing; None if it is no document."""
    by_type, ending = TYPES.get(content_type), ENDINGS.get(PurePosixPath(name.casefold()[-300:]).suffix)
    return (ending or by_type) if by_type in (None, "txt", "zip") else by_type


def read_document(name: str, content_type: str, content: bytes) -> Document:
    """The text of the document. Never raises; the beginning of the bytes decides where it contradicts the name."""
    kind = _kind_by_bytes(content) or kind_of(name, content_type)
    if kind in UNREAD:
        return Document(problem=UNREAD[kind])
    reader = _READERS.get(kind or "")
    if reader is None:
        return Document(problem="not a document that can be read")
    if not content.strip():
        return Document(problem="empty file")
    if len(content) > MOST_BYTES:
        return Document(problem="too large to be read")
    try:
        return _bounded(reader(content))
    except Unreadable as unreadable:
        return Document(problem=str(unreadable))
    except Exception as error:  # noqa: BLE001 - foreign readers promise nothing about hostile files
        return Document(problem=f"broken file ({type(error).__name__})")


def _kind_by_bytes(content: bytes) -> str | None:
    return next((kind for start, kind in SIGNATURES if content.startswith(start)), None)


def _bounded(document: Document) -> Document:
    text = charsets.without_surrogates(document.text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > MOST_CHARACTERS:
        return Document(text[:MOST_CHARACTERS], _ONLY_THE_BEGINNING)
    if not text.strip() and document.problem is None:
        return Document(problem="no text in it")
    return Document(text, document.problem)


def _pdf(content: bytes) -> Document:
    from parsers.pdf import read_pdf  # seldom needed and slow to load

    return read_pdf(content)


def _rtf(content: bytes) -> Document:
    from striprtf.striprtf import rtf_to_text

    content = _PICTURE.sub(b"", content)
    text = rtf_to_text(  # type: ignore[no-untyped-call]
        content[:_MOST_MARKED_UP].decode("latin-1"), encoding="cp1252", errors="replace"
    )
    return Document(text, _ONLY_THE_BEGINNING if len(content) > _MOST_MARKED_UP else None)


def _txt(content: bytes) -> Document:
    return Document(charsets.decode(content[: 4 * MOST_CHARACTERS]).text)  # no character has more than four bytes


def _html(content: bytes) -> Document:
    from parsers.html import read_html

    label = label_in_html(content)
    text = read_html(charsets.decode(content[:_MOST_MARKED_UP], label).text)[0]
    return Document(text, _ONLY_THE_BEGINNING if len(content) > _MOST_MARKED_UP else None)


def _package(content: bytes) -> Document:
    """DOCX, ODT and ZIP are the same outside: what lies inside decides."""
    from parsers.packages import read_package

    return read_package(content, read_document)


def _msg(content: bytes) -> Document:
    from parsers.outlook import read_outlook

    return read_outlook(content)


_READERS: dict[str, Callable[[bytes], Document]] = {
    "pdf": _pdf,
    "rtf": _rtf,
    "txt": _txt,
    "html": _html,
    "docx": _package,
    "odt": _package,
    "zip": _package,
    "msg": _msg,
    "doc": _msg,
}
