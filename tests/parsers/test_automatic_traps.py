"""The traps about bounces and automatic answers; they stand beside the checkout and may be absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.automatic import may_be_answered
from parsers.message import open_message
from parsers.records import Automatic, AutomaticKind
from tests.parsers.robots import found_in

_TRAPS = Path(__file__).parents[3] / "shared" / "traps"


def trap(name: str) -> bytes:
    path = _TRAPS / f"{name}.eml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path.read_bytes()


def bounce(name: str) -> Automatic:
    automatic = found_in(trap(name))
    assert automatic is not None
    assert automatic.kind is AutomaticKind.BOUNCE
    return automatic


def test_an_absence_that_answers_our_acknowledgement_is_not_answered() -> None:
    content = trap("THRD-06")
    automatic = found_in(content)

    assert automatic is not None
    assert automatic.kind is AutomaticKind.AUTO_REPLY
    assert may_be_answered(open_message(content).message, automatic)


def test_a_person_behind_exchange_is_a_person() -> None:
    content = trap("THRD-08")

    assert found_in(content) is None
    assert may_be_answered(open_message(content).message, None) is None


def test_our_letter_is_found_in_returned_headers_alone() -> None:
    automatic = bounce("THRD-10")

    assert automatic.original_message_id == "digest-2026-W37-lena@callforinput.example.org"
    assert [(each.addr_spec, each.permanent) for each in automatic.bounces] == [("lena@example.net", True)]


def test_a_bounce_in_plain_words_names_its_address() -> None:
    assert [each.addr_spec for each in bounce("THRD-11").bounces] == ["marco@example.org"]


def test_a_delay_in_a_deep_report_is_no_loss() -> None:
    automatic = bounce("BODY-06")

    assert automatic.delayed
    assert [each.permanent for each in automatic.bounces] == [False]
