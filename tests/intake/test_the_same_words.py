"""Several people send the same words: each is heard, though our letters to the others repeat them."""

from __future__ import annotations

import pytest

from storage import records, sorting

WORDS = (
    "We recommend the Harbor Bridge Project, a re-entry program.\n"
    "It meets people at the gate and drives them to a shelter for the first night.\n"
)


def found(house):
    with house.app.database.read() as session:
        return [stored.message for stored in records.find_records(session, kind="program")]


def marks(house):
    with house.app.database.read() as session:
        return [message.mark for message in sorting.find_messages(session)]


@pytest.mark.parametrize("rounds_between", [0, 1])
def test_a_form_mail_of_three_people_gives_three_records(house, rounds_between):
    for name in ("ada", "bo", "cy"):
        house.arrive(WORDS, sender=f"{name.title()} <{name}@{name}.example.org>")
        for _ in range(rounds_between):
            house.round()
    house.round()

    assert found(house) == [1, 2, 3]


def answer_to(house, letter, words, sender):
    text = letter.get_body(("plain",)).get_content()
    message_id = str(letter["Message-ID"])
    house.arrive(words + "\n" + text, sender=sender, subject="Re: Call", In_Reply_To=message_id, References=message_id)
    house.round()


def test_what_our_letter_repeats_is_no_second_record_in_an_answer_without_quote_marks(house):
    house.arrive(WORDS)
    house.round()
    answer_to(house, house.letters("acknowledgement")[0], "Thank you, that is right.", "Ada <ada@example.org>")

    assert found(house) == [1]


def test_an_answer_from_another_address_repeats_it_too(house):
    house.arrive(WORDS)
    house.round()
    answer_to(house, house.letters("acknowledgement")[0], "Thank you, that is right.", "Ada <ada@home.example.net>")

    assert found(house) == [1]


def test_who_got_our_letter_and_pastes_it_into_a_new_mail_tells_nothing_new(house, clock):
    house.arrive(WORDS)
    house.round()
    text = house.letters("acknowledgement")[0].get_body(("plain",)).get_content()
    clock.move(days=1)
    house.arrive("Is this still right?\n\n" + text, subject="your letter")
    house.round()

    assert found(house) == [1]
