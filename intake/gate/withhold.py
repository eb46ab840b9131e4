"""Withholding: words that tell who somebody is are taken out of a text, wherever they stand. Pure."""

from __future__ import annotations

import re

from intake.gate.coarse import WITHHELD
from parsers.records import Address, Identifying, Story


def without(text: str, words: str, instead: str) -> str:
    """The text with these words replaced wherever they stand, however they were broken into lines."""
    parts = words.split()
    if not parts:
        return text
    pattern = r"\s+".join(map(re.escape, parts))
    return re.sub(rf"(?<!\w){pattern}(?!\w)", lambda _: instead, text, flags=re.IGNORECASE)


def telling(story: Story) -> tuple[str, ...]:
    """The words that tell who somebody is wherever they stand: numbers, dates, addresses, full names.

    A first name may be anybody's; a date or number without a figure is none.
    """
    found = {one.words.strip() for one in story.identifying if _tells(one)}
    return tuple(sorted(found, key=len, reverse=True))


def _tells(one: Identifying) -> bool:
    if one.kind == "name":
        return len(one.words.split()) > 1
    return "@" in one.words if one.kind == "email" else any(char.isdigit() for char in one.words)


def redact(text: str, story: Story, author: Address | None = None) -> str:
    """`text` with every identifying word of the story withheld, wherever it stands, and the name of its author."""
    found = {item.words.strip() for item in story.identifying} | ({author.name, author.addr_spec} if author else set())
    for words in sorted(filter(None, found), key=len, reverse=True):
        text = without(text, words, WITHHELD)
    for word in _parts_of_name(author.name if author else ""):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", WITHHELD, text)  # as written: May is a name, may is none
    return text


def _parts_of_name(name: str) -> list[str]:
    """The words of a name that are signed alone: "Ana", "Ruiz"; in capitals as well."""
    parts = [part for part in re.findall(r"[^\W\d_]+", name) if len(part) > 1 and part[0].isupper()]
    return sorted({written for part in parts for written in (part, part.upper())}, key=len, reverse=True)


def without_quotes(reason: str) -> str:
    """A reason of ours without the words of the mail in it."""
    return re.sub(r"\s*[:,]?\s*[“\"«][^”\"»]*[”\"»]", "", reason)
