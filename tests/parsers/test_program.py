from __future__ import annotations

import time

import pytest

from parsers.cues import plain_letters
from parsers.program import Source, find_programs
from tests.parsers.understanding import call, expected, names_with, understood


def bare(address: str) -> str:
    return address.removeprefix("http://")


def folded(name: str) -> str:
    return plain_letters(name).strip(" .")


@pytest.mark.parametrize("name", names_with("programs"))
def test_each_program_is_found_and_none_is_invented(name: str) -> None:
    found = [folded(program.name) for program in understood(name)[0].programs]

    assert found == [folded(right) for right in expected()[name]["programs"]]


@pytest.mark.parametrize("name", names_with("websites"))
def test_websites_are_those_of_the_programs(name: str) -> None:
    found = [bare(site) for program in understood(name)[0].programs for site in program.websites]

    assert found == [bare(right) for right in expected()[name]["websites"]]


@pytest.mark.parametrize("name", names_with("reports"))
def test_reports_are_kept_apart_from_websites(name: str) -> None:
    found = [bare(report) for program in understood(name)[0].programs for report in program.reports]

    assert sorted(found) == sorted(bare(right) for right in expected()[name]["reports"])


@pytest.mark.parametrize("name", names_with("places"))
def test_places_are_as_written(name: str) -> None:
    assert [program.place or "" for program in understood(name)[0].programs] == expected()[name]["places"]


@pytest.mark.parametrize("name", names_with("organisations"))
def test_the_organisation_stands_apart_from_the_program(name: str) -> None:
    assert [program.organisation for program in understood(name)[0].programs] == expected()[name]["organisations"]


@pytest.mark.parametrize("group", ["contexts", "features", "populations"])
def test_classes_are_read_from_cues(group: str) -> None:
    lacking = {
        name: set(expected()[name][group]) - found
        for name in names_with(group)
        if not set(expected()[name][group])
        <= (
            found := {
                x
                for r in (*understood(name)[0].programs, *understood(name)[0].accommodations)
                for x in getattr(r, group, ())
            }
        )
    }

    assert lacking == {}


@pytest.mark.parametrize("name", names_with("programs"))
def test_every_field_can_be_traced_to_its_words(name: str) -> None:
    for program in understood(name)[0].programs:
        assert all(span.span.start < span.span.end for span in program.spans if span.span.part == "text")
        assert program.name == "" or "." in program.name or any(span.field == "name" for span in program.spans)


def test_a_website_of_the_signature_is_no_website_of_the_program() -> None:
    assert understood("signature_site")[0].programs[0].websites == ()


def test_a_known_program_in_other_words_is_proposed_as_the_same() -> None:
    text = "Homeboy Industries in Los Angeles. They help people coming out of gangs."
    (program,) = find_programs(Source("text", text), call())

    assert program.known_as is not None


def test_an_address_alone_never_makes_two_programs_the_same() -> None:
    text = "Consider the Night Watch Project of Boise, http://www.homeboy-industries.org, it is very good."
    (program,) = find_programs(Source("text", text), call())

    assert program.known_as is None


def test_what_lacks_is_a_problem_that_a_letter_can_ask_about() -> None:
    (program,) = find_programs(Source("text", "I recommend the Lamplight Project."), call())

    assert {problem.code for problem in program.problems} == {"no_description", "no_website"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Do you know the Lamplight Project in Duluth? They meet people at the gate.", ["Lamplight Project"]),
        ("P.S. Have you seen the Lamplight Project? It keeps beds free at night.", ["Lamplight Project"]),
        ("¿Conocen el Proyecto Farol? Reciben a la gente en la puerta.", ["Proyecto Farol"]),
        ("Do you want the Lamplight Project too? They have moved.", []),
        ("Have you seen the Lamplight Project? Please say so.", []),
    ],
)
def test_a_question_names_a_program_only_when_the_next_sentence_describes_it(text: str, names: list[str]) -> None:
    assert [program.name for program in find_programs(Source("text", text), call())] == names


@pytest.mark.parametrize("greeting", ["Judith: see the attached letter.", "Andrea, sorry!", "Gloria! Thank you."])
def test_who_is_greeted_is_no_program(greeting: str) -> None:
    assert find_programs(Source("text", f"{greeting} It will follow by mail."), call()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A " * 25_000,
        "Aa and " * 7_000,
        "http://a.b/" * 4_500,
        "Name: " * 8_000,
        "- Ab\n" * 10_000,
        "“Aa" * 16_000,
        "|a\t" * 16_000,
    ],
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    began = time.perf_counter()
    find_programs(Source("text", text), call())

    assert time.perf_counter() - began < 3  # measured: far less; the machine may be busy


def test_a_program_in_a_postscript_is_named() -> None:
    text = "Thank you for the call.\n\nP.S. I recommend the Lamplight Project. It keeps beds free at night."

    assert [program.name for program in find_programs(Source("text", text), call())] == ["Lamplight Project"]
