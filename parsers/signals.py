"""Matches the signals of parsers/automatic_table.py against a message: headers, subjects, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from parsers.automatic_table import Signal
from parsers.records import Automatic, Message

_BEGINNING = 3_000
_TAG = re.compile(r"^\[[^\[\]]{1,40}\] (?=\S)")


def by_header(message: Message, signals: Iterable[Signal]) -> Automatic | None:
    """The verdict of the first signal that the message has, with the header as its reason."""
    written: dict[str, list[str]] = {}
    for header in message.headers:
        written.setdefault(header.name.casefold(), []).append(header.value)
    for signal in signals:
        if found := _matching(written.get(signal.header.casefold(), ()), signal):
            return Automatic(signal.kind, found)
    return None


def matching(message: Message, signal: Signal) -> str:
    """The header with its value, as a reason may say it, or ""."""
    return _matching(message.all_headers(signal.header), signal)


def _matching(values: Iterable[str], signal: Signal) -> str:
    for value in values:
        folded = " ".join(value[:500].split())
        if _compiled(signal.pattern).match(folded.casefold()):
            return f"{signal.header}: {folded[:200]}"
    return ""


def says_no(message: Message) -> bool:
    """Auto-Submitted: no (RFC 3834, 5): a person wrote this, whatever else is said."""
    return (message.header("Auto-Submitted") or "").strip().casefold().partition(";")[0].strip() == "no"


def subject_of(message: Message) -> str:
    """Folded, without the tag that a mailing list puts before it."""
    return _TAG.sub("", " ".join(message.subject.split()).casefold()[:300])


def beginning_of(text: str) -> str:
    """The first lines on one line, folded: where a machine says that it is one."""
    return " ".join(text[:_BEGINNING].split()).casefold()


@cache
def joined(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
