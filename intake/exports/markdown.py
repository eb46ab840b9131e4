"""Words of strangers made safe to stand in Markdown: shown as they are, never read as markup."""

from __future__ import annotations

import re

from intake.letters.flat import one_line, safe_link

LONGEST = 4_000
_INLINE = re.compile(r"[\\`*_\[\]|~$^]")  # what means something anywhere in a line
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY = re.compile(r"[&<>]")
_AT_START = re.compile(r"^([#+\-=:]|\d{1,9}(?=[.)]))")


def plain(text: str, longest: int = LONGEST) -> str:
    """The text as one line in which nothing is markup: no HTML, no hidden link, no break of a table.

    An address of the web stays as it was written: a reader that links it shows where it goes.
    """
    line = _ENTITY.sub(lambda found: _ENTITIES[found[0]], one_line(text, longest))
    line = _INLINE.sub(lambda found: "\\" + found[0], line)
    start = _AT_START.match(line)
    if start is None:
        return line
    digits = start[0] if start[0].isdigit() else ""
    return f"{digits}\\{line[len(digits) :]}"


def link(url: str) -> str:
    """An address of the web as a link that shows where it goes; anything else as plain words."""
    safe = safe_link(url)
    return f"<{safe}>" if safe else plain(url, 300)
