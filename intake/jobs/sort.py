"""Sort: bytes become a reading (in child processes), a reading becomes a plan (pure), a plan is applied at once.

An exception in pure code is our bug: that message is quarantined with its traceback and the next goes on. This is the
only place that catches everything.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.jobs.apply import apply
from intake.jobs.erase import came_again, clean_up
from intake.jobs.gather import gather, sent_by_us
from intake.jobs.read_ahead import Group, read_in_groups
from intake.plan import plan, sender_of
from intake.planning.values import Mark
from intake.readers import ReadingFailed
from intake.traces import trace_of
from parsers.records import Reading
from storage import house, sorting
from storage.database import Session
from storage.erasure import Erased
from storage.messages import Unsorted

if TYPE_CHECKING:
    from intake.app import App

log = logging.getLogger("intake.sort")


@dataclass(slots=True)
class SortedCount:
    """How many messages were sorted in this round, how many of them set aside, and which had been erased before."""

    sorted: int = 0
    quarantined: int = 0
    came_again: list[Erased] = field(default_factory=list)

    def __iadd__(self, more: SortedCount) -> SortedCount:
        self.sorted += more.sorted
        self.quarantined += more.quarantined
        self.came_again += more.came_again
        return self


def sort(app: App) -> SortedCount:
    """Sort everything that waits, oldest first."""
    done = SortedCount()
    with app.database.read() as session:
        sent = sent_by_us(session, app)
    for group in read_in_groups(app, sent):
        _settle(app, group, done)
    if done.came_again:
        clean_up(app, done.came_again)
    return done


def _settle(app: App, group: Group, done: SortedCount) -> None:
    """One transaction for the group; where a bug of ours breaks it, one for each of its messages."""
    try:
        with app.database.write() as session:
            house.take_turn(session)
            counts = [_settle_one(session, app, one, result) for one, result in group]
    except (OSError, app.database.world):
        raise
    except Exception as bug:  # noqa: BLE001 - the one place: our bug costs one message, not the round
        if len(group) > 1:
            for alone in group:
                _settle(app, [alone], done)
            return
        ((one, _),) = group
        with app.database.write() as session:
            counts = [_quarantine(session, app, one, f"bug: {type(bug).__name__}", trace_of(bug))]
    for count in counts:
        done += count


def _settle_one(session: Session, app: App, one: Unsorted, result: Reading | ReadingFailed) -> SortedCount:
    if isinstance(result, ReadingFailed):
        return _quarantine(session, app, one, result.reason, result.trace)
    if again := came_again(session, app, one.number, result.message.message_id, sender_of(result)):
        return SortedCount(came_again=[again])
    now = app.clock()
    history = gather(session, app, one.number, result, now)
    decided = plan(result, app.call, history, one.received, cut=one.cut)
    if not apply(session, app, one, result, decided, now):
        return SortedCount()
    return SortedCount(1, int(decided.mark is Mark.QUARANTINED))


def _quarantine(session: Session, app: App, one: Unsorted, reason: str, trace: str | None) -> SortedCount:
    log.warning("M-%d is set aside: %s", one.number, reason)
    sorting.quarantine(session, one.number, reason, trace, app.clock())
    return SortedCount(0, 1)
