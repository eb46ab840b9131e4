"""How long stories are kept: by state, never while a consent stands, never unannounced, never over unread mail."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.consent import consent_policy
from intake.consent.keeping import ending_of
from intake.jobs.dispatch import dispatch
from intake.jobs.retain import retain
from intake.readers import Readers
from intake.views.preview import preview
from storage import consent, records
from storage.standing import ConsentEvent, Standing, standing
from tests.factories import utc
from tests.intake.conftest import House, told

STORY = """Dear Megan,

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.

Ada
"""
TOLD = utc(2010, 9, 14, 12)
CLOSE = utc(2010, 10, 13, 4)
STATES = ("unassessed", "claimed", "pending", "not_obtained", "needs_review", "refused", "granted", "suspended")
every_state = st.sampled_from((*STATES, "withdrawn", "expired", "erased"))


@pytest.fixture
def house(house: House, readers: Readers) -> House:
    return told(house, readers, STORY)


def decide(house: House, to: str, until: datetime | None = None) -> None:
    with house.app.database.write() as session:
        now = house.clock()
        event = ConsentEvent(to, "consent_officer", now, scopes=("coalition",), evidence="E4", until=until)
        consent.decide(session, 1, event, now)


def days(house: House, number: float) -> int:
    """How many stories are erased so many days later; the letters of that day leave."""
    house.clock.move(days=number)
    erased = retain(house.app)
    dispatch(house.app)
    return erased


def exists(house: House) -> bool:
    with house.app.database.read() as session:
        return records.find_record(session, 1) is not None


@pytest.mark.parametrize(
    ("state", "since", "at"),
    [
        ("refused", TOLD, TOLD + timedelta(days=14)),
        ("withdrawn", TOLD, TOLD + timedelta(days=14)),
        ("not_obtained", TOLD, CLOSE + timedelta(days=30)),
        ("not_obtained", CLOSE + timedelta(days=9), CLOSE + timedelta(days=39)),
        ("expired", TOLD, TOLD + timedelta(days=90)),
    ],
)
def test_each_end_has_its_time(state: str, since: datetime, at: datetime) -> None:
    ending = ending_of(Standing(state, since=since), [], CLOSE)

    assert ending is not None
    assert (ending.at, ending.told_at) == (at, at - timedelta(days=7))


@given(holds=every_state, persons=st.lists(every_state, max_size=3))
def test_nothing_ends_while_somebody_has_agreed_or_may_still_answer(holds: str, persons: list[str]) -> None:
    ending = ending_of(Standing(holds, since=TOLD), [Standing(state) for state in persons], CLOSE)

    assert ending is None or ("granted" not in persons and holds in dict(consent_policy().kept))


@pytest.mark.parametrize(("event", "since"), [("suspended", TOLD + timedelta(days=7)), ("granted", utc(2010, 11, 1))])
def test_what_the_clock_has_changed_is_counted_from_its_hour(event: str, since: datetime) -> None:
    said = ConsentEvent(event, "coordinator", TOLD, sequence=1, scopes=("coalition",), until=utc(2010, 11, 1))

    assert standing([said], utc(2011, 1, 1)).since == since


def test_a_refused_story_is_erased_after_coordinators_were_told(house: House) -> None:
    decide(house, "refused")

    assert [days(house, 6), len(house.letters("notice"))] == [0, 0]
    assert days(house, 1) == 0
    assert [days(house, 6.9), exists(house)] == [0, True]
    assert [days(house, 0.2), exists(house)] == [1, False]


def test_a_refused_story_that_was_dropped_is_erased_too(house: House) -> None:
    decide(house, "refused")
    with house.app.database.write() as session:
        records.drop_record(session, 1, house.clock.now)
    days(house, 7)

    assert [days(house, 8), exists(house)] == [1, False]


def test_coordinators_are_told_the_day_and_no_word_of_the_story(house: House) -> None:
    decide(house, "refused")
    days(house, 7)
    house.round()
    english = next(letter for letter in house.letters("notice") if "ruth" in letter["To"])
    text = " ".join(english.get_body(("plain",)).get_content().split())

    assert english["Subject"] == "These stories will be erased soon"
    assert "S-1: Tuesday 28 September 2010. The person said no." in text
    assert "highway" not in text
    assert len(house.letters("notice")) == 5


def test_a_worker_that_was_away_tells_first_and_erases_a_week_later(house: House) -> None:
    decide(house, "refused")

    assert [days(house, 60), days(house, 6.9), days(house, 0.2)] == [0, 0, 1]


def test_nothing_is_erased_while_the_notice_has_not_left(house: House) -> None:
    decide(house, "refused")
    house.clock.move(days=7)
    retain(house.app)
    house.clock.move(days=8)

    assert retain(house.app) == 0
    dispatch(house.app)
    assert [days(house, 6.9), days(house, 0.2)] == [0, 1]


@pytest.mark.parametrize("state", ["granted", "suspended"])
def test_a_decision_after_the_notice_keeps_the_story(house: House, state: str) -> None:
    decide(house, "refused")
    days(house, 7)
    decide(house, "suspended")
    if state == "granted":
        decide(house, "granted", until=utc(2011, 4, 1))

    assert [days(house, 7), exists(house)] == [0, True]


def test_unread_mail_holds_it_up(house: House) -> None:
    decide(house, "refused")
    days(house, 7)
    house.arrive("Wait: she agreed now.", In_Reply_To="<mail-1@example.org>")
    from intake.jobs.collect import collect

    collect(house.app, house.app.mailboxes[0])

    assert [days(house, 8), exists(house)] == [0, True]


def test_mail_of_the_thread_that_waits_for_a_person_holds_it_up(house: House) -> None:
    from storage import sorting

    decide(house, "refused")
    days(house, 7)
    house.arrive("Is it too late? She thinks of it otherwise now, perhaps.", In_Reply_To="<mail-1@example.org>")
    house.round()
    held_up = days(house, 8)
    with house.app.database.write() as session:
        waits = sorting.find_messages(session, needing_a_person=True)
        sorting.settle(session, 2, house.clock())

    assert 2 in [message.number for message in waits]
    assert [held_up, days(house, 0.1)] == [0, 1]


def test_a_story_without_an_answer_is_kept_until_a_month_after_the_close(house: House) -> None:
    house.clock.now = CLOSE
    house.round()

    assert [days(house, 23), days(house, 6.9), days(house, 0.2)] == [0, 0, 1]


def test_the_plan_says_what_will_be_erased_and_what_holds_it_up(house: House) -> None:
    decide(house, "refused")
    with house.app.database.read() as session:
        lines = preview(session, house.app, TOLD, TOLD + timedelta(days=30))

    assert "Tue 2010-09-28 08:00 EDT (12:00 UTC)  erase/S-1  refused" in lines
