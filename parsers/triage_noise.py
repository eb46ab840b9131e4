"""Mail that nobody meant for the call: advertising, mail for many, pleas and office matters."""

from __future__ import annotations

from parsers import triage_table as table
from parsers.cues import plain_letters
from parsers.evidence import Evidence
from parsers.records import AutomaticKind

_MANY = 3


def sells_to_many(e: Evidence) -> str | None:
    """Advertising that came through a list server; an answer to the call never has that many of its words."""
    if e.automatic is None or e.automatic.kind is not AutomaticKind.LIST or e.letter or e.ours:
        return None
    hits = {found[0] for s in e.sentences for found in table.SPAM.finditer(s)}
    return f"sells: {', '.join(sorted(hits)[:3])}" if len(hits) >= _MANY else None


def is_spam(e: Evidence) -> str | None:
    if e.records or e.letter:
        return None
    hits = {found[0] for s in e.sentences for found in table.SPAM.finditer(s)}
    return f"sells or lures: {', '.join(sorted(hits)[:3])}" if len(hits) >= 2 else None


def is_bulk(e: Evidence) -> str | None:
    if e.letter or e.ours:
        return None
    plain = plain_letters(e.text[:20_000])
    hits = {found[0] for found in table.BULK.finditer(plain)}
    return f"was written for many: {', '.join(sorted(hits)[:3])}" if len(hits) >= 2 else None


def wants_something_else(e: Evidence) -> str | None:
    """A plea for help in a case, an application, office matters: none of it answers the call."""
    if e.records or e.letter or e.ours:
        return None
    if e.answers_us and e.first(table.DECLINE):
        return None
    said = e.first(table.HELP_WANTED)
    return f"is about something else: {said}" if said else None
