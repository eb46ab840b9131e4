"""Announcement and reminder: the call's words, the cutoffs in the reader's words, a calendar."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from intake.letters.calendar_file import calendar_part
from intake.letters.notice import write_notice
from intake.letters.reminder import say_days, write_reminder
from intake.letters.values import Notice, ReminderFor
from storage.values import Letter, LetterKind
from tests.intake.letters.examples import (
    a_reminder,
    a_reminder_of_what_is_missing,
    a_stamp,
    an_announcement,
    the_call,
)


def flat(letter: Letter) -> str:
    return " ".join(letter.text.split())


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_announcement_holds_the_call_word_for_word(language: str) -> None:
    letter = an_announcement(language)

    assert " ".join(the_call().text_in(language).split()) in flat(letter)
    assert letter.subject == the_call().subject_in(language)


def test_cutoffs_are_told_with_weekday_date_hour_and_zone() -> None:
    assert "Tuesday 28 September 2010, 12 noon EDT (16:00 UTC)" in flat(an_announcement())
    assert "martes 28 de septiembre de 2010, 12 del mediodía EDT (16:00 UTC)" in flat(a_reminder("es"))
    assert "martes 5 de octubre de 2010, fin del día, 23:59 EDT" in flat(a_reminder("es"))


def test_a_reminder_explains_a_cutoff_that_can_be_read_twice() -> None:
    letter = a_reminder()

    assert 'The call says "noon EST, Tuesday 28 September 2010"' in flat(letter)
    assert "in time until Tuesday 28 September 2010, 1:00 pm EDT (17:00 UTC)" in flat(letter)


def test_a_reminder_of_a_plain_cutoff_explains_nothing() -> None:
    what = ReminderFor(the_call().final, 2)
    letter = write_reminder(what, a_stamp(LetterKind.REMINDER), the_call())

    assert "The call says" not in letter.text


def test_who_has_answered_is_reminded_only_of_what_is_missing() -> None:
    letter = a_reminder_of_what_is_missing()

    assert "P-5: Youth Circle Aftercare" in letter.text
    assert "We ask for" not in letter.text


@pytest.mark.parametrize(
    ("days", "deadline", "words"),
    [
        (7, "preferred", "7 days left"),
        (1, "final", "One day left"),
        (0, "final", "Today is the last day"),
        (0, "preferred", "Please write today, if you can"),
    ],
)
def test_the_days_that_are_left_are_said_in_words(days: int, deadline: str, words: str) -> None:
    assert say_days(days, deadline, "en") == words


@pytest.mark.parametrize("letter", [a_reminder(), an_announcement()], ids=["reminder", "announcement"])
def test_mailings_carry_a_calendar_with_both_cutoffs(letter: Letter) -> None:
    part = letter.parts[0]

    content = part.content.decode()
    assert part.content_type.startswith("text/calendar")
    assert re.findall(r"DTEND:(\S+)", content) == ["20100928T160000Z", "20101006T040000Z"]
    assert content.count("BEGIN:VEVENT") == content.count("END:VEVENT") == 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_lines_of_a_calendar_are_short_escaped_and_unfold(language: str) -> None:
    call = replace(the_call(), titles=((language, "A; b, c\\d " + "ñandú " * 40),))
    content = calendar_part(call, language).content

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    unfolded = content.decode().replace("\r\n ", "")
    assert "A\\; b\\, c\\\\d ñandú ñandú" in unfolded
    assert "\n" not in unfolded.replace("\r\n", "")


@pytest.mark.parametrize("code", ["encrypted", "empty", "ending", "never_seen"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_notice_has_a_sentence_for_every_code(code: str, language: str) -> None:
    notice = Notice(code, "M-4", "Undo: write “later S-9”.", ("S-9 waits until Monday.",))
    letter = write_notice(notice, a_stamp(LetterKind.NOTICE, language), the_call())

    assert "M-4" in letter.text
    assert "- S-9 waits until Monday." in letter.text
    assert "Undo: write “later S-9”." in letter.text
