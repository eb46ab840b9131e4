"""Phrase patterns over plain words: a small language, made into regular expressions of bounded length.

One pattern a line. `a|b` either word; `word*` any ending; `<name>` a class of words or phrases; `x?` may lack;
`..` up to three words and `...` up to seven words, neither over a comma; `,` a mark of punctuation that may lack;
`^` the beginning of the sentence or of a clause, `$` its end. No pattern repeats without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_GAPS = {"..": r"(?:[^\W_]\S* |'s ){0,3}?", "...": r"(?:[^\W_]\S* |'s ){0,7}?"}
_CLAUSE_START = r"(?:(?<![\S ])|(?<=[,;:.!?()\"] )|(?<=(?<!\S)but )|(?<=(?<!\S)and )|(?<=(?<!\S)y )|(?<=(?<!\S)pero ))"
_CLAUSE_END = r"(?=[,;:.!?()\"]|$|but |and |because |pero |y |porque )"


def compile_phrases(lines: Iterable[str], classes: Mapping[str, str]) -> re.Pattern[str]:
    """One expression that finds the first of the patterns at each place; an unknown class is a KeyError."""
    return re.compile("|".join(f"(?:{_pattern(line, classes)})" for line in lines if line.strip()))


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
