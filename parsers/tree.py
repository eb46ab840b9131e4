"""The parts of a message as places in its bytes: RFC 2046, 5, without recursion and without copies.

Every line that could end a part is looked up among the boundaries that are open, so the work is linear in the
mail and its depth does not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers import fields
from parsers.boundaries import Opened
from parsers.charsets import Hint
from parsers.fields import Block
from parsers.params import Valued, read_valued

MOST_PARTS = 20_000
_LONGEST_BOUNDARY = 300
_GUESSABLE = re.compile(rb"(?m)^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-[a-z-]+[ \t]*:)", re.IGNORECASE)
_LONGEST_VALUE = 64 << 10
_DEEPEST_PATH = 60
_MOST_GUESSES = 20


@dataclass(slots=True)
class Node:
    """One entity: its header, its type, and where its body stands in the bytes of the message."""

    path: str
    block: Block
    content_type: Valued
    start: int
    end: int
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    boundary: bytes | None = None
    preamble: tuple[int, int] = (0, 0)
    epilogue: int | None = None  # where it was closed
    depth: int = 0

    @property
    def is_multipart(self) -> bool:
        return self.content_type.value.startswith("multipart/")


def read_tree(content: bytes, hint: Hint) -> tuple[Node, list[str]]:
    """The root, its parts below it, and what was wrong."""
    reader = _Reader(content, hint)
    root = reader.read(None, 0, len(content), top=True)
    for _ in range(_MOST_GUESSES):
        if not reader.childless:
            break
        node = reader.childless.pop()
        guess = _GUESSABLE.search(content, node.start, node.end)
        if guess and not node.children:
            reader.defects.append("the boundary was wrong; another one was found")
            reader.read_parts(node, guess[1].strip())
    return root, reader.defects


class _Reader:
    def __init__(self, content: bytes, hint: Hint) -> None:
        self.content = content
        self.defects: list[str] = []
        self.childless: list[Node] = []
        self.parts = 0
        self.hint = hint

    def read(self, parent: Node | None, start: int, end: int, *, top: bool = False) -> Node:
        node = self._entity(parent, start, end, top=top)
        if node.is_multipart:
            if node.boundary:
                self.read_parts(node, node.boundary)
            else:
                self.childless.append(node)
        return node

    def read_parts(self, root: Node, boundary: bytes) -> None:
        """Cuts the body of `root` at delimiter lines and opens what stands between them."""
        content, end = self.content, root.end
        opened = Opened[Node]()
        opened.push(root, boundary)
        current = root
        position = root.start  # always the start of a line
        while (line := _dashes(content, position, end)) >= 0:
            position = content.find(b"\n", line, end) + 1 or end
            if position - line > _LONGEST_BOUNDARY:
                continue
            owner, closing = opened.owner(content[line:position])
            if owner is None:
                continue
            before = _without_line_end(content, line)
            for node in {id(each): each for each in (current, *opened.close_above(owner))}.values():
                if node is not owner:
                    node.end = max(node.start, before)
            if not owner.children and owner.epilogue is None:
                owner.preamble = (owner.start, max(owner.start, before))
            current = owner
            if closing:
                owner.epilogue = position
                opened.close(owner)
                continue
            if self.parts >= MOST_PARTS:
                self.defects.append("too many parts; the rest was not read")
                break
            current = self._entity(owner, position, end)
            owner.children.append(current)
            position = current.start
            if current.is_multipart and current.boundary:
                opened.push(current, current.boundary)
            elif current.is_multipart:
                self.childless.append(current)
        self._look_back(opened)

    def _look_back(self, opened: Opened[Node]) -> None:
        for node in opened.ever:
            if not node.children:
                self.childless.append(node)
            elif node.epilogue is None and "a multipart was not closed" not in self.defects:
                self.defects.append("a multipart was not closed")

    def _entity(self, parent: Node | None, start: int, end: int, *, top: bool = False) -> Node:
        self.parts += 1
        block = fields.read_block(self.content, start, end, top=top)
        self.defects.extend(defect for defect in block.defects if defect not in self.defects)
        raw = block.first("content-type")
        in_digest = parent is not None and parent.content_type.value == "multipart/digest"
        default = "message/rfc822" if in_digest else "text/plain"
        kind = self._type_of(raw) if raw else Valued(default)
        if not kind.value:
            kind = Valued(default, kind.parameters)
        boundary = (kind.get("boundary") or "").rstrip().encode("utf-8", "surrogateescape") or None
        depth = parent.depth + 1 if parent else 0
        return Node(self._path(parent), block, kind, block.body, end, parent, boundary=boundary, depth=depth)

    def _type_of(self, raw: bytes) -> Valued:
        return read_valued(fields.unfolded(raw[:_LONGEST_VALUE], self.hint), self.hint)

    def _path(self, parent: Node | None) -> str:
        if parent is None:
            return "1"
        if parent.depth >= _DEEPEST_PATH:
            return f"deep.{self.parts}"
        place = str(len(parent.children) + 1)
        return place if parent.parent is None else f"{parent.path}.{place}"


def _dashes(content: bytes, position: int, end: int) -> int:
    """Where the next line that begins with "--" starts; -1 if none does. `position` is the start of a line."""
    if content.startswith(b"--", position) and position < end:
        return position
    found = content.find(b"\n--", position, end)
    return found + 1 if found >= 0 else -1


def _without_line_end(content: bytes, line: int) -> int:
    """The line end before a delimiter belongs to the delimiter (RFC 2046, 5.1.1)."""
    if line and content[line - 1] == 10:
        line -= 1
        if line and content[line - 1] == 13:
            line -= 1
    return line
