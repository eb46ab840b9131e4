"""The annotated bibliography: one frozen value from which every format is made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from config.call import Call
from config.wording import say_day
from intake.exports.annotation import annotate
from intake.exports.csl import NO_NAME, Item, items_of, told
from intake.exports.document import Block, Document, Facts, Grid, Heading, Paragraph, Runs, Sheet, grid, linked, say
from intake.exports.values import Annotation, Entry

NO_CONTEXT = "Other programs"
PRECEDENTS = "Precedents for special populations"


@dataclass(frozen=True, slots=True)
class Annotated:
    """An entry with its annotation and its CSL items: itself first, then its reports."""

    entry: Entry
    annotation: Annotation
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All entries in the order in which they stand: `groups` are headings with their members, alphabetical."""

    title: str
    groups: tuple[tuple[str, tuple[Annotated, ...]], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The CSL items of all, the master of every reference format."""
        return tuple(item for _, members in self.groups for member in members for item in member.items)


def make_bibliography(entries: Sequence[Entry], call: Call) -> Bibliography:
    """A program stands under its first context; precedents stand last."""
    groups = []
    for heading, members in _groups(entries, call):
        ordered = sorted(members, key=lambda entry: (sort_key(entry.name), entry.reference))
        annotated = ((entry, annotate(entry, call.taxonomy)) for entry in ordered)
        groups.append((heading, tuple(Annotated(entry, said, items_of(entry, said)) for entry, said in annotated)))
    return Bibliography(f"Annotated bibliography: {call.title}", tuple(groups))


def sort_key(name: str) -> str:
    """Alphabetical as people look it up: without case, accents and a leading article; what has no name comes last."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in bare).split()
    key = " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an", "el", "la", "los", "las"} else words)
    return key or "\U0010ffff"


def _groups(entries: Sequence[Entry], call: Call) -> Iterator[tuple[str, Sequence[Entry]]]:
    programs = [entry for entry in entries if entry.kind == "program"]
    first = [entry.contexts[0] if entry.contexts else "" for entry in programs]
    known = [term.id for term in call.taxonomy.contexts]
    for context in (*known, *sorted({one for one in first if one and one not in known}), ""):
        members = [entry for entry, own in zip(programs, first, strict=True) if own == context]
        if members:
            yield call.taxonomy.label(context) if context else NO_CONTEXT, members
    if precedents := [entry for entry in entries if entry.kind != "program"]:
        yield PRECEDENTS, precedents


def as_document(book: Bibliography, citations: Mapping[str, Runs], call: Call, written: datetime) -> Document:
    """The pages. `written` (aware) is shown as a day in the call's zone; `citations` are those of `cite`."""
    entries = [member.entry for _, members in book.groups for member in members]
    programs = [entry for entry in entries if entry.kind == "program"]
    counts = f"{_count(len(programs), 'program')}, {_count(len(entries) - len(programs), 'precedent')}"
    day = say_day(written, call.zone, "en")
    table = _summary(programs, call)
    blocks: list[Block] = [Heading(1, "Summary"), table] if table else []
    blocks.append(Paragraph(say(_HOW_TO_READ), "note"))
    for heading, members in book.groups:
        blocks.append(Heading(1, heading))
        blocks += [block for member in members for block in _entry(member, citations, call)]
    return Document(
        book.title,
        f"{call.coalition}. {day}. {counts}.",
        tuple(blocks),
        _sheets(book, citations, table, call),
        f"{call.coalition} · {book.title} · {day}",
    )


_HOW_TO_READ = (
    "Entries stand under their first context, in alphabetical order. Annotations are in the words of those who sent "
    "them; what nobody told is left out. Links are as they were sent: the date beside one is the day on which we "
    "received it. “n.d.”: no year was told."
)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _summary(programs: Sequence[Entry], call: Call) -> Grid | None:
    """How many programs of each context have each feature; only what occurs."""
    contexts = _in_order((one for entry in programs for one in entry.contexts), call.taxonomy.contexts)
    features = _in_order((one for entry in programs for one in entry.features), call.taxonomy.features)
    if not contexts or not features:
        return None
    rows = []
    for feature in features:
        having = [entry.contexts for entry in programs if feature in entry.features]
        rows.append((call.taxonomy.label(feature), tuple(sum(c in told for told in having) for c in contexts)))
    rows.append(("All programs", tuple(sum(c in entry.contexts for entry in programs) for c in contexts)))
    caption = "Programs by feature and context. One with several contexts or features is counted in each."
    return grid(caption, "Feature", tuple(map(call.taxonomy.label, contexts)), tuple(rows))


def _in_order(ids: Iterable[str], terms: Sequence[object]) -> list[str]:
    """Each id once, in the order of the taxonomy; what the taxonomy does not know comes last."""
    known = [str(getattr(term, "id", "")) for term in terms]
    return sorted(set(ids), key=lambda one: (known.index(one) if one in known else len(known), one))


def _entry(member: Annotated, citations: Mapping[str, Runs], call: Call) -> Iterator[Block]:
    entry = member.entry
    yield Heading(2, entry.name or NO_NAME)
    yield Paragraph(citations[entry.reference], "entry")
    facts = [(label, say(words)) for label, words in told(entry, member.annotation)]
    facts += [
        ("Place", say(entry.place)),
        ("Also in", say(_labels(entry.contexts[1:], call))),
        ("Other features", say(_labels(_of_no_phase(entry, call), call))),
        *(("Website", linked(url)) for url in entry.websites if url != member.items[0].get("URL")),
        *(("Report", citations[item["id"]]) for item in member.items[1:]),
        ("Entry", say(entry.reference)),
    ]
    yield Facts(tuple((label, runs) for label, runs in facts if runs))


def _of_no_phase(entry: Entry, call: Call) -> list[str]:
    """Features that are not told before or after the release already."""
    phases = {term.id: term.phase for term in call.taxonomy.features}
    return [feature for feature in entry.features if not phases.get(feature)]


def _labels(ids: Sequence[str], call: Call) -> str:
    return ", ".join(call.taxonomy.label(one) for one in ids)


_COLUMNS = ("Entry", "Context", "Name", "Organisation", "Place", "Citation", "What it is", "Whom it serves",
            "Before release", "After release", "Accommodations", "Evidence", "Why it matters here", "Features",
            "Websites", "Reports")  # fmt: skip


def _sheets(book: Bibliography, citations: Mapping[str, Runs], table: Grid | None, call: Call) -> tuple[Sheet, ...]:
    rows = []
    for heading, members in book.groups:
        for member in members:
            entry, said = member.entry, member.annotation
            reports = "; ".join(_words(citations[item["id"]]) for item in member.items[1:])
            rows.append(
                (entry.reference, heading, entry.name, entry.organisation, entry.place,
                 _words(citations[entry.reference]), said.what, said.serves, said.before, said.after,
                 said.accommodations, said.evidence, said.why, _labels(entry.features, call),
                 "; ".join(entry.websites), reports)
            )  # fmt: skip
    return (*((as_sheet("Summary", table),) if table else ()), Sheet("Entries", _COLUMNS, tuple(rows)))


def as_sheet(name: str, table: Grid) -> Sheet:
    """A table of counts for a spreadsheet, its columns under their full names and its numbers as numbers."""
    names = dict(table.legend)
    header = (table.corner, *(names.get(column, column) for column in table.columns))
    rows = ((label, *(int(cell) if cell.isdecimal() else cell for cell in cells)) for label, cells in table.rows)
    return Sheet(name, header, tuple(rows))


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
