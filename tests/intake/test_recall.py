"""Who holds a copy of a story: exports, and the digests that told it; named when it is taken back."""

from __future__ import annotations

import pytest

from intake.gate.recall import copies_of
from intake.readers import Readers
from storage import consent
from storage.standing import ConsentEvent
from tests.factories import utc
from tests.intake.conftest import House, told

STORY = """Dear Megan,

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.

Ada
"""
MONDAY = utc(2010, 9, 20, 15)


@pytest.fixture
def house(house: House, readers: Readers) -> House:
    return told(house, readers, STORY)


def decide(house: House, to: str) -> None:
    house.clock.move(minutes=5)
    with house.app.database.write() as session:
        now = house.clock()
        event = ConsentEvent(to, "consent_officer", now, scopes=("coalition",), evidence="E4", until=utc(2011, 4, 1))
        consent.decide(session, 1, event, now)


def lines(house: House) -> list[str]:
    with house.app.database.read() as session:
        return [copies.line for copies in copies_of(session, 1)]


def digest_on(house: House, monday) -> str:
    house.clock.now = monday
    house.round()
    ours = [letter for letter in house.letters("digest") if "ruth" in letter["To"]]
    return " ".join(ours[-1].get_body(("plain",)).get_content().split())


def test_a_digest_that_told_the_story_is_a_copy(house: House) -> None:
    decide(house, "granted")
    digest_on(house, MONDAY)

    assert lines(house) == ["digest of 2010-09-20 to 5 people"]


def test_a_digest_that_told_its_number_alone_is_none(house: House) -> None:
    digest_on(house, MONDAY)

    assert lines(house) == []


def test_who_takes_it_back_is_told_where_copies_are_and_so_are_coordinators(house: House) -> None:
    decide(house, "granted")
    digest_on(house, MONDAY)
    house.clock.move(days=1)
    house.arrive("Please take the story out. She no longer wants it shared.", In_Reply_To="<mail-1@example.org>")
    house.round()
    confirmation = " ".join(house.letters("confirmation")[0].get_body(("plain",)).get_content().split())
    digest = digest_on(house, utc(2010, 9, 27, 15))

    assert "It had been shown before to: people of the Safe Release Working Group." in confirmation
    assert "the digest of 2010-09-20 (to 5 people)" in digest


def test_a_narrowing_keeps_its_limit_for_when_it_is_granted_again(house: House) -> None:
    decide(house, "granted")
    house.clock.move(days=1)
    narrowing = "She changed her mind about ICE: please do not share it with ICE, only with the coalition."
    house.arrive(narrowing, In_Reply_To="<mail-1@example.org>")
    house.round()
    with house.app.database.read() as session:
        holds = consent.standing_of(session, 1, house.clock())

    assert (holds.state, "no_agency" in holds.restrictions) == ("suspended", True)
