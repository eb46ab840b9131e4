"""Letters of which it is not certain that they left: what settles them, and what then becomes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.values import LetterKind, LetterState
from tests.intake.unsure import SUBMISSION, Filed, Unsure, states_of


@pytest.fixture
def postbox(house):
    postbox = Unsure()
    house.app = replace(house.app, postbox=postbox, sent=(Filed(),))
    return postbox


@pytest.fixture
def sent_folder(house, postbox):
    return house.app.sent[0]


def make_unsure_digests(house, postbox):
    """The week's digests, each handed over once without an answer; and an acknowledgement that certainly left."""
    house.arrive(SUBMISSION)
    house.round()
    postbox.mute = ("digest",)
    house.clock.move(days=7)
    house.round()


def test_a_digest_without_an_answer_is_uncertain_and_does_not_leave_again(house, postbox):
    make_unsure_digests(house, postbox)
    before = list(postbox.taken)
    house.clock.move(days=1)
    house.round()

    assert states_of(house, LetterKind.DIGEST) == {LetterState.UNCERTAIN}
    assert postbox.taken == before


def test_what_lies_in_the_folder_of_sent_mail_has_left(house, postbox, sent_folder):
    make_unsure_digests(house, postbox)
    sent_folder.message_ids.update(postbox.taken)
    house.clock.move(minutes=11)
    house.round()

    assert states_of(house, LetterKind.DIGEST) == {LetterState.SENT}
    assert len(postbox.taken) == len(set(postbox.taken))


def test_what_does_not_lie_there_beside_a_witness_goes_again(house, postbox, sent_folder):
    make_unsure_digests(house, postbox)
    sent_folder.message_ids.update(taken for taken in postbox.taken if taken.startswith("acknowledgement"))
    postbox.mute = ()
    house.clock.move(minutes=20)
    house.round()

    digests = [taken for taken in postbox.taken if taken.startswith("digest")]
    assert states_of(house, LetterKind.DIGEST) == {LetterState.SENT}
    assert len(digests) == 2 * len(set(digests))


def test_an_empty_folder_of_sent_mail_proves_nothing(house, postbox):
    make_unsure_digests(house, postbox)
    before = list(postbox.taken)
    house.clock.move(hours=2)
    house.round()

    assert states_of(house, LetterKind.DIGEST) == {LetterState.UNCERTAIN}
    assert postbox.taken == before


def test_the_folder_is_not_asked_while_all_is_certain(house, postbox, sent_folder):
    house.arrive(SUBMISSION)
    house.round()
    house.clock.move(hours=1)
    house.round()

    assert sent_folder.asked == 0


def test_an_acknowledgement_is_looked_for_before_it_is_repeated(house, postbox, sent_folder):
    postbox.mute = ("acknowledgement",)
    house.arrive(SUBMISSION)
    house.round()
    sent_folder.message_ids.update(postbox.taken)
    house.clock.move(minutes=30)
    house.round()

    assert len([taken for taken in postbox.taken if taken.startswith("acknowledgement")]) == 1
    assert states_of(house, LetterKind.ACKNOWLEDGEMENT) == {LetterState.SENT}


def test_an_answer_to_an_uncertain_letter_says_that_it_arrived(house, postbox):
    postbox.mute = ("acknowledgement",)
    house.arrive(SUBMISSION)
    house.round()
    house.clock.move(minutes=5)
    house.arrive("Thank you, that is right.", In_Reply_To=f"<{postbox.taken[-1]}>")
    house.round()

    assert states_of(house, LetterKind.ACKNOWLEDGEMENT) == {LetterState.SENT}
