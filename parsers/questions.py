"""Whether a question only asks: "Do you want programs from Canada?" names none, "Do you know X? They meet ..." does."""

# ruff: noqa: E501 - a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from parsers.cues import plain_letters

_PRESENTS = re.compile(r"\b(?:how|what) about\b|¿?y ")
_INTRODUCES = re.compile(
    r"[^a-z0-9]*(?:(?:p\.?\s?s\.?|and|but|also|hi|hello|dear|[a-z]{2,20},)[\s:,.]*){0,3}"
    r"(?:do you (?:already )?(?:know|have)|have you (?:already |ever )?(?:got|seen|met|included|listed|visited|considered|heard of|looked at|thought of|come across|talked to)"
    r"|did you (?:know|hear) (?:of|about)|are you (?:aware|familiar)|conocen?|conoce usted|ya tienen?|han visto|han oido)\b"
)
_DESCRIBES = re.compile(
    r"[\s\"”'’)]*(?:It|They|This one|Its|Their|Ell[oa]s|Es un|Ofrecen?|Ayudan?|Tienen?|Dan|Reciben|Acompañan)\b"
)
_FARTHEST = 40  # characters in which the next sentence begins


def only_asks(text: str, start: int, end: int) -> bool:
    """Whether the sentence [start, end) asks and presents nothing, neither itself nor with the sentence after it."""
    sentence = text[start:end]
    if not sentence.rstrip("\"'”’) \n").endswith("?") or _PRESENTS.search(sentence.casefold()):
        return False
    return not (_INTRODUCES.match(plain_letters(sentence)) and _DESCRIBES.match(text, end, end + _FARTHEST))
