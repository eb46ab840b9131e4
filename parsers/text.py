"""The best text of a message, and the marks that its client set.

Of two versions of the same words (multipart/alternative) one is taken; parts that follow each other are joined in the
order of the mail, so that what stands after an inline picture is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.html import read_html
from parsers.marks import Mark
from parsers.records import Body, Message

__all__ = ["Mark", "Text", "fold_line", "text_of"]

_STUB = re.compile(
    r"(?:does not support|doesn.t support|cannot (?:display|view)|can.t (?:display|see|read)|not support(?:ed)?|"
    r"to view this|view (?:it|this) (?:e-?mail|message)? ?in|unterst.tzt kein|no (?:soporta|admite)|"
    r"ne (?:supporte|prend) pas)"
    r"[^.]{0,80}(?:html|browser|navigat|mime|format|message|e-?mail)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[\s\u200b\u200c\u2060\ufeff\u00ad]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_QUOTE_MARKS = re.compile(r"^(?:[\s>|]*[>|]+)+\s*")


@dataclass(frozen=True, slots=True)
class Text:
    """`marks` are spans of `text`, in order of their start."""

    text: str
    marks: tuple[Mark, ...] = ()


def text_of(message: Message) -> Text:
    """The words of the mail as one text; empty if it has none."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = 0
    for body in _chosen(message.bodies):
        text, found = _read(body)
        text, found = _stripped(text, found)
        if not text:
            continue
        if pieces:
            pieces.append("\n\n")
            length += 2
        marks.extend(replace(mark, start=mark.start + length, end=mark.end + length) for mark in found)
        pieces.append(text)
        length += len(text)
    return Text("".join(pieces), tuple(marks))


def fold_line(line: str) -> str:
    """A line as it is compared with lines that we sent: folded, one blank for a run, no quote marks, nothing unseen."""
    line = _INVISIBLE.sub("", line.replace("\u00a0", " "))
    if ">" in line or "|" in line:
        line = _QUOTE_MARKS.sub("", line)
    return " ".join(line.casefold().split())


def _chosen(bodies: tuple[Body, ...]) -> Iterator[Body]:
    """One version of each alternative; the others as they come."""
    told: set[int] = set()
    for body in bodies:
        if not body.alternative:
            yield body
        elif body.alternative not in told:
            told.add(body.alternative)
            yield from _version([each for each in bodies if each.alternative == body.alternative])


def _version(bodies: list[Body]) -> list[Body]:
    """The plain text, unless it says nothing or only that there is HTML."""
    plain = [body for body in bodies if body.subtype == "plain"]
    html = [body for body in bodies if body.subtype == "html"]
    said = "".join(body.content for body in plain)
    if not html:
        return plain
    if not _BLANK.sub("", said) or (len(said) < 600 and _STUB.search(said)):
        return html
    return plain


def _read(body: Body) -> tuple[str, tuple[Mark, ...]]:
    if body.subtype == "html":
        text, marks = read_html(body.content)
        return _CONTROL.sub(" ", text), marks
    return _CONTROL.sub("", body.content), ()


def _stripped(text: str, marks: tuple[Mark, ...]) -> tuple[str, tuple[Mark, ...]]:
    """Without blank lines at both ends; the marks move along."""
    kept = text.lstrip("\n\r \t\u00a0\ufeff") if not text[:1].isalnum() else text
    cut = len(text) - len(kept)
    first_line = text.rfind("\n", 0, cut) + 1
    kept = text[first_line:].rstrip()
    limit = len(kept)
    moved = (Mark(m.kind, max(0, m.start - first_line), min(limit, m.end - first_line)) for m in marks)
    return kept, tuple(mark for mark in moved if mark.start < mark.end)
