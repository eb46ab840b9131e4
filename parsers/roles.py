"""A role for each line of a text that one person wrote or passed on, and the pieces that the roles make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from config.call import Call
from parsers.attribution import find_attribution
from parsers.delimiters import delimiter_at
from parsers.header_block import begins_block, find_block
from parsers.lines import Line, last_filled
from parsers.ours import mark_ours, our_names, words_of_ours
from parsers.records import Piece, Role, SentByUs
from parsers.signature import find_tail
from parsers.text import Mark
from parsers.thread import Thread, scan

_MOST_LINES = 10_000
_MOST_STRETCHES = 40
_MOST_MARKS = 200


def read_roles(
    text: str,
    lines: Sequence[Line],
    marks: Sequence[Mark],
    call: Call,
    sent_by_us: SentByUs,
    *,
    name: str,
    is_reply: bool,
) -> tuple[list[Role | None], Thread]:
    """A role for each line of a mail written by `name`; None for empty lines."""
    lines, formatted = _quoted_by_marks(lines[:_MOST_LINES], marks, is_reply=is_reply)
    ours = mark_ours(lines, words_of_ours(call, sent_by_us))
    thread = Thread(text, lines, ours, is_reply, our_names(call, sent_by_us))
    scan(thread)
    if formatted:
        thread.doubts.append("a quote over which nobody is named was kept as the author's own")
    roles = thread.roles
    _by_marks(lines, roles, marks)
    _tails(lines, roles, name)
    if Role.OWN not in roles and not thread.starts:
        _all_counts(thread)
    return roles, thread


def _quoted_by_marks(lines: Sequence[Line], marks: Sequence[Mark], *, is_reply: bool) -> tuple[list[Line], bool]:
    """Lines inside a quote that the client marked in HTML are one level deeper, as if quote marks stood before them.

    A mark over which nobody is named is the author's own formatting: then the lines stay, and True is given as well.
    """
    spans = [mark for mark in marks if mark.kind == "quote"]
    if not spans:
        return list(lines), False
    starts = [line.start for line in lines]
    named = [mark for mark in marks if mark.kind == "attribution"][:_MOST_MARKS]
    first = next(
        (
            n
            for n, span in enumerate(spans[:_MOST_MARKS])
            if _has_author(lines, max(0, bisect_right(starts, span.start) - 1), span, named, is_reply=is_reply)
        ),
        len(spans),
    )
    out, at = [], first
    for line in lines:
        middle = (line.start + line.end) // 2 if line.text else line.start
        while at < len(spans) and spans[at].end <= middle:
            at += 1
        inside = at < len(spans) and spans[at].start <= middle < spans[at].end
        out.append(
            Line(line.start, line.end, line.depth + 1, line.text, line.indent) if inside and not line.depth else line
        )
    return out, first > 0


def _has_author(lines: Sequence[Line], start: int, span: Mark, named: Sequence[Mark], *, is_reply: bool) -> bool:
    """Whether a header, an attribution or a delimiter stands right above the quote or on its first lines."""
    if any(-400 < span.start - mark.end < 40 for mark in named):
        return True
    above = last_filled(lines, start - 1)
    if above >= 0 and lines[above].text.endswith((":", "：", "---")) and is_reply:
        return True
    seen = 0
    for i in range(start, min(len(lines), start + 12)):
        if lines[i].text and lines[i].start < span.end:
            seen += 1
            found = find_attribution(lines, i, quoted_below=False, is_reply=is_reply, text="")
            if found or delimiter_at(lines, i) or (begins_block(lines[i].text) and find_block(lines, i)):
                return True
        if seen > 4:
            return False
    return False


def _by_marks(lines: Sequence[Line], roles: list[Role | None], marks: Sequence[Mark]) -> None:
    """Signatures and footers that the client marked; the first line of the words is never one."""
    kinds = {"signature": Role.SIGNATURE, "footer": Role.FOOTER}
    spans = [mark for mark in marks if mark.kind in kinds][:_MOST_MARKS]
    starts = [line.start for line in lines] if spans else []
    for mark in spans:
        for i in range(max(0, bisect_right(starts, mark.start) - 1), bisect_right(starts, mark.end)):
            line = lines[i]
            if line.text and mark.start <= (line.start + line.end) // 2 < mark.end and roles[i] is Role.OWN:
                roles[i] = kinds[mark.kind]


def _tails(lines: Sequence[Line], roles: list[Role | None], name: str) -> None:
    """Signature and footer at the end of each stretch of own words."""
    stretches = list(enumerate(_stretches(roles)))
    if len(stretches) > _MOST_STRETCHES:
        stretches = stretches[:10] + stretches[-10:]
    for number, (first, stop) in stretches:
        tail = find_tail(lines, first, stop, name, alone=number == 0)
        for i in range(tail.signature, stop):
            if lines[i].text:
                roles[i] = Role.SIGNATURE if i < tail.footer else Role.FOOTER


def _stretches(roles: Sequence[Role | None]) -> list[tuple[int, int]]:
    """Runs [first, stop) of own lines; empty lines between them belong to the run."""
    found: list[tuple[int, int]] = []
    for i, role in enumerate(roles):
        if role is not Role.OWN:
            continue
        if found and all(between is None for between in roles[found[-1][1] : i]):
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _all_counts(thread: Thread) -> None:
    """Nothing was left: then all counts that is not ours and has no other author's name over it."""
    candidates = (Role.QUOTED,) if not thread.from_us and not _is_named_throughout(thread) else ()
    kept = [i for i, role in enumerate(thread.roles) if role in candidates or role is Role.SIGNATURE]
    if not kept:
        return
    for i in kept:
        thread.roles[i] = Role.OWN
    thread.doubts.append("nothing was left of the own words, so all of it counts")


def _is_named_throughout(thread: Thread) -> bool:
    """Whether the least quoted lines are an attribution alone, so that all below them is somebody else's."""
    quoted = [i for i, role in enumerate(thread.roles) if role is Role.QUOTED and thread.lines[i].text]
    least = min((thread.lines[i].depth for i in quoted), default=0)
    above = [i for i in quoted if thread.lines[i].depth == least]
    if not above or len(above) == len(quoted):
        return False
    found = find_attribution(thread.lines, above[-1], quoted_below=True, is_reply=thread.is_reply, text=thread.text)
    return found is not None and found.first <= above[0]


def to_pieces(lines: Sequence[Line], roles: Sequence[Role | None], starts: dict[int, int]) -> tuple[Piece, ...]:
    """Pieces that cover the text without gap. Empty lines go with what stands above them."""
    spans: list[tuple[Role, int, int]] = []
    current = next((role for role in roles if role is not None), Role.OWN)
    for i, line in enumerate(lines):
        role = roles[i] if i < len(roles) else Role.OWN
        if i in starts:
            spans.append((Role.OWN, line.start, starts[i]))
            spans.append((role or current, starts[i], line.end))
        else:
            spans.append((role or current, line.start, line.end))
        current = role or current
    pieces: list[Piece] = []
    for role, start, end in spans:
        if pieces and pieces[-1].role is role:
            pieces[-1] = Piece(role, pieces[-1].start, end)
        elif end > start:
            pieces.append(Piece(role, start, end))
    return tuple(pieces)
