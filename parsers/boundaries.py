"""The multiparts that are open while the lines of a mail go by, and which of them a delimiter line belongs to."""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar


class Multipart(Protocol):
    """What has a boundary; `parsers.tree.Node` is one."""

    boundary: bytes | None


M = TypeVar("M", bound=Multipart)


class Opened(Generic[M]):
    """The multiparts whose boundaries may still come, innermost last."""

    def __init__(self) -> None:
        self.stack: list[M] = []
        self.ever: list[M] = []
        self._named: dict[bytes, list[M]] = {}

    def push(self, node: M, boundary: bytes) -> None:
        node.boundary = boundary
        self.stack.append(node)
        self.ever.append(node)
        self._named.setdefault(boundary, []).append(node)

    def owner(self, line: bytes) -> tuple[M | None, bool]:
        """Whose delimiter the line is, and whether it closes."""
        text = line.rstrip()[2:]
        if found := self._named.get(text):
            return found[-1], False
        if text.endswith(b"--") and (found := self._named.get(text[:-2].rstrip())):
            return found[-1], True
        return None, False

    def close_above(self, owner: M) -> list[M]:
        """What was opened inside `owner` is over: its boundaries mean nothing any more."""
        closed = []
        while self.stack[-1] is not owner:
            node = self.stack.pop()
            self._unname(node)
            closed.append(node)
        return closed

    def close(self, owner: M) -> None:
        """Its last delimiter came. Late parts are still taken, unless an outer multipart has the same boundary."""
        if len(self._named[owner.boundary or b""]) > 1:
            self._unname(owner)

    def _unname(self, node: M) -> None:
        named = self._named[node.boundary or b""]
        if named and named[-1] is node:
            named.pop()
