"""Prefixes of subjects, and people as inline headers write them."""

from __future__ import annotations

import pytest

from parsers.records import Address
from parsers.subject import Prefix, prefix_of, without_prefix
from parsers.written_people import read_people


@pytest.mark.parametrize(
    ("subject", "prefix"),
    [
        ("Fw: x", Prefix.FORWARD),
        ("WG: x", Prefix.FORWARD),
        ("TR: x", Prefix.FORWARD),
        ("RV: x", Prefix.FORWARD),
        ("I: x", Prefix.FORWARD),
        ("ENC: x", Prefix.FORWARD),
        ("VS: x", Prefix.FORWARD),
        ("Doorst: x", Prefix.FORWARD),
        ("İLT: x", Prefix.FORWARD),
        ("转发: x", Prefix.FORWARD),
        ("[night-doors] Fwd: Re: x", Prefix.FORWARD),
        ("[Fwd: x]", Prefix.FORWARD),
        ("x (fwd)", Prefix.FORWARD),
        ("Re: Fwd: x", Prefix.REPLY),
        ("AW: x", Prefix.REPLY),
        ("SV: x", Prefix.REPLY),
        ("Re[2]: x", Prefix.REPLY),
        ("回复：x", Prefix.REPLY),
        ("Program: x", None),
        ("x", None),
    ],
)
def test_prefixes_of_subjects(subject: str, prefix: Prefix | None) -> None:
    assert prefix_of(subject) is prefix


def test_a_prefix_is_taken_off_once() -> None:
    assert without_prefix("FW: RE: The title") == "RE: The title"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ada Example [mailto:ada@example.org]", Address("Ada Example", "ada@example.org")),
        ("Ada Example <ada@example.org<mailto:ada@example.org>>", Address("Ada Example", "ada@example.org")),
        ("ada@example.org <ada@example.org>", Address("", "ada@example.org")),
        ("Ada Example (ada@example.org)", Address("Ada Example", "ada@example.org")),
        ("Ada Example", Address("Ada Example", "")),
        ('"Example, Ada" <ada@example.org>', Address("Example, Ada", "ada@example.org")),
    ],
)
def test_people_of_an_inline_header(written: str, read: Address) -> None:
    assert read_people(written) == (read,)
