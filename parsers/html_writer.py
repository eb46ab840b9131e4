"""Words with the blanks and line ends that HTML means between them."""

from __future__ import annotations

import html
import re

from parsers.html_marks import OpenMarks

_SPACE = re.compile(r"[ \t\r\n\f\u200b\ufeff\u00ad\u034f\u2060\u200c]+")


class Writer:
    """Runs of blanks become one; line ends are written before the next word, never at the end."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._length = 0
        self._lines = 2  # line ends at the end of what was written (2 = an empty line stands above)
        self._wanted = 0  # line ends to write before the next word
        self._gap = ""  # blank or tab to write before the next word
        self._hidden = 0
        self._preserved = 0
        self._marks = OpenMarks()
        self._fresh_cell = False

    def text(self, raw: str) -> None:
        if self._hidden:
            return
        words = html.unescape(raw) if "&" in raw else raw
        if self._preserved:
            self._preserve(words)
            return
        words = _SPACE.sub(" ", words)
        if words == " " or not words:
            if words and not self._gap:
                self._gap = " "
            return
        if words[0] == " ":
            self._gap = self._gap or " "
            words = words[1:]
        trailing = words[-1] == " "
        self._write(words[:-1] if trailing else words)
        if trailing:
            self._gap = " "

    def _preserve(self, words: str) -> None:
        lines = words.replace("\r\n", "\n").split("\n")
        for number, line in enumerate(lines):
            if number:
                self._wanted = min(self._wanted + 1, 3)
            if line.strip():
                self._write(line)

    def _write(self, words: str) -> None:
        if self._wanted > self._lines:
            self._put("\n" * (self._wanted - self._lines))
            self._lines = self._wanted
        elif self._gap and not self._lines:
            self._put(self._gap)
        self._gap, self._wanted, self._fresh_cell = "", 0, False
        self._marks.word_at(self._length)
        self._put(words)
        self._lines = 0

    def _put(self, words: str) -> None:
        self._out.append(words)
        self._length += len(words)

    def _tail(self, length: int) -> str:
        """The last characters that were written."""
        pieces: list[str] = []
        missing = length
        for piece in reversed(self._out):
            if missing <= 0:
                break
            pieces.append(piece)
            missing -= len(piece)
        return "".join(reversed(pieces))[-length:]

    def _line(self, lines: int) -> None:
        if not self._fresh_cell:
            self._wanted = max(self._wanted, lines)
