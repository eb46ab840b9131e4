"""Forwards: who wrote the mail that somebody passed on, attached (message/rfc822) or inline (a header in the text).

A reply that embeds a header is no forward: the prefix of the subject, the delimiter and the place of the header decide.
Mail of ours that somebody passed on is no forward of somebody's words either. What an inline header says is never
authenticated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from config.call import Call
from parsers.forward_place import Place, find_place, from_block
from parsers.header_block import begins_block, find_block
from parsers.lines import BLANK, Line, lines_of, next_filled
from parsers.message import Opened, open_message
from parsers.ours import our_names
from parsers.people import undo_list
from parsers.records import Address, Attachment, Forward, Message, SentByUs
from parsers.subject import Prefix, prefix_of, without_prefix
from parsers.text import Text, text_of
from parsers.written_people import read_people

_DEEPEST = 6
_MOST_LINES = 10_000


def find_forward(
    opened: Opened, text: Text, call: Call | None = None, sent_by_us: SentByUs | None = None
) -> Forward | None:
    """The forward that a mail is, or None. With `call`, what we wrote ourselves is no forward of somebody's words."""
    return _find(opened, text, our_names(call, sent_by_us or SentByUs()) if call else (), 0)


def _find(opened: Opened, text: Text, ours: tuple[str, ...], level: int) -> Forward | None:
    found = _attached(opened, level) or _inline(opened.message, text)
    if found is None or (found.author is not None and _is_ours(found.author, ours)):
        return None
    return found


def _is_ours(author: Address, ours: tuple[str, ...]) -> bool:
    if author.addr_spec:
        return author.key in ours
    return author.name.casefold() in ours


def _attached(opened: Opened, level: int) -> Forward | None:
    """The first attached mail that is not ours. A report, a digest and a mail with several of others' is no forward."""
    message = opened.message
    mails = [a for a in message.attachments if a.content_type in ("message/rfc822", "message/global")]
    if not mails or level >= _DEEPEST or _returns_or_collects(message, mails):
        return None
    inner = open_message(opened.part(mails[0].path))
    if not inner.message.from_:
        return None
    text = text_of(inner.message)
    deeper = _find(inner, text, (), level + 1)
    author, _ = undo_list(inner.message)
    return Forward(
        author=author,
        to=inner.message.to,
        cc=inner.message.cc,
        date=inner.message.header("Date") or "",
        subject=inner.message.subject,
        text=text.text,
        attached=mails[0].path,
        chain=(replace(deeper, chain=()), *deeper.chain) if deeper else (),
    )


def _returns_or_collects(message: Message, mails: Sequence[Attachment]) -> bool:
    if message.content_type in ("multipart/report", "multipart/digest"):
        return True
    reports = any(a.content_type in ("message/delivery-status", "message/feedback-report") for a in message.attachments)
    return reports or (
        len(mails) > 1 and (message.header("List-Id") is not None or "digest" in message.subject.casefold())
    )


def _inline(message: Message, text: Text) -> Forward | None:
    lines = lines_of(text.text)[:_MOST_LINES]
    prefix = prefix_of(message.subject)
    answers = prefix is Prefix.REPLY or (prefix is None and bool(message.in_reply_to or message.references))
    place = find_place(lines, text.text, prefix=prefix, answers=answers)
    if place is None:
        return None
    found = _forward(lines, text.text, place, 0)
    if not found.subject and prefix is Prefix.FORWARD:
        found = replace(found, subject=without_prefix(message.subject))
    return found


def _forward(lines: Sequence[Line], text: str, place: Place, level: int) -> Forward:
    values = dict(reversed(place.fields))
    start = lines[place.first].start
    depth = max(lines[place.first].depth, lines[max(place.first, place.body - 1)].depth)
    body = next_filled(lines, place.body)
    filled = [line.depth for line in lines[body:] if line.text]
    if filled and not depth:
        depth = min(filled)  # Missive quotes the whole of what it forwards
    authors = read_people(values.get("from", ""))
    return Forward(
        author=place.author or (authors[0] if authors else None),
        to=tuple(a for a in read_people(values.get("to", "")) if a.addr_spec),
        cc=tuple(a for a in read_people(values.get("cc", "")) if a.addr_spec),
        date=values.get("date", ""),
        subject=values.get("subject", ""),
        text=_below(lines[body:], depth),
        start=start,
        body_start=lines[place.body].start if place.body < len(lines) else len(text),
        depth=depth,
        chain=_deeper(lines, text, place.body, level) if level == 0 else (),
    )


def _below(lines: Sequence[Line], depth: int) -> str:
    """The forwarded text, its own quote marks kept."""
    return "\n".join("> " * max(0, line.depth - depth) + line.text for line in lines).strip(BLANK)


def _deeper(lines: Sequence[Line], text: str, body: int, level: int) -> tuple[Forward, ...]:
    """Headers below the first one, outermost first."""
    found: list[Forward] = []
    i = body
    while i < len(lines) and len(found) < _DEEPEST:
        line = lines[i]
        if line.text and begins_block(line.text):
            block = find_block(lines, i)
            if block is not None:
                found.append(_forward(lines, text, from_block(lines, i, block), level + 1))
                i = block.last
                continue
        i += 1
    return tuple(found)
