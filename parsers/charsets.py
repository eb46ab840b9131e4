"""Bytes to text when the label may be absent, wrong or cut: a ladder of what is most certain first.

Byte order mark, declared charset through its superset, ISO-2022 escapes, UTF-8, windows-1252 where the label said
Latin-1 or ASCII, detection, and at last the replacement of single bytes. Never raises.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import chardet

from parsers.charset_table import NOT_CHARSETS, SUPERSETS, windows_1252

_MARKS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
_LATIN = frozenset({"ascii", "cp1252"})
_WIDE = {"utf_16": 2, "utf_16_le": 2, "utf_16_be": 2, "utf_32": 4, "utf_32_le": 4, "utf_32_be": 4}
_DETECT = 4_000  # bytes that detection looks at: more does not change its mind, but takes its time
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# Charsets that mail hardly ever comes in and that detection likes to see in a few accented words.
_RARE = re.compile(
    r"mac|cp(?:0|1026|1140|2\d\d|4\d\d|500|720|737|77\d|85\d|86\d|875)|hp|kz|iso8859_1[046]|iso8859_3|johab"
)
_MID_WORD = re.compile(rb"[A-Za-z][\x80-\x89\x8b\x91-\x99\x9b\xa0-\xbf\xd7\xf7][A-Za-z]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Hint:
    """What one message has shown of its charsets: a label that it uses, and how often detection may still run.

    Detection costs milliseconds, and a hostile mail has thousands of headers and parts.
    """

    label: str | None = None
    left: int = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the codec that gave it, and in words what was wrong, or None."""

    text: str
    codec: str
    defect: str | None = None


def decode(content: bytes, label: str | None = None, hint: Hint | None = None) -> Decoded:
    """The text of `content`, whose charset is said to be `label`.

    `hint` is tried where the label helps nothing, and remembers what was detected.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _sure(content.decode(marked, "replace").lstrip("\ufeff"), marked)
    codec = codec_of(label)
    if content.isascii() and codec not in _WIDE and codec not in ("utf_7", "hz") and b"\x1b" not in content:
        return Decoded(content.decode("ascii"), "ascii", _unknown(label, codec))
    if codec in _WIDE:
        return _wide(content, codec)
    if codec and codec not in _LATIN:
        strict = _strict(content, codec)
        if strict is not None:
            return Decoded(strict, codec)
    return _ladder(content, codec, label, hint)


def _ladder(content: bytes, codec: str | None, label: str | None, hint: Hint | None) -> Decoded:
    """What to try when there is no label, or the label lies."""
    defect = _unknown(label, codec)
    if b"\x1b" in content:
        escaped = _iso_2022(content)
        if escaped:
            return Decoded(escaped[0], escaped[1], defect)
    if content.isascii():
        return Decoded(content.decode("ascii"), "ascii", defect)
    text = _strict(content, "utf_8")
    if text is not None:
        return Decoded(text, "utf_8", defect)
    if codec in _LATIN and not _UNDEFINED_1252.search(content):
        return Decoded(windows_1252(content), "cp1252", defect)
    if _mostly_utf8(content):
        return _sure(content.decode("utf_8", "replace"), "utf_8", "bytes that are not UTF-8 were replaced")
    if codec and codec not in _LATIN and codec != "utf_8":
        return _sure(content.decode(codec, "replace"), codec, f"bytes that are not {codec} were replaced")
    for other in _guesses(content, hint):
        if other and other not in _LATIN and other not in _WIDE:
            guess = None if _RARE.match(other) and _reads_as_1252(content) else _strict(content, other)
            if guess is not None:
                return Decoded(guess, other, defect or f"read as {other}")
    return Decoded(windows_1252(content), "cp1252", defect or "read as windows-1252")


@lru_cache(maxsize=512)
def codec_of(label: str | None) -> str | None:
    """The Python codec that reads what mail means by this charset; None if no charset is called so."""
    if not label:
        return None
    folded = re.sub(r"[^a-z0-9]", "", label[:80].casefold())
    folded = re.sub(r"^(?:charset|3d|xx(?=big5))+", "", folded)
    if folded in SUPERSETS:
        return SUPERSETS[folded]
    for name in (label.strip().strip("\"' \0"), folded, re.sub(r"^(?:x|cs|ibm|win(?:dows)?|cp)", "cp", folded)):
        try:
            found = codecs.lookup(name)
        except (LookupError, ValueError, UnicodeError):
            continue
        if getattr(found, "_is_text_encoding", True) and found.name.replace("-", "_") not in NOT_CHARSETS:
            return SUPERSETS.get(re.sub(r"[^a-z0-9]", "", found.name), found.name)
    return None


def without_surrogates(text: str) -> str:
    """The text with lone surrogates replaced, so that it can be written as UTF-8."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _sure(text: str, codec: str, defect: str | None = None) -> Decoded:
    text = without_surrogates(text)
    if defect is None and "\ufffd" in text:
        defect = f"bytes that are not {codec} were replaced"
    return Decoded(text, codec, defect)


def _unknown(label: str | None, codec: str | None) -> str | None:
    return f"unknown charset {label[:40]!r}" if label and codec is None else None


def _strict(content: bytes, codec: str) -> str | None:
    try:
        text = content.decode(codec)
    except (UnicodeError, ValueError, LookupError):
        return None
    return None if _SURROGATE.search(text) else text


def _wide(content: bytes, codec: str) -> Decoded:
    """UTF-16 and UTF-32 without a mark: the order is seen from where the zero bytes stand."""
    if b"\0" not in content and (content.isascii() or _strict(content, "utf_8") is not None):
        return Decoded(content.decode("utf_8"), "utf_8", f"labelled {codec}, but is not")
    if not codec.endswith(("_le", "_be")):
        even, odd = content[0:400:2].count(0), content[1:400:2].count(0)
        codec += "_be" if even > odd else "_le"
    return _sure(content.decode(codec, "replace").lstrip("\ufeff"), codec)


def _iso_2022(content: bytes) -> tuple[str, str] | None:
    if not re.search(rb"\x1b[$(]", content):
        return None
    for codec in ("iso2022_jp_ext", "iso2022_jp_2", "iso2022_jp_3", "iso2022_kr"):
        text = _strict(content, codec)
        if text is not None:
            return text, codec
    return None


def _reads_as_1252(content: bytes) -> bool:
    """No byte without meaning, and only letters in the middle of words (but the apostrophe of typographers)."""
    return not _UNDEFINED_1252.search(content) and not _MID_WORD.search(content.replace(b"\x92", b"'"))


def _mostly_utf8(content: bytes) -> bool:
    """More well-formed sequences than stray bytes: UTF-8 with a few bad ones."""
    good = sum(1 for _ in _MULTIBYTE.finditer(content[:200_000]))
    return good > 0 and content[:200_000].decode("utf_8", "replace").count("\ufffd") <= good


def _guesses(content: bytes, hint: Hint | None) -> Iterator[str | None]:
    if hint is None:
        yield _detected(content)
        return
    yield codec_of(hint.label)
    if hint.left > 0:
        hint.left -= 1
        found = _detected(content)
        hint.label = hint.label or found
        yield found


def _detected(content: bytes) -> str | None:
    """What detection says of the stretches around the bytes that are not ASCII."""
    first = _HIGH_RUN.search(content)
    start = max(0, first.start() - 500) if first else 0
    found = chardet.detect(content[start : start + _DETECT])
    return codec_of(found["encoding"]) if found["encoding"] else None
