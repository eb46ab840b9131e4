"""A program while it is being read: which characters belong to it, before its fields are worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from parsers.layout import Field
from parsers.sentences import Extent, sentences

_MOST_SENTENCES = 300  # of one paragraph; nobody writes more
_LONGEST = 12_000  # characters of a paragraph that are searched


@dataclass(slots=True)
class Draft:
    """`name` is a span of the text or None; `regions` are what the author says of it, in order."""

    name: tuple[int, int] | None
    regions: list[tuple[int, int]]
    fields: tuple[Field, ...] = ()
    place: tuple[int, int] | None = None
    reasons: tuple[str, ...] = ()
    score: int = 0
    own: bool = False
    kind: str = "prose"
    written: str = ""  # a name that is not a span: the title of a report, an address
    problems: list[str] = field(default_factory=list)

    def add(self, start: int, end: int) -> None:
        """A stretch more; touching ones become one."""
        if self.regions and start - self.regions[-1][1] <= 2:
            self.regions[-1] = (self.regions[-1][0], end)
        else:
            self.regions.append((start, end))


def sentences_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of [start, end), as spans of the whole text; no more than `_MOST_SENTENCES`."""
    for sentence in _split(text[start:end]):
        yield sentence.start + start, sentence.end + start


@lru_cache(maxsize=512)
def _split(words: str) -> tuple[Extent, ...]:
    """Kept, as names, titles and precedents of one paragraph are looked for one after the other."""
    return sentences(words[:_LONGEST])[:_MOST_SENTENCES]
