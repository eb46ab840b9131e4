"""A line as the words of the command language: references, verbs, joined phrases; and what a slip may have meant."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from parsers import commands_table as table

LONGEST_LINE = 300
STOP = ";"
_REFERENCE = re.compile(r"(?<![\w-])(?:([spm])\s?[-_#‐‑‒–—]?\s?|(a)[-_#‐‑‒–—]?)0{0,6}(\d{1,9})(?![\w-])")
_REFERENCE_WORD = re.compile(r"[SPAM]-\d+")
_MARKS = re.compile(r"^(?:[-*•·+]|\d{1,3}[.)])\s+")
_OUTSIDE = " \t\"'`“”«»‘’*_.!:"


def folded(line: str) -> str:
    """Without case, accents, and marks that change nothing, on one line."""
    flat = " ".join(line[:LONGEST_LINE].split())
    bare = "".join(c for c in unicodedata.normalize("NFD", flat.casefold()) if not unicodedata.combining(c))
    return _MARKS.sub("", bare).strip(_OUTSIDE)


def words_of(line: str) -> list[str]:
    """The words: "S-12" for every way to write a reference, phrases of the table as one word, ";" where parts end."""
    return list(_words_of(line[:LONGEST_LINE]))


@lru_cache(maxsize=1_024)
def _words_of(line: str) -> tuple[str, ...]:
    """Each line is asked about several times: alone, with the one above it, with the one below."""
    text = _REFERENCE.sub(lambda m: f" {(m[1] or m[2]).upper()}-{int(m[3])} ", folded(line))
    text = re.sub(r"[,;]|\.(?=\s|$)", " ; ", text)
    bare = [word.strip(_OUTSIDE) for word in text.split() if word.strip(_OUTSIDE)]
    plain = [w if is_reference(w) else w.replace("_", " ") for w in bare]
    return tuple(_without_politeness(_joined([part for word in plain for part in word.split()])))


def is_reference(word: str) -> bool:
    return _REFERENCE_WORD.fullmatch(word) is not None


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The phrases of several words by their first, the longest first."""
    known = (
        *table.ATTRIBUTIONS,
        *table.RESTRICTIONS,
        *table.IS_ABOUT,
        *table.POLITE,
        *table.YES,
        *table.NO,
    )
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted({*known}, key=lambda one: -len(one.split())):
        words = tuple(phrase.split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return found


def _joined(words: list[str]) -> list[str]:
    out, at = [], 0
    while at < len(words):
        known = _phrases().get(words[at], [])
        phrase = next((p for p in known if tuple(words[at : at + len(p)]) == p), (words[at],))
        out.append(" ".join(phrase))
        at += len(phrase)
    return out


def _without_politeness(words: list[str]) -> list[str]:
    while words and (words[0] in table.POLITE or words[0] == STOP):
        words = words[1:]
    while words and (words[-1] in table.POLITE or words[-1] == STOP):
        words = words[:-1]
    return words


@cache
def verbs() -> dict[str, str]:
    """Every written form of a verb, and the verb."""
    return {form: verb for verb, forms in table.VERBS.items() for form in forms.split()}


@cache
def vocabulary() -> frozenset[str]:
    """Every word that a command may hold."""
    tables = (table.SCOPES, table.ATTRIBUTIONS, table.RESTRICTIONS, table.NUMBERS, verbs())
    sets = (table.YES, table.NO, table.EVIDENCE, table.IS_ABOUT, table.PEOPLE, table.INTO, table.JOINING)
    phrases = {phrase for one in tables for phrase in one} | {phrase for one in sets for phrase in one}
    return frozenset(word for phrase in phrases for word in phrase.split())


def nearest(word: str, known: frozenset[str] | None = None) -> str | None:
    """The one known word of which `word` is a slip: one letter in short words, two in long ones; else None."""
    if len(word) < 3 or len(word) > 20:
        return None
    most = 1 if len(word) < 6 else 2
    distances = {
        other: far
        for other in known or vocabulary()
        if len(other) > 3 and (far := _distance(word, other, most)) <= most
    }
    best = min(distances.values(), default=9)
    found = [other for other, far in distances.items() if far == best]
    meanings = {
        verbs().get(other) or table.SCOPES.get(other) or table.ATTRIBUTIONS.get(other) or other for other in found
    }
    return min(found) if len(meanings) == 1 else None


def _distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many or changed places; `most` + 1 for more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        new = [i]
        for j, b in enumerate(other, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1]


def masked(line: str) -> str:
    """The line with only those words that belong to commands: what else it says may be somebody's story."""
    shown: list[str] = []
    for word in words_of(line)[:12]:
        known = (
            word == STOP
            or is_reference(word)
            or word.isdigit()
            or all(part in vocabulary() or nearest(part) for part in word.split())
        )
        said = ("," if word == STOP else word) if known else "…"
        if said != "…" or shown[-1:] != ["…"]:
            shown.append(said)
    return " ".join(shown).replace(" ,", ",")
