"""Mails as they lie in files: one in a file, a folder of them, an mbox, a Maildir, standard input. Bytes, in order."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FROM_LINE = re.compile(rb"(?m)^From (?=\S*[^\r\n]*\d{4}\b)")
_QUOTED_FROM = re.compile(rb"(?m)^>(?=>*From )")
_MAILDIR = ("cur", "new")


@dataclass(frozen=True, slots=True)
class MailFile:
    """`path` names the mail for people; `content` is None where it could not be read, and `reason` says why."""

    path: str
    content: bytes | None
    reason: str = ""


def mails_in(path: str) -> Iterator[MailFile]:
    """Every mail at that place; folders are walked in sorted order."""
    if path == "-":
        yield MailFile("-", sys.stdin.buffer.read())
        return
    place = Path(path)
    if all((place / part).is_dir() for part in _MAILDIR):
        for part in _MAILDIR:
            for each in sorted((place / part).iterdir()):
                yield from _file(each)
    elif place.is_dir():
        for each in sorted(place.rglob("*")):
            if each.is_file():
                yield from _file(each)
    else:
        yield from _file(place)


def _file(path: Path) -> Iterator[MailFile]:
    try:
        content = path.read_bytes()
    except OSError as error:
        yield MailFile(str(path), None, f"cannot be read: {error.strerror or error}")
        return
    if content.startswith(b"From ") and path.suffix.lower() != ".eml":
        for number, each in enumerate(_mbox(content), 1):
            yield MailFile(f"{path}#{number}", each)
    else:
        yield MailFile(str(path), content)


def _mbox(content: bytes) -> Iterator[bytes]:
    """The mails of an mbox. A "From " line begins one only after a blank line; mboxrd quotes are undone."""
    starts = [match.start() for match in _FROM_LINE.finditer(content)]
    if not starts or starts[0] != 0:
        yield content
        return
    starts = [at for at in starts if at == 0 or content[at - 4 : at].endswith((b"\n\n", b"\r\n\r\n"))]
    for at, end in zip(starts, [*starts[1:], len(content)], strict=True):
        body = content.find(b"\n", at, end) + 1 or end
        yield _QUOTED_FROM.sub(b"", content[body:end])
