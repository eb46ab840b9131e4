"""Read ahead: messages are claimed and read in child processes while those before them are applied.

What is read is given in groups, in the order in which it came, so that one transaction serves several messages. Nobody
waits for a message that takes long: after a second those behind it are given first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.readers import ReadingFailed
from parsers.records import Reading, SentByUs
from storage import messages
from storage.messages import Unsorted

if TYPE_CHECKING:
    from intake.app import App

CLAIM_MESSAGES = 32
CLAIM_BYTES = 8_000_000
GROUP_MESSAGES = 32
PATIENCE_SECONDS = 1.0
MOST_ATTEMPTS = 20  # a killed worker costs each message that it had claimed one, whichever it was at

Group = list[tuple[Unsorted, Reading | ReadingFailed]]


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A message whose reading comes; its bytes are with the reader alone."""

    one: Unsorted
    result: Future[Reading | ReadingFailed]


def read_in_groups(app: App, sent: SentByUs) -> Iterator[Group]:
    """All messages that wait, least tried and oldest first, with what was read of each."""
    under_way: deque[_UnderWay] = deque()
    try:
        while True:
            if len(under_way) < CLAIM_MESSAGES:
                under_way.extend(_claim(app, sent, under_way))
            if not under_way:
                return
            yield _next_group(under_way)
    finally:
        for reading in under_way:
            reading.result.cancel()


def _claim(app: App, sent: SentByUs, under_way: deque[_UnderWay]) -> list[_UnderWay]:
    in_hand = [reading.one.number for reading in under_way]
    with app.database.write() as session:
        claimed = messages.claim_unsorted(session, app.holder, CLAIM_MESSAGES, CLAIM_BYTES, in_hand)
    return [_UnderWay(replace(one, content=b""), _begin(app, one, sent)) for one in claimed]


def _begin(app: App, one: Unsorted, sent: SentByUs) -> Future[Reading | ReadingFailed]:
    """A message that has ended its worker again and again is not read once more."""
    if one.attempts <= MOST_ATTEMPTS:
        return app.readers.begin(one.content, sent)
    poison: Future[Reading | ReadingFailed] = Future()
    poison.set_result(ReadingFailed(f"reading it was begun {one.attempts - 1} times and never ended"))
    return poison


def _next_group(under_way: deque[_UnderWay]) -> Group:
    """The first that is read, and what stands behind it and is read too."""
    first = _first_read(under_way)
    under_way.remove(first)
    group = [(first.one, first.result.result())]
    while under_way and under_way[0].result.done() and len(group) < GROUP_MESSAGES:
        reading = under_way.popleft()
        group.append((reading.one, reading.result.result()))
    return group


def _first_read(under_way: deque[_UnderWay]) -> _UnderWay:
    wait([under_way[0].result], timeout=PATIENCE_SECONDS)
    if not under_way[0].result.done():
        wait([reading.result for reading in under_way], return_when=FIRST_COMPLETED)
    return next(reading for reading in under_way if reading.result.done())
