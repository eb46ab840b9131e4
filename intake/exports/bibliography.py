"""The annotated bibliography: every program and precedent, grouped by context, as Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from config.call import Call
from config.wording import say_day
from intake.exports.markdown import link, plain, table
from intake.exports.values import Entry, Report

NO_CONTEXT = "Other programs"
PRECEDENTS = "Precedents for special populations"


def write_bibliography(entries: Sequence[Entry], call: Call, written: datetime) -> str:
    """The whole text. `written` is aware; it is shown as a day in the call's zone.

    A program stands under its first context and is counted in the table under each. Who suggested it is left
    out: nobody has allowed that yet.
    """
    programs = [entry for entry in entries if entry.kind == "program"]
    precedents = [entry for entry in entries if entry.kind != "program"]
    lines = [
        f"# Annotated bibliography: {plain(call.title)}",
        "",
        f"{plain(call.coalition)}. Written {say_day(written, call.zone, 'en')}. "
        f"{_count(len(programs), 'program')}, {_count(len(precedents), 'precedent')}.",
        "",
        *_summary(programs, call),
    ]
    for heading, members in _groups(programs, precedents, call):
        lines += [f"## {plain(heading)}", ""]
        for entry in sorted(members, key=lambda entry: (_sort_key(entry.name), entry.reference)):
            lines += [*_entry(entry, call), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _sort_key(name: str) -> str:
    """Alphabetical as people look it up: without case, accents and a leading article."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in bare).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an", "el", "la", "los", "las"} else words)


def _groups(
    programs: Sequence[Entry], precedents: Sequence[Entry], call: Call
) -> Iterable[tuple[str, Sequence[Entry]]]:
    first = [entry.contexts[0] if entry.contexts else "" for entry in programs]
    known = [term.id for term in call.taxonomy.contexts]
    for context in (*known, *sorted({one for one in first if one and one not in known}), ""):
        members = [entry for entry, own in zip(programs, first, strict=True) if own == context]
        if members:
            yield call.taxonomy.label(context) if context else NO_CONTEXT, members
    if precedents:
        yield PRECEDENTS, precedents


def _summary(programs: Sequence[Entry], call: Call) -> list[str]:
    """How many programs of each context have each feature; only what occurs."""
    contexts = _in_order((one for entry in programs for one in entry.contexts), call.taxonomy.contexts)
    features = _in_order((one for entry in programs for one in entry.features), call.taxonomy.features)
    if not contexts or not features:
        return []
    rows = {
        call.taxonomy.label(feature): [
            sum(feature in entry.features and context in entry.contexts for entry in programs) for context in contexts
        ]
        for feature in features
    }
    total = {"All programs": [sum(context in entry.contexts for entry in programs) for context in contexts]}
    return ["## Summary", "", *table("Feature", [call.taxonomy.label(one) for one in contexts], rows | total), ""]


def _in_order(ids: Iterable[str], terms: Sequence[object]) -> list[str]:
    """Each id once, in the order of the taxonomy; what the taxonomy does not know comes last."""
    known = [str(getattr(term, "id", "")) for term in terms]
    return sorted(set(ids), key=lambda one: (known.index(one) if one in known else len(known), one))


def _entry(entry: Entry, call: Call) -> list[str]:
    about = ", ".join(plain(words) for words in (entry.organisation, entry.place) if words)
    lines = [f"### {plain(entry.name) or 'Without a name'}", "", *([about, ""] if about else [])]
    lines += [plain(_annotation(entry)) or "*No description was sent.*", ""]
    items = (
        ("Serves", _labels(entry.populations, call)),
        ("Also in", _labels(entry.contexts[1:], call)),
        ("Features", _labels(entry.features, call)),
        ("Website", "; ".join(map(link, entry.websites))),
        ("Reports", "; ".join(map(_report, entry.reports))),
        ("Entry", plain(entry.reference)),
    )
    return lines + [f"- {label}: {words}" for label, words in items if words]


def _annotation(entry: Entry) -> str:
    """The description without the addresses at its end that stand among the websites and reports anyway."""
    words = entry.description.split()
    told = {*entry.websites, *(report.url for report in entry.reports)}
    while words and words[-1].strip("<>().,;") in told:
        words.pop()
    return " ".join(words)


def _labels(ids: Sequence[str], call: Call) -> str:
    return ", ".join(plain(call.taxonomy.label(one)) for one in ids)


def _report(report: Report) -> str:
    title = plain(report.title)
    year = "" if report.year and report.year in report.title else f" ({report.year or 'n.d.'})"
    named = f"{title}{year}" if title else ""
    return ", ".join(part for part in (named, link(report.url) if report.url else "") if part) + ("" if title else year)
