"""Questions that nobody answered are asked again before each cutoff, and a consent is renewed before it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from config.load import bundled_call, load_call
from intake.calendar import ask_agains
from intake.consent.asking import Asked, may_ask_again
from intake.jobs.ask_again import ask_again
from intake.jobs.dispatch import dispatch
from intake.readers import Readers
from intake.views.preview import preview
from parsers.records import Address
from storage import consent, contacts
from storage.standing import ConsentEvent
from tests.factories import make_call, utc
from tests.intake.conftest import House, told

STORY = """Dear Megan,

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.

Ada
"""
TOLD = utc(2010, 9, 14, 12)
FIRST, SECOND = utc(2010, 9, 25, 12), utc(2010, 10, 2, 12)  # three days before the cutoffs, at eight in New York


@pytest.fixture
def house(house: House, readers: Readers) -> House:
    return told(house, readers, STORY)


def at(house: House, moment) -> int:
    """How many questions are posted then; they leave at once."""
    house.clock.now = moment
    posted = ask_again(house.app)
    dispatch(house.app)
    return posted


def test_the_call_has_an_hour_before_each_cutoff() -> None:
    assert [(o.key, o.at) for o in ask_agains(load_call(bundled_call()))] == [
        ("ask-again/preferred", FIRST),
        ("ask-again/final", SECOND),
    ]


def test_a_cutoff_before_the_call_was_opened_is_not_asked_for() -> None:
    assert ask_agains(make_call(opens=utc(2010, 10, 3, 13))) == ()


def test_a_question_is_asked_again_twice_and_never_more(house: House) -> None:
    moments = (FIRST - timedelta(minutes=1), FIRST, FIRST + timedelta(hours=1), SECOND, SECOND + timedelta(days=1))

    assert [at(house, moment) for moment in moments] == [0, 1, 0, 1, 0]
    assert len(house.letters("consent_question")) == 3


def test_the_question_says_when_it_was_asked_before_and_lies_in_the_same_conversation(house: House) -> None:
    at(house, FIRST)
    first, again = house.letters("consent_question")

    assert again["In-Reply-To"] == first["Message-ID"]
    text = " ".join(again.get_body(("plain",)).get_content().split())
    assert "We wrote to you about this on Tuesday 14 September 2010." in text


def test_an_outage_over_the_cutoff_asks_nobody_late(house: House) -> None:
    assert at(house, utc(2010, 9, 29)) == 0


@pytest.mark.parametrize("said", ["She said no.", "Who are you?", "I will ask her next week.", "Yes, she agreed."])
def test_who_has_written_back_is_not_asked_again_whatever_it_was(house: House, said: str) -> None:
    house.clock.move(days=1)
    house.arrive(said, In_Reply_To=str(house.letters("consent_question")[0]["Message-ID"]))
    house.round()

    assert at(house, FIRST) == 0


def test_an_automatic_answer_is_none(house: House) -> None:
    question = str(house.letters("consent_question")[0]["Message-ID"])
    house.arrive(
        "I am away until October.", In_Reply_To=question, Auto_Submitted="auto-replied", subject="Out of office"
    )
    house.round()

    assert at(house, FIRST) == 1


def test_what_a_person_here_has_recorded_is_an_answer_too(house: House) -> None:
    house.clock.move(hours=1)
    with house.app.database.write() as session:
        consent.decide(session, 1, ConsentEvent("pending", "coordinator", house.clock()), house.clock())

    assert at(house, FIRST) == 0


@pytest.mark.parametrize("trouble", ["opted out", "bounced"])
def test_who_wants_no_mail_or_gets_none_is_not_asked_again(house: House, trouble: str) -> None:
    with house.app.database.write() as session:
        if trouble == "bounced":
            contacts.note_bounce(session, "ada@example.org", "5.1.1")
        else:
            contacts.meet(session, Address("", "ada@example.org"), house.clock(), answered=False, opted_out=True)

    assert at(house, FIRST) == 0


def test_a_repetition_that_waits_does_not_leave_once_the_answer_is_there(house: House) -> None:
    house.clock.now = FIRST
    assert ask_again(house.app) == 1
    house.arrive("She said no.", In_Reply_To=str(house.letters("consent_question")[0]["Message-ID"]))
    house.round()

    assert len(house.letters("consent_question")) == 1


@pytest.mark.parametrize(
    ("asked", "may"),
    [
        (Asked([TOLD]), True),
        (Asked([TOLD, TOLD]), True),
        (Asked([TOLD, TOLD, TOLD]), False),
        (Asked([]), False),
        (Asked([None]), False),
        (Asked([TOLD, FIRST - timedelta(days=1)]), False),
        (Asked([TOLD], answered=True), False),
        (Asked([TOLD], unreachable=True), False),
    ],
)
def test_when_somebody_may_be_asked_again(asked: Asked, may: bool) -> None:
    assert may_ask_again(asked, FIRST) is may


def test_the_plan_shows_who_will_be_asked_again(house: House) -> None:
    with house.app.database.read() as session:
        lines = preview(session, house.app, TOLD, TOLD + timedelta(days=30))

    assert [line.split("  ")[1:] for line in lines if "ask-again" in line] == [
        ["ask-again/preferred", "ada@example.org"],
        ["ask-again/final", "ada@example.org"],
    ]


def grant(house: House, until) -> None:
    with house.app.database.write() as session:
        now = house.clock()
        event = ConsentEvent("granted", "coordinator", now, scopes=("coalition",), evidence="E1", until=until)
        consent.decide(session, 1, event, now)


def test_before_a_consent_ends_its_sender_is_asked_once_whether_it_holds(house: House) -> None:
    until = utc(2011, 4, 1, 4)
    grant(house, until)
    moments = (until - timedelta(days=15), until - timedelta(days=14), until - timedelta(days=3), until)

    assert [at(house, moment) for moment in moments] == [0, 1, 0, 0]
    letter = house.letters("consent_question")[-1].get_body(("plain",)).get_content()
    assert "That consent ends on Thursday 31 March 2011" in " ".join(letter.split())
    assert "it holds until Tuesday 27 September 2011" in " ".join(letter.split())


def test_the_answer_to_a_renewal_is_shown_to_a_person(house: House) -> None:
    from storage import sorting

    until = utc(2011, 4, 1, 4)
    grant(house, until)
    at(house, until - timedelta(days=14))
    house.arrive("Yes, she still agrees.", In_Reply_To=str(house.letters("consent_question")[-1]["Message-ID"]))
    house.round()
    with house.app.database.read() as session:
        message = sorting.find_message(session, 2)
        holds = consent.standing_of(session, 1, house.clock())

    assert message is not None
    assert "it answers about S-1, which stands at granted" in message.needs_person
    assert holds.until == until
