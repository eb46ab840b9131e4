"""The worker: rounds until it is told to stop; one of several on PostgreSQL, the only one on SQLite."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.alone import as_worker, has_alone
from intake.calendar import occasions
from intake.jobs.pause import paused_seconds, poll_name
from intake.schedule import Waker
from intake.web.server import serving
from intake.web.site import make_site
from storage.database import DatabaseUnusable

if TYPE_CHECKING:
    from intake.app import App
    from intake.ports import Mailbox

log = logging.getLogger("intake.worker")

LISTEN_SECONDS = 600.0
ANOTHER_LISTENS_SECONDS = 60.0
UNSURE_SECONDS = 10.0


def run_worker(app: App) -> None:
    """Rounds at every interval, at every occasion, and when a mailbox hints at mail. SIGTERM ends after the round."""
    with as_worker(app), Waker(timedelta(seconds=app.settings.poll_seconds)) as waker:
        waker.stop_on_signals()
        listeners = [_listen(app, waker, mailbox) for mailbox in app.mailboxes]
        try:
            with _pages(app):
                waker.rounds(lambda: _one_round(app, waker))
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


def _one_round(app: App, waker: Waker) -> None:
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

    A mailbox that is left alone after a failure is left alone here too, also when the worker has just started. Of
    several workers one listens to it for as long as that one lives.
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
    """For how many seconds this worker does not listen."""
    try:
        if not has_alone(app, f"listen {poll_name(mailbox)}"):
            return ANOTHER_LISTENS_SECONDS
        return paused_seconds(app, mailbox)
    except DatabaseUnusable:  # busy or away: it is asked again soon
        return UNSURE_SECONDS
