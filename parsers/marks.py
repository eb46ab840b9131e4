"""Marks: what a mail client itself says of a stretch of its HTML (a quote, a signature, a forward)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers import html_table as table

_BORDERED = re.compile(r"border-top:(?:solid|\d[\d.]*p[tx]solid)(?:#(?:b5c4df|e1e1e1|c4c4c4)|[^;]*1(?:\.0)?pt)")
_LEFT_BORDER = re.compile(r"border-left:[^;]*(?:solid|\dpx|\dpt)")


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of the text is of this kind: quote, attribution, signature, forward or footer."""

    kind: str
    start: int
    end: int


def markers(name: str, attributes: dict[str, str], style: str) -> Iterator[str]:
    """The kinds that an element claims; "rest" means from here on. `style` is in small letters without blanks."""
    kind = _named(attributes)
    if kind:
        if name != "blockquote" or "gmail_quote" not in attributes.get("class", "").casefold():
            yield kind
    elif name == "blockquote":
        if attributes.get("type", "").casefold() == "cite" or _LEFT_BORDER.search(style):
            yield "quote"
    elif name == "div" and style and _BORDERED.search(style) and "padding:3" in style:
        yield "attribution"


def _named(attributes: dict[str, str]) -> str | None:
    for word in attributes.get("class", "").casefold().split()[:12]:
        word = word.removeprefix("x_").removeprefix("x_").removeprefix("x_")
        if kind := table.CLASSES.get(word):
            return kind
        if word.startswith("ydp"):  # Yahoo puts a number before each name
            if word.endswith("yahoo_quoted"):
                return "quote"
            if word.endswith("signature"):
                return "signature"
        if "disclaimer" in word:
            return "footer"
    word = attributes.get("id", "").casefold().removeprefix("x_").removeprefix("x_").removeprefix("x_")
    if word:
        if kind := table.IDS.get(word):
            return kind
        for start, kind in table.ID_STARTS:
            if word.startswith(start) and kind:
                return kind
    if kind := table.NAMES.get(attributes.get("name", "").casefold()):
        return kind
    marker = attributes.get("data-marker", "").casefold()
    return next((kind for start, kind in table.MARKERS if marker.startswith(start)), None) if marker else None
