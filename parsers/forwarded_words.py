"""The words of a forward by who wrote them: the forwarded author's own, and those of who passed it on."""

from __future__ import annotations

from collections.abc import Sequence

from config.call import Call
from parsers.lines import Line, read_lines, unquoted
from parsers.people import source_of
from parsers.records import Forward, Message, Piece, Role, SentByUs, Words
from parsers.roles import read_roles, to_pieces
from parsers.subject import answers_something
from parsers.text import Text


def split_forward(text: Text, message: Message, call: Call, sent_by_us: SentByUs, forward: Forward) -> Words:
    """OWN is what the forwarded author wrote, FORWARDER what those wrote who passed it on; no gap is left."""
    source = source_of(forward)
    inner = len(text.text) + 2 if forward.attached else 0  # where the text stands in which an inline source is placed
    whole = f"{text.text}\n\n{forward.text}" if forward.attached else text.text
    sender = message.from_[0].name if message.from_ else ""
    is_reply = answers_something(message)
    headers = [(len(text.text), inner)] if forward.attached else [(forward.start, forward.body_start)]
    if source is not forward:
        headers.append((inner + source.start, inner + source.body_start))
    doubts: list[str] = []
    pieces: list[Piece] = []
    at, name = 0, sender
    for start, body in headers:
        above = read_lines(whole, at, start)
        marks = text.marks if start <= len(text.text) else ()
        roles, thread = read_roles(whole, above, marks, call, sent_by_us, name=name, is_reply=is_reply)
        pieces += [_passed_on(piece) for piece in to_pieces(above, roles, thread.starts)]
        pieces += [Piece(Role.FORWARD_HEADER, start, body)] if body > start else []
        doubts += thread.doubts
        at, name = body, forward.author.name if forward.author else ""
    raw = read_lines(whole, at)
    below = unquoted(raw, source.depth)
    marks = () if forward.attached else tuple(mark for mark in text.marks if mark.start > forward.start)
    name = source.author.name if source.author else ""
    roles, thread = read_roles(whole, below, marks, call, sent_by_us, name=name, is_reply=True)
    pieces += _without_marks(whole, to_pieces(below, roles, thread.starts), raw if source.depth else ())
    return Words(whole, tuple(pieces), (), tuple(dict.fromkeys((*doubts, *thread.doubts))))


def _passed_on(piece: Piece) -> Piece:
    return Piece(Role.FORWARDER, piece.start, piece.end) if piece.role is Role.OWN else piece


def _without_marks(text: str, pieces: tuple[Piece, ...], lines: Sequence[Line]) -> list[Piece]:
    """The quote marks of a quoted forward taken out of the own words: they are part of the forward's header."""
    if not lines:
        return list(pieces)
    marks = []
    for line in lines:
        if line.depth:
            begin = text.find(line.text, line.start, line.end) if line.text else line.end
            marks.append((line.start, begin))
    out: list[Piece] = []
    for piece in pieces:
        at = piece.start
        for start, end in marks if piece.role is Role.OWN else ():
            if piece.start <= start < piece.end:
                if start > at:
                    out.append(Piece(Role.OWN, at, start))
                if end > start:
                    out.append(Piece(Role.FORWARD_HEADER, start, end))
                at = end
        if piece.end > at:
            out.append(Piece(piece.role, at, piece.end))
    return out
