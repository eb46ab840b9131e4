"""Transfer encodings undone leniently: base64, quoted-printable, uuencode, yEnc. RFC 2045, 6.

Each gives the bytes and, in words, what was wrong with them; none raises.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
_PADDING_INSIDE = re.compile(rb"=[^A-Za-z0-9+/]*[A-Za-z0-9+/]")
_JUNK = re.compile(rb"[^A-Za-z0-9+/=\s]")
_FOOTER = 4_096  # bytes at the end in which clear text is looked for where no padding shows the end of the data
_RUN = re.compile(rb"[^=]+={0,2}")
_PADDING = re.compile(rb"=")
_FOOTER_LINE = re.compile(rb"(?m)^(?=[^\r\n]{0,200}[^A-Za-z0-9+/=\r\n \t])[^\r\n]+|^[^\r\n ]{1,200} [^\r\n]+")
_WORDS_LINE = re.compile(rb"(?m)^[^\r\n ]{0,200} [^\r\n]{0,400}\S")
_TRAILING_BLANKS = re.compile(rb"[ \t]+(?=\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class Bytes:
    """What came out, what was wrong, and clear text that stood behind the encoded data (list footers)."""

    content: bytes
    defect: str | None = None
    after: bytes = b""


def undo(content: bytes | memoryview, encoding: str, most: int | None = None) -> Bytes:
    """`encoding` is the token of Content-Transfer-Encoding in small letters; unknown ones leave the bytes alone.

    `most` bytes are enough for the caller: of what is not encoded no more are copied.
    """
    if encoding == "base64":
        return _base64(content)
    if encoding == "quoted-printable":
        return Bytes(_quoted_printable(bytes(content)))
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        found = uuencoded(bytes(content))
        return Bytes(found[0][1]) if found else Bytes(bytes(content), "uuencode without a begin line")
    if encoding in ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none"):
        return Bytes(bytes(content[:most]))
    return Bytes(bytes(content[:most]), f"unknown transfer encoding {encoding[:40]!r}")


def _base64(content: bytes | memoryview) -> Bytes:
    """Whole at once where it is clean. Padding in the middle starts a new run instead of ending the data."""
    if _is_clear_text(bytes(content[:2_000])):
        return Bytes(bytes(content), "labelled base64, but is clear text")
    if not _PADDING_INSIDE.search(content) and not _JUNK.search(content, max(0, len(content) - _FOOTER)):
        try:
            decoded = binascii.a2b_base64(content)
        except binascii.Error:
            pass
        else:
            return Bytes(decoded, None if decoded or not bytes(content[:1000]).strip() else "base64 without data")
    return _base64_in_runs(bytes(content))


def _is_clear_text(start: bytes) -> bool:
    """Most lines have several words: no encoder writes so."""
    lines = [line for line in start.split(b"\n") if line.strip()]
    return bool(lines) and sum(line.strip().count(b" ") > 1 for line in lines) * 2 > len(lines)


def _base64_in_runs(content: bytes | memoryview) -> Bytes:
    """Each run up to its padding by itself, junk between left out; clear text behind the padding is kept aside."""
    footer = _footer(content)
    if footer is not None:
        content, after = content[:footer], bytes(content[footer:])
    else:
        after = b""
    out: list[bytes] = []
    cut = False
    for match in _RUN.finditer(content):
        piece, was_cut = _run(match[0])
        cut = was_cut
        if piece:
            out.append(piece)
    defect = "base64 is cut" if cut else "base64 was joined from several runs" if len(out) > 1 else None
    if not out and bytes(content[:1000]).strip():
        defect = "base64 without data"
    return Bytes(b"".join(out), defect, after)


def _footer(content: bytes | memoryview) -> int | None:
    """Where clear text begins behind the data, as mailing lists add it; None if there is none."""
    padding = _PADDING.search(content)
    found = _FOOTER_LINE.search(content, padding.end() if padding else max(0, len(content) - _FOOTER))
    return found.start() if found and _WORDS_LINE.search(content, found.start()) else None


def _run(raw: bytes | memoryview) -> tuple[bytes, bool]:
    """The bytes of one run and whether its end was cut off."""
    try:
        return binascii.a2b_base64(raw), False
    except binascii.Error:
        clean = _NOT_BASE64.sub(b"", bytes(raw)).rstrip(b"=")
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4)), True


def _quoted_printable(content: bytes) -> bytes:
    return binascii.a2b_qp(_TRAILING_BLANKS.sub(b"", content) if b" \n" in content or b"\t\n" in content else content)


_BEGIN = re.compile(rb"(?m)^begin [0-7]{3,4} (\S[^\r\n]{0,255})\r?$")
_YBEGIN = re.compile(rb"(?m)^=ybegin (?=[^\r\n]*size=)[^\r\n]*name=([^\r\n]{1,255})\r?$")


def uuencoded(content: bytes) -> list[tuple[str, bytes, int, int]]:
    """Every uuencoded file in the text: name, bytes, start and end of the lines that hold it."""
    found = []
    position = 0
    while match := _BEGIN.search(content, position):
        out = bytearray()
        cursor = match.end() + 1
        closed = False
        while cursor < len(content):
            stop = content.find(b"\n", cursor) + 1 or len(content)
            line = content[cursor:stop].rstrip(b"\r\n")
            cursor = stop
            if line.strip() == b"end":
                closed = True
                break
            decoded = _uu_line(line)
            if decoded is None:
                break
            out += decoded
        position = cursor
        if out or closed:
            found.append((match[1].strip().decode("utf-8", "replace"), bytes(out), match.start(), cursor))
    return found


def _uu_line(line: bytes) -> bytes | None:
    """One line; trailing blanks that mailers cut are put back. None if this is no line of it."""
    if not line or line in (b"`", b" "):
        return b""
    length = (line[0] - 32) & 63
    needed = (length + 2) // 3 * 4
    if line[0] < 32 or line[0] > 96 or len(line) - 1 > needed + 4:
        return None
    try:
        return binascii.a2b_uu(line[:1] + line[1 : needed + 1].ljust(needed))
    except binascii.Error:
        return None


def yencoded(content: bytes) -> list[tuple[str, bytes, int, int]]:
    """Every yEnc file in the text: name, bytes, start and end of the lines that hold it."""
    found = []
    position = 0
    while match := _YBEGIN.search(content, position):
        end = content.find(b"\n=yend", match.end())
        if end < 0:
            break
        body = content[match.end() : end].lstrip(b"\r\n")
        if body.startswith(b"=ypart"):
            body = body[body.find(b"\n") + 1 :]
        stop = content.find(b"\n", end + 1) + 1 or len(content)
        name = match[1].strip().decode("utf-8", "replace")
        found.append((name, _yenc(body.replace(b"\r", b"").replace(b"\n", b"")), match.start(), stop))
        position = stop
    return found


_MINUS_42 = bytes((n - 42) & 255 for n in range(256))


def _yenc(body: bytes) -> bytes:
    pieces = body.split(b"=")
    out = bytearray(pieces[0].translate(_MINUS_42))
    for piece in pieces[1:]:
        if piece:
            out.append((piece[0] - 106) & 255)
            out += piece[1:].translate(_MINUS_42)
    return bytes(out)
