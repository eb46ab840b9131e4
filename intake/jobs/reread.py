"""Reread: what this version of the parsers understands otherwise, and taking it over where that is safe.

Programs and accommodations take new values, save for fields that a person corrected. Of a story nothing is changed but
that more details are known that can identify somebody: its words stay as they were when somebody agreed to them. What
is found anew, or no longer, is a person's matter. No letter is sent, and no consent changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.answers.values import AN_ANSWER
from intake.jobs.gather import sent_by_us
from intake.readers import ReadingFailed
from parsers.known import folded
from parsers.quiet import Quiet
from parsers.records import Reading, Record, Story
from storage import corrections, messages, records, sorting
from storage.codec import kind_of
from storage.corrections import DISPOSITION, EDITABLE
from storage.reach import ERASED

if TYPE_CHECKING:
    from intake.app import App
    from storage.database import Session
    from storage.records import StoredRecord

AT_ONCE = 32
OTHERWISE = "this version of the reader understands it otherwise: `intake reread --dry-run` says how"


@dataclass(frozen=True, slots=True, repr=False)
class Difference(Quiet):
    """`what` is a field, "new" or "not found". `old` and `new` stay empty for a story: its words are shown nowhere.

    `taken` says whether the new value may be taken over; else it is a person's matter.
    """

    message: int
    about: str
    what: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    taken: bool = False


def reread(app: App, *, write: bool, tell: Callable[[int], None] = lambda _: None) -> list[Difference]:
    """Read every sorted message again. With `write`, take over what may be. `tell` hears how many more are done."""
    with app.database.read() as session:
        kept = sorting.find_messages(session, state="sorted")
        numbers = [one.number for one in kept if one.mark != ERASED and one.disposition != AN_ANSWER]
        # what we wrote to a sender after their mail repeats it: here only the letters that a mail answers are ours
        sent = replace(sent_by_us(session, app), texts_to={})
    found: list[Difference] = []
    for start in range(0, len(numbers), AT_ONCE):
        piece = numbers[start : start + AT_ONCE]
        with app.database.read() as session:
            contents = [messages.content(session, number) for number in piece]
        for number, result in zip(piece, app.readers.read_many(contents, sent), strict=True):
            if isinstance(result, ReadingFailed):
                found.append(Difference(number, "", "cannot be read now", new=(result.reason,)))
                continue
            with app.database.write() if write else app.database.read() as session:
                found += _of_message(session, number, result, write=write)
        tell(len(piece))
    return found


def _of_message(session: Session, number: int, reading: Reading, *, write: bool) -> list[Difference]:
    found = []
    message = sorting.find_message(session, number)
    if message is None:
        return []
    said = reading.triage.disposition.value
    if message.disposition != said and not corrections.is_disposition_corrected(session, number):
        found.append(Difference(number, "", DISPOSITION, (message.disposition or "",), (said,)))
    stored = records.find_records(session, message=number, also_gone=True)
    for old, new in pairs(stored, reading.records):
        if old is None or new is None:
            about = old.reference if old else kind_of(new) if new else ""
            found.append(Difference(number, about, "new" if old is None else "not found", new=_name(new)))
            continue
        fixed = corrections.corrected_fields(session, old.number)
        differ = list(_fields(number, old, new, fixed))
        found += differ
        if write and any(one.taken for one in differ):
            taken = _taken(old.record, new, [one.what for one in differ if one.taken])
            records.rewrite(session, old.number, taken, _key(taken) if old.kind == "program" else "")
    if write and any(not one.taken for one in found):
        corrections.ask_a_person(session, number, OTHERWISE)
    return found


def pairs(
    stored: Sequence[StoredRecord], read: Sequence[Record]
) -> Iterator[tuple[StoredRecord | None, Record | None]]:
    """Which record of the ledger is which of the new reading: by name, the rest in order where as many are left."""
    for kind in EDITABLE:
        olds = [one for one in stored if one.kind == kind]
        news = [one for one in read if kind_of(one) == kind]
        for old in list(olds):
            same = next((new for new in news if _key(new) and _key(new) == _key(old.record)), None)
            if same is not None:
                olds.remove(old)
                news.remove(same)
                yield old, same
        if len(olds) == len(news):
            yield from zip(olds, news, strict=True)
            continue
        yield from ((old, None) for old in olds)
        yield from ((None, new) for new in news)


def _key(record: Record) -> str:
    return "" if isinstance(record, Story) else folded(record.name)


def _name(record: Record | None) -> tuple[str, ...]:
    return () if record is None or isinstance(record, Story) else (record.name,)


def _fields(number: int, old: StoredRecord, new: Record, fixed: frozenset[str]) -> Iterator[Difference]:
    """Where the two differ, save for what a person corrected."""
    for field in EDITABLE[old.kind]:
        was, now = _values(old.record, field), _values(new, field)
        if was == now or field in fixed:
            continue
        if isinstance(new, Story):
            yield Difference(number, old.reference, field)
        else:
            yield Difference(number, old.reference, field, was, now, taken=True)
    if isinstance(old.record, Story) and isinstance(new, Story):
        if old.record.narrative != new.narrative:
            yield Difference(number, old.reference, "narrative")
        if _more_identifying(old.record, new):
            yield Difference(number, old.reference, "identifying", taken=True)


def _values(record: Record, field: str) -> tuple[str, ...]:
    value = getattr(record, field)
    return ((value,) if value else ()) if isinstance(value, str) else tuple(value or ())


def _more_identifying(old: Story, new: Story) -> bool:
    known = {(one.kind, one.words) for one in old.identifying}
    return any((one.kind, one.words) not in known for one in new.identifying)


def _taken(old: Record, new: Record, wanted: Sequence[str]) -> Record:
    if isinstance(old, Story) and isinstance(new, Story):
        known = {(one.kind, one.words) for one in old.identifying}
        more = tuple(one for one in new.identifying if (one.kind, one.words) not in known)
        return replace(old, identifying=(*old.identifying, *more))
    return replace(old, **{field: getattr(new, field) for field in wanted}, spans=new.spans)
