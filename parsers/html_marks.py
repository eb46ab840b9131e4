"""Marks while HTML is read: each begins at the first word inside its element and ends with the element."""

from __future__ import annotations

from parsers.marks import Mark


class OpenMarks:
    """Marks whose end has not come. Numbers stand for them, so that an element can hold its own."""

    def __init__(self) -> None:
        self._opened: dict[int, tuple[str, int | None]] = {}
        self._waiting: dict[int, None] = {}  # those that begin at the next word, in order
        self._cancelled: set[int] = set()
        self._done: list[Mark] = []
        self._number = 0

    def begin(self, kind: str) -> int:
        self._number += 1
        self._opened[self._number] = (kind, None)
        self._waiting[self._number] = None
        return self._number

    def cancel(self, numbers: list[int]) -> None:
        self._cancelled.update(numbers)

    def word_at(self, place: int) -> None:
        """A word is about to be written: those that wait begin here."""
        if self._waiting:
            for number in self._waiting:
                self._opened[number] = (self._opened[number][0], place)
            self._waiting.clear()

    def end(self, number: int, place: int) -> None:
        """One without a word in it leaves nothing."""
        kind, start = self._opened.pop(number)
        self._waiting.pop(number, None)
        if start is not None and start < place and number not in self._cancelled:
            self._done.append(Mark(kind, start, place))

    def finish(self, place: int) -> tuple[Mark, ...]:
        for number in list(self._opened):
            self.end(number, place)
        return tuple(sorted(self._done, key=lambda mark: (mark.start, -mark.end)))
