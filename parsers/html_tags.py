"""The tags of HTML in order, one pass over the source; no tree, so that neither depth nor size can hurt."""

from __future__ import annotations

import html
import re
from typing import Protocol

from parsers.html_table import RAW

_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:_-]{0,30})|!--|[!?])")
_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:@][a-zA-Z0-9_.:-]{0,60})(?:\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
_META = re.compile(rb"<meta[^>]{0,200}charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LONGEST_TAG = 20_000
_IMPORTANT = frozenset(
    {"class", "id", "style", "href", "type", "name", "data-marker", "hidden", "alt", "start", "value"}
)


class Listener(Protocol):
    """What hears the tags."""

    def text(self, raw: str) -> None: ...

    def open(self, name: str, attributes: dict[str, str]) -> None: ...

    def close(self, name: str) -> None: ...


def tell(source: str, reader: Listener) -> None:
    """Tells `reader` all tags and texts in order. Linear in the source."""
    position = 0
    while position < len(source):
        match = _TAG.search(source, position)
        if match is None:
            break
        if match.start() > position:
            reader.text(source[position : match.start()])
        position = _after(source, match, reader)
    if position < len(source):
        reader.text(source[position:])


def _after(source: str, match: re.Match[str], reader: Listener) -> int:
    """Handles one tag and gives the place behind it."""
    if match[2] is None:
        if match[0] == "<!--":
            end = source.find("-->", match.end() - 2)
            if end < 0:
                end = source.find(">", match.end())
                return end + 1 if end >= 0 else len(source)
            return end + 3
        end = source.find(">", match.end())
        return end + 1 if end >= 0 else len(source)
    name = match[2].lower()
    stop = _tag_end(source, match.end())
    if match[1]:
        reader.close(name)
        return stop + 1
    inside = source[match.end() : stop]
    attributes = _attributes(inside) if inside.strip(" /") else {}
    reader.open(name, attributes)
    if name in RAW:
        end = source.lower().find(f"</{name}", stop) if len(source) < 5_000 else _find_close(source, name, stop)
        return end if end >= 0 else len(source)
    return stop + 1


def _find_close(source: str, name: str, start: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(source, start)
    return found.start() if found else -1


def _tag_end(source: str, start: int) -> int:
    """Where the tag's ">" stands; one inside a quoted value does not count."""
    end = source.find(">", start)
    if end < 0:
        return len(source)
    while source.count('"', start, end) % 2 and end - start < _LONGEST_TAG:
        quote = source.find('"', end)
        following = source.find(">", quote + 1) if quote >= 0 else -1
        if following < 0 or following - start > _LONGEST_TAG:
            return end
        end = following
    return end


def _attributes(inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside[:_LONGEST_TAG]):
        name = match[1].lower()
        if name in _IMPORTANT and name not in found:
            value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
            found[name] = html.unescape(value) if "&" in value else value
    return found


def label_in_html(content: bytes) -> str | None:
    """The charset that the first kilobytes of an HTML file declare."""
    match = _META.search(content, 0, 4_000)
    return match[1].decode("ascii") if match else None
