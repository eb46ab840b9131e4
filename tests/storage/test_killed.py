"""A worker is killed at random moments: what it said was kept is kept, and nothing is there by half."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from storage.database import Database
from storage.messages import content, outcomes
from storage.outbox import find_letters
from storage.sorting import find_messages
from tests.storage.conftest import KEY

KILLS = 2  # of each database; `make crash` does hundreds
ROOT = Path(__file__).parents[2]


def work_and_be_killed(database: Database, after: float) -> int:
    """The last UID that the worker said it had kept."""
    url, key = database.url.render_as_string(hide_password=False), KEY if _is_encrypted(database) else ""
    command = [sys.executable, "-m", "tests.storage.worker_to_kill", url, key]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as worker:
        assert worker.stdout is not None
        first = worker.stdout.readline()
        time.sleep(after)
        worker.kill()
        rest = worker.stdout.read()
    whole_lines = (first + rest).rpartition(b"\n")[0].split(b"\n")
    return int(whole_lines[-1])


def _is_encrypted(database: Database) -> bool:
    return database.dialect == "sqlite" and Path(database.url.database or "").read_bytes()[:6] != b"SQLite"


def test_a_kill_loses_nothing_and_leaves_nothing_by_half(database: Database) -> None:
    rnd = random.Random(7)
    said = [work_and_be_killed(database, rnd.uniform(0.01, 0.15)) for _ in range(KILLS)]

    with database.read() as session:
        messages, letters = find_messages(session), find_letters(session)
        counted = outcomes(session, "intake", "INBOX", 100)
        sizes = {message.number: len(content(session, message.number)) for message in messages}

    assert said[-1] <= counted["kept"] <= said[-1] + 1
    assert len(messages) == len(letters) == counted["kept"]
    assert [letter.key for letter in letters] == [message.reference for message in messages]
    assert sizes == {message.number: message.size for message in messages}
