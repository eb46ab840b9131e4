"""From a draft to a program record: each field with the characters it was read from."""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from config.call import Call
from parsers import known
from parsers import names_table as table
from parsers.cues import Cue, find_cues, ids_of, plain_letters
from parsers.draft import Draft, sentences_in
from parsers.records import FieldSpan, Problem, Program, Span
from parsers.reports import find_titles
from parsers.web_names import find_web

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|pptx?|epub)(?:[?#]|$)", re.IGNORECASE)
_SHELF = re.compile(
    r"/(?:reports?|publications?|pubs?|research|library|librar(?:y|ies)|stud(?:y|ies)|documents?|docs?|files?|downloads?|papers?|"
    r"articles?|informes?|estudios?|publicacion(?:es)?|evaluations?|evaluacion(?:es)?|resources?/[\w-]+|abstracts?|pdf)(?:/|$|\?)",
    re.IGNORECASE,
)
_DOI = frozenset({"dx.doi.org", "doi.org", "ssrn.com", "papers.ssrn.com", "jstor.org", "hdl.handle.net"})
_BARE_HOST = re.compile(r"(?:https?://)?[\w.-]+/?", re.IGNORECASE)
_REPORT_IS_AT = re.compile(
    r"\b(?:report|study|evaluation|informe|estudio|evaluacion)s?\b\W{0,3}(?:is |at |on |in |esta |en |:|-){0,3}\W*$"
)
_WRITTEN_UP = re.compile(
    r"\b(?:wrote (?:it|them|this|that) up|written up|writes? about|wrote about|published (?:\w+ ){0,3}?(?:on|about) (?:it|them)|(?:comments?|commentary) on (?:it|them)|described (?:in|by)|bulletin|journal|newsletter|magazine|"
    r"testimony|hearing|transcript|fact sheet|white paper|case study|boletin|revista|publicaron|publico|escribi\w+ sobre|descrit[oa] en|comentarios)\b"
)
_WEBSITE_WORDS = frozenset("website web site page homepage internet online pagina sitio portal webpage".split())
_ORGANISATION = re.compile(
    r"(?:\b(?:run|operated|managed|administered|sponsored|started|founded|offered|staffed|led|organi[sz]ed) by|"
    r"\ba (?:program|project|ministry|service|initiative|work|part|house) (?:of|by|at|from)|\bpart of|"
    r"\b(?:administrad|operad|dirigid|llevad|fundad|patrocinad)[oa] por|\ba cargo de|\bun (?:programa|proyecto|ministerio|servicio) de(?:l)?)"
    r"\s+(?:the\s+|el\s+|la\s+|las\s+|los\s+)?(?P<org>[^\W\d_a-zß-öø-ÿ][\w'’.&-]*(?:\s(?:of|the|for|and|&|de|del|la|las|los|y)(?=\s)|\s[^\W\d_a-zß-öø-ÿ][\w'’&-]*){0,8})"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s+|\n\s*\n")
_ONLY_LEADS = re.compile(
    r"\W*(?:it|it's|it’s|that|this|they|you|which|and|is|are|can|be|find|found|see|it|available|online|on|at|here|from|read|"
    r"download|downloaded|posted|also|esta|se|puede|encuentra|leer|ver|en|disponible|aqui|lo|la|\W)+"
)
_NOT_THIS = re.compile(
    r"(?:\bnot|\binstead of|\brather than|\bwrong|\bold|\bno es|\ben vez de|\ben lugar de|\bviej[oa]|\bincorrect[oa]?)\W{0,4}(?:\w+\W{1,2}){0,2}$"
)


def as_program(draft: Draft, part: str, text: str, language: str, call: Call) -> Program:
    """The record of a draft. What is doubtful or lacks is a `Problem` with a code that letters turn into a question."""
    spans: list[FieldSpan] = []

    def noted(field: str, start: int, end: int) -> str:
        spans.append(FieldSpan(field, Span(part, start, end)))
        return " ".join(text[start:end].split())

    name = noted("name", *draft.name) if draft.name else draft.written
    organisation = _organisation(draft, text)
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
        known_as=known.find_known(name, websites, reports, told, call.known_programs),
    )


def _organisation(draft: Draft, text: str) -> tuple[int, int] | None:
    labelled = next(((f.start, f.end) for f in draft.fields if f.name == "organisation"), None)
    if labelled or draft.kind == "report":
        return labelled
    for start, end in draft.regions:
        for found in _ORGANISATION.finditer(text, start, end):
            words = text[slice(*found.span("org"))]
            if not draft.name or words not in text[slice(*draft.name)]:
                return found.start("org"), found.start("org") + len(words.rstrip(" .'’-"))
    return None


def links_of(draft: Draft, text: str, call: Call) -> list[tuple[str, str, int, int]]:
    """Each address of the draft as ("websites" or "reports", url, start, end). Our own address is none."""
    ours = call.address.rpartition("@")[2].casefold()
    found: list[tuple[str, str, int, int]] = []
    for a, b in draft.regions:
        last = a
        for link in find_web(text[a:b]):
            start, end = a + link.start, a + link.end
            refused = _NOT_THIS.search(plain_letters(text[max(a, start - 40) : start]))
            if not known.host(link.url).endswith(ours) and not refused:
                url = link.url.rstrip("(")
                twice = next((kind for kind, other, _, _ in found if other == url), None)
                found.append((twice or _kind_of(draft, text, url, last, start), url, start, end))
            last = end
    return found


def _kind_of(draft: Draft, text: str, url: str, after: int, start: int) -> str:
    """Whether an address is the program's own or that of a report about it: label, path, then the words before."""
    for field in draft.fields:
        if field.start <= start < field.end and field.name in {"website", "report"}:
            return "websites" if field.name == "website" else "reports"
    if _DOCUMENT.search(url) or _SHELF.search(url) or draft.kind == "report" or known.host(url) in _DOI:
        return "reports"
    if _BARE_HOST.fullmatch(url):  # "a manual is at www.x.org": the door of a house, whatever is kept in it
        if _leads_from_report(text, after, start):
            return "reports"
        return "reports" if _REPORT_IS_AT.search(plain_letters(text[max(after, start - 40) : start])) else "websites"
    before = plain_letters(_words_before(text, after, start))
    for word in reversed(re.findall(r"\w+", before)):
        if word in _WEBSITE_WORDS:
            return "websites"
        if word in table.REPORT_WORDS:
            return "reports"
    return "reports" if _WRITTEN_UP.search(before) else "websites"


def _leads_from_report(text: str, after: int, start: int) -> bool:
    """Whether only "It's on" stands before, and the sentence before it speaks of a report."""
    lead = plain_letters(_SENTENCE_END.split(text[max(after, start - 220) : start])[-1])
    before = _words_before(text, after, start)
    told = set(re.findall(r"\w+", plain_letters(before)))
    return bool(lead.strip()) and _ONLY_LEADS.fullmatch(lead) is not None and bool(table.REPORT_WORDS & told)


def _words_before(text: str, after: int, start: int) -> str:
    """What leads to an address in its sentence; the sentence before too where only "It's on" leads to it."""
    before = text[max(after, start - 220) : start]
    parts = _SENTENCE_END.split(before)
    if len(parts) > 1 and (not parts[-1].strip() or _ONLY_LEADS.fullmatch(plain_letters(parts[-1]))):
        return f"{parts[-2]} {parts[-1]}"
    return parts[-1]


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
    for start, end in [*draft.regions, *([draft.name] if draft.name else [])]:
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
