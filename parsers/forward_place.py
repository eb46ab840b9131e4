"""Where in a text an inline forward stands, if it is one: the delimiter, the header and the subject's prefix decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.attribution import Attribution, find_attribution, quoted_below
from parsers.delimiters import Delimiter, delimiter_at, is_rule
from parsers.header_block import HeaderBlock, begins_block, find_block
from parsers.header_odd import split_one_line
from parsers.lines import BLANK, Line, last_filled, next_filled
from parsers.records import Address
from parsers.subject import Prefix
from parsers.thread import MOST_TRIES
from parsers.written_people import author_of, dated_in


@dataclass(frozen=True, slots=True)
class Place:
    """Where an inline forward stands: its header is lines [first, body)."""

    first: int
    body: int
    fields: tuple[tuple[str, str], ...]
    author: Address | None = None


def find_place(lines: Sequence[Line], text: str, *, prefix: Prefix | None, answers: bool) -> Place | None:
    """The first header that makes the mail a forward; the first sign of a reply ends the search."""
    tries = 0
    for i, line in enumerate(lines):
        if not line.text:
            continue
        found = _at_delimiter(lines, i, prefix=prefix, answers=answers)
        if found:
            return found if isinstance(found, Place) else None
        if tries < MOST_TRIES and begins_block(line.text):
            tries += 1
            block = find_block(lines, i)
            if block is not None:
                return None if answers else from_block(lines, i, block)
        if (line.depth and not answers) or tries >= MOST_TRIES:
            continue
        tries += line.text.endswith((":", "：", "-", ">"))
        attribution = find_attribution(lines, i, quoted_below=quoted_below(lines, i), is_reply=True, text=text)
        if attribution is not None and prefix is Prefix.FORWARD and attribution.addressed:
            return _below_attribution(lines, attribution)
        if attribution is not None and (quoted_below(lines, i) or answers):
            return None
    return None


def _at_delimiter(lines: Sequence[Line], i: int, *, prefix: Prefix | None, answers: bool) -> Place | bool:
    """The forward that a delimiter opens; True where it opens a reply's quote instead, False where there is none."""
    kind = delimiter_at(lines, i)
    if kind is Delimiter.FORWARD and not (lines[i].depth and prefix is Prefix.REPLY):
        return _below_delimiter(lines, i)
    if kind is not Delimiter.REPLY:
        return False
    found = _below_delimiter(lines, i)
    return answers or (found if found.fields else False)


def _below_attribution(lines: Sequence[Line], attribution: Attribution) -> Place:
    """Outlook for Mac forwards below "On ... Ada wrote:"; Yahoo puts a header below such a line."""
    said = " ".join(x.text for x in lines[attribution.first : attribution.last])
    following = next_filled(lines, attribution.last)
    if following < len(lines) and begins_block(lines[following].text):
        block = find_block(lines, following)
        if block is not None:
            return from_block(lines, attribution.first, block)
    return Place(attribution.first, attribution.last, (("date", dated_in(said)),), author_of(said))


def _below_delimiter(lines: Sequence[Line], i: int) -> Place:
    told = split_one_line(lines[i].text)
    if told is not None:
        return Place(i, i + 1, told[0])
    following = next_filled(lines, i + 1)
    if following < len(lines) and begins_block(lines[following].text):
        block = find_block(lines, following)
        if block is not None:
            return Place(i, block.last, block.fields)
    if following < len(lines):
        told = split_one_line(lines[following].text)
        if told is not None and not told[1].strip(BLANK):
            return Place(i, following + 1, told[0])
    return Place(i, i + 1, ())


def from_block(lines: Sequence[Line], i: int, block: HeaderBlock) -> Place:
    before = last_filled(lines, i - 1)
    first = before if before >= 0 and before >= i - 3 and is_rule(lines[before].text) else i
    return Place(first, block.last, block.fields)
