"""The lines of a text sorted into own words, quotes, attributions and our own letters: the scan below `reply.split`.

One pass over the lines. Each line gets a role; a header or an attribution without quote marks below it cuts, and what
stands below belongs to the quoted mail, unless the author answered below or between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.attribution import find_attribution, quoted_below, returns_our_mail
from parsers.delimiters import delimiter_at, is_rule
from parsers.header_block import begins_block, find_block
from parsers.header_odd import find_bare_block, find_boxed_block, split_one_line
from parsers.lines import Line, last_filled, next_filled
from parsers.records import Role
from parsers.unmarked import answers_between, bottom_post

_WORD = re.compile(r"[^\W\d_]+")
MOST_TRIES = 400  # attributions looked for in one text: a bound on hostile input


@dataclass(slots=True)
class Thread:
    """What the scan works on and what it found. `roles` has one role a line, None for an empty one."""

    text: str
    lines: Sequence[Line]
    ours: Sequence[bool]
    is_reply: bool
    our_names: tuple[str, ...] = ()
    roles: list[Role | None] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)  # a line's attribution begins in the middle of it
    tries: int = 0
    from_us: bool = False  # what is quoted was written by us

    def own_above(self, i: int) -> bool:
        return Role.OWN in self.roles[:i] or bool(self.starts)


def scan(thread: Thread) -> None:
    """Fills in `roles`."""
    lines = thread.lines
    thread.roles = [None] * len(lines)
    i = 0
    while i < len(lines):
        i = _step(thread, i)


def _step(thread: Thread, i: int) -> int:
    """Gives line `i` its role, and those that belong with it; the index of the next line to look at."""
    line = thread.lines[i]
    role = _plain_role(thread, i)
    if role is not None or not line.text:
        thread.roles[i] = role
        return i + 1
    after = _at_header(thread, i)
    if after is None:
        after = _at_attribution(thread, i)
    if after is None:
        thread.roles[i] = Role.OWN
        return i + 1
    return after


def _plain_role(thread: Thread, i: int) -> Role | None:
    """The role of a line that its quote marks, or our letters, tell."""
    line = thread.lines[i]
    if line.depth:
        return Role.OURS if thread.ours[i] else Role.QUOTED
    if thread.ours[i]:
        _mark_returned(thread, i)
        return Role.OURS
    return Role.QUOTED if line.text and _is_broken_link(thread.lines, i) else None


def _at_header(thread: Thread, i: int) -> int | None:
    """Cuts at a delimiter or a header that begins at line `i`."""
    lines, line = thread.lines, thread.lines[i]
    if delimiter_at(lines, i) is not None:
        following = next_filled(lines, i + 1)
        block = find_block(lines, following) if following < len(lines) else None
        told = split_one_line(line.text)
        author = block.value("from") if block else dict(told[0]).get("from", "") if told else ""
        return _cut(thread, _with_rule(thread, i), block.last if block else i + 1, author)
    if thread.tries < MOST_TRIES and begins_block(line.text):
        thread.tries += 1
        block = find_block(lines, i)
        if block is not None:
            return _cut(thread, _with_rule(thread, i), block.last, block.value("from"))
        told = split_one_line(line.text)
        if told is not None and not told[1].strip():
            return _cut(thread, _with_rule(thread, i), i + 1, dict(told[0])["from"])
    odd = find_boxed_block if line.text.startswith("|--") else find_bare_block if line.text.endswith(">") else None
    block = odd(lines, i) if odd else None
    return _cut(thread, i, block.last, block.value("from")) if block else None


def _at_attribution(thread: Thread, i: int) -> int | None:
    """Cuts at an attribution whose last line is line `i`; a header may follow it (Yahoo)."""
    lines, line = thread.lines, thread.lines[i]
    if line.text.endswith((":", "：")) and returns_our_mail(line):
        return _cut(thread, i, i + 1, thread.our_names[0] if thread.our_names else "")
    below = quoted_below(lines, i)
    if thread.tries >= MOST_TRIES:
        return None
    thread.tries += below or line.text.endswith((":", "：", "-", ">"))
    found = find_attribution(lines, i, quoted_below=below, is_reply=thread.is_reply, text=thread.text)
    if found is None or not (below or thread.is_reply or found.addressed):
        return None
    if found.start > lines[found.first].start:
        thread.starts[found.first] = found.start
    following = next_filled(lines, i + 1)
    if following < len(lines) and not lines[following].depth and begins_block(lines[following].text):
        block = find_block(lines, following)
        if block is not None:
            return _cut(thread, found.first, block.last, block.value("from"))
    return _cut(thread, found.first, found.last, " ".join(x.text for x in lines[found.first : found.last]))


def _is_broken_link(lines: Sequence[Line], i: int) -> bool:
    """A line without mark between quoted lines that holds only the rest of a link: the sender's client broke it."""
    if not (0 < i < len(lines) - 1 and lines[i - 1].depth and lines[i + 1].depth):
        return False
    text, above = lines[i].text.rstrip("> "), lines[i - 1].text
    if " " in text:
        return False
    return text.startswith(("(http", "<http", "http", "[http")) or max(
        above.rfind("(http"), above.rfind("<http")
    ) > max(above.rfind(")"), above.rfind(">"))


def _with_rule(thread: Thread, i: int) -> int:
    """The rule of underscores right above a header belongs to it."""
    before = last_filled(thread.lines, i - 1)
    return before if before >= 0 and before >= i - 3 and is_rule(thread.lines[before].text) else i


def _mark_returned(thread: Thread, i: int) -> None:
    """ "Here is what you wrote to us:" over our own lines is no word of the author's."""
    before = last_filled(thread.lines, i - 1)
    if before >= 0 and thread.roles[before] is Role.OWN and returns_our_mail(thread.lines[before]):
        thread.roles[before] = Role.ATTRIBUTION


def _cut(thread: Thread, first: int, body: int, author: str) -> int:
    """Gives the header its role and, where no quote marks follow, all below it to the quoted mail."""
    lines, roles = thread.lines, thread.roles
    for i in range(first, body):
        roles[i] = Role.ATTRIBUTION if lines[i].text else None
    if _is_ours(thread, author):
        thread.from_us = True
    following = next_filled(lines, body)
    if following >= len(lines) or lines[following].depth:
        return body
    end = len(lines)
    if not thread.own_above(first):
        end = bottom_post(lines, thread.ours, body, _names_of(thread, author))
        if end < len(lines):
            thread.doubts.append("the words below an unmarked quote were kept as the author's")
    answered = answers_between(lines, thread.ours, body, end)
    if answered:
        thread.doubts.append("lines between ours, below a header without quote marks, were kept as answers")
    for i in range(body, end):
        if lines[i].text:
            roles[i] = Role.OURS if thread.ours[i] else Role.OWN if i in answered else Role.QUOTED
    return end


def _is_ours(thread: Thread, author: str) -> bool:
    low = author.casefold()
    return any(name and name in low for name in thread.our_names)


def _names_of(thread: Thread, author: str) -> frozenset[str]:
    """The words of the name with which the quoted mail may be signed."""
    names = {word.casefold() for word in _WORD.findall(author.split("<")[0].split("[")[0]) if len(word) > 1}
    if _is_ours(thread, author):
        ours = (name for name in thread.our_names if "@" not in name)
        names |= {word for name in ours for word in _WORD.findall(name) if len(word) > 1}
    return frozenset(names)
