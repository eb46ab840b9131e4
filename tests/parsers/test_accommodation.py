from __future__ import annotations

import pytest

from parsers.accommodation import find_accommodations
from parsers.program import Source
from tests.parsers.understanding import call, expected, names_with, understood


@pytest.mark.parametrize("name", names_with("accommodations"))
def test_a_rule_for_people_who_need_it_is_a_precedent(name: str) -> None:
    assert [found.name for found in understood(name)[0].accommodations] == expected()[name]["accommodations"]


def test_a_rule_for_nobody_in_particular_is_none() -> None:
    source = Source("text", "The office has a parking policy. It must be followed.")

    assert find_accommodations(source, call()) == ()


def test_a_program_is_not_also_a_precedent() -> None:
    assert understood("prose_hospital")[0].accommodations == ()
