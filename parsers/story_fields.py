"""The fields of a story read from its words, each with its span. What the words do not state stays empty."""

from __future__ import annotations

from collections.abc import Iterator

from config.call import Call
from parsers.cues import Cue, find_cues, ids_of, plain_letters
from parsers.facility import candidates, find_facility, find_place
from parsers.harm_table import HARMS, POPULATIONS
from parsers.persons import people_in
from parsers.records import ConsentFinding, ConsentState, FieldSpan, Message, Problem, Span, Story
from parsers.when import best_date, find_dates

_MOST = 20_000  # characters of one part in which fields are looked for


def story_of(
    words: str, part: str, start: int, finding: ConsentFinding, message: Message, call: Call, language: str,
    shared: str = "", shared_start: int = 0, before: str = "",
) -> Story:  # fmt: skip
    """The record of `words`, which begin at `start` of the part; `shared` was told of this person and others before.

    `before` is what stands before a lone story: it may say where and when, never what happened.
    """
    # Over 40 lines: one field after the other.
    sent = message.date.date() if message.date else None
    facility = place = when = None
    cues: list[Cue] = []
    spans = [FieldSpan("narrative", Span(part, start, start + len(words)))]
    for told, at in ((words, start), (shared, shared_start), (before, 0)):
        if not told:
            continue
        told = told[:_MOST]
        aside = bool(before) and told == before[:_MOST]
        here = () if aside else (*find_cues(told, call.taxonomy, language), *_told_otherwise(told, call))
        cues.extend(here)
        spans += [
            FieldSpan(c.group, Span(part, at + c.start, at + c.end))
            for c in here
            if c.group in {"harms", "populations"}
        ]
        held, dates = find_facility(told, call.facilities), find_dates(told, sent)
        left = find_place(told, held)
        day = best_date(told, dates)
        new = (
            ("facility", None if facility else held),
            ("place", None if place else left),
            ("when", None if when else day),
        )
        spans += [FieldSpan(name, Span(part, at + one.start, at + one.end)) for name, one in new if one]
        facility, place, when = facility or held, place or left, when or day
    ids = candidates(facility.words if facility else None, call.facilities)
    return Story(
        consent=finding,
        harms=ids_of(tuple(cues), "harms"),
        facility=facility.words if facility else None,
        facility_candidates=ids,
        place=place.words if place else None,
        when=when.written if when else None,
        people=1 if shared else people_in(plain_letters(" ".join(words.split()))),
        populations=ids_of(tuple(cues), "populations"),
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
