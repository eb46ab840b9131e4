"""Words around a cue that take it back: a program that has no beds, or wishes that it had some."""

# ruff: noqa: E501, SIM905 - a table of words is read best as it is spoken, unbroken
from __future__ import annotations

from collections.abc import Sequence

_NO = frozenset(
    "no not without never nor neither lack lacks lacking lacked cannot dont doesnt didnt isnt arent wont cant aint"
    " sin ni ningun ninguna nunca tampoco falta faltan".split()
)
_NOBODY = frozenset("nobody none noone nadie ninguno ningun never nunca".split())
_WITHOUT = frozenset("without sin".split())
_ONLY = frozenset("only just merely solo solamente one longer less than sooner".split())
_WISHES = (
    "wish", "we hope to", "hope to add", "hope to open", "we could use", "if we had", "if only", "would like to have",
    "would like to add", "would like to open", "plan to add", "plan to open", "trying to get", "trying to open", "ojala",
    "quisieramos", "nos hace falta", "nos hacen falta", "nos gustaria tener", "nos gustaria abrir", "si tuvieramos",
)  # fmt: skip
_FAR = 3  # words between a no and what it denies


def is_denied(words: Sequence[str], at: int) -> bool:
    """Whether the cue that begins with words[at] is denied by the few words before it in its sentence.

    "Nobody leaves without a coat" denies nothing.
    """
    before = words[max(0, at - _FAR) : at]
    place = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _NO), None)
    if place is None or (place + 1 < len(before) and before[place + 1] in _ONLY):
        return False
    if before[place] in _WITHOUT:
        earlier = words[: max(0, at - _FAR) + place]
        return not (_NOBODY & set(earlier) or "no one" in " ".join(earlier))
    return True


def is_wished(words: Sequence[str]) -> bool:
    """Whether a sentence tells what is wanted, not what there is."""
    said = f" {' '.join(words)} "
    return any(f" {wish} " in said for wish in _WISHES)
