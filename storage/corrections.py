"""What people corrected in what was understood: kept as rows, so that it stays and shows which rules err."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parsers.known import folded
from parsers.quiet import Quiet
from parsers.records import Disposition, Story
from storage.codec import record_from_json, record_to_json
from storage.tables import CorrectionRow, MessageRow, RecordRow

ONE = frozenset({"name", "organisation", "place", "description", "facility", "when"})
"""Fields of one value; the others are lists."""
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "program": (
        "name",
        "organisation",
        "place",
        "websites",
        "reports",
        "contexts",
        "features",
        "populations",
        "description",
    ),
    "accommodation": ("name", "populations", "reports", "description"),
    "story": ("harms", "facility", "place", "when", "populations"),
}
DISPOSITION = "disposition"


@dataclass(frozen=True, slots=True, repr=False)
class Correction(Quiet):
    """One field that a person changed; `kind` is that of the record, or "message". `rule` had found the old value."""

    kind: str
    number: int
    field: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    rule: str


def edit_record(
    session: Session, number: int, field: str, new: Sequence[str], who: str, now: datetime
) -> Correction | None:
    """Change a field of a record that has such a field (`EDITABLE`). None where it says that already.

    `new` has one value at most for a field of `ONE`. Raises LookupError where there is no such record.
    """
    row = session.get(RecordRow, number, with_for_update=True)
    if row is None:
        raise LookupError(number)
    record = record_from_json(row.kind, row.fields)
    had = getattr(record, field)
    old = (had,) if isinstance(had, str) and had else tuple(had or ())
    if old == tuple(new):
        return None
    span = next((found.span for found in record.spans if found.field == field), None)
    empty = None if had is None else ""
    said: dict[str, Any] = {field: (new[0] if new else empty) if field in ONE else tuple(new)}
    if isinstance(record, Story) and field in {"facility", "place"}:
        said["also_written"] = (*record.also_written, *old)
        said["facility_candidates"] = () if field == "facility" else record.facility_candidates
    changed = replace(record, **said)
    row.fields = record_to_json(changed)
    if field == "name":
        row.name = new[0] if new else ""
        row.folded_name = folded(row.name) if row.kind == "program" else ""
    row.edited_by_person = True
    made = Correction(row.kind, number, field, old, tuple(new), "")
    _keep(session, made, row.message, who, now, (span.start, span.end) if span else None)
    return made


def edit_disposition(session: Session, number: int, new: Disposition, who: str, now: datetime) -> Correction | None:
    """Say which kind of mail it is; records and consent have their own commands. None where it is that already.

    Raises LookupError where there is no such message, or it waits to be read.
    """
    row = session.get(MessageRow, number, with_for_update=True)
    if row is None or row.disposition is None:
        raise LookupError(number)
    if row.disposition == new.value:
        return None
    rules = (row.reading or {}).get("rules") or [""]
    made = Correction("message", number, DISPOSITION, (row.disposition,), (new.value,), rules[0])
    row.disposition = new.value
    _keep(session, made, number, who, now, None)
    return made


def _keep(
    session: Session, made: Correction, message: int, who: str, now: datetime, span: tuple[int, int] | None
) -> None:
    row = CorrectionRow(
        at=now,
        who=who,
        message=message,
        record=None if made.kind == "message" else made.number,
        field=made.field,
        old=list(made.old),
        new=list(made.new),
        rule=made.rule,
        span_start=span[0] if span else None,
        span_end=span[1] if span else None,
    )
    session.add(row)
    session.flush()


def ask_a_person(session: Session, message: int, reason: str) -> None:
    """Have a person look at a message, for a reason that is said once."""
    row = session.get_one(MessageRow, message, with_for_update=True)
    if reason not in row.needs_person:
        row.needs_person = [*row.needs_person, reason]
        row.settled_at = None


def corrected_fields(session: Session, number: int) -> frozenset[str]:
    """The fields of a record that people have corrected: no machine writes them again."""
    return frozenset(session.scalars(select(CorrectionRow.field).where(CorrectionRow.record == number)))


def is_disposition_corrected(session: Session, message: int) -> bool:
    query = select(CorrectionRow.id).where(CorrectionRow.message == message, CorrectionRow.field == DISPOSITION)
    return session.scalar(query.limit(1)) is not None


def find_corrections(session: Session) -> list[Correction]:
    """All of them, oldest first."""
    query = (
        select(CorrectionRow, RecordRow.kind)
        .outerjoin(RecordRow, RecordRow.number == CorrectionRow.record)
        .order_by(CorrectionRow.id)
    )
    return [
        Correction(kind or "message", row.record or row.message, row.field, tuple(row.old), tuple(row.new), row.rule)
        for row, kind in session.execute(query)
    ]


def count_filled(session: Session) -> Counter[tuple[str, str]]:
    """How many records of each kind have something in each field: what the corrections are counted against."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, fields in session.execute(select(RecordRow.kind, RecordRow.fields)):
        found.update((kind, name) for name in EDITABLE[kind] if fields.get(name))
    read = select(func.count()).where(MessageRow.disposition.is_not(None))
    found["message", DISPOSITION] = session.scalar(read) or 0
    return found
