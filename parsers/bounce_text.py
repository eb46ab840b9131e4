"""Bounces of servers that send no delivery status: one reader of the patterns in parsers/bounce_table.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from parsers import bounce_table as table
from parsers.bounce_address import ADDRESS, addresses_in, undo_rewriting

_MOST_LINES = 400
_LONGEST = 1_000
_SENDER = re.compile(r"(?i)\b(?:from|sent by|written by|de la part de|gesendet von|enviado por)[ \t:<\"]{0,4}$")
_BARE = re.compile(r"[ \t]{1,20}([\w.+-]{2,64})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a server wrote above the message that it returns. `phrase` is what says that something failed."""

    lines: tuple[str, ...]
    phrase: str

    @property
    def folded(self) -> str:
        return " ".join(" ".join(self.lines).split())

    @property
    def names_addresses(self) -> bool:
        return any(form.search(line) for line in self.lines for forms in _forms() for form in forms)


def read_notice(text: str) -> Notice:
    lines: list[str] = []
    for line in text.split("\n")[:_MOST_LINES]:
        line = line[:_LONGEST].rstrip()
        if _any(table.RETURNED, "match").match(line.strip().casefold()):
            break
        lines.append(line)
    folded = " ".join(" ".join(lines).split())
    match = _any(table.NOTICES, "search").search(folded.casefold())
    return Notice(tuple(lines), folded[match.start() : match.end()] if match else "")


def recipients_of(notice: Notice, ignored: frozenset[str], domain: str = "") -> dict[str, str]:
    """Address -> the words said of it, from the surest form of naming them that the notice uses.

    `ignored` are folded addresses that count only where no other is named; `domain` is that of the server, for
    one that names mailboxes of its own without it.
    """
    for forms in _forms():
        found = dict(_by_form(notice.lines, forms))
        if found:  # an address may write to itself: it is ignored only where others are named
            return {each: said for each, said in found.items() if each.casefold() not in ignored} or found
    return (
        dict(_beside_phrases(notice.lines, ignored))
        or (dict(_mailboxes(notice.lines, domain)) if domain else {})
        or {each: "" for line in notice.lines for each in _receivers(line, ignored)}
    )


def _by_form(lines: Sequence[str], forms: Sequence[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines):
        for form in forms:
            match = form.search(line)
            if match and not _SENDER.search(lines[number - 1] if number else ""):
                yield undo_rewriting(match[1].rstrip(".")), _said(lines, number)
                break


def _beside_phrases(lines: Sequence[str], ignored: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Addresses in a line, or the line after it, that says what failed."""
    phrases = _any(table.NOTICES, "search")
    before = False
    for number, line in enumerate(lines):
        here = bool(phrases.search(line.casefold()))
        if here or before:
            for each in _receivers(line, ignored):
                yield each, _said(lines, number)
        before = here or (before and not line.strip())


def _receivers(line: str, ignored: frozenset[str]) -> Iterator[str]:
    """The addresses of a line but those that something came from."""
    for each in addresses_in(line):
        at = line.find(each)
        if each.casefold() not in ignored and not _SENDER.search(line[max(0, at - 20) : max(0, at)]):
            yield each


def _mailboxes(lines: Sequence[str], domain: str) -> Iterator[tuple[str, str]]:
    """Bare names, each alone on its line, below a line of failure that ends with a colon."""
    listed = False
    for number, line in enumerate(lines):
        if listed and (match := _BARE.match(line)):
            yield f"{match[1]}@{domain}", _said(lines, number)
        elif line.strip():
            before = " ".join(lines[max(0, number - 2) : number + 1]).casefold()
            listed = line.rstrip().endswith(":") and bool(_any(table.NOTICES, "search").search(before))


def text_about(notice: Notice, addr_spec: str) -> str:
    """What stands from the address on; all of the notice if it does not name it."""
    folded = notice.folded
    at = folded.casefold().find(addr_spec.casefold())
    return folded[at : at + 600] if at >= 0 else folded[:600]


def _said(lines: Sequence[str], number: int) -> str:
    """The line and those after it up to the next blank one, or the next address at the beginning of a line."""
    out = [lines[number]]
    for line in lines[number + 1 : number + 12]:
        if (not line.strip() and len(out) > 1) or re.match(rf"<?{ADDRESS}", line):
            break
        out.append(line)
    return " ".join(" ".join(out).split())[:600]


@cache
def _any(patterns: tuple[str, ...], _use: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(
        tuple(re.compile(each.replace("ADDR", ADDRESS), re.IGNORECASE) for each in forms) for forms in table.LINE_FORMS
    )
