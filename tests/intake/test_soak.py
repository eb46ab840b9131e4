"""A short life of a worker that is woken at random, over changes of the clocks; `make soak` lives ten years."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bench.soak import live, make_zoned_call

SPRING, AUTUMN = datetime(2011, 3, 5, tzinfo=UTC), datetime(2011, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "opens", "seed"),
    [("America/New_York", SPRING, 1), ("Australia/Lord_Howe", AUTUMN, 5)],
)
def test_schd_03_05_07_23_each_occasion_comes_once_or_is_listed_as_missed(zone, opens, seed):
    life = live(make_zoned_call(zone, 25, opens), seed)

    assert life.wrong == ()
    assert life.repeats == 0
    assert life.letters > 0
