"""HTML of a mail as a person reads it: text, with the client's own markers as spans of that text.

One pass over the tags, without a tree, so that neither depth nor size can hurt: lists keep their bullets, cells of a
row stay on one line, an address that its label hides is put behind the label, and what the reader would not see
(style, script, hidden preheaders) is left out.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from parsers import html_table as table
from parsers.html_tags import tell
from parsers.links import unwrap
from parsers.marks import Mark, markers

_SPACE = re.compile(r"[ \t\r\n\f\u200b\ufeff\u00ad\u034f\u2060\u200c]+")
_HIDDEN = re.compile(
    r"(?:display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt|em|%)?(?![.\d])|(?<!-)opacity:0(?![.\d])|"
    r"max-height:0(?:px|em)?(?![.\d]))"
)
_PRESERVED = re.compile(r"white-space:\s*(?:pre|break-spaces)")
_MOST_SEARCHED = 60
_LONGEST_LABEL = 2_000


@dataclass(slots=True)
class _Element:
    name: str
    hidden: bool = False
    preserved: bool = False
    marks: list[int] = field(default_factory=list)
    href: str = ""
    label: int = 0  # where in the output the label of a link begins
    count: int = 0  # number of the last item of an ordered list


def read_html(source: str) -> tuple[str, tuple[Mark, ...]]:
    """The text and its marks. Never raises; linear in the source."""
    reader = _Reader()
    tell(source, reader)
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._length = 0
        self._lines = 2  # line ends at the end of what was written (2 = an empty line stands above)
        self._wanted = 0  # line ends to write before the next word
        self._gap = ""  # blank or tab to write before the next word
        self._stack: list[_Element] = []
        self._unread = 0
        self._hidden = 0
        self._preserved = 0
        self._marks: list[Mark] = []
        self._opened: dict[int, tuple[str, int | None]] = {}  # marks whose end has not come
        self._waiting: list[int] = []  # marks that begin at the next word
        self._number = 0
        self._fresh_cell = False
        self._containers: list[_Element] = []
        self._cancelled: set[int] = set()

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
        for number in self._waiting:
            self._opened[number] = (self._opened[number][0], self._length)
        self._waiting.clear()
        self._put(words)
        self._lines = 0

    def _put(self, words: str) -> None:
        self._out.append(words)
        self._length += len(words)

    def open(self, name: str, attributes: dict[str, str]) -> None:
        for _ in range(4):
            ended = table.ENDS.get(self._stack[-1].name) if self._stack else None
            if not ended or name not in ended:
                break
            self._pop()
        if name == "br":
            self._wanted = min(max(self._wanted, self._lines) + 1, 3)
            return
        if name in ("td", "th"):
            if self._gap == "\t":
                self._wanted = 0
            self._fresh_cell = True
        elif name in table.BLOCKS:
            self._line(2 if name in table.PARAGRAPHS else 1)
        if name == "hr" and not self._hidden:
            self._write("_" * 20)
            self._line(1)
        if name in table.VOID:
            return
        element = self._element(name, attributes)
        self._stack.append(element)
        if name == "li" and not self._hidden:
            self._bullet(attributes)

    def _element(self, name: str, attributes: dict[str, str]) -> _Element:
        style = attributes.get("style", "").replace(" ", "").lower() if attributes else ""
        hidden = name in table.UNREAD or "hidden" in attributes or bool(style and _HIDDEN.search(style))
        preserved = name in ("pre", "textarea", "xmp") or bool(style and _PRESERVED.search(style))
        element = _Element(name, hidden, preserved)
        self._hidden += hidden
        self._preserved += preserved
        if attributes:
            if name == "a":
                element.href, element.label = attributes.get("href", ""), self._length
            elif name == "ol" and attributes.get("start", "").isdigit():
                element.count = int(attributes["start"][:6]) - 1
            if not self._hidden:
                for kind in markers(name, attributes, style):
                    self._mark(kind, element)
                self._gmail(name, attributes, element)
        return element

    def _gmail(self, name: str, attributes: dict[str, str], element: _Element) -> None:
        """Gmail's div around attribution and quotes also holds what was typed between and below the quotes.

        So where quotes stand in it they are marked, not the div. A quote outside such a div was set by its author.
        """
        if "gmail_quote" not in attributes.get("class", "").casefold():
            return
        if name != "blockquote":
            self._containers.append(element)
        elif self._containers:
            for number in self._containers[-1].marks:
                self._cancelled.add(number)
            self._mark("quote", element)

    def _mark(self, kind: str, element: _Element) -> None:
        """A mark from here to the end of the element; "rest" runs to the end of the one around it."""
        owner = element
        if kind == "rest":
            kind = "quote"
            owner = self._stack[-1] if self._stack else element
        self._number += 1
        self._opened[self._number] = (kind, None)
        self._waiting.append(self._number)
        owner.marks.append(self._number)

    def _bullet(self, attributes: dict[str, str]) -> None:
        around = next((each for each in reversed(self._stack[-8:-1]) if each.name in ("ol", "ul")), None)
        if around is not None and around.name == "ol":
            around.count = int(attributes["value"]) if attributes.get("value", "").isdigit() else around.count + 1
            self._write(f"{around.count}.")
        else:
            self._write("-")
        self._gap, self._fresh_cell = " ", True

    def close(self, name: str) -> None:
        if name in ("br", "p") and not any(each.name == name for each in self._stack[-_MOST_SEARCHED:]):
            self._line(1)
            return
        for depth in range(1, min(len(self._stack), _MOST_SEARCHED) + 1):
            if self._stack[-depth].name == name:
                for _ in range(depth):
                    self._pop()
                return

    def _pop(self) -> None:
        element = self._stack.pop()
        if element.href and not self._hidden:
            self._address(element)
        self._hidden -= element.hidden
        self._preserved -= element.preserved
        if element.name in ("td", "th"):
            self._wanted, self._gap = 0, "\t"
        elif element.name == "tr":
            self._gap = ""
            self._line(1)
        elif element.name in table.BLOCKS:
            self._line(2 if element.name in table.PARAGRAPHS else 1)
        if self._containers and self._containers[-1] is element:
            self._containers.pop()
        for number in element.marks:
            self._end_mark(number)

    def _end_mark(self, number: int) -> None:
        kind, start = self._opened.pop(number)
        if start is not None and start < self._length and number not in self._cancelled:
            self._marks.append(Mark(kind, start, self._length))
        elif start is None and number in self._waiting:
            self._waiting.remove(number)

    def _address(self, element: _Element) -> None:
        """The address behind a label that does not show it, as "label <address>"."""
        address = element.href.strip()
        if not 0 < self._length - element.label < _LONGEST_LABEL or not address:
            return
        label = self._tail(self._length - element.label)
        shown = _bare(label)
        if address.lower().startswith("mailto:"):
            address = address[7:].partition("?")[0]
            if "@" in address and address.lower() not in label.lower():
                self._put(f" <{address}>")
            return
        if not address.lower().startswith(("http://", "https://")) or not shown:
            return
        address = unwrap(address)
        if _bare(address) not in shown and shown not in _hosts(address):
            self._put(f" <{address}>")

    def _tail(self, length: int) -> str:
        pieces: list[str] = []
        while length > 0 and len(pieces) < len(self._out):
            piece = self._out[-1 - len(pieces)]
            pieces.append(piece)
            length -= len(piece)
        return "".join(reversed(pieces))[-length if length else 0 :] if length else "".join(reversed(pieces))

    def _line(self, lines: int) -> None:
        if not self._fresh_cell:
            self._wanted = max(self._wanted, lines)

    def finish(self) -> tuple[str, tuple[Mark, ...]]:
        while self._stack:
            self._pop()
        for number in list(self._opened):
            self._end_mark(number)
        return "".join(self._out), tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end)))


def _bare(address: str) -> str:
    """An address or label as it is compared: without scheme, www and closing marks."""
    text = _SPACE.sub("", address).casefold()
    text = text.removeprefix("http://").removeprefix("https://").removeprefix("www.")
    return text.rstrip("/.,)>")


def _hosts(address: str) -> tuple[str, ...]:
    """What a label may show that stands for the address: all of it, or its host for a front page."""
    bare = _bare(address)
    host, _, path = bare.partition("/")
    return (bare, bare.partition("?")[0], *(() if path else (host,)))
