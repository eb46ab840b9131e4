"""`make crash`: kills workers again and again while mail arrives and letters leave, then counts what became of it.

A real Dovecot, a real SMTP server (aiosmtpd) and what `intake work` does, killed with SIGKILL at random moments.
Afterwards every message has one outcome, no record is double, every acknowledgement has left, and a letter that was
repeated after a lost answer has the same Message-ID.
"""

# Over 200 lines: the run, the settling and the judging of one experiment stand together.
from __future__ import annotations

import argparse
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from email import message_from_bytes
from email.message import Message
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from aiosmtpd.smtp import Envelope
from rich.progress import Progress

from config.load_settings import load_settings
from intake.at_rest.keys import keys_of, open_ledger
from intake.cli.opened import opened
from intake.worker import run_worker
from storage import records, sorting
from storage.database import Database
from storage.letters import count_by_state, find_letters
from storage.sorting import oldest_waiting
from storage.values import LetterKind, LetterState
from tests.servers.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.servers.postgresql import running_postgresql
from tests.servers.smtp_sink import Sink, smtp_sink

INTAKE = Path(sys.executable).parent / "intake"
SETTLING_SECONDS = 1200
DELIVERED_AT_ONCE = 500
TREES = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper")
MAIL = """From: Ada {number} <ada{number}@example.org>\r
To: intake@saferelease.example.org\r
Message-ID: <crash-{number}@example.org>\r
Date: Tue, 14 Sep 2010 10:00:00 -0400\r
Subject: A program for your list\r
\r
Dear Megan,\r
\r
We have had good results with the Harbor Bridge {name} Project, a re-entry program for adults in Duluth.\r
It plans each release three months ahead with the person and the family.\r
\r
Ada\r
"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--seed", type=int, default=20100928)
    parser.add_argument("--workers", type=int, default=1, help="how many run at a time; on PostgreSQL alone")
    parser.add_argument("--longest", type=float, default=9.0, help="seconds between two kills, at most")
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL, not on an encrypted SQLite file")
    options = parser.parse_args(arguments)
    home = Path(tempfile.mkdtemp(prefix="crash-"))
    server = running_dovecot()
    with ExitStack() as stack:
        dovecot = next(server)
        stack.callback(next, server, None)
        sink = stack.enter_context(smtp_sink())
        database = stack.enter_context(running_postgresql()) if options.postgresql else ""
        environment = _environment(home, dovecot, sink, database)
        _run(environment, dovecot, options)
        _settle(environment)
        return _judge(environment, home, sink, options)


def _environment(home: Path, dovecot: Dovecot, sink: Sink, database: str) -> dict[str, str]:
    settings = {
        "INTAKE_HOME": str(home),
        "INTAKE_IMAP_HOST": "127.0.0.1",
        "INTAKE_IMAP_PORT": str(dovecot.imap),
        "INTAKE_IMAP_USER": dovecot.add_account(),
        "INTAKE_IMAP_PASSWORD": PASSWORD,
        "INTAKE_IMAP_SECURITY": "plain",
        "INTAKE_SMTP_HOST": "127.0.0.1",
        "INTAKE_SMTP_PORT": str(sink.port),
        "INTAKE_SMTP_SECURITY": "plain",
        "INTAKE_POLL_SECONDS": "5",
    }
    (home / "intake.toml").write_text(
        "poll_seconds = 5\n[limits]\nautomatic_an_hour = 100000\nletters_an_hour = 100000\n"
        "automatic_a_day_and_domain = 100000\n",
        encoding="utf-8",
    )
    del settings["INTAKE_POLL_SECONDS"]
    if database:
        settings["INTAKE_DATABASE_URL"] = database
    return {**os.environ, **settings}


def _run(environment: dict[str, str], dovecot: Dovecot, options: argparse.Namespace) -> None:
    chance = random.Random(options.seed)
    user = environment["INTAKE_IMAP_USER"]
    workers: list[ForkServerProcess] = []
    sent = 0
    with Progress() as progress:
        task = progress.add_task("kills", total=options.kills)
        for kill in range(1, options.kills + 1):
            workers += [_start(environment) for _ in range(options.workers - len(workers))]
            due = options.mails * kill // options.kills
            for start in range(sent, due, DELIVERED_AT_ONCE):
                dovecot.deliver(user, [_mail(number) for number in range(start, min(start + DELIVERED_AT_ONCE, due))])
            sent = due
            time.sleep(_until_the_next(chance, options.longest))
            victim = workers.pop(chance.randrange(len(workers)))
            victim.kill()
            victim.join()
            progress.advance(task)
    for worker in workers:
        worker.terminate()
        worker.join()


def _until_the_next(chance: random.Random, longest: float) -> float:
    """Seconds: mostly too few to read a mail, so that each step is hit; now and then enough to get on."""
    return chance.uniform(longest / 2, longest) if chance.random() < 0.08 else chance.uniform(0.03, 0.7)


def _start(environment: dict[str, str]) -> ForkServerProcess:
    """What `intake work` does, in a process that has imported all of it: else most kills would hit the imports."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["intake.cli.opened", "intake.worker"])
    worker = context.Process(target=_work, args=(environment,))
    worker.start()
    return worker


def _work(environment: dict[str, str]) -> None:
    os.environ.update(environment)
    logging.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # readers that were just being started complain of the kill
    with opened() as app:
        run_worker(app)


def _mail(number: int) -> bytes:
    return MAIL.format(number=number, name=" ".join(TREES[int(digit)] for digit in str(number))).encode()


def _settle(environment: dict[str, str]) -> None:
    """Rounds until nothing waits any more, as the next minutes would bring. Claims of the dead end in two minutes."""
    ends = time.monotonic() + SETTLING_SECONDS
    with _ledger(environment) as database:
        while time.monotonic() < ends:
            done = subprocess.run([INTAKE, "round"], env=environment, capture_output=True, text=True, check=False)
            with database.read() as session:
                waiting = oldest_waiting(session) is not None
                letters = count_by_state(session)
            if "kept 0 new" in done.stdout and not waiting and not {"due", "sending"} & letters.keys():
                return
            time.sleep(1)


@contextmanager
def _ledger(environment: dict[str, str]) -> Iterator[Database]:
    settings = load_settings(None, environment)
    database, _ = open_ledger(settings, keys_of(settings))
    yield database
    database.close()


def _parsed(envelope: Envelope) -> Message:
    assert isinstance(envelope.content, bytes)
    return message_from_bytes(envelope.content)


def _judge(environment: dict[str, str], home: Path, sink: Sink, options: argparse.Namespace) -> int:
    # Over 40 lines: the facts are gathered and judged in one list.
    with _ledger(environment) as database, database.read() as session:
        marks = sorting.count_by_mark(session)
        programs = records.find_records(session, kind="program")
        letters = find_letters(session, kind=LetterKind.ACKNOWLEDGEMENT)
    per_message = Counter(record.message for record in programs)
    taken = Counter(str(_parsed(envelope)["Message-ID"]).strip("<>") for envelope in sink.kept)
    wanted = {letter.message_id for letter in letters}
    facts = {
        "kills": options.kills,
        "mails delivered": options.mails,
        "messages in the ledger": sum(marks.values()),
        "by mark": dict(marks),
        "programs": len(programs),
        "messages with two records or none": options.mails - sum(count == 1 for count in per_message.values()),
        "acknowledgements in the outbox": len(letters),
        "of them sent": sum(letter.state is LetterState.SENT for letter in letters),
        "acknowledgements never taken by the server": len(wanted - taken.keys()),
        "letters repeated, with the same Message-ID": sum(count - 1 for count in taken.values() if count > 1),
        "acknowledgements with an unknown Message-ID": len({one for one in taken if one.startswith("ack")} - wanted),
    }
    for name, value in facts.items():
        print(f"{name}: {value}")
    good = (
        facts["messages in the ledger"] == options.mails
        and marks.get("waiting", 0) == 0
        and facts["messages with two records or none"] == 0
        and len(letters) == options.mails
        and facts["acknowledgements never taken by the server"] == 0
        and facts["acknowledgements with an unknown Message-ID"] == 0
    )
    print("good" if good else f"NOT GOOD; the installation is kept in {home}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
