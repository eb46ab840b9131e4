"""Tracebacks without the values in them: where our bug is, never the words of the mail that met it."""

from __future__ import annotations

import traceback


def trace_of(bug: BaseException) -> str:
    """The lines of our code that led to `bug` and to what caused it, with types only.

    The message of an exception often repeats what could not be read: it may be a story, so it is left out.
    """
    parts: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = bug
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        frames = "".join(traceback.format_tb(one.__traceback__, limit=-20))
        parts.insert(0, f"Traceback (most recent call last):\n{frames}{type(one).__name__}\n")
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nThen, while that was handled:\n\n".join(parts)
