"""A letter is a row before it is a mail: posted once, claimed by one worker, never lost when a worker ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.records import Address
from storage.database import Database
from storage.outbox import (
    claim_due,
    count_by_state,
    count_under_way,
    find_letter,
    find_letters,
    is_anything_due,
    is_posted,
    letter_bytes_wanted,
    letters_about,
    note,
    our_letters,
    our_texts,
    post,
    put_off,
    release,
)
from storage.values import LetterKind, LetterPart, LetterState
from tests.storage.factories import HOUR, NOW, ROSA, WORKER, make_letter

ACKNOWLEDGEMENTS = (LetterKind.ACKNOWLEDGEMENT,)


def test_the_same_key_is_posted_once(database: Database) -> None:
    with database.write() as session:
        first = post(session, make_letter(), NOW)
        again = post(session, make_letter(text="other words"), NOW)

        assert (first, again) == (True, False)
        assert is_posted(session, LetterKind.ACKNOWLEDGEMENT, "M-1")
        assert count_by_state(session) == {"due": 1}


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_another_worker_posts_meanwhile_is_not_posted_twice(database: Database) -> None:
    with database.write() as one:
        post(one, make_letter(), NOW)
        with database.write() as two:
            post(two, make_letter("M-2", message_id="<other@letters.example.org>"), NOW)
    with database.write() as late:
        assert not post(late, make_letter("M-2"), NOW)
        assert count_by_state(late) == {"due": 2}


def test_the_same_key_of_another_kind_is_another_letter(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter(), NOW)
        question = make_letter(kind=LetterKind.CONSENT_QUESTION, message_id="<question@letters.example.org>")

        assert post(session, question, NOW)


def test_a_letter_comes_back_as_it_was_posted(database: Database) -> None:
    whole = make_letter(
        subject="Gracias, señora ☺",
        in_reply_to="<m1@example.org>",
        references=("<m0@example.org>", "<m1@example.org>"),
        reply_to=Address("", "intake+token@example.org"),
        headers=(("Auto-Submitted", "auto-replied"),),
        parts=(LetterPart("list.csv", "text/csv", bytes(range(256))),),
        about=(3, 7),
        due=NOW,
        not_after=NOW + HOUR,
    )
    with database.write() as session:
        post(session, whole, NOW)
        claimed = claim_due(session, NOW, WORKER)

        assert claimed is not None
        assert claimed.letter == whole
        assert letter_bytes_wanted(session, claimed.id) == whole


def test_a_letter_is_not_claimed_before_it_is_due(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter(due=NOW + HOUR), NOW)

        assert claim_due(session, NOW, WORKER) is None
        assert not is_anything_due(session, NOW, WORKER)
        assert is_anything_due(session, NOW + HOUR, WORKER)
        assert claim_due(session, NOW + HOUR, WORKER) is not None


def test_a_letter_whose_worker_ended_while_it_was_sent_says_so(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter(), NOW)
        first = claim_due(session, NOW, WORKER)
        later = claim_due(session, NOW, "machine/1/another")

        assert first is not None
        assert later is not None
        assert (first.attempts, later.attempts) == (1, 2)
        assert (first.lost_answers, later.lost_answers) == (0, 1)


@pytest.mark.server
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_two_workers_that_claim_in_the_same_moment_get_two_letters(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter("M-1"), NOW)
        post(session, make_letter("M-2"), NOW)
    with database.write() as one, database.write() as two:
        first, second = claim_due(one, NOW, WORKER), claim_due(two, NOW, WORKER)

    assert [claimed and claimed.letter.key for claimed in (first, second)] == ["M-1", "M-2"]


def test_a_letter_that_is_put_off_is_due_again_later(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter(), NOW)
        claim_due(session, NOW, WORKER)
        put_off(session, 1, NOW + HOUR, "451 try later")

        assert claim_due(session, NOW, WORKER) is None
        again = claim_due(session, NOW + HOUR, WORKER)
        assert again is not None
        assert again.lost_answers == 0


def test_a_letter_that_has_left_is_never_put_off_by_a_slow_worker(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter(), NOW)
        claim_due(session, NOW, WORKER)
        note(session, 1, LetterState.SENT, "250 ok", NOW)
        put_off(session, 1, NOW, "the answer was lost")

        assert claim_due(session, NOW + HOUR, WORKER) is None


@pytest.mark.parametrize("state", [s for s in LetterState if s not in {LetterState.DUE, LetterState.SENDING}])
def test_a_letter_whose_fate_is_noted_does_not_leave_again(database: Database, state: LetterState) -> None:
    with database.write() as session:
        post(session, make_letter(), NOW)
        claim_due(session, NOW, WORKER)
        note(session, 1, state, "so it is", NOW)

        assert claim_due(session, NOW + 24 * HOUR, WORKER) is None
        assert [letter.state for letter in find_letters(session)] == [state]


def test_held_letters_leave_when_a_person_releases_them(database: Database) -> None:
    with database.write() as session:
        for key, state in (("M-1", LetterState.HELD), ("M-2", LetterState.HELD), ("M-3", LetterState.SENT)):
            post(session, make_letter(key), NOW)
            note(session, int(key[2:]), state, "", NOW)

        assert release(session, [LetterState.HELD], NOW, letter_id=2) == 1
        assert release(session, [LetterState.HELD], NOW) == 1
        assert count_by_state(session) == {"due": 2, "sent": 1}


def test_a_letter_is_found_by_what_a_bounce_names(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter(about=(5,)), NOW)
        found = find_letter(session, "M-1@letters.example.org")

        assert found is not None
        assert (found.to, found.about) == (ROSA.key, (5,))
        assert find_letter(session, "nobody@example.org") is None


def test_letters_are_found_by_what_they_are(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter("M-1"), NOW)
        post(session, make_letter("R-1", kind=LetterKind.REMINDER, to=Address("", "ben@example.org")), NOW)

        assert [letter.key for letter in find_letters(session, kind=LetterKind.REMINDER)] == ["R-1"]
        assert [letter.key for letter in find_letters(session, to_key=ROSA.key)] == ["M-1"]
        assert [letter.key for letter in find_letters(session, state=LetterState.SENT)] == []


def test_caps_count_what_has_left_or_may_have(database: Database) -> None:
    with database.write() as session:
        for number, state in enumerate(LetterState, start=1):
            post(session, make_letter(f"M-{number}"), NOW, thread="root@example.org")
            note(session, number, state, "", NOW)
        count = count_under_way(session, ACKNOWLEDGEMENTS, since=NOW, to_key=ROSA.key, thread="root@example.org")

        assert count == 3  # sent, uncertain, and on its way
        assert count_under_way(session, ACKNOWLEDGEMENTS, other_than=3) == 2
        assert count_under_way(session, ACKNOWLEDGEMENTS, to_key="ben@example.org") == 0
        assert count_under_way(session, (LetterKind.DIGEST,)) == 0


def test_caps_of_an_hour_count_from_the_sending_not_from_the_posting(database: Database) -> None:
    with database.write() as session:
        for key in ("M-1", "M-2"):
            post(session, make_letter(key, due=NOW + 23 * HOUR), NOW)
        note(session, 1, LetterState.SENT, "", NOW + 23 * HOUR)
        note(session, 2, LetterState.UNCERTAIN, "", NOW + 23 * HOUR)

        assert count_under_way(session, ACKNOWLEDGEMENTS, since=NOW + 22 * HOUR) == 2
        assert count_under_way(session, ACKNOWLEDGEMENTS, since=NOW + 24 * HOUR) == 0


def test_our_own_lines_are_those_that_have_left(database: Database) -> None:
    with database.write() as session:
        post(session, make_letter("M-1", text="left\nhere"), NOW)
        post(session, make_letter("M-2", text="left\nhere"), NOW)
        post(session, make_letter("M-3", text="waits"), NOW)
        note(session, 1, LetterState.SENT, "", NOW)
        note(session, 2, LetterState.SENT, "", NOW)

        assert our_texts(session) == [
            ("M-1@letters.example.org", "rosa@shelter.example.org", "left\nhere"),
            ("M-2@letters.example.org", "rosa@shelter.example.org", "left\nhere"),
        ]
        assert [message_id for message_id, _ in our_letters(session)] == [
            "M-1@letters.example.org",
            "M-2@letters.example.org",
        ]


def test_letters_that_showed_a_story_are_found_for_its_recall(database: Database) -> None:
    with database.write() as session:
        for number, about in enumerate([(1, 12), (2,), (12,)], start=1):
            post(session, make_letter(f"M-{number}", about=about), NOW)
        note(session, 1, LetterState.SENT, "", NOW)
        note(session, 2, LetterState.SENT, "", NOW)

        assert [letter.key for letter in letters_about(session, 12)] == ["M-1"]
        assert letters_about(session, 1)[0].about == (1, 12)


def test_a_letter_shows_no_word_of_its_text() -> None:
    letter = replace(make_letter(), text="canary", html="canary", subject="canary")

    assert "canary" not in f"{letter} {letter!r}"
