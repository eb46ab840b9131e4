"""Parameters of Content-Type and Content-Disposition: RFC 2045, 5.1, and RFC 2231, as they really come."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from parsers import charsets
from parsers.charsets import Hint
from parsers.words import decode_words

_NAME = re.compile(r"([A-Za-z0-9!#$&+.^_`|~-]{1,60})(?:\*([0-9]{1,4}))?(\*)?[ \t]*=[ \t]*")
_TOKEN = re.compile(r'[^;"]*')
_COMMENT = re.compile(r"\([^()]*\)")
MOST = 500


@dataclass(frozen=True, slots=True)
class Valued:
    """`value` in small letters without comment, and its parameters by small name."""

    value: str
    parameters: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        return self.parameters.get(name)


@dataclass(slots=True)
class _Pieces:
    plain: str | None = None
    extended: str | None = None
    numbered: dict[int, tuple[str, bool]] = field(default_factory=dict)


def read_valued(text: str, hint: Hint | None = None) -> Valued:
    """`text/plain; charset=utf-8` and the like. The extended form of a parameter wins over the plain one."""
    head, _, tail = text.partition(";")
    value = _COMMENT.sub("", head).strip().strip("\"'").casefold()
    if "=" in value and "/" not in value.split("=")[0]:
        tail, value = text, ""
    elif " " in value:  # a ";" was forgotten
        value = value.partition(" ")[0]
        tail = head.strip()[len(value) :] + ";" + tail
    pieces: dict[str, _Pieces] = {}
    for name, number, extended, raw in _parameters(tail):
        kept = pieces.setdefault(name, _Pieces())
        if number is not None:
            kept.numbered.setdefault(number, (raw, extended))
        elif extended:
            kept.extended = kept.extended if kept.extended is not None else raw
        elif kept.plain is None:
            kept.plain = raw
    return Valued(value, {name: _value(kept, hint) for name, kept in pieces.items()})


def _parameters(text: str) -> list[tuple[str, int | None, bool, str]]:
    found: list[tuple[str, int | None, bool, str]] = []
    position = 0
    while position < len(text) and len(found) < MOST:
        while position < len(text) and text[position] in "; \t\r\n":
            position += 1
        match = _NAME.match(text, position)
        if not match:
            position = text.find(";", position) + 1 or len(text)
            continue
        raw, position = _raw_value(text, match.end(), bool(match[2] or match[3]))
        number = int(match[2]) if match[2] else None
        found.append((match[1].casefold(), number, bool(match[3]), raw))
    return found


def _raw_value(text: str, position: int, encoded: bool) -> tuple[str, int]:
    """A quoted string without its quotes, or what stands up to the next semicolon."""
    if position < len(text) and text[position] == '"':
        out: list[str] = []
        position += 1
        while position < len(text):
            char = text[position]
            if char == "\\" and position + 1 < len(text) and text[position + 1] in '\\"':
                out.append(text[position + 1])
                position += 2
                continue
            if char == '"':
                break
            out.append(char)
            position += 1
        return "".join(out), text.find(";", position) + 1 or len(text)
    match = _TOKEN.match(text, position)
    end = match.end() if match else position
    raw = text[position:end].strip()
    if raw.startswith("'") and raw.endswith("'") and len(raw) > 1 and not encoded:
        raw = raw[1:-1]
    return raw, end


def _value(kept: _Pieces, hint: Hint | None) -> str:
    if kept.extended is not None:
        return _from_percent([(kept.extended, True)], hint)
    if kept.numbered:
        return _from_percent([kept.numbered[number] for number in sorted(kept.numbered)], hint)
    return decode_words(kept.plain or "").replace("\0", "").strip()


def _from_percent(parts: list[tuple[str, bool]], hint: Hint | None) -> str:
    """RFC 2231: charset'language'text, the pieces joined as bytes before the charset is applied.

    A piece without * is no percent text, and apostrophes in it belong to the name.
    """
    charset: str | None = None
    raw = bytearray()
    for place, (text, extended) in enumerate(parts):
        if place == 0 and extended and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw += unquote_to_bytes(text) if extended else text.encode("utf-8", "surrogateescape")
    text = charsets.decode(bytes(raw), charset or None, hint).text
    return decode_words(text).replace("\0", "").strip()
