"""The address behind a label, where the label does not show it."""

from __future__ import annotations

import re

from parsers.links import unwrap

LONGEST_LABEL = 2_000
_SPACE = re.compile(r"[\s\u200b\ufeff\u00ad]+")


def hidden_address(label: str, href: str) -> str | None:
    """What to put behind the label so that a reader of plain text can follow the link too; None where it shows.

    Pictures have no label and are often only there to be counted, so nothing is told of them.
    """
    address = href.strip()
    if address.lower().startswith("mailto:"):
        address = address[7:].partition("?")[0]
        return address if "@" in address and address.lower() not in label.lower() else None
    shown = _bare(label)
    if not address.lower().startswith(("http://", "https://")) or not shown:
        return None
    address = unwrap(address)
    return None if _bare(address) in shown or shown in _forms(address) else address


def _bare(address: str) -> str:
    """An address or label as it is compared: without scheme, www and closing marks."""
    text = _SPACE.sub("", address).casefold()
    text = text.removeprefix("http://").removeprefix("https://").removeprefix("www.")
    return text.rstrip("/.,)>")


def _forms(address: str) -> tuple[str, ...]:
    """What a label may show that stands for the address: all of it, or its host for a front page."""
    bare = _bare(address)
    host, _, path = bare.partition("/")
    return (bare, bare.partition("?")[0], *(() if path else (host,)))
