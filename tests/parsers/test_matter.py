from __future__ import annotations

import time

import pytest

from parsers.matter import may_name_something
from parsers.reading import read
from parsers.records import Disposition, Program, Reading, SentByUs
from tests.parsers.understanding import call


def answer(words: str, subject: str = "Re: Call for input: model release & re-entry programs") -> Reading:
    head = f"From: Pat Doyle <pat@example.org>\r\nTo: {call().address}\r\nSubject: {subject}\r\n\r\n"
    return read(f"{head}{words}\r\n".encode(), call(), SentByUs())


def named(reading: Reading) -> list[str]:
    return [record.name for record in reading.records if isinstance(record, Program)]


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("See you at noon, I bring the bread.", False),
        ("Nos vemos al rato, llevo el pan.", False),
        ("Look at Lantern House.", True),
        ("www.lantern.example.org", True),
        ("Llamen al albergue.", True),
    ],
)
def test_only_mail_that_may_name_something_is_searched(words: str, may: bool) -> None:
    assert may_name_something(words, "", call()) is may


@pytest.mark.parametrize(
    "words",
    [
        "Look at Harvest House in Dayton. They wait at the jail door. I mention it only as a warning.",
        "Miren la Casa Alba, en Nogales. Reciben a quienes salen de la detención. La menciono solo como advertencia.",
    ],
)
def test_a_program_named_as_a_warning_is_no_record(words: str) -> None:
    assert named(answer(words)) == []


def test_a_warning_of_another_program_leaves_the_first() -> None:
    words = "Look at Harvest House in Dayton. They wait at the jail door. Do not copy it from Project Dawn."
    assert named(answer(words)) == ["Harvest House"]


def test_who_puts_a_house_forward_answers_the_call_also_without_a_word_of_release() -> None:
    words = "We also suggest the Lantern House, a shelter for women in Duluth."

    assert named(answer(words, "hello")) == ["Lantern House"]


def test_who_signs_is_no_program() -> None:
    assert "Pat Doyle" not in named(answer("They give housing and a bus ticket at release.\n\nPat Doyle"))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Sorry, I cannot help. Professor Lin is the one who knows; she runs Open Gate.", Disposition.REFERRAL),
        ("Thank you, Megan. We have already passed it on to our board.", Disposition.THANKS),
        ("We talked at our staff meeting and do not have anything to contribute.", Disposition.DECLINE),
        ("Our platform cuts paperwork. Schedule a demo and get 20% off.", Disposition.SPAM),
        ("Nuestro software ahorra tiempo. Prueba gratis y descuento este mes.", Disposition.SPAM),
    ],
)
def test_short_answers_are_told_apart(words: str, kind: Disposition) -> None:
    assert answer(words).triage.disposition is kind


def test_an_empty_mail_is_read_by_its_subject() -> None:
    assert answer("", "UNSUBSCRIBE").triage.disposition is Disposition.UNSUBSCRIBE
    assert named(answer("", "Delancey Street Foundation in San Francisco")) == ["Delancey Street Foundation"]


def test_a_bare_host_is_a_website_and_a_paper_a_report() -> None:
    words = (
        "I recommend Harvest House. A manual is at www.harvesthouse.example.org. The trial: http://dx.doi.org/10.1000/1"
    )
    [record] = answer(words).records
    assert isinstance(record, Program)
    assert (record.websites, record.reports) == (
        ("http://www.harvesthouse.example.org",),
        ("http://dx.doi.org/10.1000/1",),
    )


@pytest.mark.parametrize("line", ["- a b\n", "1. x\n", "A House | b | c\n", "- Go House\n", "Report: A B C D "])
def test_long_lists_take_no_longer_than_their_length(line: str) -> None:
    small, large = (took(line * count) for count in (500, 4000))
    assert large < 12 * small + 0.2


def took(words: str) -> float:
    start = time.process_time()
    answer(words)
    return time.process_time() - start
