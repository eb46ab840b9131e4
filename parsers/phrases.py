"""Phrase patterns over plain words: a small language, made into regular expressions of bounded length.

One pattern a line. `a|b` either word; `word*` any ending; `<name>` a class of words or phrases; `x?` may lack;
`..` up to three words and `...` up to seven words, neither over a comma; `,` a mark of punctuation that may lack;
`^` the beginning of the sentence or of a clause, `$` its end. No pattern repeats without bound.

Some six hundred patterns meet each sentence. So they are kept by the word that they begin with: at each word only
those are tried that can begin there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_GAPS = {"..": r"(?:[^\W_]\S* |'s ){0,3}?", "...": r"(?:[^\W_]\S* |'s ){0,7}?"}
_CLAUSE_START = r"(?:(?<![\S ])|(?<=[,;:.!?()\"] )|(?<=(?<!\S)but )|(?<=(?<!\S)and )|(?<=(?<!\S)y )|(?<=(?<!\S)pero ))"
_CLAUSE_END = r"(?=[,;:.!?()\"]|$|but |and |because |pero |y |porque )"


_SYNTAX = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_MOST_WORDS = 20_000  # a hostile mail must not fill the memory


class Phrases:
    """Tables of patterns, each in order: where several of a table fit at one place, the first does.

    A table is its lines and its classes; an unknown class is a KeyError.
    """

    def __init__(self, tables: Iterable[tuple[Iterable[str], Mapping[str, str]]]) -> None:
        self._tables = 0
        self._patterns: list[tuple[int, re.Pattern[str]]] = []  # with the number of the table
        self._whole: dict[str, list[int]] = {}
        self._begun: dict[str, list[tuple[str, int]]] = {}  # by the first letter
        self._known: dict[str, tuple[tuple[int, tuple[re.Pattern[str], ...]], ...]] = {}
        for lines, classes in tables:
            for line in lines:
                self._add(line, classes)
            self._tables += 1

    def _add(self, line: str, classes: Mapping[str, str]) -> None:
        number = len(self._patterns)
        self._patterns.append((self._tables, re.compile(_pattern(line, classes))))
        for word in dict.fromkeys(_first_words(line.split(), classes)):
            if word.endswith("*") and len(word) > 1:
                self._begun.setdefault(word[0], []).append((word[:-1], number))
            else:
                self._whole.setdefault(word, []).append(number)

    def find(self, text: str) -> list[list[re.Match[str]]]:
        """The phrases of plain words, for each table those from the left, none over another of its table."""
        found: list[list[re.Match[str]]] = [[] for _ in range(self._tables)]
        ends = [0] * self._tables
        start = 0
        for word in text.split(" "):
            known = self._known.get(word)
            if known is None:
                known = self._beginning_with(word)
            for table, patterns in known:
                if start < ends[table]:
                    continue
                for pattern in patterns:
                    if hit := pattern.match(text, start):
                        ends[table] = hit.end()
                        found[table].append(hit)
                        break
            start += len(word) + 1
        return found

    def _beginning_with(self, word: str) -> tuple[tuple[int, tuple[re.Pattern[str], ...]], ...]:
        """The patterns of each table that can begin with the word."""
        if len(self._known) > _MOST_WORDS:
            self._known.clear()
        begun = {number for begin, number in self._begun.get(word[:1], ()) if word.startswith(begin)}
        by_table: dict[int, list[re.Pattern[str]]] = {}
        for number in sorted(begun.union(self._whole.get(word, ()))):
            table, pattern = self._patterns[number]
            by_table.setdefault(table, []).append(pattern)
        known = self._known[word] = tuple((table, tuple(patterns)) for table, patterns in by_table.items())
        return known


def any_of(*patterns: str) -> re.Pattern[str]:
    """One expression for all, of which the first that fits counts.

    The word boundary with which neighbours begin is asked once for all of them: then most places fail at once.
    """
    runs: list[tuple[str, list[str]]] = []
    for pattern in (part for each in patterns for part in _top_alternatives(each)):
        head = r"\b" if pattern.startswith(r"\b") else ""
        if not runs or runs[-1][0] != head:
            runs.append((head, []))
        runs[-1][1].append(pattern.removeprefix(head))
    return re.compile("|".join(f"{head}(?:{'|'.join(run)})" for head, run in runs))


def _top_alternatives(pattern: str) -> Iterator[str]:
    """The pattern cut at each `|` that stands in no brackets and no character class."""
    depth = start = 0
    for found in _SYNTAX.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "|" and not depth:
            yield pattern[start : found.start()]
            start = found.end()
    yield pattern[start:]


def table_lines(table: str) -> tuple[str, ...]:
    """The patterns of a table: its lines without blank ones and comments."""
    lines = (line.split("#", 1)[0].strip() for line in table.splitlines())
    return tuple(line for line in lines if line)


def _pattern(line: str, classes: Mapping[str, str]) -> str:
    out: list[str] = []
    for number, token in enumerate(line.split()):
        if token == "^":
            out.append(_CLAUSE_START)
        elif token == "$":
            out.append(_CLAUSE_END)
        elif token in _GAPS:
            out.append(_GAPS[token])
        elif token == ",":
            out.append(r"(?:[,;:.!] )?")
        else:
            boundary = r"(?<!\S)" if number == 0 else ""
            out.append(boundary + _token(token, classes))
    return "".join(out)


def _first_words(tokens: Sequence[str], classes: Mapping[str, str]) -> Iterator[str]:
    """The words that the first token may be, with a `*` at the end for any ending, and behind one that may lack."""
    if tokens[0] == "^":
        yield from _first_words(tokens[1:], classes)
        return
    if tokens[0] in {*_GAPS, ",", "$"}:
        raise ValueError(f"a pattern begins with a word: {' '.join(tokens)}")
    optional = len(tokens[0]) > 1 and tokens[0].endswith("?")
    items = tokens[0].removesuffix("?").split("|") if optional else tokens[0].split("|")
    while items:
        item = items.pop()
        if item.startswith("<"):
            items += _items(classes[item.strip("<>")])
        else:
            yield item.split("_")[0]
    if optional:
        yield from _first_words(tokens[1:], classes)


def _token(token: str, classes: Mapping[str, str]) -> str:
    optional = len(token) > 1 and token.endswith("?")
    body = _alternatives(token.removesuffix("?") if optional else token, classes)
    return f"(?:{body})?" if optional else f"(?:{body})"


def _alternatives(token: str, classes: Mapping[str, str]) -> str:
    return "|".join(_one(word, classes) for word in token.split("|"))


def _one(word: str, classes: Mapping[str, str]) -> str:
    if word.startswith("<"):
        return "|".join(_phrase(item, classes) for item in _items(classes[word.strip("<>")]))
    return _phrase(word, classes)


def _items(table: str) -> list[str]:
    """A class is words parted by blanks; a phrase in it is joined with `_`."""
    return table.split()


def _phrase(item: str, classes: Mapping[str, str]) -> str:
    if item.startswith("<"):
        return _one(item, classes)
    return "".join(_literal(word) for word in item.split("_"))


def _literal(word: str) -> str:
    return re.escape(word[:-1]) + r"\S* " if word.endswith("*") and len(word) > 1 else re.escape(word) + " "
