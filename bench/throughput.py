"""`python -m bench.throughput FOLDER`: mails of a folder through a real Dovecot to records in the ledger.

Prints messages per second for the whole way (fetch, keep, read, plan, apply), the processor time of a message, and the
highest memory of this process and its readers together (proportional set size). The mails can be any; for a comparison
run the floor on the same folder and machine in the same minute.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from config.settings import Settings
from intake.app import open_app
from intake.jobs.collect import collect
from intake.jobs.sort import sort
from parsers.records import SentByUs
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot

DELIVERED_AT_ONCE = 20
SAMPLE_SECONDS = 0.1


@dataclass(slots=True)
class Memory:
    """The highest that was seen, in bytes: `own` at the moment when `whole`, with the readers, was highest."""

    own: int = 0
    whole: int = 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder of .eml files")
    parser.add_argument("--plain", action="store_true", help="without encryption of the ledger")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.eml"))
    server = running_dovecot()
    dovecot = next(server)
    try:
        user = dovecot.add_account()
        for start in range(0, len(paths), DELIVERED_AT_ONCE):
            dovecot.deliver(user, [path.read_bytes() for path in paths[start : start + DELIVERED_AT_ONCE]])
        with tempfile.TemporaryDirectory(prefix="throughput-") as home:
            settings = replace(_settings(home, dovecot, user), encrypt_database=not options.plain)
            kept = _run(settings, len(paths))
    finally:
        next(server, None)
    return 0 if kept == len(paths) else 1


def _settings(home: str, dovecot: Dovecot, user: str) -> Settings:
    return load_settings(
        None,
        {
            "INTAKE_HOME": home,
            "INTAKE_IMAP_HOST": "127.0.0.1",
            "INTAKE_IMAP_PORT": str(dovecot.imap),
            "INTAKE_IMAP_USER": user,
            "INTAKE_IMAP_PASSWORD": PASSWORD,
            "INTAKE_IMAP_SECURITY": "plain",
        },
    )


def _run(settings: Settings, count: int) -> int:
    others = os.times().children_user + os.times().children_system
    with open_app(settings, load_call(bundled_call())) as app:
        list(app.readers.read_many([b"Subject: warm\r\n\r\n"] * 4, SentByUs()))
        with _watched() as memory:
            before, spent = time.perf_counter(), time.process_time()
            collected = collect(app, app.mailboxes[0])
            between = time.perf_counter()
            done = sort(app)
            after, own = time.perf_counter(), time.process_time() - spent
    readers = os.times().children_user + os.times().children_system - others
    print(f"kept {collected.kept}, sorted {done.sorted}, set aside {done.quarantined} of {count} mails")
    print(f"collect {between - before:.2f} s, sort {after - between:.2f} s: {count / (after - before):.0f} messages/s")
    print(f"processor: {own / count * 1000:.1f} ms a message here, {readers / count * 1000:.1f} ms in the readers")
    print(f"peak memory: {memory.whole >> 20} MiB, of that {memory.own >> 20} MiB here")
    return collected.kept


@contextmanager
def _watched() -> Iterator[Memory]:
    memory, ending = Memory(), threading.Event()

    def watch() -> None:
        while not ending.wait(SAMPLE_SECONDS):
            own = _resident(os.getpid())
            whole = own + sum(_resident(child.pid or 0) for child in multiprocessing.active_children())
            if whole > memory.whole:
                memory.own, memory.whole = own, whole

    thread = threading.Thread(target=watch)
    thread.start()
    yield memory
    ending.set()
    thread.join()


def _resident(pid: int) -> int:
    """The proportional set size of a process, in bytes: what it shares is counted in parts."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    sys.exit(main())
