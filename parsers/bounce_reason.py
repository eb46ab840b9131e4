"""What a server's answer means: permanent or not (RFC 3463), and why in a few words for a person."""

from __future__ import annotations

import re

from parsers.bounce_phrases import DEAD, GIVEN_UP, PHRASES, STATUSES

_REPLY_CODE = re.compile(r"(?<![\d.:-])([45])\d\d(?=[ \-:;,#]|$)(?! ?(?:bytes|kb|mb|chars|seconds|minutes|hours))")
_LONGEST = 400


def is_permanent(status: str | None, said: str, *, delayed: bool = False) -> bool:
    """Class 5 of the status, else of the SMTP reply code; a letter that was given up with neither is lost.

    A delay warning is not lost, unless the words about the recipient itself say that nobody tries any more.
    """
    if delayed:
        return any(words in said.casefold() for words in GIVEN_UP)
    if status:
        return status[0] == "5"
    code = _REPLY_CODE.search(said)
    return code is None or code[1] == "5"


def reason_of(status: str | None, said: str) -> str:
    """The fact, as parsers/bounce_phrases.py names it, a colon, and the server's words."""
    found = _phrase(said) or STATUSES.get((status or "").partition(".")[2], "")
    words = " ".join(said.split())[:_LONGEST]
    return ": ".join(each for each in (found, words or (status or "")) if each)


def _phrase(said: str) -> str:
    folded = " ".join(said.split()).casefold()[:2_000]
    return next((name for name, words in PHRASES if any(each in folded for each in words)), "")


def is_dead_address(reason: str) -> bool:
    """Whether the reason of a bounce says that the address itself is gone; a full mailbox or a refusal does not.

    Anybody can write a bounce: nothing should follow from one whose `original_message_id` is no letter of ours.
    """
    return reason.partition(":")[0] in DEAD
