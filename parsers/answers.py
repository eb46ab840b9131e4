"""Answers paired with the numbered question of the call under which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from config.call import Call
from parsers.lines import Line
from parsers.records import Answer, Role, Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = frozenset({Role.QUOTED, Role.OURS})
_LEAST = 0.6
_MOST_LINES = 60


def find_answers(lines: Sequence[Line], roles: Sequence[Role | None], call: Call) -> tuple[Answer, ...]:
    """One answer for each stretch of own lines below a quoted question; the nearest question above it counts."""
    asked = _questions(call)
    if not asked or not (_QUOTED & set(roles)):
        return ()
    found: list[Answer] = []
    question: int | None = None
    current: tuple[int, int] | None = None
    for i, (line, role) in enumerate(zip(lines, roles, strict=False)):
        if role is Role.OWN:
            if current is None:
                question = _above(lines, roles, i, asked)
            current = (current[0] if current else line.start, line.end)
        elif role is not None and current is not None:
            if question is not None:
                found.append(Answer(question, Span("text", *current)))
            current = None
    if current and question is not None:
        found.append(Answer(question, Span("text", *current)))
    return tuple(found)


def _above(
    lines: Sequence[Line], roles: Sequence[Role | None], i: int, asked: tuple[tuple[int, frozenset[str]], ...]
) -> int | None:
    """The question quoted nearest above line `i`, in the quote that stands right over it."""
    for at in range(i - 1, max(-1, i - _MOST_LINES), -1):
        if roles[at] is Role.OWN:
            return None
        if roles[at] in _QUOTED and lines[at].text:
            question = _asked(lines[at].text, asked)
            if question is not None:
                return question
    return None


def _questions(call: Call) -> tuple[tuple[int, frozenset[str]], ...]:
    return _word_sets(tuple((question.number, text) for question in call.questions for _, text in question.text))


@lru_cache(maxsize=4)
def _word_sets(questions: tuple[tuple[int, str], ...]) -> tuple[tuple[int, frozenset[str]], ...]:
    return tuple((number, frozenset(_WORD.findall(text.casefold()))) for number, text in questions)


def _asked(line: str, asked: tuple[tuple[int, frozenset[str]], ...]) -> int | None:
    """The question of which the quoted line is a part: most of its words are the question's, and they are not few."""
    words = set(_WORD.findall(line[:600].casefold()))
    if not words:
        return None
    shares = [(len(words & q) / len(words), len(words & q) / len(q), number) for number, q in asked if q]
    best = max(shares, default=(0.0, 0.0, 0))
    return best[2] if best[0] >= _LEAST and (len(words) >= 4 or best[1] >= _LEAST) else None
