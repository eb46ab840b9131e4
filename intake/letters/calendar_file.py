"""The cutoffs of the call as a calendar file (RFC 5545), for the reader's own calendar. Nobody is invited by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from config.call import Call, Deadline
from config.wording import say_instant
from intake.letters.phrases import say
from storage.values import LetterPart

_LENGTH = timedelta(minutes=30)
_FOLD = 74


def calendar_part(call: Call, language: str) -> LetterPart:
    """Both cutoffs, each an event of half an hour that ends at the earlier reading of its instant."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//call-intake//cutoffs//EN", "METHOD:PUBLISH"),
        *_event(call, call.preferred, language),
        *_event(call, call.final, language),
        "END:VCALENDAR",
    ]
    content = "".join(_folded(line) for line in lines)
    name = say(language, "calendar.file")
    return LetterPart(name, "text/calendar; charset=utf-8; method=PUBLISH", content.encode())


def _event(call: Call, deadline: Deadline, language: str) -> list[str]:
    about = say(language, "calendar.about", published=deadline.published_in(language), address=call.address)
    instant = say_instant(deadline.earliest, call.zone, language)
    return [
        "BEGIN:VEVENT",
        f"UID:{deadline.name}.{call.id}@{call.address.rpartition('@')[2]}",
        f"DTSTAMP:{_utc(call.opens)}",  # the same for every letter: the same letter, the same bytes
        f"DTSTART:{_utc(deadline.earliest - _LENGTH)}",
        f"DTEND:{_utc(deadline.earliest)}",
        f"SUMMARY:{_text(say(language, f'calendar.{deadline.name}', title=call.title_in(language)))}",
        f"DESCRIPTION:{_text(f'{instant}. {about}')}",
        "TRANSP:TRANSPARENT",
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(instant)}", "TRIGGER:-P1D", "END:VALARM"),
        "END:VEVENT",
    ]


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """Escaped as RFC 5545, 3.3.11 wants it."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line with CRLF, cut before its 75th octet (RFC 5545, 3.1), never inside a character."""
    out, length = "", 0
    for character in line:
        size = len(character.encode())
        if length + size > _FOLD:
            out += "\r\n "
            length = 1
        out += character
        length += size
    return out + "\r\n"
