"""The announcement: the call itself, as it was published, with the cutoffs as a calendar."""

from __future__ import annotations

from dataclasses import dataclass

from config.call import Call
from intake.letters.calendar_file import calendar_part
from intake.letters.flat import one_line
from intake.letters.pages import make_letter
from intake.letters.phrases import language_of_letter
from intake.letters.values import Stamp
from storage.values import Letter, LetterKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the call: as text, and its lines for HTML."""

    text: str
    lines: tuple[str, ...]


def write_announcement(stamp: Stamp, call: Call) -> Letter:
    """The call in the reader's language."""
    language = language_of_letter(stamp.language, call)
    return make_letter(
        LetterKind.ANNOUNCEMENT,
        stamp,
        call,
        one_line(call.subject_in(language), 150),
        {"blocks": tuple(_block(text) for text in call.text_in(language).split("\n\n") if text.strip())},
        parts=(calendar_part(call, language),),
    )


def _block(text: str) -> Block:
    lines = tuple(line.strip() for line in text.strip().splitlines())
    return Block("\n".join(lines), lines)
