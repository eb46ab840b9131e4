"""What coordinators write in answer to the digest, line by line: done only where every word is understood."""

from __future__ import annotations

import time

import pytest

from parsers.command_values import Command, Unclear, command_in
from parsers.command_words import masked
from parsers.commands import read_line

UNDERSTOOD = (
    ("confirm S-12 coalition agency anonymous", "confirm S-12 coalition agency anonymous"),
    ("CONFIRM s 12 for the coalition and the agency, anonymous.", "confirm S-12 coalition agency anonymous"),
    ("- grant S12 public, first name, E3, no quotes", "grant S-12 public first name no quote E3"),
    ("Please grant S–12 coalition. Thank you!", "grant S-12 coalition"),
    ("S-12 confirm coalition", "confirm S-12 coalition"),
    ("S-7: later", "later S-7"),
    ("refuse S-12", "refuse S-12"),
    ("suspend s-012", "suspend S-12"),
    ("reinstate S-12", "reinstate S-12"),
    ("withdraw S-12 person 2", "withdraw S-12 person 2"),
    ("S-12 is two people", "S-12 is 2 people"),
    ("S-12 are 3 persons.", "S-12 is 3 people"),
    ("drop P-7", "drop P-7"),
    ("“drop p7”", "drop P-7"),
    ("merge P-7 P-3", "merge P-7 P-3"),
    ("merge p 7 into p 3", "merge P-7 P-3"),
    ("later S-9", "later S-9"),
    ("keep P-6", "keep P-6"),
    ("done M-31", "done M-31"),
    ("undo 4711", "undo 4711"),
    ("undo #4711 please", "undo 4711"),
    ("Confirmar S-12 coalición y agencia, anónimo", "confirm S-12 coalition agency anonymous"),
    ("confirmo el caso S-12 para la coalición con iniciales", "confirm S-12 coalition initials"),
    ("rechazo S-12, por favor", "refuse S-12"),
    ("reanudar S-12", "reinstate S-12"),
    ("retirar S-12", "withdraw S-12"),
    ("S-12 son dos personas", "S-12 is 2 people"),
    ("descartar P-7", "drop P-7"),
    ("unir P-7 con P-3", "merge P-7 P-3"),
    ("luego S-9", "later S-9"),
    ("deshacer 4711", "undo 4711"),
)


@pytest.mark.parametrize(("line", "command"), UNDERSTOOD)
def test_a_line_that_is_a_command_is_read_as_one(line: str, command: str) -> None:
    found = read_line(line)

    assert isinstance(found, tuple)
    assert [str(one) for one in found] == [command]


@pytest.mark.parametrize(
    ("line", "commands"),
    [
        ("drop P-7, P-8 and P-9", ["drop P-7", "drop P-8", "drop P-9"]),
        ("later S-9; drop P-2", ["later S-9", "drop P-2"]),
        ("drop P-7 and merge P-8 into P-3", ["drop P-7", "merge P-8 P-3"]),
        ("descartar P-7 y luego S-9", ["drop P-7", "later S-9"]),
    ],
)
def test_several_commands_may_stand_in_a_line(line: str, commands: list[str]) -> None:
    found = read_line(line)

    assert isinstance(found, tuple)
    assert [str(one) for one in found] == commands


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        *(("yes", "yes"), ("Yes!", "yes"), ("ok", "yes"), ("Sí, gracias", "yes"), ("de acuerdo.", "yes")),
        *(("no", "no"), ("No, thanks", "no"), ("no gracias", "no"), ("drop", "drop"), ("later", "later")),
        *(("LUEGO", "later"), ("hecho", "done"), ("two people", "people"), ("dos personas", "people")),
    ],
)
def test_a_word_under_an_item_means_that_item(line: str, verb: str) -> None:
    found = read_line(line, "S-7")

    assert isinstance(found, tuple)
    assert [(one.verb, one.reference, one.bare) for one in found] == [(verb, "S-7", True)]


@pytest.mark.parametrize(
    ("line", "under", "why"),
    [
        ("yes", "", "no_item"),
        ("drop", "", "no_item"),
        ("confirm S-7", "", "scopes"),
        ("confirm S-7 S-8 coalition", "", "reference"),
        ("merge P-7", "", "reference"),
        ("undo", "", "reference"),
        ("confirm S-7 coalition not agency", "", "words"),
        ("confirm S-7 coalition, initials, full name", "", "words"),
        ("drop P-7?", "", "words"),
        ("no S-7 is fine", "", "words"),
        ("yes, but only the coalition", "S-7", "words"),
        ("S-7 coalition", "", "words"),
        ("drop P-7 if Ruth agrees", "", "words"),
        ("drop P-7 tomorrow", "", "words"),
    ],
)
def test_a_line_that_is_not_wholly_understood_is_asked_back(line: str, under: str, why: str) -> None:
    found = read_line(line, under)

    assert isinstance(found, Unclear)
    assert (found.why, found.suggestion) == (why, "")


@pytest.mark.parametrize(
    ("line", "suggestion"),
    [
        ("confrim S-12 coalition", "confirm S-12 coalition"),
        ("confirm S-12 coaliton anonymus", "confirm S-12 coalition anonymous"),
        ("suspnd S-12", "suspend S-12"),
        ("dropp P-7", "drop P-7"),
        ("drp P-7", "drop P-7"),
        ("merg P-7 P-3", "merge P-7 P-3"),
        ("rechasar S-12", "refuse S-12"),
    ],
)
def test_a_slip_is_never_guessed_but_asked_with_what_it_may_mean(line: str, suggestion: str) -> None:
    found = read_line(line)

    assert isinstance(found, Unclear)
    assert (found.why, found.suggestion) == ("slip", suggestion)


@pytest.mark.parametrize(
    "line",
    [
        "I would refuse S-12, what do others think?",
        "do not drop P-7",
        "Please don't confirm S-7 yet",
        "Please drop by on Tuesday.",
        "No, I will be away on Monday and Tuesday.",
        "S-12 is not what I thought it was.",
        "I spoke to the lawyer of S-12 and she will ask again.",
        "Keep up the good work",
        "Later today I will call the county.",
        "no confirmo el caso S-12 todavía",
        "Ruth",
        "",
        "----",
    ],
)
def test_prose_is_no_command(line: str) -> None:
    assert not isinstance(read_line(line), tuple)


@pytest.mark.parametrize("line", ["drop P-7" + " please" * 50 + " not", "drop" + " P-7" * 45, "drop P-7" + " " * 400])
def test_of_a_line_that_is_too_long_nothing_is_done(line: str) -> None:
    found = read_line(line)

    assert isinstance(found, Unclear)
    assert found.why == "words"


def test_words_that_are_no_command_are_not_repeated() -> None:
    assert masked("drop Maria Zorval at the Glimmer gate, S-12") == "drop … the …, S-12"


@pytest.mark.parametrize(("line", "_command"), UNDERSTOOD)
def test_what_our_letters_print_does_not_read_as_a_command(line: str, _command: str) -> None:
    assert not isinstance(read_line(f"Write: {line}"), tuple)
    assert not isinstance(read_line(f"Escriba: {line}", "S-7"), tuple)


@pytest.mark.parametrize(
    "command",
    [
        Command("confirm", "S-7", ("coalition",), "first_name", ("no_quote",), "E2"),
        Command("grant", "S-7", ("agency", "public"), "count_only", person=2),
        Command("merge", "P-7", into="P-3"),
        Command("people", "S-7", number=2),
        Command("undo", number=12),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_command_that_is_written_out_is_read_back_as_itself(command: Command, language: str) -> None:
    assert read_line(command_in(language, str(command))) == (command,)


@pytest.mark.parametrize("line", ["confirm " + "S-1 " * 20_000, "drop " * 20_000, "(" * 50_000, "s 1" * 20_000])
def test_a_hostile_line_costs_little(line: str) -> None:
    start = time.process_time()

    read_line(line, "S-7")

    assert time.process_time() - start < 0.1
