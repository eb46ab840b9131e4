"""Addresses of the web as people type them: with a scheme, with "www.", or the bare name of a host."""

from __future__ import annotations

import re

from parsers.links import Link, find_links

_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,5}(?:org|com|net|gov|edu|us|info|coop|ca|mx|int|mil|church|ngo|example)"
    r"(?:/[^\s<>\"“”«»()]{0,300})?(?![\w@-])",
    re.IGNORECASE,
)


def find_web(text: str) -> tuple[Link, ...]:
    """Every address in order; that of a bare host has no scheme, as it is written. A mail address is none."""
    found = list(find_links(text))
    taken = [(link.start, link.end) for link in found]
    for match in _BARE.finditer(text):
        if not any(start <= match.start() < end for start, end in taken[:200]):
            written = match[0].rstrip(".,;:!?")
            found.append(Link(written, match.start(), match.start() + len(written)))
    return tuple(sorted(found, key=lambda link: link.start))
