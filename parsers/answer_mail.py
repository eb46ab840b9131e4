"""What a coordinator wrote in an answer to our letter: commands, lines to ask back, and notes. Pure.

Only lines that the sender typed count: those without a quote mark that stand in no earlier mail but ours. No letter of
ours holds a line that reads as a command ("Write: ..." stands before each), so that a quote which lost its marks does
nothing. But strangers' words stand in our letters too, and mail programs quote without marks: a line that also stands
in a letter of ours counts only above all quotes, between quotes that have marks, or as the words that we asked for
under just this item.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from parsers import commands_table as table
from parsers.command_values import Command, Unclear
from parsers.command_words import folded, masked
from parsers.commands import TAKES_SCOPES, is_condition, is_qualifier, read_line
from parsers.header_block import label_of
from parsers.lines import Line, lines_of
from parsers.quiet import Quiet
from parsers.records import Role, Words

_HEAD = re.compile(r"(?:(?:\d{1,3}[.)]|[-*•·])\s*\*?([SPAM]-\d{1,9})\*?(?=[:\s]|$)|\*?([SPAM]-\d{1,9})\*?:)")
_NAMED = re.compile(r"(?<![\w-])[Ss]\s?[-‐‑–—]?\s?0{0,6}(\d{1,9})(?![\w-])")
_TYPED = frozenset({Role.OWN, Role.SIGNATURE, Role.FOOTER, Role.OURS})
_TYPED_ABOVE = frozenset({Role.FORWARDER})
_MOST_LINES = 5_000
_MOST_TYPED = 500
_MOST_COMMANDS = 200
_LONGEST_NOTE = 2_000
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True, repr=False)
class Note(Quiet):
    """What somebody wrote that is no command. `stories` are the numbers that it names, or under which it stands."""

    text: str
    stories: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Quiet):
    """All of it, in the order of writing."""

    commands: tuple[Command, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed line, the item that it stands under, and the number of the paragraph that it belongs to."""

    text: str
    under: str
    paragraph: int
    is_own: bool
    is_doubtful: bool = False  # it stands in a letter of ours, and may be a quote of it


def read_answer(words: Words, name: str = "", *, passes_on: bool = False, asked: Collection[str] = ()) -> Answer:
    """The answer in the words of a mail that `name` wrote. Of more than 200 commands none is done.

    Of a mail that `passes_on` another's, only what stands above the forward counts: the rest is that other's.
    `asked` are the commands that the answered letter printed.
    """
    commands: list[Command] = []
    unclear: list[Unclear] = []
    prose: list[_Typed] = []
    for line, goes_on in _with_conditions(
        _whole(list(islice(_typed(words, _TYPED_ABOVE if passes_on else _TYPED), _MOST_TYPED)))
    ):
        found = read_line(line.text, line.under)
        if found is None:
            prose.append(line)
        elif isinstance(found, Unclear):
            unclear.append(found)
        elif line.is_doubtful and not all(one.reference == line.under and str(one) in asked for one in found):
            unclear.append(Unclear(masked(line.text), "words"))
        elif goes_on:
            unclear.append(Unclear(masked(line.text), "condition"))
        else:
            commands += found
    if len(commands) > _MOST_COMMANDS:
        return Answer((), (*unclear, Unclear("…", "words")), tuple(_notes(prose, name)))
    return Answer(tuple(dict.fromkeys(commands)), tuple(dict.fromkeys(unclear)), tuple(_notes(prose, name)))


def _typed(words: Words, roles: frozenset[Role]) -> Iterator[_Typed]:
    """The lines that the sender typed. Below a second header of an earlier mail everything is somebody else's."""
    starts = [piece.start for piece in words.pieces]
    item, blank, boundaries, paragraph, before, quoted = "", False, 0, 0, -1, 0
    for line in lines_of(words.text)[:_MOST_LINES]:
        at = bisect_right(starts, line.start) - 1
        role = words.pieces[at].role if at >= 0 else Role.OWN
        if _begins_mail(role, line, is_new=at != before):
            boundaries += 1
        before = at
        if not line.text:
            blank, paragraph = True, paragraph + 1
            continue
        typed = line.depth == 0 and boundaries < 2 and _is_typed(role, line, item, roles)
        head = _HEAD.match(line.text)
        if not typed or head:
            item = (head[1] or head[2]) if head else "" if blank else item
            paragraph += 1
        if not typed:
            quoted = 1 if line.depth else -1  # the quote has marks, or none
        if typed:
            is_own = role in {Role.OWN, Role.FORWARDER} and not _is_ours(line.text)
            doubtful = role is Role.OURS and (quoted < 0 or (boundaries > 0 and not quoted))
            yield _Typed(line.text, item, paragraph, is_own, doubtful)
        blank = False


def _begins_mail(role: Role, line: Line, *, is_new: bool) -> bool:
    """Whether an earlier mail begins here. In doubt it does: then what stands below is not the sender's."""
    if role is Role.ATTRIBUTION and is_new:
        return True
    if role is not Role.QUOTED or not line.text:
        return False
    label = label_of(line.text)
    return (label is not None and label[0] == "from") or line.text.endswith("wrote:")


def _is_typed(role: Role, line: Line, item: str, roles: frozenset[Role]) -> bool:
    if role is Role.OURS and Role.OURS in roles:
        found = read_line(line.text, item)
        return isinstance(found, tuple) and not _HEAD.match(line.text) and not any(one.bare for one in found)
    return role is not Role.OURS and role in roles


def _is_ours(text: str) -> bool:
    """What a client made of our letter: a link on a line of its own, a numbered item, the words that we ask for."""
    is_item = text[:1].isdigit() and _HEAD.match(text) is not None
    return is_item or (" " not in text and "." in text) or text.casefold().startswith(table.HINTS)


def _whole(lines: list[_Typed]) -> list[_Typed]:
    """Commands that a client has cut after the length of a line, put together again."""
    out: list[_Typed] = []
    for line in lines:
        last = out[-1] if out else None
        if last and last.paragraph == line.paragraph and is_qualifier(line.text) and _may_go_on(last):
            out[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            out.append(line)
    return out


def _may_go_on(line: _Typed) -> bool:
    found = read_line(line.text, line.under)
    if isinstance(found, Unclear):
        return found.why == "scopes"
    return bool(found) and found is not None and found[-1].verb in TAKES_SCOPES


def _with_conditions(lines: list[_Typed]) -> Iterator[tuple[_Typed, bool]]:
    """Each line, and whether the next one of its paragraph says when or under what condition."""
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        yield line, below is not None and below.paragraph == line.paragraph and is_condition(below.text)


def _notes(prose: list[_Typed], name: str) -> Iterator[Note]:
    """The prose by the item that it stands under; greetings, and names at the end, are left out."""
    texts: dict[str, dict[int, list[str]]] = {}
    for line in prose:
        if line.is_own and not _is_greeting(line.text):
            texts.setdefault(line.under, {}).setdefault(line.paragraph, []).append(line.text)
    signed = set(_bare(name))
    for under, paragraphs in texts.items():
        said = [" ".join(lines) for lines in paragraphs.values()]
        said = [text for text in said if len(text.split()) >= _LEAST_WORDS and not set(_bare(text)) <= signed]
        text = "\n".join(said)[:_LONGEST_NOTE].strip()
        if not text:
            continue
        named = [int(number) for number in _NAMED.findall(text)]
        if under.startswith("S-"):
            named.insert(0, int(under[2:]))
        yield Note(text, tuple(dict.fromkeys(named)))


def _is_greeting(text: str) -> bool:
    words = _bare(text)
    return not words or (words[0] in table.GREETINGS and len(words) < 5)


def _bare(text: str) -> list[str]:
    return re.sub(r"[^\w\s]", " ", folded(text)).split()
