"""Sort: bytes become a reading (in child processes), a reading becomes a plan (pure), a plan is applied at once.

An exception in pure code is our bug: that message is quarantined with its traceback and the next goes on. This is the
only place that catches everything.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from intake.jobs.apply import apply
from intake.jobs.erase import came_again, clean_up
from intake.jobs.gather import gather, sent_by_us
from intake.plan import plan
from intake.plan_values import Mark
from intake.readers import ReadingFailed
from intake.traces import trace_of
from parsers.records import Reading
from storage import house, messages, sorting
from storage.erasure import Erased
from storage.messages import Unsorted

if TYPE_CHECKING:
    from intake.app import App

log = logging.getLogger("intake.sort")

BATCH_MESSAGES = 64
BATCH_BYTES = 24_000_000
MOST_ATTEMPTS = 20  # a killed worker costs each message of its batch one, whichever it was at


@dataclass(slots=True)
class SortedCount:
    """How many messages were sorted in this round, how many of them set aside, and which had been erased before."""

    sorted: int = 0
    quarantined: int = 0
    came_again: list[Erased] = field(default_factory=list)

    def __iadd__(self, more: SortedCount) -> SortedCount:
        self.sorted += more.sorted
        self.quarantined += more.quarantined
        return self


def sort(app: App) -> SortedCount:
    """Sort everything that waits, oldest first."""
    done = SortedCount()
    with app.database.read() as session:
        sent = sent_by_us(session, app)
    while True:
        with app.database.write() as session:
            batch = messages.claim_unsorted(session, app.holder, BATCH_MESSAGES, BATCH_BYTES)
        if not batch:
            if done.came_again:
                clean_up(app, done.came_again)
            return done
        readable = [one for one in batch if not _set_aside_poison(app, one, done)]
        results = app.readers.read_many([one.content for one in readable], sent)
        for one, result in zip(readable, results, strict=True):
            _settle(app, one, result, done)


def _set_aside_poison(app: App, one: Unsorted, done: SortedCount) -> bool:
    """A message that has ended its worker again and again is not read once more."""
    if one.attempts <= MOST_ATTEMPTS:
        return False
    _quarantine(app, one, f"reading it was begun {one.attempts - 1} times and never ended", None, done)
    return True


def _settle(app: App, one: Unsorted, result: Reading | ReadingFailed, done: SortedCount) -> None:
    if isinstance(result, ReadingFailed):
        _quarantine(app, one, result.reason, result.trace, done)
        return
    try:
        with app.database.write() as session:
            house.take_turn(session)
            if again := came_again(session, app, one.number, result.message.message_id):
                done.came_again.append(again)
                return
            now = app.clock()
            history = gather(session, app, one.number, result, now)
            decided = plan(result, app.call, history, one.received)
            if one.cut:
                why = "it is too large: only its beginning was kept, see it in the mailbox"
                decided = replace(decided, needs_person=(*decided.needs_person, why))
            if apply(session, app, one, result, decided, now):
                done.sorted += 1
                done.quarantined += decided.mark is Mark.QUARANTINED
    except (OSError, app.database.world):
        raise
    except Exception as bug:  # noqa: BLE001 - the one place: our bug costs one message, not the round
        _quarantine(app, one, f"bug: {type(bug).__name__}", trace_of(bug), done)


def _quarantine(app: App, one: Unsorted, reason: str, trace: str | None, done: SortedCount) -> None:
    log.warning("M-%d is set aside: %s", one.number, reason)
    with app.database.write() as session:
        sorting.quarantine(session, one.number, reason, trace, app.clock())
    done.quarantined += 1
