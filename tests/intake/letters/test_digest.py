"""The digest: what needs people first, stories only as the gate gave them, long weeks folded."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest

from intake.letters.digest_tables import safe_cell
from intake.letters.values import Contacts, DigestOf, Health, Need, ShownProgram, ShownStory, Totals
from storage.values import Letter
from tests.factories import utc
from tests.intake.letters.examples import a_digest, a_quiet_digest, a_week


def flat(letter: Letter) -> str:
    return " ".join(letter.text.split())


def a_long_week(count: int = 400) -> DigestOf:
    programs = tuple(
        ShownProgram(
            f"P-{n}", f"Program {n}", "An organisation", summary="What it does. " * 15, link="https://a.example"
        )
        for n in range(count)
    )
    notes = tuple(("Ruth Abara", f"Note {n}") for n in range(count))
    needs = tuple(Need("message", f"M-{n}", "it is not plain what is meant", "intake why") for n in range(count))
    return replace(a_week(), programs=programs, needs=needs, notes=notes, referrals=("M-1: Ann",) * count)


def test_what_needs_people_stands_before_what_came_in() -> None:
    text = a_digest().text

    assert text.index("WHAT NEEDS YOU (3)") < text.index("WHAT CAME IN (3 programs, 1 precedent and 9 new messages)")
    assert "1. S-7: The author says that the person agrees." in text


def test_a_claim_stands_with_the_words_that_somebody_must_weigh() -> None:
    needs = a_digest().text.split("CAME IN")[0]

    assert "“she said we can share it with your group”" in needs
    assert "Write: yes (in full: confirm S-7 coalition anonymous)" in needs


def test_programs_stand_under_their_contexts_in_the_order_of_the_call() -> None:
    text = a_digest("es").text

    order = [
        text.index(words)
        for words in ("Reinserción de personas adultas", "Apoyo integral a jóvenes", "Otros programas")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (utc(2010, 9, 20, 12), "First cutoff: in 8 days, Tuesday"),
        (utc(2010, 9, 27, 12), "First cutoff: in one day, Tuesday"),
        (utc(2010, 9, 28, 12), "First cutoff: today, Tuesday"),
        (utc(2010, 9, 28, 18), "First cutoff: past, Tuesday"),
        (utc(2010, 10, 5, 12), "Call closes: today, Tuesday"),
        (utc(2010, 10, 6, 4), "Call closes: past, Tuesday"),
    ],
)
def test_the_days_to_a_cutoff_are_counted_by_the_call_s_calendar(end, words: str) -> None:
    week = replace(a_week(), start=end - timedelta(days=7), end=end)

    assert words in flat(a_digest("en", week))


def test_a_quiet_week_is_one_friendly_line() -> None:
    text = a_quiet_digest().text

    assert "Nothing new to tell this week. The mailbox was watched, and all is well." in text
    assert "WHAT NEEDS YOU: nothing this week." in text


@pytest.mark.parametrize("health", [Health(None), Health(utc(2010, 9, 19), troubles=("INBOX: wrong password",))])
def test_a_quiet_week_with_trouble_does_not_say_that_all_is_well(health: Health) -> None:
    week = a_week()
    letter = a_digest("en", DigestOf(week.start, week.end, health=health))

    assert "Nothing new to tell this week." in letter.text
    assert "all is well" not in letter.text + letter.html


def test_a_story_shows_what_the_gate_gave_and_nothing_more() -> None:
    week = replace(a_week(), stories=(ShownStory(4, "pending"),), needs=())
    letter = a_digest("en", week)

    assert "- S-4: A story\n  Waits for the person's answer.\n" in letter.text
    assert letter.about == (4,)


def test_the_reason_to_read_a_message_quotes_no_word_of_it() -> None:
    need = Need("message", "M-6", "a consent is taken back: “she said no more”; several people", "")
    letter = a_digest("es", replace(a_week(), needs=(need,)))

    assert "she said no more" not in letter.text + letter.html
    assert "se retira un consentimiento; varias personas" in letter.text


def test_a_story_that_needs_somebody_is_told_once() -> None:
    letter = a_digest()

    assert letter.text.count("S-7:") == 1
    assert letter.text.count("S-5:") == 1


def test_totals_that_do_not_add_up_are_told() -> None:
    letter = a_digest("en", replace(a_week(), totals=Totals(messages=5, recorded=3)))

    assert "These do not add up: 2 messages have no place" in letter.text
    assert "add up" not in a_digest().text


def test_who_has_not_answered_is_counted_and_the_first_are_named() -> None:
    letter = a_digest("en", replace(a_week(), contacts=Contacts(42, 12, 2, ("Ana Whitfield", "Rev. Cole"))))

    assert "Answered so far: 12 of 42. Not yet: 28. Want no more mail: 2." in letter.text
    assert "Ana Whitfield, Rev. Cole and 26 more" in letter.text


def test_the_weeks_are_bars_without_pictures() -> None:
    letter = a_digest("es")

    assert "13 sep  ########################  31 mensajes, 18 entradas" in letter.text
    assert 'width="100%"' in letter.html
    assert "<img" not in letter.html


@pytest.mark.parametrize("language", ["en", "es"])
def test_outb_15_a_long_week_is_folded_with_its_counts(language: str) -> None:
    letter = a_digest(language, a_long_week())

    assert len(letter.html.encode()) < 90_000
    assert len(letter.text.encode()) < 90_000
    assert "400" in letter.text
    assert letter.parts[0].content_type.startswith("text/csv")


def test_the_table_of_a_long_week_has_every_item() -> None:
    letter = a_digest("en", a_long_week())

    rows = list(csv.DictReader(StringIO(letter.parts[0].content.decode("utf-8-sig"))))
    numbers = [row["number"] for row in rows]
    assert [f"P-{n}" for n in range(400)] == [number for number in numbers if number.startswith("P-")]
    assert sum(row["what"] == "Note" for row in rows) == 400
    assert sum(number.startswith("M-") for number in numbers) == 400
    assert all(None not in row for row in rows)


def test_an_ordinary_week_has_no_table() -> None:
    assert a_digest().parts == ()


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|'/c calc'!A0", "\r=1", "\u200b=1", "＝1+1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


def test_ordinary_words_stay_as_they_are_in_a_cell() -> None:
    assert safe_cell("Open Gate, 24/7") == "Open Gate, 24/7"


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Need("held", "", "2 letters", "intake status"), "a command"),
        (Need("story_claimed", "S-7", yes="confirm S-7 coalition", others=("later S-7",)), "Answer this"),
    ],
)
def test_it_says_what_to_do_with_the_words_beside_an_item(need: Need, words: str) -> None:
    letter = a_digest("en", replace(a_week(), needs=(need,)))

    assert words in letter.text


def test_lines_made_elsewhere_are_said_in_the_reader_s_language() -> None:
    letter = a_digest("es")

    assert "parece ser otra vez P-2" in letter.text
    assert "again" not in letter.text
