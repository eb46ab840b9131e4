"""The hour that an account tells, as people say it again: "about 2 am", "at night"; "" where none is told."""

from __future__ import annotations

import re

from parsers.cues import plain_letters

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
_MOST = 20_000
_COUNT = "|".join(_NUMBERS)
_HOUR = rf"(?P<hour>[01]?\d|2[0-3]|{_COUNT})(?:[:.](?P<minute>[0-5]\d))?(?: o'?clock)?"
_PART = (
    r"(?P<am>a\.?m\b\.?|(?:in|of) the morning|de la manana|de la madrugada)"
    r"|(?P<pm>p\.?m\b\.?|(?:in|of) the (?:afternoon|evening)|(?:at|in the) night|de la (?:tarde|noche))"
)
_CLOCK = re.compile(rf"\b{_HOUR}(?: |)(?:{_PART})")
_WORDS = (
    ("about midnight", re.compile(r"\b(?:midnight|medianoche)\b")),
    ("before dawn", re.compile(r"\b(?:before dawn|de madrugada|en la madrugada|antes del amanecer)\b")),
    ("at night", re.compile(r"\b(?:(?:at|by|in the) night|after dark|last bus|de noche|(?:en|por) la noche)\b")),
    ("in the evening", re.compile(r"\b(?:in the evening|al anochecer)\b")),
    ("about noon", re.compile(r"\b(?:at noon|mediodia)\b")),
)  # fmt: skip


def find_hour(text: str) -> str:
    """The first hour by the clock with its half of the day, else the first time of the day in words. No minutes."""
    plain = plain_letters(text[:_MOST]).replace("\n", " ")
    for found in _CLOCK.finditer(plain):
        said = found["hour"]
        hour = _NUMBERS.get(said) or int(said)
        if 1 <= hour <= 12:
            return _told(hour, is_morning=found["am"] is not None, is_night="night" in found[0] or "noche" in found[0])
    places = [(first.start(), words) for words, pattern in _WORDS if (first := pattern.search(plain))]
    return min(places)[1] if places else ""


def _told(hour: int, *, is_morning: bool, is_night: bool) -> str:
    """Twelve at night is midnight; two at night is two in the morning."""
    if hour == 12:
        return "about midnight" if is_morning or is_night else "about noon"
    return f"about {hour} {'am' if is_morning or (is_night and hour < 5) else 'pm'}"
