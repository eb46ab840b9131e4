"""The stories that a mail tells: one record a person or event, each with what is said of consent to it."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from config.call import Call
from parsers import consent_table as table
from parsers.consent import decide, listen, runs_of_words
from parsers.consent_sentence import Sentence
from parsers.identifying import find_identifying
from parsers.narrative import is_event, tells_event
from parsers.persons import circumstances
from parsers.plain_words import plain_words
from parsers.records import (
    ConsentFinding,
    ConsentState,
    Message,
    Role,
    Story,
    Words,
)
from parsers.story_fields import problems_of, story_of

_NEXT_PERSON = re.compile(
    r"[\s>]*(?:[-*•]\s|\(?\d{1,2}[.)]\s|\(?[a-hA-H][.)]\s|(?i:case|story|client|caso|historia|number) \w+[.:]|(?i:(?:\w+ ){0,2}(?:another|second|third|fourth|the other|the next|the last|also,? an?|otr[oa]|segund[oa]|tercer[oa])\b)"
    r"|M(?:r|rs|s)\. [A-Z]|[A-Z]\.(?:[A-Z]\.)? |(?:First|Second|Third|Primero|Segundo|Tercero|Also)\b)"
)
_OF_SOMEBODY = re.compile(r"(?<!\S)(?:it|her|him|them|she|he|they|la|lo|su|ella|el|client|clienta) ")
_GREETING = re.compile(
    r"[\s>]*(?:dear|hi|hello|hola|estimad[oa]s?|buen[oa]s|querid[oa]s?|good (?:morning|afternoon|evening)|counsel)\b[^\n.]{0,40}[,:!.-]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The stories of a mail and the finding of the whole mail."""

    stories: tuple[Story, ...]
    consent: ConsentFinding


def find_stories(
    words: Words, message: Message, call: Call, *, forwarded: bool = False, language: str = "mixed"
) -> Told:
    """What `words` (and papers, where the mail itself tells nothing) tell of people let out, with consent to each.

    A mail that speaks of consent only ("please pull it") gives one story without narrative.
    """
    text = own_only(words)
    said = listen(text, _words_of_the_call(call.text))
    found = _stretches(text)
    whole = decide(said, circumstances(text, forwarded, told=bool(found)))
    whole = _with_words(whole, text)
    people = _people_of_the_mail(call)
    if found:
        stories = tuple(_story(text, "text", span, said, found, forwarded, message, call, language) for span in found)
    else:
        stories = tuple(_from_papers(message, call, whole, language)) or tuple(_without_telling(text, said, whole))
    marks = tuple(i for part, content in _parts(words, message) for i in find_identifying(part, content, people))
    stories = tuple(replace(story, identifying=marks) for story in stories)
    return Told(stories, whole)


@lru_cache(maxsize=8)
def _words_of_the_call(texts: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(run for _, text in texts for run in runs_of_words(plain_words(text, 0, len(text)).words))


def own_only(words: Words) -> str:
    """The text with all that the author did not write blanked; every place stays true."""
    out = [" "] * len(words.text)
    for index, char in enumerate(words.text):
        if char == "\n":
            out[index] = "\n"
    for piece in words.pieces:
        if piece.role is Role.OWN:
            out[piece.start : piece.end] = words.text[piece.start : piece.end]
    return "".join(out)


def _parts(words: Words, message: Message) -> Iterator[tuple[str, str]]:
    yield "text", words.text
    yield "subject", message.subject
    yield from ((a.name, a.text) for a in message.attachments if a.text)


def _people_of_the_mail(call: Call) -> frozenset[str]:
    names = [p.name for p in (call.compiler, *call.coordinators)]
    return frozenset(part.casefold() for name in names for part in (name, name.split(" ")[0]) if part)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in re.finditer(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•] |\(?\d{1,2}[.)] ))|\Z", text):
        if text[start : gap.start()].strip():
            spans.append((start, gap.start()))
        start = gap.end()
    return spans


def _stretches(text: str) -> list[tuple[int, int]]:
    """[start, end) of each story: from its first paragraph to the next person or the end of the telling."""
    found: list[tuple[int, int]] = []
    if not is_event(text):
        return found
    for start, end in _paragraphs(text):
        words = text[start:end]
        if found and _NEXT_PERSON.match(words) and tells_event(words):
            found.append((start, end))
        elif found or tells_event(words):
            if found:
                found[-1] = (found[-1][0], end)
            elif not _GREETING.fullmatch(words):
                found.append((start, end))
    return found


def _story(
    text: str, part: str, span: tuple[int, int], said: Sequence[Sentence], found: Sequence[tuple[int, int]],
    forwarded: bool, message: Message, call: Call, language: str,
) -> Story:  # fmt: skip
    start, end = span
    words = text[start:end]
    mine = [
        s
        for s in said
        if len(found) == 1 or start <= s.start < end or s.start < found[0][0] or table.FOR_ALL.search(s.plain.text)
    ]
    finding = _with_words(decide(mine, circumstances(words, forwarded, told=True)), text)
    if len(found) > 1:
        finding = replace(finding, needs_person=True)
    return story_of(words, part, start, finding, message, call, language)


def _from_papers(message: Message, call: Call, whole: ConsentFinding, language: str) -> Iterator[Story]:
    """A story told in an attachment only. What the paper says of consent is reported, never believed."""
    for attachment in message.attachments:
        if attachment.text and tells_event(attachment.text[:20_000]):
            finding = replace(whole, needs_person=True) if whole.state is ConsentState.CLAIMED else whole
            yield story_of(attachment.text[:20_000], attachment.name, 0, finding, message, call, language)


def _without_telling(text: str, said: Sequence[Sentence], whole: ConsentFinding) -> Iterator[Story]:
    if whole.state is ConsentState.UNASSESSED or whole.span is None:
        return
    proof = [s for s in said if whole.span.start <= s.start < whole.span.end]
    few = len(text.split()) <= 60
    if any(s.strong or (few and _OF_SOMEBODY.search(s.plain.text)) for s in proof):
        yield Story(consent=whole, problems=tuple(problems_of(whole, ())))


def _with_words(finding: ConsentFinding, text: str) -> ConsentFinding:
    if finding.span is None:
        return finding
    return replace(finding, words=" ".join(text[finding.span.start : finding.span.end].split()))
