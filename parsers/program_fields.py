"""From a draft to a program record: each field with the characters it was read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from config.call import Call
from parsers import known
from parsers.cues import Cue, find_cues, ids_of
from parsers.draft import Draft, sentences_in
from parsers.organisation import find_organisation
from parsers.program_links import links_of
from parsers.records import FieldSpan, Problem, Program, Span
from parsers.reports import find_titles
from parsers.web_names import find_web


def as_program(draft: Draft, part: str, text: str, language: str, call: Call) -> Program:
    """The record of a draft. What is doubtful or lacks is a `Problem` with a code that letters turn into a question."""
    spans: list[FieldSpan] = []

    def noted(field: str, start: int, end: int) -> str:
        spans.append(FieldSpan(field, Span(part, start, end)))
        return " ".join(text[start:end].split())

    name = noted("name", *draft.name) if draft.name else draft.written
    organisation = find_organisation(draft, text)
    links = links_of(draft, text, call)
    for kind, _, start, end in links:
        noted(kind, start, end)
    websites = tuple(dict.fromkeys(url for kind, url, _, _ in links if kind == "websites"))
    reports = [url for kind, url, _, _ in links if kind == "reports"]
    reports += [noted("reports", *title) for title in _titles(draft, text) if draft.kind != "report" or not reports]
    description = _description(draft)
    for start, end in description:
        noted("description", start, end)
    cues = _cues(draft, text, language, call)
    for cue in cues:
        spans.append(FieldSpan(cue.group, Span(part, cue.start, cue.end)))
    told = " ".join(" ".join(text[a:b].split()) for a, b in description)
    place = draft.place or next(((f.start, f.end) for f in draft.fields if f.name == "place"), None)
    problems = list(_problems(name, draft, told, websites, reports))
    return Program(
        name=name,
        organisation=noted("organisation", *organisation) if organisation else None,
        websites=websites,
        reports=tuple(dict.fromkeys(reports)),
        contexts=_main_contexts(cues),
        features=ids_of(tuple(cues), "features"),
        populations=ids_of(tuple(cues), "populations"),
        place=noted("place", *place) if place else None,
        description=told,
        problems=tuple(problems),
        spans=tuple(spans),
        found_by=_signs(draft),
        known_as=known.find_known(name, websites, reports, told, call.known_programs),
    )


def _signs(draft: Draft) -> tuple[str, ...]:
    """The names of the signs; what they quote of the mail is left out."""
    return tuple(dict.fromkeys(reason.partition(": “")[0] for reason in draft.reasons or (draft.kind,)))


def _titles(draft: Draft, text: str) -> list[tuple[int, int]]:
    if draft.kind == "report":
        return [draft.name] if draft.name else []
    labelled = [(f.start, f.end) for f in draft.fields if f.name == "report"]
    found = [span for a, b in labelled if (span := _without_links(text, a, b))]
    for a, b in draft.regions:
        if not any(x <= a < y for x, y in labelled):
            for start, end in sentences_in(text, a, b):
                found += [
                    t
                    for t in find_titles(text, start, end)
                    if not draft.name or t[1] <= draft.name[0] or t[0] >= draft.name[1]
                ]
    return found


def _without_links(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What stands in a report label beside its addresses, when that is a title."""
    for link in find_web(text[start:end]):
        if link.start > 8:
            end = start + link.start
            break
        start += link.end
        break
    words = text[start:end].strip(' \t\n()-–:,.;"“”«»')
    if len(words.split()) < 2 or not words[0].isupper():
        return None
    if words.count("(") > words.count(")"):
        words = words.rpartition("(")[0].rstrip()
    start = text.index(words, start)
    return start, start + len(words)


def _description(draft: Draft) -> list[tuple[int, int]]:
    """The author's own sentences about the program; of labelled lines the description alone, if there is one."""
    if draft.kind == "labels":
        told = [(f.start, f.end) for f in draft.fields if f.name == "description"]
        return told or [
            (a, b) for a, b in draft.regions if not any(f.start == a for f in draft.fields) and (a, b) != draft.name
        ]
    return [span for span in draft.regions if span != draft.name]


def _cues(draft: Draft, text: str, language: str, call: Call) -> list[Cue]:
    found: list[Cue] = []
    aside = {(f.start, f.end) for f in draft.fields if f.name in {"organisation", "place"}}  # "Dover Housing Authority"
    for start, end in [
        *(region for region in draft.regions if region not in aside),
        *([draft.name] if draft.name else []),
    ]:
        if draft.kind == "prose" and draft.name and start < draft.name[0] < end:
            start = draft.name[0]  # what leads to the name is said of other things
        found += find_cues(text[start:end], call.taxonomy, language, offset=start)
    return list(dict.fromkeys(cue for cue in found if cue.group in {"contexts", "features", "populations"}))


def _main_contexts(cues: Sequence[Cue]) -> tuple[str, ...]:
    """The context that most cues show, the earlier where two are even; others only with as many, and two or more."""
    counts = Counter(cue.term for cue in cues if cue.group == "contexts")
    most = max(counts.values(), default=0)
    order = ids_of(tuple(cues), "contexts")
    main = [term for term in order if counts[term] == most]
    return tuple(main) if most > 1 else tuple(main[:1])


def _problems(name: str, draft: Draft, told: str, websites: Sequence[str], reports: Sequence[str]) -> Iterator[Problem]:
    if draft.written or not name or "unnamed" in draft.problems:
        yield Problem("unnamed", "the author gives no name; the shortest own words stand for it")
    if "name_uncertain" in draft.problems:
        yield Problem("name_uncertain", "the words that are most like a name were taken")
    if len(told.split()) < 4 + len(name.split()):
        yield Problem("no_description")
    if not websites and not reports:
        yield Problem("no_website")
