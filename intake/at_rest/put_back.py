"""What a ledger that was put back is told before it works: it knows nothing of what happened since the backup.

what was erased since      by the list of erased things
what may have left since   every waiting letter is held, and automatic mail is stopped until a person has looked
what fell due since        digests and reminders of that time count as missed: rather none than two
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from config.call import Call
from intake.at_rest.erased_list import tombstone_key
from intake.calendar import occasions
from intake.jobs.traffic import BREAKER
from storage import audit, house
from storage.database import Database
from storage.restored import erase_again, hold_letters

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Told:
    """How many erasures were done again, how many letters are held, how many occasions count as missed."""

    erased: int
    held: int
    missed: int


def tell_put_back(
    database: Database,
    call: Call,
    secret: bytes,
    made: datetime,
    marks: frozenset[str],
    now: datetime,
    by: str,
    progress: Progress = lambda *_: None,
) -> Told:
    """`made` (aware UTC) is when the backup was made, `marks` what was erased, `secret` makes tombstones."""
    database.migrate()
    when = f"{made:%Y-%m-%d %H:%M} UTC"
    with database.write() as session:
        erased = erase_again(session, marks, now, tombstone_key(secret), progress)
        held = hold_letters(session, f"the ledger was put back as of {when}: it may have left since")
        house.turn_on(session, BREAKER, f"the ledger was put back as of {when}", now)
        missed = sum(house.note_done(session, due.key, "missed", now) for due in occasions(call, made, now))
        audit.note(session, who=by, what=f"put back a backup of {when}", now=now)
    if erased:
        database.scrub()
    return Told(len(erased), held, missed)
