"""The answer to a consent question: known again when a mail program mangles it, and what it is worth as evidence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from intake.readers import Readers
from parsers.letter_tokens import token_of
from storage import consent, records
from storage.standing import ConsentEvent
from tests.factories import utc
from tests.intake.conftest import House

STORY = """Dear Megan,

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.

Ada
"""
CLAIMS = STORY.replace("\n\nAda", "\nShe agreed that you may share it with the coalition.\n\nAda")
TWO = STORY.replace("My client was", "Two women were").replace("She had", "They had")
YES = "She agrees that you may share it with the coalition and with ICE. I asked her on Friday."
NO = "I asked her. She said no."
STOP = "Please take the story out. She no longer wants it shared."


@pytest.fixture
def house(house: House, readers: Readers) -> House:
    """The same house; starting readers for each test would take most of the time."""
    house.app = replace(house.app, readers=readers)
    return house


def ask(house: House, text: str = STORY) -> str:
    """A story comes in; the Message-ID of the question about it, in angle brackets."""
    house.arrive(text)
    house.round()
    return str(house.letters("consent_question")[-1]["Message-ID"])


def events(house: House, person: int = 1) -> list[tuple[str, str | None]]:
    with house.app.database.read() as session:
        return [(event.to, event.evidence) for event in consent.events_of(session, 1).get(person, ())]


def state(house: House) -> str:
    with house.app.database.read() as session:
        return consent.standing_of(session, 1, house.clock()).state


def ways(token: str, message_id: str) -> dict[str, dict[str, str]]:
    """How an answer may bring the token back."""
    return {
        "by Message-ID": {"text": YES, "In_Reply_To": message_id},
        "by a Message-ID that a server changed": {"text": YES, "References": f"<{token}.17@mangled.example.net>"},
        "by address": {"text": YES, "Cc": f"intake+{token}@saferelease.example.org"},
        "by the address that a server noted": {"text": YES, "Delivered_To": f"x+{token}@example.net"},
        "by subject": {"text": YES, "subject": f"AW: {token.upper()}"},
        "by text": {"text": f"{YES}\n\nOn Tuesday Megan wrote:\n> Reference: {token}\n"},
        "by text without marks": {"text": f"{YES}\n\nOn Tuesday Megan wrote:\n\nReference: *{token.upper()}*\n"},
    }


@pytest.mark.parametrize("way", ways("", ""))
def test_an_answer_is_known_again_however_its_token_comes_back(house: House, way: str) -> None:
    message_id = ask(house)
    house.clock.move(days=1)
    house.arrive(**ways(token_of(message_id), message_id)[way])
    house.round()

    assert events(house) == [("claimed", "E2")]


def test_the_token_stands_in_the_text_and_in_the_message_id(house: House) -> None:
    message_id = ask(house)
    text = house.letters("consent_question")[0].get_body(("plain",)).get_content()

    assert re.search(rf"^Reference: {token_of(message_id)}\r?$", text, re.MULTILINE)
    assert len(token_of(message_id)) == 26


def test_the_ledger_keeps_no_token_among_the_questions(house: House) -> None:
    from sqlalchemy import text

    token = token_of(ask(house))
    with house.app.database.read() as session:
        ((mark,),) = session.execute(text("SELECT mark FROM question")).all()

    assert len(mark) == 64
    assert token not in mark


def test_an_answer_that_names_no_audience_is_the_senders_own_words(house: House) -> None:
    message_id = ask(house)
    house.arrive("Yes, she agrees.", In_Reply_To=message_id)
    house.round()

    assert events(house) == [("claimed", "E1")]


def test_a_person_must_still_confirm_an_answer(house: House) -> None:
    message_id = ask(house)
    house.arrive(YES, In_Reply_To=message_id)
    house.round()

    assert state(house) == "claimed"


@pytest.mark.parametrize("sender", ["Bo <bo@example.net>", "Ada at home <ada@home.example.net>"])
def test_a_yes_from_another_address_is_only_reported(house: House, sender: str) -> None:
    message_id = ask(house)
    house.arrive(YES, sender=sender, In_Reply_To=message_id)
    house.round()

    assert events(house) == [("needs_review", "E0")]


def test_a_yes_that_was_forwarded_is_only_reported(house: House) -> None:
    message_id = ask(house)
    forwarded = f"---------- Forwarded message ----------\nFrom: Maria <maria@example.net>\nSubject: yes\n\n{YES}"
    house.arrive(f"See below.\n\n{forwarded}", In_Reply_To=message_id, subject="Fwd: yes")
    house.round()

    assert "E2" not in dict(events(house)).values()
    assert state(house) != "claimed"


def test_a_made_up_token_answers_nothing(house: House) -> None:
    ask(house)
    house.arrive(f"{YES}\n\nReference: {'abcd2345' * 3}ab\n", sender="Bo <bo@example.net>")
    house.round()

    assert events(house) == []


def test_a_no_with_two_people_in_the_story_holds_for_both(house: House) -> None:
    message_id = ask(house, TWO)
    house.arrive(NO, In_Reply_To=message_id)
    house.round()

    assert [events(house, 1)[-1][0], events(house, 2)[-1][0]] == ["refused", "refused"]


@pytest.mark.parametrize(
    ("said", "to"),
    [(YES, "needs_review"), ("Yes, both of them agreed: you may share it with the coalition and ICE.", "claimed")],
)
def test_a_yes_of_one_opens_nothing_for_the_other(house: House, said: str, to: str) -> None:
    message_id = ask(house, TWO)
    house.arrive(said, In_Reply_To=message_id)
    house.round()

    assert {events(house, 1)[-1][0], events(house, 2)[-1][0]} == {to}


def test_the_close_of_the_call_leaves_the_grant_of_another_person_alone(house: House) -> None:
    ask(house, TWO)
    with house.app.database.write() as session:
        now = house.clock()
        granted = ConsentEvent("granted", "consent_officer", now, scopes=("coalition",), evidence="E4")
        consent.decide(session, 1, granted, now)
    house.clock.now = utc(2010, 10, 20)
    house.round()
    with house.app.database.read() as session:
        holds = consent.standings_of_persons(session, 1, house.clock())

    assert (holds[1].state, holds[2].state) == ("granted", "not_obtained")


def test_who_got_a_copy_of_the_story_can_stop_it_without_a_token(house: House) -> None:
    house.arrive(STORY, Cc="Bo <Bo@example.net>")
    house.round()
    house.arrive(STOP, sender="Bo <bo@example.net>", subject="Florence")
    house.round()

    assert state(house) == "suspended"
    assert [str(letter["To"]) for letter in house.letters("confirmation")] == ["Bo <bo@example.net>"]


@pytest.mark.parametrize("said", [STOP, NO, "She is thinking about it: not yet, please wait."])
def test_what_was_said_against_a_story_holds_in_whatever_order_mails_are_sorted(house: House, said: str) -> None:
    answer = {"In_Reply_To": "<mail-1@example.org>", "subject": "Re: S-1"}
    states = set()
    house.arrive(CLAIMS)
    house.round()
    house.arrive(said, **answer)
    house.round()
    states.add(state(house))
    house.arrived = 10  # the same once more from another sender, the answer first
    house.arrive(said, sender="Bo <bo@example.net>", In_Reply_To="<mail-12@example.org>", subject="Re: S-1")
    house.round()
    house.arrive(CLAIMS, sender="Bo <bo@example.net>")
    house.round()
    with house.app.database.read() as session:
        late = max(record.number for record in records.find_records(session, kind="story"))
        states.add(consent.standing_of(session, late, house.clock()).state)

    assert len(states) == 1
    assert not {"claimed", "unassessed"} & states


def test_a_stranger_stops_nothing(house: House) -> None:
    ask(house)
    house.arrive(STOP, sender="Zed <zed@example.net>")
    house.round()

    assert state(house) == "unassessed"


@pytest.mark.parametrize("plus", [True, False])
def test_answers_go_to_an_address_with_the_token_where_the_mailbox_takes_such(house: House, plus: bool) -> None:
    sender = replace(house.app.settings.sender, plus=plus)
    house.app = replace(house.app, settings=replace(house.app.settings, sender=sender))
    token = token_of(ask(house))
    (to,) = house.letters("consent_question")[0]["Reply-To"].addresses

    assert to.addr_spec == (f"intake+{token}@saferelease.example.org" if plus else "intake@saferelease.example.org")
