"""The words of a forward by who wrote them: the forwarded author's own, and those of who passed it on."""

from __future__ import annotations

from config.call import Call
from parsers.lines import read_lines, unquoted
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
    roles, thread = read_roles(whole, above, text.marks, call, sent_by_us, name=sender, is_reply=answers_something(message))
    pieces = [_passed_on(piece) for piece in to_pieces(whole, above, roles, thread.starts)]
    if body > header:
        pieces.append(Piece(Role.FORWARD_HEADER, header, body))
    below = unquoted(read_lines(whole, body), forward.depth)
    marks = () if forward.attached else tuple(mark for mark in text.marks if mark.start > forward.start)
    roles, inner = read_roles(whole, below, marks, call, sent_by_us, name=author, is_reply=True)
    pieces += to_pieces(whole, below, roles, inner.starts)
    return Words(whole, tuple(pieces), (), tuple(dict.fromkeys((*thread.doubts, *inner.doubts))))


def _passed_on(piece: Piece) -> Piece:
    return Piece(Role.FORWARDER, piece.start, piece.end) if piece.role is Role.OWN else piece
