"""What a server's answer means: permanent or not (RFC 3463), and why in a few words for a person."""

from __future__ import annotations

import re

from parsers.bounce_phrases import PHRASES

_REPLY_CODE = re.compile(r"(?<![\d.:-])([45])\d\d(?=[ \-:;,#]|$)(?! ?(?:bytes|kb|mb|chars|seconds|minutes|hours))")
_LONGEST = 400


def is_permanent(status: str | None, said: str) -> bool:
    """Class 5 of the status, else of the SMTP reply code, else what the words mean; yes if nothing says."""
    if status:
        return status[0] == "5"
    if code := _REPLY_CODE.search(said):
        return code[1] == "5"
    found = _phrase(said)
    return found is None or found[1]


def reason_of(status: str | None, said: str) -> str:
    found = _phrase(said)
    words = " ".join(said.split())[:_LONGEST]
    return ": ".join(each for each in (found[0] if found else "", words or (status or "")) if each)


def _phrase(said: str) -> tuple[str, bool] | None:
    folded = " ".join(said.split()).casefold()[:2_000]
    return next(((name, permanent) for name, permanent, words in PHRASES if any(w in folded for w in words)), None)
