"""Words of strangers made safe to stand in a letter: one line, no control characters, no hidden direction marks."""

from __future__ import annotations

import textwrap
import unicodedata
from urllib.parse import urlsplit

WIDTH = 74
SIGNATURE_MARK = "-- "  # with its blank: clients cut there when they quote (RFC 3676, 4.3)
_UNWANTED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # they change how letters of some scripts look and hide nothing


def one_line(text: str, longest: int = 300) -> str:
    """The text as one line of at most `longest` characters. What is cut ends in an ellipsis."""
    start = text[: longest * 8]
    kept = "".join(c if unicodedata.category(c) not in _UNWANTED or c in _JOINERS else " " for c in start)
    flat = " ".join(kept.split())
    if len(flat) <= longest:
        return flat
    cut = flat[: longest - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > longest * 2 // 3 else cut).rstrip(" ,;:.-") + "…"


def safe_link(url: str) -> str:
    """The address if it is one of the web with a host and no user name, else "": nothing else becomes a link."""
    flat = one_line(url, 2_000)
    if not flat or " " in flat or flat.endswith("…"):
        return ""
    try:
        parts = urlsplit(flat)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return flat if usable and not set('"<>\\^`{|}') & set(flat) else ""


def shown_link(url: str, longest: int = 60) -> str:
    """How a link is shown: its host and the beginning of its path."""
    parts = urlsplit(url)
    shown = (parts.netloc + parts.path).removeprefix("www.").rstrip("/")
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def wrapped(text: str) -> str:
    """A letter's plain text with its lines folded at blanks; list items and quotes keep their indent.

    Addresses of the web are never broken. At most one empty line stands between paragraphs.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        line = line.rstrip() if line != SIGNATURE_MARK else line
        if not line and (not lines or not lines[-1]):
            continue
        lines.extend(_folded(line) if len(line) > WIDTH else [line])
    return "\n".join(lines).strip("\n") + "\n"


def _folded(line: str) -> list[str]:
    body = line.lstrip(" ")
    indent = len(line) - len(body)
    mark = body.split(" ", 1)[0]
    is_item = mark in {"-", "*", ">"} or (mark.rstrip(".)").isdigit() and mark != mark.rstrip(".)"))
    hang = " " * (indent + (len(mark) + 1 if is_item else 0))
    return textwrap.wrap(
        body,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=hang if mark != ">" else " " * indent + "> ",
        break_long_words=False,
        break_on_hyphens=False,
    )
