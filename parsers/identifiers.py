"""Message-IDs of RFC 5322, 3.6.4, without their angle brackets, as References and In-Reply-To hold them."""

from __future__ import annotations

import re

_ID = re.compile(r"<([^<>]{1,998})>")
_BARE = re.compile(r"(?<![^\s<>,;\"])[^\s<>,;\"@]{1,400}@[^\s<>,;\"]{1,400}")
MOST = 1_000


def read_ids(value: str) -> tuple[str, ...]:
    """The identifiers in order, each once, blanks inside them dropped (some mailers fold there)."""
    found = [re.sub(r"\s+", "", match[1]) for match in _ID.finditer(value)]
    if not found:
        found = [match[0] for match in _BARE.finditer(value)]
    return tuple(dict.fromkeys(each for each in found if each))[:MOST]
