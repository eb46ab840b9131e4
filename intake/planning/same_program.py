"""Whether a program that a mail names is one that we hold, in other words. Only ever a proposal to merge. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.planning.values import KnownProgram
from parsers.known import folded, host
from parsers.records import Program
from storage.records import StoredRecord

_SMALL = frozenset(
    {"the", "a", "of", "for", "and", "de", "la", "el", "los", "las", "del", "y", "program", "project", "inc"}
)
_SHORTEST_TITLE = 20  # characters; a shorter one may be anybody's
_SHORTEST_NAME = 2  # letters of a short form: "CTI"
_FIELDS = ("organisation", "place", "websites", "reports", "description")


def same_as(program: Program, held: Sequence[KnownProgram]) -> int | None:
    """The number of the program that seems to be the same: by name, else by a like name and an address or a report."""
    by_name = next((h.number for h in held if folded(h.name) == folded(program.name)), None)
    if by_name is not None:
        return by_name
    return next((h.number for h in held if h.record is not None and _is_same(program, h.record)), None)


def _is_same(one: Program, other: Program) -> bool:
    """Never by an address alone: a house runs several programs, and many cite one report."""
    if one.known_as is not None and one.known_as == other.known_as:
        return True
    alike = _is_like(one.name, other.name)
    return alike and bool(_hosts(one) & _hosts(other) or _titles(one) & _titles(other))


def _is_like(one: str, other: str) -> bool:
    """One name within the other, or the short form of it: "Casa Alitas" and "Casa Alitas Welcome Center"."""
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return False
    return (
        set(mine) <= set(theirs) or set(theirs) <= set(mine) or _is_short_for(one, theirs) or _is_short_for(other, mine)
    )


def _is_short_for(name: str, words: Sequence[str]) -> bool:
    letters = re.sub(r"\W", "", name).casefold()
    return len(letters) >= _SHORTEST_NAME and letters == "".join(word[0] for word in words)


def _words(name: str) -> list[str]:
    return [word for word in folded(name).split() if word not in _SMALL]


def _hosts(program: Program) -> set[str]:
    return {host(address) for address in program.websites}


def _titles(program: Program) -> set[str]:
    """The reports, as titles or addresses, folded."""
    found = {host(r) + r.partition(host(r))[2] if "://" in r else folded(r) for r in program.reports}
    return {title for title in found if len(title) >= _SHORTEST_TITLE}


def differences(new: Program, old: Program) -> Iterator[str]:
    """What the new record says otherwise, in words for a coordinator; what it leaves out is no difference."""
    if folded(new.name) != folded(old.name):
        yield f"name: {new.name}, before {old.name}"
    for field in _FIELDS:
        told, before = _said(new, field), _said(old, field)
        if told and told != before:
            yield (
                f"{field}: more words"
                if field == "description" and before
                else f"{field}: {told}, before {before or 'none'}"
            )


def seems_to_be(new: StoredRecord, old: StoredRecord | None) -> str:
    """What the digest says beside a proposed merge: which record it seems to be, and what it says otherwise."""
    changed: list[str] = []
    if old is not None and isinstance(new.record, Program) and isinstance(old.record, Program):
        changed = list(differences(new.record, old.record))
    return "; ".join([f"seems to be P-{new.merge_with} again", *changed])


def _said(program: Program, field: str) -> str:
    value = getattr(program, field)
    return " ".join(value) if isinstance(value, tuple) else value or ""
