"""The stories that a mail tells: one record a person or event, each with what is said of consent to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from config.call import Call
from parsers import consent_table as table
from parsers.consent import Circumstances, decide, listen, runs_of_words
from parsers.consent_sentence import Sentence
from parsers.cues import Cue, find_cues, ids_of, plain_letters
from parsers.facility import candidates, find_facility, find_place
from parsers.harm_table import HARMS, POPULATIONS
from parsers.identifying import find_identifying
from parsers.narrative import is_event, tells_event
from parsers.plain_words import plain_words
from parsers.records import (
    ConsentFinding,
    ConsentState,
    FieldSpan,
    Message,
    Problem,
    Role,
    Span,
    Story,
    Words,
)
from parsers.when import find_dates

_NEXT_PERSON = re.compile(
    r"[\s>]*(?:[-*•]\s|\(?\d{1,2}[.)]\s|\(?[a-hA-H][.)]\s|(?i:case|story|client|caso|historia|number) \w+[.:]|(?i:(?:\w+ ){0,2}(?:another|second|third|fourth|the other|the next|the last|also,? an?|otr[oa]|segund[oa]|tercer[oa])\b)"
    r"|M(?:r|rs|s)\. [A-Z]|[A-Z]\.(?:[A-Z]\.)? |(?:First|Second|Third|Primero|Segundo|Tercero|Also)\b)"
)
_COUNT = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|\d{1,2}) (?:\w+ ){0,2}?(?P<who>men|women|clients|people|guys|mothers|brothers|sisters|detainees|persons|asylum seekers|mujeres|hombres|senoras|senores|muchachos|muchachas|personas|companeras)\b"
)
_WITH_CHILD = re.compile(
    r"\b(?:woman|mother|man|father|mom|madre|mama|mujer|senora|client|clienta)\b[^.\n]{0,30}\b(?:w/?|with|and|con|y) (?:an? |her |his |the |un |una |su )?(?:\w+ ){0,2}?(?:baby|infant|newborn|child|toddler|son|daughter|\d{1,2}[ -](?:yr|year|month)s?[ -]old|bebe|hijo|hija|nino|nina|ninito)\b"
)
_NUMBERS = {
    w: n
    for n, ws in enumerate(
        "two,dos three,tres four,cuatro five,cinco six,seis seven,siete eight,ocho nine ten eleven twelve".split(), 2
    )
    for w in ws.split(",")
}
_RELATIVE = re.compile(
    r"\b(?:my|our|mi) (?P<who>husband|wife|father|mother|dad|mom|brother|sister|son|daughter|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|papa|mama|padre|madre|hermano|hermana|hijo|hija|esposo|esposa|tio|tia|primo|prima|sobrino|sobrina|suegro|suegra)\b(?:,? [\w,]+){0,6}? (?:was|is|were|had|got|came|has|spent|fue|estuvo|salio|estaba|es)\b"
    r"|\bi am (?:the )?(?P<me>uncle|aunt|sponsor|mother|father|brother|sister|wife|husband|guardian|cousin)\b|\bsoy (?:el |la )?(?P<yo>tio|tia|mama|papa|madre|padre|hermano|hermana|esposa|esposo|tutor|tutora)\b"
    r"|\ba mi (?P<ami>papa|mama|padre|madre|hermano|hermana|hijo|hija|esposo|esposa|tio|tia|primo|prima)\b"
)
_FIRST_PERSON = re.compile(
    r"\bi (?:was|had|walked|slept|spent|could not|got) |\bme (?:soltaron|dejaron|sacaron|liberaron|bajaron|quitaron|echaron)\b|\bmy (?:story|hearing|name|release)\b|\bmi (?:historia|testimonio)\b|\bsali\b"
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
    whole = decide(said, _about(text, text, forwarded, told=bool(found)))
    whole = _with_words(whole, text)
    people = _people_of_the_mail(message, call)
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


def _people_of_the_mail(message: Message, call: Call) -> frozenset[str]:
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


def _about(text: str, story: str, forwarded: bool, *, told: bool, part: str = "text") -> Circumstances:
    plain = plain_letters(" ".join(story.split()))
    relative = _RELATIVE.search(plain)
    who = next((g for g in relative.groups() if g), "") if relative else ""
    words = plain_words(story, 0, len(story)).text
    return Circumstances(
        bool(_FIRST_PERSON.search(plain)),
        who,
        table.MINOR.search(words) is not None,
        _people(plain),
        forwarded,
        told,
        len(plain.split()) <= 25,
        part,
    )


def _people(plain: str) -> int:
    count = _COUNT.search(plain)
    if count:
        return _NUMBERS.get(count["n"]) or max(1, int(count["n"]))
    couple = re.search(r"\bmrs\. [a-z]", plain) and re.search(r"\bmr\. [a-z]", plain)
    return 2 if couple or _WITH_CHILD.search(plain) else 1


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
    finding = _with_words(decide(mine, _about(text, words, forwarded, told=True)), text)
    if len(found) > 1:
        finding = replace(finding, needs_person=True)
    return _fields(words, part, start, finding, message, call, language)


def _fields(
    words: str, part: str, start: int, finding: ConsentFinding, message: Message, call: Call, language: str
) -> Story:
    cues = (*find_cues(words, call.taxonomy, language), *_told_otherwise(words, call))
    facility = find_facility(words, call.facilities)
    place = find_place(words, facility)
    dates = find_dates(words, message.date.date() if message.date else None)
    spans = [FieldSpan("narrative", Span(part, start, start + len(words)))]
    spans += [
        FieldSpan(c.group, Span(part, start + c.start, start + c.end))
        for c in cues
        if c.group in {"harms", "populations"}
    ]
    for name, one in (("facility", facility), ("place", place), ("when", dates[0] if dates else None)):
        if one:
            spans.append(FieldSpan(name, Span(part, start + one.start, start + one.end)))
    ids = candidates(facility.words if facility else None, call.facilities)
    return Story(
        consent=finding,
        harms=ids_of(cues, "harms"),
        facility=facility.words if facility else None,
        facility_candidates=ids,
        place=place.words if place else None,
        when=dates[0].written if dates else None,
        people=_people(plain_letters(" ".join(words.split()))),
        populations=ids_of(cues, "populations"),
        narrative=words.strip(),
        problems=tuple(_problems(finding, ids)),
        spans=tuple(spans),
    )


def _told_otherwise(words: str, call: Call) -> Iterator[Cue]:
    """Harms and populations told in other words than the taxonomy's cues; only classes that the call knows."""
    plain = plain_letters(words).replace("\n", " ").replace("’", "'")
    known = {term.id for term in (*call.taxonomy.harms, *call.taxonomy.populations)}
    for group, rules in (("harms", HARMS), ("populations", POPULATIONS)):
        for term, pattern in rules:
            found = pattern.search(plain) if term in known else None
            if found:
                yield Cue(term, group, *found.span())


def _problems(finding: ConsentFinding, ids: tuple[str, ...]) -> Iterator[Problem]:
    if finding.state is ConsentState.UNASSESSED:
        yield Problem("consent_not_stated")
    elif finding.needs_person:
        yield Problem("consent_unclear", finding.reasons[0] if finding.reasons else "")
    if len(ids) > 1:
        yield Problem("facility_ambiguous", ", ".join(ids))


def _from_papers(message: Message, call: Call, whole: ConsentFinding, language: str) -> Iterator[Story]:
    """A story told in an attachment only. What the paper says of consent is reported, never believed."""
    for attachment in message.attachments:
        if attachment.text and tells_event(attachment.text[:20_000]):
            finding = replace(whole, needs_person=True) if whole.state is ConsentState.CLAIMED else whole
            yield _fields(attachment.text[:20_000], attachment.name, 0, finding, message, call, language)


def _without_telling(text: str, said: Sequence[Sentence], whole: ConsentFinding) -> Iterator[Story]:
    if whole.state is ConsentState.UNASSESSED or whole.span is None:
        return
    proof = [s for s in said if whole.span.start <= s.start < whole.span.end]
    few = len(text.split()) <= 60
    if any(s.strong or (few and _OF_SOMEBODY.search(s.plain.text)) for s in proof):
        yield Story(consent=whole, problems=tuple(_problems(whole, ())))


def _with_words(finding: ConsentFinding, text: str) -> ConsentFinding:
    if finding.span is None:
        return finding
    return replace(finding, words=" ".join(text[finding.span.start : finding.span.end].split()))
