"""The fields of a story read from its words, each with its span. What the words do not state stays empty."""

from __future__ import annotations

from collections.abc import Iterator

from config.call import Call
from parsers.cues import Cue, find_cues, ids_of, plain_letters
from parsers.facility import candidates, find_facility, find_place
from parsers.harm_table import HARMS, POPULATIONS
from parsers.persons import people_in
from parsers.records import ConsentFinding, ConsentState, FieldSpan, Message, Problem, Span, Story
from parsers.when import find_dates


def story_of(
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
        people=people_in(plain_letters(" ".join(words.split()))),
        populations=ids_of(cues, "populations"),
        narrative=words.strip(),
        problems=tuple(problems_of(finding, ids)),
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


def problems_of(finding: ConsentFinding, ids: tuple[str, ...]) -> Iterator[Problem]:
    if finding.state is ConsentState.UNASSESSED:
        yield Problem("consent_not_stated")
    elif finding.needs_person:
        yield Problem("consent_unclear", finding.reasons[0] if finding.reasons else "")
    if len(ids) > 1:
        yield Problem("facility_ambiguous", ", ".join(ids))
