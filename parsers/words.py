"""Encoded words of RFC 2047, as they really come: split in mid character, unpadded, folded, labelled wrongly."""

from __future__ import annotations

import binascii
import re

from parsers import charsets

_WORD = re.compile(r"=\?([^?\s*]{1,80})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?]*(?:(?<!=)\?(?!=)[^?]{0,200}){0,3})\?=")
_SPACE = re.compile(r"[ \t\r\n]+")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_Piece = tuple[str, bytes, str]  # charset, decoded bytes, base64 text that waits for its rest


def decode_words(value: str) -> str:
    """The text of a header value. Adjacent words of one charset are joined before they are decoded."""
    if "=?" not in value:
        return value
    out: list[str] = []
    charset, waiting = "", bytearray()
    rest = ""  # base64 that did not end at a whole group: some senders cut the stream, not the text
    last = 0
    for match in _WORD.finditer(value):
        between = value[last : match.start()]
        if between.strip(" \t\r\n"):
            _flush(out, charset, waiting)
            out.append(between)
            rest = ""
        elif last == 0:
            out.append(between)
        label = match[1].casefold()
        if label != charset:
            _flush(out, charset, waiting)
            charset, rest = label, ""
        if match[2] in "bB":
            text = rest + _SPACE.sub("", match[3])
            whole = len(text) - len(text.rstrip("=")) > 0 or len(text) % 4 == 0
            cut = len(text) if whole else len(text) - len(text) % 4
            waiting += _base64(text[:cut])
            rest = text[cut:]
            if rest and not _WORD.match(value, _next(value, match.end())):
                waiting += _base64(rest)
                rest = ""
        else:
            waiting += _quoted(match[3])
        last = match.end()
    _flush(out, charset, waiting)
    out.append(value[last:])
    return "".join(out)


def _next(value: str, start: int) -> int:
    match = _SPACE.match(value, start)
    return match.end() if match else start


def _flush(out: list[str], charset: str, waiting: bytearray) -> None:
    if waiting:
        out.append(charsets.decode(bytes(waiting), charset, charsets.Hint(left=0)).text)
        waiting.clear()


def _base64(text: str) -> bytes:
    clean = re.sub(r"[^A-Za-z0-9+/]", "", text)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + "=" * (-len(clean) % 4))


def _quoted(text: str) -> bytes:
    raw = text.replace("_", " ").encode("utf-8", "surrogateescape")
    return _HEX.sub(lambda match: bytes([int(match[1], 16)]), raw)
