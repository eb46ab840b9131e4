"""Addresses out of a header value that a strict reader gives up on: RFC 5322, 3.4 and 4.4, and worse.

One pass over the characters; comments, quotes, groups, routes, missing brackets and semicolons as separators are
understood, and a word alone (MAILER-DAEMON) is kept as an address.
"""

from __future__ import annotations

import re

from parsers.records import Address
from parsers.words import decode_words

MOST = 5_000
_SPECIAL = re.compile(r'[",;:<>()\\]')
_ADDRESS = re.compile(
    r'(?:"[^"\r\n]{1,80}"|(?<![^\s<>(),;:"\[\]])[^\s<>(),;:"\[\]]{1,200})'
    r'@(?:\[[^\]\s]{1,80}\]|[^\s<>(),;:"\'\[\]]{1,250})'
)
_SPACE = re.compile(r"\s+")


def read_addresses(value: str) -> tuple[Address, ...]:
    """Every address of the value, encoded words in names decoded. What holds no address gives none."""
    found = []
    for item in _items(value):
        address = _address(item)
        if address is not None:
            found.append(address)
        if len(found) >= MOST:
            break
    return tuple(found)


def clean_name(name: str) -> str:
    """A display name without quotes and folds, encoded words decoded even inside quotes."""
    name = decode_words(name)
    name = _SPACE.sub(" ", name).strip()
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name.replace('\\"', '"').replace("\0", "")


class _Item:
    __slots__ = ("angle", "comment", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.angle: list[str] | None = None
        self.comment: list[str] = []


def _items(value: str) -> list[_Item]:
    """The members of the list. A comma or semicolon inside quotes, brackets or comments separates nothing."""
    # Over 40 lines: one scanner over one header.
    items = [_Item()]
    depth, inside = 0, False
    position = 0
    while position < len(value):
        item = items[-1]
        into = item.comment if depth else item.angle if inside and item.angle is not None else item.text
        match = _SPECIAL.search(value, position)
        stop = match.start() if match else len(value)
        into.append(value[position:stop])
        if match is None:
            break
        char, position = match[0], stop + 1
        if char == "\\":
            into.append(value[position : position + 1])
            position += 1
        elif char == "(":
            depth += 1
            item.comment.append(" " if depth == 1 else "(")
        elif depth:
            depth -= char == ")"
            item.comment.append(char if depth else " ")
        elif char == '"':
            end = _end_of_quote(value, position)
            into.append(value[position - 1 : end])
            position = end
        elif char == "<":
            inside = True
            item.angle = []
        elif char == ">":
            inside = False
        elif char in ",;":
            inside = False
            items.append(_Item())
        elif char == ":" and not inside and "@" not in "".join(item.text[-3:]):
            item.text.clear()  # the name of a group
        else:
            into.append(char)
        if len(items) > MOST:
            break
    return items


def _end_of_quote(value: str, position: int) -> int:
    """After the closing quote; where there is none the quote is a plain character."""
    start = position
    while position < len(value):
        if value[position] == "\\":
            position += 2
        elif value[position] == '"':
            return position + 1
        else:
            position += 1
    return start


def _address(item: _Item) -> Address | None:
    text, comment = "".join(item.text).strip(), "".join(item.comment).strip()
    if item.angle is not None:
        spec = _spec(decode_words("".join(item.angle)))
        if spec:
            return Address(clean_name(text) or (clean_name(comment) if not text else ""), spec)
    text = clean_name(text) if "=?" in text else text
    match = _ADDRESS.search(text)
    if match:
        name = (text[: match.start()] + " " + text[match.end() :]).strip(" <>\"'")
        return Address(clean_name(name) or clean_name(comment), _spec(match[0]))
    if text and " " not in text and item.angle is None and text.isascii() and len(text) < 80:
        return Address(clean_name(comment), text)
    return None


def _spec(text: str) -> str:
    """The address itself: without route, mailto:, blanks around its dots and NUL."""
    text = text.replace("\0", "").strip().strip("<>").strip()
    if text.casefold().startswith("mailto:"):
        text = text[7:]
    if text.startswith("@") and ":" in text:
        text = text.rsplit(":", 1)[1]
    if not text.startswith('"'):
        text = _SPACE.sub("", text)
    return text.strip("'") if "@" in text else text
