"""Mails of one person within ten minutes get one acknowledgement, which names them all."""

from __future__ import annotations

import pytest

from storage import outbox
from storage.values import LetterKind, LetterState

FIRST = "Program: Harbor Bridge Project\nWebsite: https://harbor.example.org\nIt meets people at the gate.\n"
SECOND = "Program: Night Owl Van\nWebsite: https://owl.example.org\nIt drives people home after midnight.\n"


def acknowledgements(house):
    return [letter.get_body(("plain",)).get_content() for letter in house.letters("acknowledgement")]


def test_two_mails_of_one_round_get_one_letter(house):
    house.arrive(FIRST)
    house.arrive(SECOND)
    house.round()

    (text,) = acknowledgements(house)
    assert all(said in text for said in ("M-1", "M-2", "Harbor Bridge", "Night Owl"))


def test_a_mail_just_after_an_acknowledgement_waits_until_the_ten_minutes_are_over(house, clock):
    house.arrive(FIRST)
    house.round()
    clock.move(minutes=4)
    house.arrive(SECOND)
    house.round()
    assert len(acknowledgements(house)) == 1
    clock.move(minutes=7)
    house.round()

    assert ["M-2" in text for text in acknowledgements(house)] == [False, True]


def test_what_came_while_it_waited_is_told_together(house, clock):
    for minutes, text in ((0, FIRST), (3, SECOND), (3, SECOND.replace("Owl", "Crow"))):
        clock.move(minutes=minutes)
        house.arrive(text)
        house.round()
    clock.move(minutes=5)
    house.round()

    assert len(acknowledgements(house)) == 2
    assert all(said in acknowledgements(house)[1] for said in ("M-2", "M-3", "Owl", "Crow"))


def test_two_people_get_a_letter_each(house):
    house.arrive(FIRST)
    house.arrive(SECOND, sender="Bo <bo@example.net>")
    house.round()

    assert len(acknowledgements(house)) == 2


def test_each_message_keeps_its_letter_in_the_ledger(house):
    house.arrive(FIRST)
    house.arrive(SECOND)
    house.round()
    with house.app.database.read() as session:
        found = outbox.find_letters(session, kind=LetterKind.ACKNOWLEDGEMENT)

    assert [(one.cause, one.state) for one in found] == [(1, LetterState.SENT), (2, LetterState.JOINED)]


@pytest.mark.parametrize("late", [False, True])
def test_a_question_about_consent_is_still_asked_for_each_story(house, late):
    story = "My client was let out near Florence at eleven at night in March 2010. She had no coat and no money.\n"
    house.arrive(story)
    if late:
        house.round()
    house.arrive(story.replace("She", "He").replace("Florence", "Eloy"))
    house.round()

    assert len(house.letters("consent_question")) == 2
