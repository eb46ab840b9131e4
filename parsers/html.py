"""HTML of a mail as a person reads it: text, with the client's own markers as spans of that text.

One pass over the tags, without a tree, so that neither depth nor size can hurt: lists keep their bullets, cells of a
row stay on one line, an address that its label hides is put behind the label, and what the reader would not see
(style, script, hidden preheaders) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers import html_table as table
from parsers.html_links import LONGEST_LABEL, hidden_address
from parsers.html_tags import tell
from parsers.html_writer import Writer
from parsers.marks import Mark, markers

_HIDDEN = re.compile(
    r"(?:display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt|em|%)?(?![.\d])|(?<!-)opacity:0(?![.\d])|"
    r"max-height:0(?:px|em)?(?![.\d]))"
)
_PRESERVED = re.compile(r"white-space:\s*(?:pre|break-spaces)")
_MOST_SEARCHED = 60


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


class _Reader(Writer):
    def __init__(self) -> None:
        super().__init__()
        self._stack: list[_Element] = []
        self._containers: list[_Element] = []

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
            elif name == "ol":
                element.count = _number(attributes.get("start", ""), 1) - 1
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
            self._marks.cancel(self._containers[-1].marks)
            self._mark("quote", element)

    def _mark(self, kind: str, element: _Element) -> None:
        """A mark from here to the end of the element; "rest" runs to the end of the one around it."""
        owner = element
        if kind == "rest":
            kind = "quote"
            owner = self._stack[-1] if self._stack else element
        owner.marks.append(self._marks.begin(kind))

    def _bullet(self, attributes: dict[str, str]) -> None:
        around = next((each for each in reversed(self._stack[-8:-1]) if each.name in ("ol", "ul")), None)
        if around is not None and around.name == "ol":
            around.count = _number(attributes.get("value", ""), around.count + 1)
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
            self._marks.end(number, self._length)

    def _address(self, element: _Element) -> None:
        length = self._length - element.label
        if 0 < length < LONGEST_LABEL and (address := hidden_address(self._tail(length), element.href)):
            self._put(f" <{address}>")

    def finish(self) -> tuple[str, tuple[Mark, ...]]:
        while self._stack:
            self._pop()
        return "".join(self._out), self._marks.finish(self._length)


def _number(written: str, otherwise: int) -> int:
    return int(written[:6]) if written.isascii() and written.isdigit() else otherwise
