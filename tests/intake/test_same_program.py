"""When a program that a mail names is proposed as one that we hold, and what is said to differ."""

from __future__ import annotations

import pytest

from intake.planning.same_program import differences, same_as
from intake.planning.values import KnownProgram
from parsers.records import Program

HELD = Program(
    "Casa Alitas", websites=("http://www.casaalitas.example.org",), reports=("Ten Years at the Bus Station: A Study",)
)


def same(program: Program, held: Program = HELD) -> bool:
    return same_as(program, [KnownProgram(7, held.name, same_author=False, record=held)]) == 7


@pytest.mark.parametrize(
    "program",
    [
        Program("The Casa Alitas"),
        Program("CASA ALITAS"),
        Program("Casa Alitas Welcome Center", websites=("http://casaalitas.example.org/help",)),
        Program("Alitas", reports=("Ten years at the bus station: a study",)),
    ],
)
def test_the_same_program_in_other_words_is_proposed(program: Program) -> None:
    assert same(program)


def test_a_short_form_with_the_same_address_is_the_same() -> None:
    held = Program("Critical Time Intervention", websites=("http://cti.example.org",))

    assert same(Program("CTI", websites=("http://www.cti.example.org/about",)), held)


@pytest.mark.parametrize(
    "program",
    [
        Program("Night Desk", websites=("http://www.casaalitas.example.org",)),
        Program("Casa Marianella"),
        Program("Casa Alitas Norte"),
        Program("Hearth", reports=("Ten Years at the Bus Station: A Study",)),
    ],
)
def test_an_address_a_report_or_half_a_name_alone_is_not_enough(program: Program) -> None:
    assert not same(program)


def test_what_differs_is_said_and_what_is_left_out_is_not() -> None:
    new = Program("Casa Alitas Welcome Center", websites=("http://alitas.example.net",))

    assert list(differences(new, HELD)) == [
        "name: Casa Alitas Welcome Center, before Casa Alitas",
        "websites: http://alitas.example.net, before http://www.casaalitas.example.org",
    ]
