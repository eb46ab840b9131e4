"""Occasions: at the call's hour, across every change of the clocks, each with an end."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from intake.calendar import digests, last_regular_digest, local_instant, occasions, reminders
from tests.factories import make_call, utc


def test_the_call_of_2010_has_four_monday_digests_the_last_after_the_final_cutoff():
    call = make_call()

    due = [occasion.at for occasion in islice(digests(call), 4)]

    assert due == [utc(2010, 9, 20, 13), utc(2010, 9, 27, 13), utc(2010, 10, 4, 13), utc(2010, 10, 11, 13)]
    assert last_regular_digest(call).at == utc(2010, 10, 11, 13)


def test_a_digest_ends_where_the_next_begins():
    first, second = islice(digests(make_call()), 2)

    assert first.not_after == second.at
    assert first.is_due(first.at)
    assert not first.is_due(second.at)


def test_reminders_count_from_the_earlier_reading_of_noon():
    due = [(occasion.key, occasion.at) for occasion in reminders(make_call())]

    assert due == [
        ("reminder/preferred/7", utc(2010, 9, 21, 14)),
        ("reminder/preferred/2", utc(2010, 9, 26, 14)),
        ("reminder/preferred/0", utc(2010, 9, 28, 12)),
        ("reminder/final/7", utc(2010, 9, 28, 14)),
        ("reminder/final/2", utc(2010, 10, 3, 14)),
        ("reminder/final/0", utc(2010, 10, 5, 12)),
    ]


def test_a_reminder_ends_at_its_cutoff_or_at_the_next_one():
    by_key = {occasion.key: occasion for occasion in reminders(make_call())}

    assert by_key["reminder/preferred/7"].not_after == utc(2010, 9, 26, 14)
    assert by_key["reminder/preferred/0"].not_after == utc(2010, 9, 28, 16)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_a_year_of_digests_keeps_the_wall_clock_and_never_repeats_a_day(zone):
    call = make_call(zone=ZoneInfo(zone))

    local = [occasion.at.astimezone(call.zone) for occasion in islice(digests(call), 60)]

    assert {(moment.weekday(), moment.time()) for moment in local} == {(0, time(9))}
    assert len({moment.date() for moment in local}) == 60


def test_an_hour_that_does_not_exist_moves_on_and_one_that_comes_twice_is_the_first():
    berlin = ZoneInfo("Europe/Berlin")

    assert local_instant(date(2010, 3, 28), time(2, 30), berlin) == utc(2010, 3, 28, 1, 30)
    assert local_instant(date(2010, 10, 31), time(2, 30), berlin) == utc(2010, 10, 31, 0, 30)


def test_occasions_of_a_week_are_in_order():
    call = make_call()

    week = occasions(call, utc(2010, 9, 27), utc(2010, 9, 27) + timedelta(days=7))

    assert [occasion.key for occasion in week] == [
        "digest/2010-09-27",
        "reminder/preferred/0",
        "reminder/final/7",
        "ask-again/final",
        "reminder/final/2",
    ]


def test_a_cutoff_without_reminders_has_none():
    assert reminders(make_call(reminders=())) == ()
