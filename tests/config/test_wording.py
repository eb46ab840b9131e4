"""Days, hours and months as people read them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from config.wording import say_instant, say_month, say_short_day
from tests.factories import EASTERN, utc


@pytest.mark.parametrize(
    ("moment", "zone", "language", "words"),
    [
        (utc(2010, 9, 28, 16), EASTERN, "en", "Tuesday 28 September 2010, 12 noon EDT (16:00 UTC)"),
        (utc(2010, 9, 28, 16), EASTERN, "es", "martes 28 de septiembre de 2010, 12 del mediodía EDT (16:00 UTC)"),
        (utc(2010, 10, 6, 4), EASTERN, "en", "Tuesday 5 October 2010, end of the day, 11:59 pm EDT"),
        (utc(2010, 12, 1, 5, 30), EASTERN, "en", "Wednesday 1 December 2010, 12:30 am EST (05:30 UTC)"),
        (utc(2010, 12, 1, 5, 30), ZoneInfo("UTC"), "en", "Wednesday 1 December 2010, 5:30 am UTC"),
        (
            utc(2010, 12, 1, 5, 30),
            ZoneInfo("America/Sao_Paulo"),
            "es",
            "miércoles 1 de diciembre de 2010, 03:30 UTC-02 (05:30 UTC)",
        ),
    ],
)
def test_an_instant_has_its_weekday_hour_and_zone(moment: datetime, zone: ZoneInfo, language: str, words: str) -> None:
    assert say_instant(moment, zone, language) == words


@pytest.mark.parametrize(
    ("stated", "language", "words"),
    [
        ("2010-06", "en", "June 2010"),
        ("2010-06", "es", "junio de 2010"),
        ("2010", "en", "2010"),
        ("2010-13", "en", "2010-13"),
        ("", "en", ""),
        ("spring", "es", "spring"),
    ],
)
def test_a_month_is_said_in_words_and_anything_else_as_it_stands(stated: str, language: str, words: str) -> None:
    assert say_month(stated, language) == words


def test_a_short_day_is_of_the_call_s_zone() -> None:
    assert say_short_day(utc(2010, 9, 14, 2), EASTERN, "en") == "13 Sep"
    assert say_short_day(utc(2010, 9, 14, 2), EASTERN, "es") == "13 sep"
