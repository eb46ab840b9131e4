"""Where a record stands beside what it says: dropped, merged, counted people; read and put back as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from storage.records import PREFIX
from storage.tables import MessageRow, RecordRow


@dataclass(frozen=True, slots=True)
class RecordState:
    """`people` is what a story tells of, 1 where nothing is said; of other records it means nothing."""

    number: int
    kind: str
    dropped_at: datetime | None
    merged_into: int | None
    merge_with: int | None
    people: int

    @property
    def reference(self) -> str:
        return f"{PREFIX[self.kind]}-{self.number}"

    @property
    def holds(self) -> bool:
        return self.dropped_at is None and self.merged_into is None


def state_of(session: Session, number: int) -> RecordState | None:
    """Also of a record that was dropped or merged. Others who would change it wait for the end of this transaction."""
    row = session.get(RecordRow, number, with_for_update=True)
    if row is None:
        return None
    people = row.fields.get("people")
    count = people if isinstance(people, int) and people > 0 else 1
    return RecordState(number, row.kind, row.dropped_at, row.merged_into, row.merge_with, count)


def put_back(session: Session, number: int) -> None:
    """A record that was dropped or merged stands for itself again."""
    row = session.get_one(RecordRow, number, with_for_update=True)
    row.dropped_at = row.merged_into = None


def seem_to_be_the_same(session: Session, number: int, other: int | None) -> None:
    """Say that a record seems to be `other` again, or (None) that it is one of its own."""
    session.get_one(RecordRow, number, with_for_update=True).merge_with = other


def unsettle(session: Session, message: int) -> None:
    """A message waits for a person again."""
    session.get_one(MessageRow, message, with_for_update=True).settled_at = None
