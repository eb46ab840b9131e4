"""Which placeholders the texts of a call may use: the names, and the parts that their values have.

A name that is not here is refused when the call is loaded, so that a misspelt one is found at the desk and not
in a letter.
"""

from __future__ import annotations

CALL_TEXT = frozenset(
    {"title", "address", "compiler", "coalition", "agency", "questions"}
    | {"preferred", "preferred_published", "final", "final_published"}
)
CALL_TEXT_ATTRIBUTES = frozenset({"number", "text", "key"})

# Filled in with the letters: kind -> names.
LETTERS: dict[str, frozenset[str]] = {}
LETTERS_ATTRIBUTES: frozenset[str] = frozenset()
