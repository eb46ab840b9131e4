"""The text in the XML of DOCX and ODT: paragraphs as lines, cells of a row on one line, form feeds between pages."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

from parsers.document_values import MOST_CHARACTERS, Unreadable

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PAGE_BREAKS = frozenset({"lastRenderedPageBreak", "soft-page-break"})
_CHUNK = 64 << 10


def xml_text(content: bytes) -> str:
    """Raises Unreadable where the XML is broken or declares entities."""
    reader = _Reader()
    parser = DefusedXMLParser(target=reader)
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            if reader.length > MOST_CHARACTERS:
                return reader.text()
        parser.close()
    except (ParseError, DefusedXmlException) as error:
        raise Unreadable("broken file: its text cannot be read") from error
    return reader.text()


class _Reader:
    """Hears the elements in order and writes down what a person would see."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self.length = 0
        self._shown = 0  # inside an element whose characters are text
        self._skipped = 0  # inside comments, notes of the editor and deleted text
        self._cells = 0
        self._address = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag[1:].rpartition("}")
        word = namespace in (_WORD, _WORD_STRICT)
        local = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        if name in ("annotation", "tracked-changes", "del", "moveFrom"):
            self._skipped += 1
        elif name in ("t" if word else "p", "t" if word else "h"):
            self._shown += 1
        elif name in ("tc", "table-cell"):
            self._cells += 1
        elif name in _PAGE_BREAKS or (name == "br" and local.get("type") == "page"):
            self._put("\f")
        elif name in ("br", "cr", "line-break"):
            self._put(" " if self._cells else "\n")
        elif name in ("tab", "ptab"):
            self._put("\t" if self._shown or not word else "")
        elif name == "s":
            count = local.get("c", "1")[:4]
            self._put(" " * min(int(count) if count.isascii() and count.isdigit() else 1, 80))
        elif name in ("numPr", "list-item"):
            self._put("- ")
        elif name == "a":
            self._address = local.get("href", "")

    def data(self, data: str) -> None:
        if self._shown and not self._skipped:
            self._put(data)

    def end(self, tag: str) -> None:
        namespace, _, name = tag[1:].rpartition("}")
        word = namespace in (_WORD, _WORD_STRICT)
        if name in ("annotation", "tracked-changes", "del", "moveFrom"):
            self._skipped -= 1
        elif word and name == "t":
            self._shown -= 1
        elif name in ("p", "h"):
            self._shown -= not word
            self._put(" " if self._cells else "\n")
        elif name in ("tc", "table-cell"):
            self._cells -= 1
            self._put("\t")
        elif name in ("tr", "table-row"):
            self._put("\n")
        elif name == "a" and self._address.startswith(("http://", "https://")):
            if self._address.rstrip("/") not in "".join(self._out[-3:]):
                self._put(f" <{self._address}>")
            self._address = ""

    def close(self) -> None:
        """The parser asks for it."""

    def _put(self, words: str) -> None:
        if not self._skipped:
            self._out.append(words)
            self.length += len(words)

    def text(self) -> str:
        lines = ("".join(self._out)).split("\n")
        return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")
