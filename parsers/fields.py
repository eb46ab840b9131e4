"""A header block as fields: where it ends, what is folded, what a broken mailer cut.

RFC 5322, 2.2. Works on the bytes and never fails; every repair is told in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers import charsets
from parsers.charsets import Hint
from parsers.words import decode_words

MOST_BYTES = 4 << 20
MOST_FIELDS = 2_000
_FIELD = re.compile(rb"[!-9;-~]{1,200}[ \t]*:")
_KNOWN = re.compile(
    rb"(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|in-reply-to|references|mime-version|received|"
    rb"return-path|delivered-to|content-[a-z-]+|list-[a-z-]+|x-[a-z0-9-]+|auto-submitted|precedence|user-agent|"
    rb"dkim-signature|authentication-results|importance|priority|thread-[a-z]+)[ \t]*:",
    re.IGNORECASE,
)
_FOLD = re.compile(r"\r?\n(?=[ \t])|[\r\n]+")
_LOOK_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name as written and its bytes, folds still in them."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """The fields of a header block, where the body begins, and what was repaired."""

    fields: tuple[Field, ...]
    body: int
    defects: tuple[str, ...] = ()

    def first(self, name: str) -> bytes | None:
        return next((field.raw for field in self.fields if field.name.casefold() == name), None)


def read_block(content: bytes, start: int, end: int, *, top: bool = False) -> Block:
    """The header block that begins at `start`; `top` is that of the whole message, where a mailbox may have left
    a byte order mark, blank lines or a "From " line before it."""
    position, defects = _skip_what_mailboxes_add(content, start, end) if top else (start, [])
    names: list[str] = []
    values: list[list[bytes]] = []
    fields = 0
    while position < end:
        stop = content.find(b"\n", position, end) + 1 or end
        line = content[position:stop]
        if not line.strip(b"\r\n"):
            return Block(_fields(names, values), stop, tuple(defects))
        if line[0] in b" \t" and values:
            if not line.strip() and not _field_follows(content, stop, end):
                return Block(_fields(names, values), stop, tuple(defects))
            values[-1].append(line)
        elif line.startswith(b"--"):  # a delimiter: the blank line before it was forgotten
            return Block(_fields(names, values), position, tuple(defects))
        elif _FIELD.match(line):
            fields += 1
            if fields <= MOST_FIELDS:
                name, value = line.split(b":", 1)
                names.append(name.strip().decode("ascii"))
                values.append([value])
            elif fields == MOST_FIELDS + 1:
                defects.append("too many header fields; the rest was not read")
        elif values and _field_follows(content, stop, end):
            values[-1].append(b" " + line)
            defects.append("a header line was broken; joined")
        else:
            return Block(_fields(names, values), position, (*defects, "no blank line after the header"))
        position = stop
    return Block(_fields(names, values), end, tuple(defects))


def decoded(raw: bytes, hint: Hint | None = None) -> str:
    """The text of a field: unfolded, encoded words decoded, eight-bit bytes guessed, no line end left in it."""
    text = raw.decode("ascii") if raw.isascii() else charsets.decode(raw, None, hint).text
    text = decode_words(_FOLD.sub("", text).strip(" \t"))
    return " ".join(text.splitlines()).strip() if "\n" in text or "\r" in text else text


def unfolded(raw: bytes, hint: Hint | None = None) -> str:
    """Like `decoded`, with the encoded words left as they are: for fields with a grammar."""
    text = raw.decode("ascii") if raw.isascii() else charsets.decode(raw, None, hint).text
    return _FOLD.sub("", text).strip(" \t").replace("\0", "")


def _fields(names: list[str], values: list[list[bytes]]) -> tuple[Field, ...]:
    return tuple(Field(name, b"".join(lines)) for name, lines in zip(names, values, strict=True))


def _skip_what_mailboxes_add(content: bytes, start: int, end: int) -> tuple[int, list[str]]:
    defects = []
    if content.startswith(b"\xef\xbb\xbf", start):
        start += 3
        defects.append("byte order mark before the header")
    blank = start
    while blank < end and content[blank] in b"\r\n":
        blank += 1
    if blank > start and _FIELD.match(content, blank):
        start = blank
        defects.append("blank lines before the header")
    if content.startswith((b"From ", b">From "), start):
        start = content.find(b"\n", start, end) + 1 or end
    return start, defects


def _field_follows(content: bytes, position: int, end: int) -> bool:
    """Whether a field that mail knows stands before the next blank line: then the block has not ended here."""
    for _ in range(_LOOK_AHEAD):
        if position >= end:
            return False
        stop = content.find(b"\n", position, end) + 1 or end
        if _KNOWN.match(content, position, stop):
            return True
        if not content[position:stop].strip():
            return False
        position = stop
    return False
