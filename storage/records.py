"""Programs, accommodations and stories: as they were read, numbered for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from parsers.records import Accommodation, Address, Problem, Program, Record, Story
from storage.codec import kind_of, record_from_json, record_to_json
from storage.once import add
from storage.tables import RecordRow

PREFIX = {"program": "P", "accommodation": "A", "story": "S"}


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with its number and where it came from. A story's words stay in `record`, whose repr shows none."""

    number: int
    kind: str
    record: Record
    message: int
    author: Address
    problems: tuple[Problem, ...]
    merge_with: int | None
    created_at: datetime

    @property
    def reference(self) -> str:
        return f"{PREFIX[self.kind]}-{self.number}"


def add_record(
    session: Session,
    record: Record,
    *,
    message: int,
    author: Address,
    folded_name: str,
    problems: Sequence[Problem],
    merge_with: int | None,
    now: datetime,
) -> int:
    """Keep a record, and give its number."""
    row = RecordRow(
        kind=kind_of(record),
        message=message,
        author_key=author.key,
        author_name=author.name,
        name=record.name if isinstance(record, Program | Accommodation) else "",
        folded_name=folded_name,
        fields=record_to_json(record),
        problems=[{"code": problem.code, "detail": problem.detail} for problem in problems],
        merge_with=merge_with,
        created_at=now,
    )
    return int(add(session, row)[0])


def find_record(session: Session, number: int) -> StoredRecord | None:
    row = session.get(RecordRow, number)
    return None if row is None else _stored(row)


def find_records(
    session: Session,
    *,
    kind: str | None = None,
    author_key: str | None = None,
    message: int | None = None,
    numbers: Sequence[int] | None = None,
    also_gone: bool = False,
) -> list[StoredRecord]:
    """Records that hold (unless `also_gone`: not dropped, not merged away), in the order of their numbers."""
    query = select(RecordRow)
    if not also_gone:
        query = query.where(RecordRow.dropped_at.is_(None), RecordRow.merged_into.is_(None))
    if kind is not None:
        query = query.where(RecordRow.kind == kind)
    if author_key is not None:
        query = query.where(RecordRow.author_key == author_key)
    if message is not None:
        query = query.where(RecordRow.message == message)
    if numbers is not None:
        query = query.where(RecordRow.number.in_(numbers))
    return [_stored(row) for row in session.scalars(query.order_by(RecordRow.number))]


def stories_to_guard(session: Session) -> list[StoredRecord]:
    """Every story that is kept, dropped or not: its people are guarded in what is told, and its time runs out."""
    return find_records(session, kind="story", also_gone=True)


def find_stories_of_messages(session: Session, messages: Sequence[int]) -> list[int]:
    """The numbers of the stories that these messages told."""
    query = select(RecordRow.number).where(RecordRow.kind == "story", RecordRow.message.in_(messages))
    return list(session.scalars(query.order_by(RecordRow.number)))


def count_by_kind(session: Session) -> dict[str, int]:
    rows = session.execute(
        select(RecordRow.kind, func.count())
        .where(RecordRow.dropped_at.is_(None), RecordRow.merged_into.is_(None))
        .group_by(RecordRow.kind)
    )
    return {name: count for name, count in rows}  # noqa: C416 - a row is no pair to mypy


def drop_record(session: Session, number: int, now: datetime) -> bool:
    """Take a record out of everything that is shown; it stays in the ledger. False when there is none."""
    row = session.get(RecordRow, number)
    if row is None:
        return False
    row.dropped_at = now
    return True


def set_people(session: Session, number: int, people: int) -> bool:
    """How many people a story tells of, as a person counts them. False when there is no such story."""
    row = session.get(RecordRow, number, with_for_update=True)
    if row is None or row.kind != "story":
        return False
    row.fields = {**row.fields, "people": people}
    row.edited_by_person = True
    session.flush()
    return True


def rewrite(session: Session, number: int, record: Record, folded_name: str) -> None:
    """Put what a newer reader understood in the place of what stood there. Raises LookupError for no such record."""
    row = session.get(RecordRow, number, with_for_update=True)
    if row is None:
        raise LookupError(number)
    row.fields = record_to_json(record)
    if not isinstance(record, Story):
        row.name, row.folded_name = record.name, folded_name
    session.flush()


def merge_records(session: Session, number: int, into: int) -> bool:
    """Count `number` as part of `into`. What a person edited is not overwritten: nothing is, both stay."""
    row, other = session.get(RecordRow, number), session.get(RecordRow, into)
    if row is None or other is None or row.kind != other.kind or number == into:
        return False
    row.merged_into = into
    return True


def as_story(stored: StoredRecord) -> Story:
    if not isinstance(stored.record, Story):
        raise TypeError(f"{stored.reference} is no story")
    return stored.record


def _stored(row: RecordRow) -> StoredRecord:
    return StoredRecord(
        number=row.number,
        kind=row.kind,
        record=record_from_json(row.kind, row.fields),
        message=row.message,
        author=Address(row.author_name, row.author_key),
        problems=tuple(Problem(**problem) for problem in row.problems),
        merge_with=row.merge_with,
        created_at=row.created_at,
    )
