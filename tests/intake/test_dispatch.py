"""Letters whose answer is lost: how often they leave, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest

from intake.ports import Delivery, Outcome
from storage import outbox
from storage.values import LetterKind, LetterState


@dataclass
class Silent:
    """A postbox that takes every letter and never answers, as a line does that is lost after the letter."""

    name: str = "silent"
    taken: list[bytes] = field(default_factory=list)

    @contextmanager
    def session(self) -> Iterator[Silent]:
        yield self

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:  # noqa: ARG002 - the port's shape
        self.taken.append(content)
        return Delivery(Outcome.UNCERTAIN)


@pytest.fixture
def silent(house):
    postbox = Silent()
    house.app = replace(house.app, postbox=postbox)
    return postbox


def test_an_acknowledgement_whose_answer_is_lost_leaves_twice_at_most(house, silent):
    house.arrive("We have had good results with the Harbor Bridge Project, a re-entry program in Duluth.")
    for _ in range(30):
        house.round()
        house.clock.move(hours=5)

    with house.app.database.read() as session:
        (letter,) = outbox.find_letters(session, kind=LetterKind.ACKNOWLEDGEMENT)
    acknowledgements = [content for content in silent.taken if b"Message-ID: <acknowledgement" in content]
    assert len(acknowledgements) == 2
    assert letter.state is LetterState.UNCERTAIN


def test_a_digest_whose_answer_is_lost_leaves_once(house, silent):
    house.clock.move(days=7)
    for _ in range(5):
        house.round()
        house.clock.move(hours=5)

    digests = re.findall(rb"Message-ID: (<digest\S+)", b"".join(silent.taken))
    assert len(digests) > 1
    assert len(digests) == len({*digests})
