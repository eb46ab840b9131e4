"""The bibliography as CSL-JSON items: the master from which every citation and every reference file is made.

Only types and fields that Zotero takes: `webpage` for a program with a page, `document` for one without, `report`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from intake.exports.document import flat
from intake.exports.values import Annotation, Entry, Report
from intake.letters.flat import safe_link

Item = dict[str, Any]
NO_NAME = "[Program without a name]"
NO_TITLE = "[Report without a title]"
PARTS = (
    ("what", "What it is"),
    ("serves", "Whom it serves"),
    ("before", "Before release"),
    ("after", "After release"),
    ("accommodations", "Accommodations"),
    ("evidence", "Evidence"),
    ("why", "Why it matters here"),
)


def items_of(entry: Entry, annotation: Annotation) -> tuple[Item, ...]:
    """The program or precedent first, with its annotation as note; then each of its reports."""
    page = next(filter(None, map(safe_link, entry.websites)), "")
    main: Item = {
        "id": entry.reference,
        "type": "webpage" if page else "document",
        "title": flat(entry.name).strip() or NO_NAME,
        "author": [{"literal": flat(entry.organisation).strip()}] if entry.organisation.strip() else None,
        "URL": page or None,
        "accessed": _day(entry) if page else None,
        "publisher-place": flat(entry.place).strip() or None,
        "language": None,
        "note": flat(as_note(entry, annotation)).strip() or None,
    }
    reports = (_report(entry, report, place) for place, report in enumerate(entry.reports, 1))
    return tuple({key: value for key, value in item.items() if value is not None} for item in (main, *reports))


def _report(entry: Entry, report: Report, place: int) -> Item:
    url = safe_link(report.url)
    title = report.title.removesuffix(f"({report.year})").rstrip(" .,;") if report.year else report.title
    return {
        "id": f"{entry.reference}-{place}",
        "type": "report",
        "title": flat(title).strip() or NO_TITLE,
        "author": [{"literal": flat(report.organisation).strip()}] if report.organisation.strip() else None,
        "issued": {"date-parts": [[int(report.year)]]} if report.year.isdecimal() else None,
        "URL": url or None,
        "accessed": _day(entry) if url else None,
        "note": f"About {flat(entry.name).strip() or entry.reference}",
    }


def _day(entry: Entry) -> dict[str, Any] | None:
    day = entry.received
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def as_note(entry: Entry, annotation: Annotation) -> str:
    """The annotation in one line, in its fixed order."""
    return " ".join(f"{label}: {words.rstrip(' .')}." for label, words in told(entry, annotation))


def told(entry: Entry, annotation: Annotation) -> Iterator[tuple[str, str]]:
    """The parts of an annotation that somebody told, with their labels."""
    yield from ((label, words) for name, label in PARTS if (words := getattr(annotation, name)))
    if entry.suggested_by:
        yield "Suggested by", entry.suggested_by


def as_csl_json(items: Sequence[Item]) -> bytes:
    """What Zotero and every other reference manager imports."""
    return (json.dumps(list(items), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
