"""One worker on SQLite: a second says so, and what a dead one was at is free at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from intake.worker import AlreadyRuns, only_worker
from storage import house as state
from storage import messages
from tests.intake.test_belt import PROGRAM

INTAKE = Path(sys.executable).parent / "intake"


def test_a_second_worker_says_that_one_runs_already(house):
    with house.app.database.write() as session:
        assert state.take_lease(session, "worker", "another-machine/1", house.clock(), timedelta(minutes=5))

    with pytest.raises(AlreadyRuns, match="another-machine/1"), only_worker(house.app):
        pass


def test_a_lease_whose_time_is_over_is_taken(house):
    with house.app.database.write() as session:
        state.take_lease(session, "worker", "another-machine/1", house.clock(), timedelta(minutes=5))
    house.clock.move(minutes=6)

    with only_worker(house.app) as holder:
        assert holder.endswith(f"/{os.getpid()}")


def test_what_a_dead_worker_was_at_is_free_at_once(house):
    house.arrive(PROGRAM)
    from intake.jobs.collect import collect

    collect(house.app, house.app.mailboxes[0])
    with house.app.database.write() as session:
        assert messages.claim_unsorted(session, house.clock(), 10, timedelta(minutes=10), 1 << 20)
    with only_worker(house.app):
        house.round()

    assert len(house.letters("acknowledgement")) == 1


def test_the_worker_answers_mail_and_ends_cleanly_on_sigterm(tmp_path):
    environment = {**os.environ, "INTAKE_HOME": str(tmp_path)}
    subprocess.run([INTAKE, "init", tmp_path], check=True, env=environment, stdout=subprocess.DEVNULL)
    worker = subprocess.Popen([INTAKE, "work"], env=environment, stderr=subprocess.PIPE)
    folder = tmp_path / "mail-in"
    waited = time.monotonic() + 60
    while not (folder / "new").is_dir() and time.monotonic() < waited:
        time.sleep(0.05)
    mail = f"From: ada@example.org\nSubject: A program\nMessage-ID: <a@example.org>\n\n{PROGRAM}".encode()
    (folder / "tmp" / "1.test").write_bytes(mail)
    (folder / "tmp" / "1.test").rename(folder / "new" / "1.test")
    while not list((tmp_path / "mail-out").glob("new/*")) and time.monotonic() < waited:
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    _, complaint = worker.communicate(timeout=30)

    assert list((tmp_path / "mail-out").glob("new/*"))
    assert worker.returncode == 0, complaint.decode()
