"""Forwards: who wrote the mail that somebody passed on, attached (message/rfc822) or inline (a header block in the text).

A reply that embeds a header is no forward: the prefix of the subject, the delimiter and the place of the header decide.
Mail of ours that somebody passed on is no forward of somebody's words either. What an inline header says is never
authenticated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from config.call import Call
from parsers.addresses import clean_name, read_addresses
from parsers.attribution import find_attribution, quoted_below
from parsers.delimiters import Delimiter, delimiter_at, is_rule
from parsers.header_block import HeaderBlock, begins_block, find_block, label_of, split_one_line
from parsers.lines import BLANK, Line, last_filled, lines_of, next_filled
from parsers.message import Opened, open_message
from parsers.people import undo_list
from parsers.records import Address, Attachment, Forward, Message, SentByUs
from parsers.reply import our_names
from parsers.subject import Prefix, prefix_of, without_prefix
from parsers.text import Text, text_of
from parsers.thread import MOST_TRIES

_DEEPEST = 6
_MOST_LINES = 10_000
_MAILTO_BRACKET = re.compile(r"\[\s?(?:mailto:|smtp:)?\s?([^\s\]@]{1,200}@[^\s\]]{1,200})\s?\]", re.IGNORECASE)
_MAILTO_ANGLE = re.compile(r"<mailto:[^<>]{0,300}>", re.IGNORECASE)
_ROUND = re.compile(r"\(([^\s()@]{1,200}@[^\s()]{1,200})\)")
_NAMED = re.compile(
    r"[\"“„”«]([^\"“„”»]{1,120})[\"”“»]|(?:[,\s]|^)([^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,4})\s*[<(\[]"
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an inline forward stands: its header is lines [first, body)."""

    first: int
    body: int
    fields: tuple[tuple[str, str], ...]
    author: Address | None = None


def find_forward(
    opened: Opened, text: Text, call: Call | None = None, sent_by_us: SentByUs | None = None
) -> Forward | None:
    """The forward that a mail is, or None. With `call`, what we wrote ourselves is no forward of somebody's words."""
    return _find(opened, text, our_names(call, sent_by_us or SentByUs()) if call else (), 0)


def _find(opened: Opened, text: Text, ours: tuple[str, ...], level: int) -> Forward | None:
    found = _attached(opened, ours, level) or _inline(opened.message, text)
    if found is None or (found.author is not None and _is_ours(found.author, ours)):
        return None
    return found


def _is_ours(author: Address, ours: tuple[str, ...]) -> bool:
    if author.addr_spec:
        return author.key in ours
    return author.name.casefold() in ours


def _attached(opened: Opened, ours: tuple[str, ...], level: int) -> Forward | None:
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
    place = _place(lines, text.text, prefix=prefix, answers=answers)
    if place is None:
        return None
    found = _forward(lines, text.text, place, 0)
    if not found.subject and prefix is Prefix.FORWARD:
        found = replace(found, subject=without_prefix(message.subject))
    return found


def _place(lines: Sequence[Line], text: str, *, prefix: Prefix | None, answers: bool) -> _Place | None:
    """The first header that makes the mail a forward; the first sign of a reply ends the search."""
    tries = 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        kind = delimiter_at(lines, i)
        if kind is Delimiter.FORWARD and not (line.depth and prefix is Prefix.REPLY):
            return _below_delimiter(lines, i)
        if kind is Delimiter.REPLY and answers:
            return None
        if kind is Delimiter.REPLY:
            found = _below_delimiter(lines, i)
            if found.fields:
                return found
        if tries < MOST_TRIES and begins_block(line.text):
            tries += 1
            block = find_block(lines, i)
            if block is not None:
                return None if answers else _from_block(lines, i, block)
        if (line.depth and not answers) or tries >= MOST_TRIES:
            continue
        tries += line.text.endswith((":", "：", "-", ">"))
        attribution = find_attribution(lines, i, quoted_below=quoted_below(lines, i), is_reply=True, text=text)
        if attribution is not None and prefix is Prefix.FORWARD and attribution.addressed:
            said = " ".join(x.text for x in lines[attribution.first : attribution.last])
            following = next_filled(lines, i + 1)
            block = (
                find_block(lines, following) if following < len(lines) and begins_block(lines[following].text) else None
            )
            if block is not None:
                return _from_block(lines, attribution.first, block)
            return _Place(attribution.first, attribution.last, (("date", _dated(said)),), _author_of(said))
        if attribution is not None and (quoted_below(lines, i) or answers):
            return None
    return None


def _below_delimiter(lines: Sequence[Line], i: int) -> _Place:
    told = split_one_line(lines[i].text)
    if told is not None:
        return _Place(i, i + 1, told[0])
    following = next_filled(lines, i + 1)
    if following < len(lines) and begins_block(lines[following].text):
        block = find_block(lines, following)
        if block is not None:
            return _Place(i, block.last, block.fields)
    if following < len(lines):
        told = split_one_line(lines[following].text)
        if told is not None and not told[1].strip(BLANK):
            return _Place(i, following + 1, told[0])
    return _Place(i, i + 1, ())


def _from_block(lines: Sequence[Line], i: int, block: HeaderBlock) -> _Place:
    before = last_filled(lines, i - 1)
    first = before if before >= 0 and before >= i - 3 and is_rule(lines[before].text) else i
    return _Place(first, block.last, block.fields)


def _forward(lines: Sequence[Line], text: str, place: _Place, level: int) -> Forward:
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
        if line.text and label_of(line.text) and begins_block(line.text):
            block = find_block(lines, i)
            if block is not None:
                found.append(_forward(lines, text, _from_block(lines, i, block), level + 1))
                i = block.last
                continue
        i += 1
    return tuple(found)


def read_people(value: str) -> tuple[Address, ...]:
    """The addresses of an inline header's value; a name without address has an empty one.

    Understands "Ada [mailto:a@x]", "Ada <a@x<mailto:a@x>>", "Ada (a@x)" and a name alone.
    """
    value = _MAILTO_ANGLE.sub("", _MAILTO_BRACKET.sub(r"<\1>", value[:20_000]))
    if "<" not in value:
        value = _ROUND.sub(r"<\1>", value)
    value = value.replace("'", "")
    if value.count("@") == 1 or (";" in value and '"' not in value and value.count("@") < 200):
        parts = (_one_person(part) for part in (value.split(";") if value.count("@") > 1 else (value,)) if "@" in part)
        found = tuple(person for part in parts for person in part)
    else:
        found = tuple(_without_echo(a) for a in read_addresses(value) if "@" in a.addr_spec)
    if found or "@" in value:
        return found
    name = clean_name(value.strip(BLANK + "*_;,'"))
    return (Address(name, ""),) if name and len(name) < 120 else ()


def _one_person(written: str) -> tuple[Address, ...]:
    """One person, whose name may hold a comma without quotes: "Example, Ada <ada@example.org>"."""
    name, angle, rest = written.partition("<")
    found = [a for a in read_addresses(angle + rest if angle else written) if "@" in a.addr_spec]
    if len(found) != 1:
        return tuple(_without_echo(a) for a in read_addresses(written) if "@" in a.addr_spec)
    return (
        _without_echo(Address(clean_name(name.strip(BLANK + ",;")) if angle else found[0].name, found[0].addr_spec)),
    )


def _without_echo(address: Address) -> Address:
    """Without a name that only repeats the address."""
    return Address("", address.addr_spec) if address.name.casefold() == address.key else address


def _author_of(said: str) -> Address | None:
    """Who an attribution names: "On 28/10/2021 12:46, "Ada Example" <ada@example.org> wrote:"."""
    value = _MAILTO_ANGLE.sub("", _MAILTO_BRACKET.sub(r"<\1>", said))
    value = _ROUND.sub(r"<\1>", value)
    found = [a for a in read_addresses(value[value.find("<") :] if "<" in value else value) if "@" in a.addr_spec]
    named = _NAMED.search(value)
    name = clean_name(named[1] or named[2]) if named else ""
    words = name.split()
    while len(words) > 1 and words[0][0].islower() and words[-1][0].isupper():
        words.pop(0)  # "időpontban John": a word of the date
    name = " ".join(words)
    return Address(name, found[0].addr_spec) if found else None


def _dated(said: str) -> str:
    """The part of an attribution that tells the date: from the first digit to the name."""
    first = next((i for i, c in enumerate(said) if c.isdigit()), 0)
    stop = min((i for i in (said.find(c, first) for c in '"“„<(') if i > 0), default=len(said))
    last = max((i for i in range(first, stop) if said[i].isdigit()), default=stop - 1)
    return said[first : last + 1].strip(BLANK + ",:")
