"""A postbox that loses answers, and a folder of sent mail: for tests about letters of which it is not certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from intake.ports import Delivery, Outcome
from storage import outbox

SUBMISSION = "We have had good results with the Harbor Bridge Project, a re-entry program in Duluth."


@dataclass
class Unsure:
    """A postbox that takes letters; of those kinds whose names are in `mute` it loses the answer."""

    mute: tuple[str, ...] = ()
    taken: list[str] = field(default_factory=list)

    @contextmanager
    def session(self) -> Iterator[Unsure]:
        yield self

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:  # noqa: ARG002 - the port's shape
        message_id = content.partition(b"\r\nMessage-ID: <")[2].partition(b">")[0].decode()
        self.taken.append(message_id)
        lost = message_id.startswith(self.mute)
        return Delivery(Outcome.UNCERTAIN if lost else Outcome.ACCEPTED, 0 if lost else 250)


@dataclass
class Filed:
    """A folder of sent mail. The real one is tested in tests/intake/mailbox/test_sent.py."""

    message_ids: set[str] = field(default_factory=set)
    asked: int = 0
    account: str = "main"

    def holds(self, message_ids: Sequence[str]) -> frozenset[str]:
        self.asked += 1
        return frozenset(self.message_ids & set(message_ids))


def letters_of(house, kind):
    with house.app.database.read() as session:
        return outbox.find_letters(session, kind=kind)


def states_of(house, kind):
    return {letter.state for letter in letters_of(house, kind)}
