"""One poison mail among others: it keeps nobody waiting, and costs nobody else."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from dataclasses import replace

from intake.jobs.collect import collect
from intake.jobs.sort import sort
from intake.readers import ReadingFailed
from parsers.records import SentByUs
from storage.sorting import count_by_mark, find_messages
from tests.intake.test_belt import PROGRAM

OTHERS = 4
PATIENCE_SECONDS = 60.0


class PoisonedReaders:
    """The real readers, but a mail with the word poison ends when all others are sorted, or after a minute."""

    def __init__(self, app) -> None:
        self._app = app
        self.sorted_meanwhile = 0

    def begin(self, content: bytes, sent) -> Future:
        if b"poison" not in content:
            return self._app.readers.begin(content, sent)
        result: Future = Future()
        threading.Thread(target=self._end, args=[result]).start()
        return result

    def _end(self, result: Future) -> None:
        ends = time.monotonic() + PATIENCE_SECONDS
        while self.sorted_meanwhile < OTHERS and time.monotonic() < ends:
            time.sleep(0.05)
            with self._app.database.read() as session:
                self.sorted_meanwhile = count_by_mark(session).get("recorded", 0)
        result.set_result(ReadingFailed("reading it took longer than 20 s"))


def test_a_poison_mail_keeps_nobody_waiting_and_is_set_aside(house):
    house.arrive("poison")
    for name in ("Harbor", "Lantern", "Meadow", "Orchard"):
        house.arrive(PROGRAM.replace("Harbor", name))
    collect(house.app, house.app.mailboxes[0])
    list(house.app.readers.read_many([b"Subject: warm\n\n"] * 2, SentByUs()))
    poisoned = PoisonedReaders(house.app)
    done = sort(replace(house.app, readers=poisoned))
    with house.app.database.read() as session:
        aside = [message.reasons for message in find_messages(session, state="quarantined")]

    assert poisoned.sorted_meanwhile == OTHERS
    assert (done.sorted, done.quarantined) == (4, 1)
    assert aside == [("reading it took longer than 20 s",)]


def test_a_bug_of_ours_in_one_mail_of_a_group_costs_that_mail_alone(house):
    class Broken(PoisonedReaders):
        def begin(self, content: bytes, sent) -> Future:
            result: Future = Future()
            result.set_result("no reading at all" if b"poison" in content else self._read(content, sent))
            return result

        def _read(self, content: bytes, sent):
            return next(iter(self._app.readers.read_many([content], sent)))

    house.arrive(PROGRAM)
    house.arrive("poison")
    house.arrive(PROGRAM.replace("Harbor", "Lantern"))
    collect(house.app, house.app.mailboxes[0])
    done = sort(replace(house.app, readers=Broken(house.app)))

    assert (done.sorted, done.quarantined) == (2, 1)
