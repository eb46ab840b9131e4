from __future__ import annotations

from datetime import date

import pytest

from parsers.when import find_dates

SENT = date(2010, 9, 27)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("on March 14, 2010 at night", "2010-03-14"),
        ("el 11 de mayo de 2010", "2010-05-11"),
        ("in March 2010", "2010-03"),
        ("November of 2009", "2009-11"),
        ("on 7/27/10 at 5", "2010-07-27"),
        ("sat 9/18", "2010-09-18"),
        ("on December 3", "2009-12-03"),
        ("sometime in 2009", "2009"),
    ],
)
def test_a_date_is_as_precise_as_it_is_stated(text: str, written: str) -> None:
    assert find_dates(text, SENT)[0].written == written


def test_no_date_is_guessed() -> None:
    assert find_dates("at eleven at night, 72 miles from town", SENT) == ()
