"""Answers paired with the numbered question of the call under which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from config.call import Call
from parsers.lines import Line
from parsers.records import Answer, Role, Span

_WORD = re.compile(r"[^\W_]+")
_QUOTED = frozenset({Role.QUOTED, Role.OURS})
_LEAST = 0.6


def find_answers(lines: Sequence[Line], roles: Sequence[Role | None], call: Call) -> tuple[Answer, ...]:
    """One answer for each stretch of own lines below a quoted question; the nearest question above it counts."""
    asked = _questions(call)
    if not asked or not (_QUOTED & set(roles)):
        return ()
    found: list[Answer] = []
    question: int | None = None
    current: tuple[int, int] | None = None
    for line, role in zip(lines, roles, strict=False):
        if role in _QUOTED:
            if current and question is not None:
                found.append(Answer(question, Span("text", *current)))
            if current:
                question, current = None, None
            question = _asked(line.text, asked) or question
        elif role is Role.OWN and question is not None:
            current = (current[0] if current else line.start, line.end)
    if current and question is not None:
        found.append(Answer(question, Span("text", *current)))
    return tuple(found)


def _questions(call: Call) -> tuple[tuple[int, frozenset[str]], ...]:
    return tuple(
        (question.number, frozenset(_WORD.findall(text.casefold())))
        for question in call.questions
        for _, text in question.text
    )


def _asked(line: str, asked: tuple[tuple[int, frozenset[str]], ...]) -> int | None:
    """The question of which the quoted line is a part: most of its words are the question's, and they are not few."""
    words = set(_WORD.findall(line[:600].casefold()))
    if not words:
        return None
    shares = [(len(words & q) / len(words), len(words & q) / len(q), number) for number, q in asked if q]
    best = max(shares, default=(0.0, 0.0, 0))
    return best[2] if best[0] >= _LEAST and (len(words) >= 4 or best[1] >= _LEAST) else None
