"""Several workers on one ledger: each has a name, says that it lives, and has some jobs to itself.

Messages and letters are shared row by row (`messages.claim_unsorted`, `outbox.claim_due`). A look into a mailbox and
each periodic job is for one worker at a time; another that comes meanwhile leaves it out. On SQLite a lock of a file
lets only one worker run: it ends with its process, whatever the clock says.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from storage import leases
from storage.database import DatabaseUnusable

if TYPE_CHECKING:
    from intake.app import App

log = logging.getLogger("intake.worker")

LEASE = timedelta(minutes=2)
BEAT_SECONDS = 20.0


class AlreadyRuns(Exception):
    """Another worker has this ledger to itself."""


class AnotherIsAtIt(Exception):
    """Another worker does this job now: nothing is left to do."""


def worker_name() -> str:
    """The machine, the process, and what tells it from another container whose machine and process are named alike."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def shares_the_work(app: App) -> bool:
    return app.database.dialect != "sqlite"


@contextmanager
def as_worker(app: App) -> Iterator[None]:
    """Work on the ledger: alone on SQLite (raises AlreadyRuns), as one of several on PostgreSQL."""
    if shares_the_work(app):
        with _beating(app):
            yield
    else:
        with locked(Path(f"{app.database.url.database}.worker"), app.holder):
            yield


@contextmanager
def alone(app: App, job: str) -> Iterator[None]:
    """Have `job` to this worker meanwhile. Raises AnotherIsAtIt."""
    if not has_alone(app, job):
        raise AnotherIsAtIt(job)
    try:
        yield
    finally:
        if shares_the_work(app):
            with app.database.write() as session:
                leases.drop_lease(session, job, app.holder)


def has_alone(app: App, job: str) -> bool:
    """Take `job` for as long as this worker lives. False while another has it."""
    if not shares_the_work(app):
        return True
    with app.database.write() as session:
        return leases.take_lease(session, job, app.holder, LEASE)


@contextmanager
def _beating(app: App) -> Iterator[None]:
    """Say again and again that this worker lives; at the end, that it does no more."""
    ending = threading.Event()

    def beat() -> None:
        with app.database.write() as session:
            leases.beat(session, app.holder, LEASE)

    def go_on_beating() -> None:
        while not ending.wait(BEAT_SECONDS):
            try:
                beat()
            except DatabaseUnusable as unusable:
                log.warning("the ledger cannot be told that this worker lives: %s", unusable)

    beat()
    thread = threading.Thread(target=go_on_beating, name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()
        with app.database.write() as session:
            leases.end(session, app.holder)


@contextmanager
def locked(path: Path, holder: str) -> Iterator[None]:
    """Hold a SQLite ledger for this process alone. Raises AlreadyRuns."""
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            file.seek(0)
            raise AlreadyRuns(f"a worker runs already ({file.read().strip()}); stop it first") from taken
        file.truncate(0)
        file.write(holder)
        file.flush()
        yield
