"""A letter as it goes over the line: CRLF everywhere, dots doubled, an end (RFC 5321, 4.5.2)."""

from __future__ import annotations

import re

_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT = re.compile(rb"^\.", re.MULTILINE)


def as_sent(content: bytes) -> bytes:
    """Every line end as CRLF, so that no server sees an end of the letter where we see none; the dot is not added."""
    lines = _LINE_END.sub(b"\r\n", content)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return _DOT.sub(b"..", lines)


def longest_line(wire: bytes) -> int:
    """Octets of the longest line, without its end."""
    return max(map(len, wire.split(b"\r\n")))
