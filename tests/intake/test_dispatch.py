"""Letters whose answer is lost: how often they leave, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from intake.jobs import dispatch, sort
from intake.ports import Delivery, Outcome
from storage import leases, outbox, sorting
from storage.database import DatabaseUnusable
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


PROGRAM = "We have had good results with the {name} Project, a re-entry program in Duluth."


@dataclass
class Overtaken(Silent):
    """A postbox at which a letter is claimed by another worker while it is being sent, and which then says `answer`."""

    app: object = None
    answer: Delivery | None = None

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:  # noqa: ARG002 - the port's shape
        with self.app.database.write() as session:
            leases.beat(session, "another", timedelta(minutes=2))
            session.connection().exec_driver_sql("UPDATE letter SET claimed_by = 'another' WHERE state = 'sending'")
        return self.answer


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Delivery(Outcome.TRY_LATER, 451, "later"), LetterState.SENDING),
        (Delivery(Outcome.REFUSED, 550, "no"), LetterState.SENDING),
        (Delivery(Outcome.UNCERTAIN), LetterState.SENDING),
        (Delivery(Outcome.ACCEPTED, 250, "ok"), LetterState.SENT),
    ],
    ids=["put off", "refused", "lost", "accepted"],
)
def test_a_worker_that_comes_back_late_changes_nothing_of_a_letter_in_other_hands(house, answer, state):
    house.arrive(PROGRAM.format(name="Harbor Bridge"))
    house.app = replace(house.app, postbox=Overtaken(app=house.app, answer=answer))
    house.round()

    with house.app.database.read() as session:
        (letter,) = outbox.find_letters(session, kind=LetterKind.ACKNOWLEDGEMENT)
    assert letter.state is state


def test_a_bug_in_the_judgement_of_a_letter_holds_that_letter_and_no_other(house, monkeypatch):
    judge = dispatch.may_leave

    def broken(letter, *rest):
        if "bo@" in letter.to.key:
            raise KeyError("planted")
        return judge(letter, *rest)

    monkeypatch.setattr(dispatch, "may_leave", broken)
    house.arrive(PROGRAM.format(name="Harbor Bridge"), sender="Bo <bo@example.net>")
    house.arrive(PROGRAM.format(name="Second Gate"))
    house.round()

    with house.app.database.read() as session:
        found = {
            one.to: (one.state, one.answer) for one in outbox.find_letters(session, kind=LetterKind.ACKNOWLEDGEMENT)
        }
    assert found["bo@example.net"] == (LetterState.HELD, "bug: KeyError")
    assert found["ada@example.org"][0] is LetterState.SENT


def test_a_ledger_that_is_away_for_long_sets_no_mail_aside(house, monkeypatch):
    house.arrive(PROGRAM.format(name="Harbor Bridge"))
    with monkeypatch.context() as away:
        away.setattr(sort, "apply", unusable)
        for _ in range(25):
            house.round()
    house.round()

    with house.app.database.read() as session:
        assert [message.mark for message in sorting.find_messages(session)] == ["recorded"]


def unusable(*_):
    raise DatabaseUnusable("the disk is full")
