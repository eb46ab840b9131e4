"""The parts of a message sorted into body text and attachments.

Text that the author meant to be read is body; everything else is kept byte for byte: pictures, calendars, delivery
reports, and an attached mail as one piece, never merged into the words around it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers import charsets, containers, encodings, fields
from parsers.charsets import Hint
from parsers.fields import Block
from parsers.flowed import joined_flow
from parsers.html_tags import label_in_html
from parsers.params import Valued, read_valued
from parsers.part_kinds import FILES, PROSE
from parsers.part_names import name_of, stated
from parsers.records import Attachment, Body
from parsers.tree import Node, read_tree

_MOST_TEXT = 20 << 20
_DECODED_MAIL = frozenset({"base64", "quoted-printable"})


@dataclass(frozen=True, slots=True)
class _Leaf:
    node: Node
    disposition: Valued
    bundled: bool  # below a multipart that is itself marked as an attachment


class Parts:
    """The tree of one message with its texts decoded and its attachments hashed."""

    def __init__(self, content: bytes) -> None:
        self._content = _line_ends(content)
        self.hint = Hint()
        self.root, self.defects = read_tree(self._content, self.hint)
        self._nodes: dict[str, Node] = {}
        self._derived: dict[str, bytes] = {}
        labels = (c for node in _walk(self.root) if (c := node.content_type.get("charset")))
        self.hint.label = next(labels, None) or self.hint.label
        bodies: list[Body] = []
        attachments: list[Attachment] = []
        for leaf in self._leaves():
            if self._is_body(leaf, bodies):
                body, files = self._body(leaf)
                bodies.append(body)
                attachments.extend(files)
            else:
                attachments.extend(self._attachment(leaf))
        if not any(body.content.strip() for body in bodies):
            bodies.extend(self._aside())
        self.bodies = tuple(bodies)
        self.attachments = tuple(attachments)

    def content_of(self, path: str) -> bytes:
        if path in self._derived:
            return self._derived[path]
        return self._decoded(self._nodes[path]).content

    def block_of(self, path: str) -> Block:
        return self._nodes[path].block

    def _leaves(self) -> Iterator[_Leaf]:
        bundles: set[int] = set()
        for node in _walk(self.root):
            self._nodes[node.path] = node
            disposition = self._disposition(node)
            bundled = node.parent is not None and id(node.parent) in bundles
            if node.children or (node.is_multipart and node.epilogue is not None):
                if bundled or (disposition.value == "attachment" and node.parent is not None):
                    bundles.add(id(node))
                continue
            yield _Leaf(node, disposition, bundled)

    def _is_body(self, leaf: _Leaf, bodies: list[Body]) -> bool:
        kind = leaf.node.content_type.value
        main, _, subtype = kind.partition("/")
        if leaf.bundled or leaf.disposition.value == "attachment":
            return False
        if main not in ("text", "multipart") or (main == "text" and subtype not in PROSE):
            alone = leaf.node.parent is None  # all of the mail: text of a kind unknown is still its words
            return alone and ("/" not in kind or (main == "text" and subtype not in FILES))
        return not stated(leaf.disposition, leaf.node.content_type) or not bodies

    def _body(self, leaf: _Leaf) -> tuple[Body, list[Attachment]]:
        node, kind = leaf.node, leaf.node.content_type
        undone = self._decoded(node, _MOST_TEXT)
        content = undone.content[:_MOST_TEXT] + (b"\n" + undone.after if undone.after else b"")
        files: list[Attachment] = []
        subtype = PROSE.get(kind.value.partition("/")[2], "plain")
        if subtype == "plain":
            content, found = containers.inline_files(content)
            files = [self._derive(f"{node.path}!{n}", each) for n, each in enumerate(found, 1)]
        label = kind.get("charset") or (label_in_html(content) if subtype == "html" else None)
        decoded = charsets.decode(content, label, self.hint)
        self._note(undone.defect)
        self._note(decoded.defect)
        flowed = (kind.get("format") or "").casefold() == "flowed" and subtype == "plain"
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        if flowed:
            text = joined_flow(text, delete_space=(kind.get("delsp") or "").casefold() == "yes")
        return Body(node.path, subtype, text, self._alternative(node), flowed), files

    def _alternative(self, node: Node) -> int:
        """A number for the outermost multipart/alternative around the part; 0 stands alone."""
        found, parent = 0, node.parent
        while parent is not None:
            if parent.content_type.value == "multipart/alternative":
                found = parent.block.body
            parent = parent.parent
        return found

    def _attachment(self, leaf: _Leaf) -> list[Attachment]:
        node = leaf.node
        undone = self._decoded(node)
        self._note(undone.defect)
        inline = leaf.disposition.value == "inline" or node.block.first("content-id") is not None
        attachment = Attachment(
            path=node.path,
            name=name_of(leaf.disposition, node.content_type, node.path),
            content_type=node.content_type.value,
            size=len(undone.content),
            sha256=hashlib.sha256(undone.content).hexdigest(),
            inline=inline,
            problem=undone.defect,
        )
        inner = containers.files_in(attachment.name, attachment.content_type, undone.content)
        if inner.problem:
            attachment = replace(attachment, problem=inner.problem)
        return [attachment, *(self._derive(f"{node.path}!{n}", each) for n, each in enumerate(inner.files, 1))]

    def _derive(self, path: str, file: containers.File) -> Attachment:
        self._derived[path] = file.content
        digest = hashlib.sha256(file.content).hexdigest()
        return Attachment(path, file.name, file.content_type, len(file.content), digest)

    def _disposition(self, node: Node) -> Valued:
        raw = node.block.first("content-disposition")
        return read_valued(fields.unfolded(raw[: 64 << 10], self.hint), self.hint) if raw else Valued("")

    def _decoded(self, node: Node, most: int | None = None) -> encodings.Bytes:
        encoding = _encoding(node)
        body = memoryview(self._content)[node.start : node.end]
        if node.content_type.value.startswith("message/") and encoding not in _DECODED_MAIL:
            return encodings.Bytes(bytes(body))
        if node.is_multipart:
            return encodings.Bytes(bytes(body[:most]))
        return encodings.undo(body, encoding, most)

    def _aside(self) -> Iterator[Body]:
        """Where no part holds text: what stands before the first and after the last delimiter."""
        if self.root.children:
            start, end = self.root.preamble
            for begin, stop in ((start, end), (self.root.epilogue or self.root.end, self.root.end)):
                text = charsets.decode(self._content[begin:stop][:_MOST_TEXT], None, self.hint).text.replace(
                    "\r\n", "\n"
                )
                if (
                    text.strip()
                    and "multi-part message in MIME" not in text
                    and "multipart message in MIME" not in text
                ):
                    self._note("text outside the parts")
                    yield Body("1", "plain", text)

    def _note(self, defect: str | None) -> None:
        if defect and defect not in self.defects:
            self.defects.append(defect)


def _walk(root: Node) -> Iterator[Node]:
    """Every node, parents first, in the order of the mail."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def _encoding(node: Node) -> str:
    """The token of Content-Transfer-Encoding: without blanks, comments and quotes."""
    raw = node.block.first("content-transfer-encoding")
    if not raw:
        return ""
    return read_valued(raw[:200].decode("latin-1").strip()).value.strip(" \t\"'")


def _line_ends(content: bytes) -> bytes:
    """Line ends of old Macs become ordinary ones; others stay."""
    return content.replace(b"\r", b"\n") if b"\r" in content[:10_000] and b"\n" not in content else content
