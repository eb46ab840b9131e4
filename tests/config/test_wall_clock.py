"""Wall clock and zone make one instant, or none."""
# ruff: noqa: DTZ001 - a wall clock has no zone of its own

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from config.wall_clock import WallClockError, end_of_day, find_zone, instant, with_offset
from tests.factories import EASTERN, utc


@pytest.mark.parametrize(
    ("wall_clock", "zone", "expected"),
    [
        (datetime(2010, 9, 28, 12), "America/New_York", utc(2010, 9, 28, 16)),
        (datetime(2010, 12, 1, 12), "America/New_York", utc(2010, 12, 1, 17)),
        (datetime(2010, 9, 28, 12), "Asia/Kathmandu", utc(2010, 9, 28, 6, 15)),
        (datetime(2010, 9, 28, 12), "UTC", utc(2010, 9, 28, 12)),
        (datetime(2010, 3, 14, 3), "America/New_York", utc(2010, 3, 14, 7)),
        (datetime(2010, 11, 7, 2), "America/New_York", utc(2010, 11, 7, 7)),
    ],
)
def test_an_ordinary_hour_is_one_instant(wall_clock, zone, expected):
    assert instant(wall_clock, ZoneInfo(zone)) == expected


@pytest.mark.parametrize(
    ("wall_clock", "zone"),
    [
        (datetime(2010, 3, 14, 2), "America/New_York"),
        (datetime(2010, 3, 14, 2, 59, 59), "America/New_York"),
        (datetime(2010, 10, 3, 2, 15), "Australia/Lord_Howe"),
        (datetime(2011, 12, 30, 12), "Pacific/Apia"),
    ],
)
def test_an_hour_that_the_clocks_skip_is_refused(wall_clock, zone):
    with pytest.raises(WallClockError, match="does not exist"):
        instant(wall_clock, ZoneInfo(zone))


@pytest.mark.parametrize("wall_clock", [datetime(2010, 11, 7, 1), datetime(2010, 11, 7, 1, 59, 59)])
def test_an_hour_that_comes_twice_is_refused(wall_clock):
    with pytest.raises(WallClockError, match="comes twice"):
        instant(wall_clock, EASTERN)


def test_a_time_with_an_offset_is_no_wall_clock():
    with pytest.raises(WallClockError):
        instant(datetime(2010, 9, 28, 12, tzinfo=UTC), EASTERN)


def test_a_day_ends_at_the_next_midnight():
    assert end_of_day(datetime(2010, 10, 5), EASTERN) == utc(2010, 10, 6, 4)


def test_the_day_on_which_clocks_go_back_has_twenty_five_hours():
    start, end = end_of_day(datetime(2010, 11, 6), EASTERN), end_of_day(datetime(2010, 11, 7), EASTERN)
    assert end - start == timedelta(hours=25)


def test_a_fixed_offset_does_not_follow_summer_time():
    assert with_offset(datetime(2010, 9, 28, 12), timedelta(hours=-5)) == utc(2010, 9, 28, 17)


@pytest.mark.parametrize("name", ["EST", "EST5EDT", "", "America/Nowhere", "../etc/passwd", "/etc/passwd"])
def test_what_is_no_place_is_no_zone(name):
    assert find_zone(name) is None
