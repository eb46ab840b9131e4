"""One worker on SQLite: a second says so, and what a dead one was at is free at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from intake.alone import AlreadyRuns, as_worker, worker_name
from intake.jobs.collect import collect
from storage import messages
from tests.intake.test_belt import PROGRAM

INTAKE = Path(sys.executable).parent / "intake"


def test_a_second_worker_on_sqlite_says_that_one_runs_already(house):
    with as_worker(house.app), pytest.raises(AlreadyRuns, match=house.app.holder), as_worker(house.app):
        pass


def test_the_end_of_a_worker_lets_the_next_one_in_whatever_the_clock_says(house):
    with as_worker(house.app):
        house.clock.move(days=400)
    house.clock.move(days=-800)

    with as_worker(house.app):
        assert house.round().troubles == []


def test_what_a_dead_worker_was_at_is_free_at_once(house):
    house.arrive(PROGRAM)
    collect(house.app, house.app.mailboxes[0])
    with house.app.database.write() as session:
        assert messages.claim_unsorted(session, "a-dead-one/1/a", 10, 1 << 20)
    with as_worker(house.app):
        house.round()

    assert len(house.letters("acknowledgement")) == 1


def test_two_containers_whose_machine_and_process_are_named_alike_are_two_workers():
    assert worker_name() != worker_name()


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
