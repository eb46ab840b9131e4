"""Where a telling ends: not with what is said of consent, nor with the closing, a signature line or a date."""

# ruff: noqa: E501 - a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from dataclasses import replace

from parsers.chatter import is_chatter
from parsers.consent import listen
from parsers.cues import plain_letters
from parsers.narrative import is_event
from parsers.records import FieldSpan, Span, Story
from parsers.sentences import sentences

_MOST = 20_000  # characters of one part
_FORM = re.compile(
    r"[\s\d.()]*(?:signed|sworn|subscribed|executed|dated?|draft|declarant|under penalty|witness|notary|firma(?:do)?|fecha|borrador|bajo protesta)\b"
)
_RULED = re.compile(r"_{3,}|\.{6,}")
_FEW = 6  # words


def without_consent(story: Story, text: str) -> Story:
    """The story with its telling cut before what is only said of consent, at its end; fields stay as they were read."""
    told = next((f for f in story.spans if f.field == "narrative"), None)
    if told is None or told.span.end - told.span.start > _MOST:
        return story
    start, end = told.span.start, told.span.end
    stop = _stop(text, start, end)
    if stop == end:
        return story
    spans = tuple(FieldSpan("narrative", Span(f.span.part, start, stop)) if f is told else f for f in story.spans)
    return replace(story, narrative=text[start:stop].strip(), spans=spans)


def _stop(text: str, start: int, end: int) -> int:
    inside = text[start:end]
    spoken = [(s.start, s.end) for s in listen(inside) if s.heard]
    for sentence in reversed(sentences(inside)):
        words = inside[sentence.start : sentence.end]
        of_consent = any(a < sentence.end and sentence.start < b for a, b in spoken)
        if not (of_consent or _is_closing(words)):
            return start + sentence.end
    return end


def _is_closing(words: str) -> bool:
    plain = plain_letters(words.strip())
    if _FORM.match(plain) or _RULED.search(plain) or is_chatter(words):
        return True
    return len(plain.split()) <= _FEW and not is_event(words) and not words.rstrip().endswith((".", "!", "?"))
