"""The hour of an event as people say it."""

from __future__ import annotations

import pytest

from parsers.hour import find_hour


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("let out at 2 a.m. in the cold", "about 2 am"),
        ("a las once de la noche", "about 11 pm"),
        ("a las 3 de la madrugada", "about 3 am"),
        ("at 11:30 pm", "about 11 pm"),
        ("two in the night", "about 2 am"),
        ("3 in the morning", "about 3 am"),
        ("at eleven at night", "about 11 pm"),
        ("twelve at night", "about midnight"),
        ("shortly after midnight", "about midnight"),
        ("before dawn, at the gate", "before dawn"),
        ("after dark", "at night"),
        ("no hour; 12 people came", ""),
    ],
)
def test_the_hour_is_told_as_people_tell_it(text, hour):
    assert find_hour(text) == hour
