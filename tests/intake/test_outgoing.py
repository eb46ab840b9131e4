"""The one gate for outgoing mail: what never leaves, what waits, what trips the breaker."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.outgoing.gate import Caps, Traffic, Verdict, may_leave, wait_until
from parsers.records import Address
from storage.values import Letter, LetterKind
from tests.factories import utc

NOW = utc(2010, 9, 20, 13)
OURS = frozenset({"intake@saferelease.example.org"})


def make_letter(**changes):
    letter = Letter(
        kind=LetterKind.ACKNOWLEDGEMENT,
        key="k",
        message_id="<k@example.org>",
        to=Address("Ada", "ada@example.org"),
        subject="Thank you",
        text="Thank you.",
        html="<p>Thank you.</p>",
    )
    return replace(letter, **changes)


def decide(letter, **traffic):
    return may_leave(letter, Traffic(**traffic), Caps(), NOW, OURS)


def test_an_ordinary_letter_leaves():
    assert decide(make_letter()).verdict is Verdict.SEND


@pytest.mark.parametrize(
    "address",
    [
        "MAILER-DAEMON@example.org",
        "postmaster@example.org",
        "no-reply@example.org",
        "donotreply@example.org",
        "bounce-12-ada=example.org@lists.example.net",
        "advocates-request@lists.example.org",
        "owner-advocates@lists.example.org",
        "intake@SafeRelease.example.org",
        "intake+bounces@saferelease.example.org",
        "",
        "nobody",
    ],
)
def test_machines_lists_and_ourselves_are_never_written_to(address):
    assert decide(make_letter(to=Address("", address))).verdict is Verdict.DROP


@pytest.mark.parametrize("kind", list(LetterKind))
def test_nothing_leaves_after_its_time(kind):
    assert decide(make_letter(kind=kind, not_after=NOW)).verdict is Verdict.DROP


def test_who_opted_out_gets_nothing_but_the_confirmation_of_a_withdrawal():
    assert decide(make_letter(kind=LetterKind.REMINDER), opted_out=True).verdict is Verdict.DROP
    assert decide(make_letter(kind=LetterKind.CONFIRMATION), opted_out=True).verdict is Verdict.SEND


def test_a_bounced_address_gets_nothing():
    assert decide(make_letter(), bounced="5.1.1").verdict is Verdict.DROP


def test_a_digest_goes_out_also_to_an_address_that_bounced():
    assert decide(make_letter(kind=LetterKind.DIGEST), bounced="5.1.1").verdict is Verdict.SEND


def test_a_digest_may_go_to_a_mailbox_that_we_read_ourselves():
    assert decide(make_letter(kind=LetterKind.DIGEST, to=Address("", next(iter(OURS))))).verdict is Verdict.SEND


def test_the_same_words_are_answered_once():
    held = decide(make_letter(), same_words_answered=True)

    assert held.verdict is Verdict.HOLD
    assert "same words" in held.reason


def test_a_domain_gets_so_many_automatic_letters_a_day():
    assert decide(make_letter(), automatic_to_domain_today=19).verdict is Verdict.SEND
    assert decide(make_letter(), automatic_to_domain_today=20).verdict is Verdict.HOLD


def test_a_letter_that_is_no_longer_wanted_is_dropped():
    assert decide(make_letter(kind=LetterKind.REMINDER), still_wanted=False).verdict is Verdict.DROP


def test_a_thread_gets_few_automatic_letters_and_then_a_person_decides():
    assert decide(make_letter(), automatic_in_thread=2).verdict is Verdict.SEND
    assert decide(make_letter(), automatic_in_thread=3).verdict is Verdict.HOLD


def test_the_hour_s_cap_trips_the_breaker_which_holds_all_automatic_mail():
    tripped = decide(make_letter(), automatic_this_hour=200)

    assert tripped.verdict is Verdict.HOLD
    assert tripped.trips_breaker
    assert decide(make_letter(), breaker="too many").verdict is Verdict.HOLD


@pytest.mark.parametrize(
    "traffic",
    [
        {"breaker": "too many"},
        {"letters_this_hour": 10_000},
        {"automatic_this_hour": 10_000},
        {"automatic_to_address_today": 100},
        {"automatic_in_thread": 100},
    ],
)
def test_neither_caps_nor_breaker_hold_a_digest(traffic):
    assert decide(make_letter(kind=LetterKind.DIGEST), **traffic).verdict is Verdict.SEND


def test_a_long_list_is_sent_in_hours_not_dropped():
    assert decide(make_letter(kind=LetterKind.ANNOUNCEMENT), letters_this_hour=600).verdict is Verdict.WAIT


def test_a_letter_is_tried_until_its_time_is_over():
    ends = NOW + timedelta(minutes=40)

    assert wait_until(NOW, 10, ends) == NOW + timedelta(minutes=20)
    assert wait_until(ends, 10, ends) == ends + timedelta(minutes=1)


def test_the_pauses_grow_and_end_at_four_hours():
    pauses = [(wait_until(NOW, attempts) - NOW).total_seconds() / 60 for attempts in (0, 1, 2, 5, 50)]

    assert pauses == [1, 2, 4, 32, 240]
