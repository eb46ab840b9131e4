"""The stories that a mail tells: one record a person or event, each with what is said of consent to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from config.call import Call
from parsers import consent_table as table
from parsers.asked import answers_consent
from parsers.consent import decide, listen, runs_of_words
from parsers.consent_sentence import Sentence
from parsers.identifying import find_identifying
from parsers.lettered import read_short_answer
from parsers.lines import only
from parsers.narrative import is_elsewhere, tells_event
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
from parsers.story_parts import Telling, tellings
from parsers.telling_end import without_consent

_OF_SOMEBODY = re.compile(r"(?<!\S)(?:it|her|him|them|she|he|they|la|lo|su|ella|el|client|clienta) ")


@dataclass(frozen=True, slots=True)
class Told:
    """The stories of a mail and the finding of the whole mail."""

    stories: tuple[Story, ...]
    consent: ConsentFinding


def find_stories(
    words: Words, message: Message, call: Call, *, forwarded: bool = False, language: str = "mixed", asked: bool = False
) -> Told:
    """What `words` (and papers, where the mail itself tells nothing) tell of people let out, with consent to each.

    A mail that speaks of consent only ("please pull it") gives one story without narrative. `asked` tells that it
    answers our question about consent; that is also seen from the question that it quotes.
    """
    text = own_only(words)
    said = listen(text, _words_of_the_call(call.text))
    if is_elsewhere(text):
        return Told((), ConsentFinding())
    found = tellings(text)
    asked = not found and (asked or answers_consent(words, message))
    about = circumstances(text, forwarded, told=bool(found))
    whole = decide(said, replace(about, short=about.short or asked, asked=asked))
    whole = _with_words(read_short_answer(whole, text) if asked else whole, text)
    if found:
        stories = tuple(_story(text, one, said, found, forwarded, message, call, language) for one in found)
    else:
        stories = tuple(_from_papers(message, call, whole, language)) or tuple(
            _without_telling(text, said, whole, asked)
        )
    if stories:
        people = _people_of_the_mail(call, message, first_person=about.first_person)
        marks = tuple(i for part, content in _parts(words, message) for i in find_identifying(part, content, people))
        stories = tuple(replace(story, identifying=marks) for story in stories)
    return Told(stories, whole if stories else ConsentFinding())


@lru_cache(maxsize=8)
def _words_of_the_call(texts: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(run for _, text in texts for run in runs_of_words(plain_words(text, 0, len(text)).words))


def own_only(words: Words) -> str:
    """The text with all that the author did not write blanked; every place stays true."""
    return only(words.text, [(piece.start, piece.end) for piece in words.pieces if piece.role is Role.OWN])


def _parts(words: Words, message: Message) -> Iterator[tuple[str, str]]:
    yield "text", words.text
    yield "subject", message.subject
    yield from ((a.name, a.text) for a in message.attachments if a.text)


def _people_of_the_mail(call: Call, message: Message, *, first_person: bool) -> frozenset[str]:
    """Names and addresses that identify nobody of a story: ours, and the author's unless the story is the author's."""
    names = [p.name for p in (call.compiler, *call.coordinators)]
    addresses = [a for group in (message.from_, message.to, message.cc, message.reply_to) for a in group]
    if not first_person:
        names += [a.name for a in (*message.from_, *message.reply_to)]
    words = {part.casefold() for name in names if name for part in (name, *name.split())}
    return frozenset(words | {a.addr_spec.casefold() for a in addresses})


def _story(
    text: str, telling: Telling, said: Sequence[Sentence], found: Sequence[Telling],
    forwarded: bool, message: Message, call: Call, language: str,
) -> Story:  # fmt: skip
    start, end = telling.start, telling.end
    words = text[start:end]
    first = min(one.shared_start if one.shared_end else one.start for one in found)
    mine = [
        s
        for s in said
        if len(found) == 1 or start <= s.start < end or s.start < first or table.FOR_ALL.search(s.plain.text)
    ]
    about = circumstances(words, forwarded, told=True)
    if len(found) > 1:
        about = replace(about, people=1, apart=True)
    finding = _with_words(decide(mine, about), text)
    if len(found) > 1:
        finding = replace(finding, needs_person=True)
    shared = text[telling.shared_start : telling.shared_end]
    before = text[:start] if len(found) == 1 else ""
    story = story_of(words, "text", start, finding, message, call, language, shared, telling.shared_start, before)
    return without_consent(story, text)


def _from_papers(message: Message, call: Call, whole: ConsentFinding, language: str) -> Iterator[Story]:
    """A story told in an attachment only. What the paper says of consent is reported, never believed."""
    for attachment in message.attachments:
        if attachment.text and tells_event(attachment.text[:20_000]):
            finding = replace(whole, needs_person=True) if whole.state is ConsentState.CLAIMED else whole
            story = story_of(attachment.text[:20_000], attachment.name, 0, finding, message, call, language)
            yield without_consent(story, attachment.text)


def _without_telling(text: str, said: Sequence[Sentence], whole: ConsentFinding, asked: bool) -> Iterator[Story]:
    if whole.state is ConsentState.UNASSESSED or whole.span is None:
        return
    if _only_limits(whole) and not asked:
        return  # "it has no name", "call me first": nothing was ever told
    proof = [s for s in said if whole.span.start <= s.start < whole.span.end]
    of_somebody = len(text.split()) <= 60 and any(_OF_SOMEBODY.search(s.plain.text) for s in proof)
    spoken = whole.state is not ConsentState.NOT_OBTAINED and (of_somebody or any(s.strong for s in proof))
    if asked or whole.state is ConsentState.SUSPENDED or (spoken and len(text.split()) <= 120):
        yield Story(consent=whole, problems=tuple(problems_of(whole, ())))


def _only_limits(whole: ConsentFinding) -> bool:
    return any(reason.startswith("limits are named, but no consent") for reason in whole.reasons)


def _with_words(finding: ConsentFinding, text: str) -> ConsentFinding:
    if finding.span is None:
        return finding
    return replace(finding, words=" ".join(text[finding.span.start : finding.span.end].split()))
