"""The words of a forward by who wrote them: the forwarded author's own, and those of who passed it on."""

from __future__ import annotations

from collections.abc import Sequence

from config.call import Call
from parsers.lines import Line, read_lines, unquoted
from parsers.records import Forward, Message, Piece, Role, SentByUs, Words
from parsers.reply import answers_something, read_roles, to_pieces
from parsers.text import Text


def split_forward(text: Text, message: Message, call: Call, sent_by_us: SentByUs, forward: Forward) -> Words:
    """OWN is what the forwarded author wrote, FORWARDER what stands above it; all of the text is covered."""
    sender = message.from_[0].name if message.from_ else ""
    author = forward.author.name if forward.author else ""
    whole = f"{text.text}\n\n{forward.text}" if forward.attached else text.text
    header = len(text.text) if forward.attached else forward.start
    body = len(text.text) + 2 if forward.attached else forward.body_start
    above = read_lines(whole, 0, header)
    roles, thread = read_roles(
        whole, above, text.marks, call, sent_by_us, name=sender, is_reply=answers_something(message)
    )
    pieces = [_passed_on(piece) for piece in to_pieces(whole, above, roles, thread.starts)]
    if body > header:
        pieces.append(Piece(Role.FORWARD_HEADER, header, body))
    raw = read_lines(whole, body)
    below = unquoted(raw, forward.depth)
    marks = () if forward.attached else tuple(mark for mark in text.marks if mark.start > forward.start)
    roles, inner = read_roles(whole, below, marks, call, sent_by_us, name=author, is_reply=True)
    pieces += _without_marks(whole, to_pieces(whole, below, roles, inner.starts), raw if forward.depth else ())
    return Words(whole, tuple(pieces), (), tuple(dict.fromkeys((*thread.doubts, *inner.doubts))))


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
