"""Header lines made by hand, so that nothing of a value can become a line of its own (RFC 5322, 2047, 2231, 6532)."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from urllib.parse import quote

from intake.postbox.envelope import ascii_domain
from parsers.records import Address

LONGEST = 76
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~. ]+")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_LOCAL = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x20\x7f]+")
_BYTES_A_WORD = 42  # base64 makes 56 letters of them: "=?utf-8?b?" and "?=" fit into 75 (RFC 2047, 2)


class AddressError(ValueError):
    """An address that cannot stand in a letter."""


def clean(value: str) -> str:
    """The value on one line: every control character and line end becomes a blank."""
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in value).split())


def header(name: str, value: str) -> bytes:
    """One header field with its CRLF, folded; words that are not ASCII are encoded."""
    flat = clean(value)
    words = flat.split(" ") if _plain(flat) else _encoded(flat)
    return _fold(name, words)


def structured(name: str, words: tuple[str, ...]) -> bytes:
    """A header field of words that need no encoding (addresses, Message-IDs, parameters), folded between them."""
    return _fold(name, [clean(word) for word in words if word])


def _plain(flat: str) -> bool:
    """Whether a text can stand as it is: ASCII, no word too long for a line, nothing that looks encoded."""
    return flat.isascii() and "=?" not in flat and all(len(word) < LONGEST - 4 for word in flat.split(" "))


def _encoded(flat: str) -> list[str]:
    """The text as encoded words (RFC 2047), split between characters only."""
    chunks: list[bytes] = [b""]
    for character in flat:
        coded = character.encode("utf-8", "replace")
        if len(chunks[-1]) + len(coded) > _BYTES_A_WORD:
            chunks.append(b"")
        chunks[-1] += coded
    return [f"=?utf-8?b?{b64encode(chunk).decode()}?=" for chunk in chunks]


def _fold(name: str, words: list[str]) -> bytes:
    """The one place where a header is made: its name is a name, and no word of it can hold a line end."""
    if not _NAME.fullmatch(name):
        raise ValueError("that is no name of a header")
    lines, line = [], f"{name}:"
    for word in words:
        if len(line) + 1 + len(word) > LONGEST and line.strip() != f"{name}:":
            lines.append(line)
            line = ""
        line += f" {word}"
    lines.append(line)
    return "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n"


def address_words(address: Address) -> tuple[str, ...]:
    """A mailbox as words: the name, quoted or encoded, and the address in angle brackets."""
    spec = written_address(address.addr_spec)
    name = clean(address.name)
    if not name:
        return (spec,)
    if not _plain(name):
        return (*_encoded(name), f"<{spec}>")
    if _ATOM.fullmatch(name) and "." not in name:
        return (*name.split(" "), f"<{spec}>")
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return (*f'"{escaped}"'.split(" "), f"<{spec}>")


def written_address(addr_spec: str) -> str:
    """The address with its domain in punycode. A local part that is not ASCII stays (RFC 6532), never encoded.

    Only a server with SMTPUTF8 carries such a letter; the postbox knows. Raises AddressError for no single address.
    """
    local, at, domain = addr_spec.strip().rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or clean(local) != local:
        raise AddressError("it is no single mail address")
    try:
        return f"{local}@{ascii_domain(domain)}"
    except ValueError:
        raise AddressError("its domain is none") from None


def parameter(name: str, value: str) -> str:
    """A parameter of Content-Type or Content-Disposition; in the form of RFC 2231 where it is not plain."""
    flat = clean(value).replace("/", "_").replace("\\", "_")
    if flat.isascii() and '"' not in flat:
        return f'{name}="{flat}"'
    return f"{name}*=utf-8''{quote(flat, safe='')}"
