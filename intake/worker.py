"""The worker: rounds until it is told to stop. One of its kind on SQLite; it says so when another runs."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.calendar import occasions
from intake.jobs.pause import paused_seconds
from intake.schedule import Waker
from intake.web.server import serving
from intake.web.site import make_site
from storage import house, messages, outbox
from storage.database import DatabaseUnusable

if TYPE_CHECKING:
    from intake.app import App
    from intake.ports import Mailbox

log = logging.getLogger("intake.worker")

LEASE = timedelta(minutes=5)
LISTEN_SECONDS = 600.0
UNSURE_SECONDS = 10.0


class AlreadyRuns(Exception):
    """Another worker holds the lease of this ledger."""


@contextmanager
def only_worker(app: App) -> Iterator[str]:
    """Hold the ledger for this process, under the name that is given. Raises AlreadyRuns.

    SQLite has one worker: what a dead one was at is free at once. On PostgreSQL several share the work, and the
    leases of a dead one run out.
    """
    holder = f"{socket.gethostname()}/{os.getpid()}"
    if app.database.dialect != "sqlite":
        yield holder
        return
    _take(app, holder)
    try:
        yield holder
    finally:
        with app.database.write() as session:
            house.drop_lease(session, "worker", holder)


def run_worker(app: App) -> None:
    """Rounds at every interval, at every occasion, and when a mailbox hints at mail. SIGTERM ends after the round."""
    with only_worker(app) as holder, Waker(timedelta(seconds=app.settings.poll_seconds)) as waker:
        waker.stop_on_signals()
        listeners = [_listen(app, waker, mailbox) for mailbox in app.mailboxes]
        try:
            with _pages(app):
                waker.rounds(lambda: _one_round(app, waker, holder))
        finally:
            for mailbox in app.mailboxes:
                mailbox.stop_waiting()
            for thread in listeners:
                thread.join(timeout=10)


@contextmanager
def _pages(app: App) -> Iterator[None]:
    """The pages while the worker runs, where the settings name a port. One that is taken costs the pages alone."""
    if app.settings.watch.listen is None:
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(serving(make_site(app), *app.settings.watch.listen))
        except OSError as trouble:
            log.warning("the pages cannot be shown at %s:%d: %s", *app.settings.watch.listen, trouble.strerror)
        yield


def _take(app: App, holder: str) -> None:
    """Hold the lease. A worker that was killed leaves one behind: its process is gone, or its time runs out."""
    with app.database.write() as session:
        if not house.take_lease(session, "worker", holder, app.clock(), LEASE):
            other = house.lease_holder(session, "worker") or ""
            if not _is_gone(other):
                raise AlreadyRuns(f"a worker runs already ({other}); stop it first, or wait five minutes")
            house.drop_lease(session, "worker", other)
            house.take_lease(session, "worker", holder, app.clock(), LEASE)
        messages.free_leases(session)
        outbox.free_leases(session, app.clock())


def _is_gone(holder: str) -> bool:
    """Whether the holder was a process of this machine that no longer exists."""
    host, _, pid = holder.rpartition("/")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _one_round(app: App, waker: Waker, holder: str) -> None:
    try:
        if app.database.dialect == "sqlite":
            with app.database.write() as session:
                house.take_lease(session, "worker", holder, app.clock(), LEASE)
    except DatabaseUnusable as unusable:
        log.warning("the ledger cannot be used now, the next round tries again: %s", unusable)
        return
    report = app.round()
    for trouble in report.troubles:
        log.warning("trouble: %s", trouble)
    log.info(
        "round: kept %d, sorted %d, sent %d, troubles %d",
        report.collected.kept,
        report.sorted.sorted,
        report.dispatched.sent,
        len(report.troubles),
    )
    now = app.clock()
    upcoming = occasions(app.call, now, now + timedelta(days=8))
    if upcoming:
        waker.wake_at(upcoming[0].at)


def _listen(app: App, waker: Waker, mailbox: Mailbox) -> threading.Thread:
    """Wake the worker when the mailbox hints at mail; polling goes on all the same.

    A mailbox that is left alone after a failure is left alone here too, also when the worker has just started.
    """

    def listen() -> None:
        while not waker.stopping:
            if left := _left_alone(app, mailbox):
                waker.sleep(min(left, LISTEN_SECONDS))
            elif mailbox.wait(LISTEN_SECONDS) and not waker.stopping:
                waker.wake()

    thread = threading.Thread(target=listen, name=f"listen-{mailbox.account}", daemon=True)
    thread.start()
    return thread


def _left_alone(app: App, mailbox: Mailbox) -> float:
    try:
        return paused_seconds(app, mailbox)
    except DatabaseUnusable:  # busy or away: it is asked again soon
        return UNSURE_SECONDS
