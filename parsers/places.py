"""The place of a program as its author writes it after the name: "in Toledo, Ohio", "(El Paso, Texas)", ", Fresno."."""

from __future__ import annotations

import re

from parsers import names_table as table
from parsers.cues import plain_letters

_CITY = r"[^\W\d_a-zß-öø-ÿ][\w'’]*(?:[.-]?[ \t\n]{1,2}(?:(?:de|del|la|las|los|of|the)[ \t]+){0,2}[^\W\d_a-zß-öø-ÿ][\w'’-]*){0,3}"
_LEAD = r"[ \t]*(?:,?[ \t\n]+(?:(?:here|over|down|up|out|just)[ \t]+)?(?:in|en|of|de|from)[ \t\n]+(?:the[ \t]+)?(?:(?:city|town|ciudad)[ \t]+(?:of|de)[ \t]+)?|,[ \t\n]+(?:de[ \t]+)?|[ \t]*\((?:in[ \t]+)?)"
_AFTER = re.compile(
    rf"[\"”»'’]?{_LEAD}(?P<place>{_CITY}(?:,[ \t\n]{{1,2}}(?P<state>{_CITY}|[A-Z]\.?[A-Z]?\.?))?(?:[ \t]+(?:and|y|&)[ \t]+{_CITY})?)(?P<close>[ \t]*[).,:;–—\n-]|[ \t]+[^\W\d_]|$)"
)


def is_place(name: str) -> bool:
    """Whether the words are a state, or end with one: "Toledo, Ohio", "New Mexico"."""
    plain = plain_letters(name).strip(" .,")
    last = plain.rsplit(",", 1)[-1].strip()
    return (
        plain in table.STATES
        or last in table.STATES
        and "," in plain
        or plain in table.TWO_WORD_STATES
        or name in table.STATE_CODES
        or name in table.SHORT_CITIES
    )


def place_after(text: str, at: int) -> tuple[int, int] | None:
    """The span of a place that follows directly on a name that ends at `at`, or None.

    After a bare comma a single word is a place only before the end of the sentence or a state.
    """
    found = _AFTER.match(text, at, min(len(text), at + 160))
    if found is None:
        return None
    start, end = found.span("place")
    state = found["state"]
    if state and not _is_state(state):
        end = found.start("state") - 1
        end = start + len(text[start:end].rstrip(" ,\n"))
        state = None
    lead = text[at:start].strip(" \n\"”»'’")
    place = text[start:end]
    if lead == "," and not (state or is_place(place) or found["close"].strip()[:1] in {".", ":", "–", "—", "-", ""}):
        return None
    if lead == "(" and not (state or is_place(place) or found["close"].strip() == ")"):
        return None
    if lead == "(" and place.isupper() and not is_place(place):
        return None  # an acronym
    return start, end


def _is_state(words: str) -> bool:
    plain = plain_letters(words).strip(" .")
    return plain in table.STATES or plain in table.TWO_WORD_STATES or words.strip() in table.STATE_CODES
