"""Whether a text repeats what is to be erased: a run of its words, or a word that tells who somebody is. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from parsers.cues import plain_letters
from storage.tables import RecordRow

RUN = 5
RUN_OF_NOTES = 4  # a note is short
SHORTEST_NAME = 4
_WORD = re.compile(r"\w+")


class SharedWords:
    """Made from the texts that go and the names in them; asked of the texts that stay. Linear in both."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = (), length: int = RUN) -> None:
        self._length = length
        self._runs = {run for text in texts for run in _runs(text, length)}
        self._names = {found for name in names if len(found := " ".join(_words(name))) >= SHORTEST_NAME}

    def are_in(self, text: str) -> bool:
        """Whether `text` repeats five words in a row, or holds one of the names."""
        flat = f" {' '.join(_words(text))} "
        return any(f" {name} " in flat for name in self._names) or any(
            run in self._runs for run in _runs(text, self._length)
        )

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
    return _WORD.findall(plain_letters(unicodedata.normalize("NFC", text)))


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row; a shorter text as a whole."""
    words = _words(text)
    if 0 < len(words) < length:
        yield tuple(words)
    for start in range(len(words) - length + 1):
        yield tuple(words[start : start + length])


def words_of_account(narrative: str, names: Iterable[str]) -> SharedWords:
    """By what a note is known to be about a story: four of its words in a row, or a word of one of the names."""
    return SharedWords([narrative], [word for name in names for word in _words(name)], RUN_OF_NOTES)


def words_of_accounts(session: Session, stories: Collection[int]) -> list[SharedWords]:
    """The same for each of these stories; the names are those in it, and of who told it."""
    rows = session.scalars(select(RecordRow).where(RecordRow.number.in_(stories), RecordRow.kind == "story"))
    return [
        words_of_account(
            str(row.fields.get("narrative") or ""),
            [row.author_name, *(str(item["words"]) for item in row.fields.get("identifying") or ())],
        )
        for row in rows
    ]


def words_of_records(session: Session, records: Collection[int], *, names: bool = True) -> SharedWords:
    """The words of the stories among these records, and the names in them."""
    rows = session.scalars(select(RecordRow).where(RecordRow.number.in_(records), RecordRow.kind == "story")).all()
    told = [str(row.fields.get("narrative") or "") for row in rows]
    found = [str(item["words"]) for row in rows for item in row.fields.get("identifying") or ()]
    return SharedWords(told, found if names else ())
