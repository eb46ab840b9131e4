"""Whether a text repeats what is to be erased: a run of its words, or a word that tells who somebody is. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import RecordRow

RUN = 5
SHORTEST_NAME = 4
_WORD = re.compile(r"\w+")


class SharedWords:
    """Made from the texts that go and the names in them; asked of the texts that stay. Linear in both."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        self._runs = {run for text in texts for run in _runs(text)}
        self._names = {found for name in names if len(found := " ".join(_words(name))) >= SHORTEST_NAME}

    def are_in(self, text: str) -> bool:
        """Whether `text` repeats five words in a row, or holds one of the names."""
        flat = f" {' '.join(_words(text))} "
        return any(f" {name} " in flat for name in self._names) or any(run in self._runs for run in _runs(text))

    def taken_out(self, value: Any) -> Any:
        """`value` (text, or JSON of any depth) with every text that repeats them emptied."""
        if isinstance(value, str):
            return "" if self.are_in(value) else value
        if isinstance(value, dict):
            return {name: self.taken_out(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.taken_out(one) for one in value]
        return value


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every five words in a row; a shorter text as a whole."""
    words = _words(text)
    if 0 < len(words) < RUN:
        yield tuple(words)
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])


def words_of_records(session: Session, records: Collection[int], *, names: bool = True) -> SharedWords:
    """The words of the stories among these records, and the names in them."""
    rows = session.scalars(select(RecordRow).where(RecordRow.number.in_(records), RecordRow.kind == "story")).all()
    told = [str(row.fields.get("narrative") or "") for row in rows]
    found = [str(item["words"]) for row in rows for item in row.fields.get("identifying") or ()]
    return SharedWords(told, found if names else ())
