"""Files inside files: winmail.dat (TNEF), and uuencode or yEnc in the middle of a text."""

from __future__ import annotations

from dataclasses import dataclass

from parsers import encodings

_MOST_FILES = 200
_MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Inner:
    files: tuple[File, ...] = ()
    problem: str | None = None


def inline_files(content: bytes) -> tuple[bytes, list[File]]:
    """The text without the files that were encoded into it, and the files."""
    files: list[File] = []
    for mark, find in ((b"begin ", encodings.uuencoded), (b"=ybegin ", encodings.yencoded)):
        if mark not in content:
            continue
        kept, last = bytearray(), 0
        for name, inner, start, end in find(content)[:_MOST_FILES]:
            files.append(File(name, inner))
            kept += content[last:start]
            last = end
        content = bytes(kept) + content[last:]
    return content, files


def files_in(name: str, content_type: str, content: bytes) -> Inner:
    """What an Outlook package holds. One that cannot be opened has a problem and is kept whole."""
    if content_type not in ("application/ms-tnef", "application/vnd.ms-tnef") and name.casefold() != "winmail.dat":
        return Inner()
    from tnefparse import TNEF  # slow to load and seldom needed

    try:
        package = TNEF(content[:_MOST_BYTES])
        files = [
            File(str(each.long_filename() or each.name or f"file-{n}"), bytes(each.data or b""))
            for n, each in enumerate(package.attachments[:_MOST_FILES], 1)
        ]
    except Exception as error:  # noqa: BLE001 - the reader promises nothing about hostile packages
        return Inner(problem=f"Outlook package that cannot be opened: {type(error).__name__}")
    return Inner(tuple(files), None if files else "Outlook package: open by hand")
