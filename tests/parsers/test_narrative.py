from __future__ import annotations

from parsers.narrative import tells_event


def test_an_event_of_one_person_is_told() -> None:
    assert tells_event("My client was let out of the county jail at midnight without a coat.")


def test_a_practice_in_general_is_no_story() -> None:
    assert not tells_event("They usually release people at night and leave them at the bus station.")
