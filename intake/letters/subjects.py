"""The subject of a letter: on one line, not too long, with one "Re:" before what is answered."""

from __future__ import annotations

import re

from intake.letters.flat import one_line

_REPLY_MARKS = re.compile(r"(?:(?:re|aw|sv|rv|res|resp|antw)(?:\[\d{1,3}\])?\s?:\s*)+", re.IGNORECASE)
LONGEST = 150


def reply_subject(subject: str, otherwise: str) -> str:
    """ "Re: " and the subject that is answered, or `otherwise` where there is none."""
    flat = one_line(subject, LONGEST)
    mark = _REPLY_MARKS.match(flat)
    bare = flat[mark.end() :] if mark else flat
    return f"Re: {bare}" if bare else one_line(otherwise, LONGEST)
