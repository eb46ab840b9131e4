"""What holds for every letter in every language."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from config.letter_files import letter_files
from intake.letters.announcement import write_announcement
from intake.letters.digest_phrases_table import DIGEST_PHRASES
from intake.letters.notice import write_notice
from intake.letters.phrases_table import PHRASES
from intake.letters.values import Notice, Stop
from storage.values import LetterKind
from tests.intake.letters.examples import EXAMPLES, MAILTO, PAGE, a_stamp, the_call

every_letter = pytest.mark.parametrize("name", EXAMPLES)
every_language = pytest.mark.parametrize("language", ["en", "es"])

# What the clients of the big providers and Outlook keep of an element's style.
KEPT_BY_CLIENTS = {
    *("color", "background-color", "font-family", "font-size", "font-weight", "line-height", "text-align"),
    *("vertical-align", "white-space", "word-break", "width", "max-width", "margin", "padding", "padding-left"),
    *("border-top", "border-left"),
}


@every_letter
@every_language
def test_a_letter_has_nothing_left_open(name: str, language: str) -> None:
    letter = EXAMPLES[name](language)

    pages = letter.text + letter.html + letter.subject
    assert not re.search(r"\{\{|\{%|\}\}|%\}|\bNone\b|\bTrue\b|\bFalse\b|Undefined", pages)
    assert "\n\n\n" not in letter.text


@every_letter
@every_language
def test_a_letter_says_its_language_and_its_number_of_columns(name: str, language: str) -> None:
    letter = EXAMPLES[name](language)

    assert letter.language == language
    assert f'<html lang="{language}">' in letter.html
    assert max(len(line) for line in letter.text.splitlines() if "://" not in line) <= 76


@every_letter
@every_language
def test_a_page_fetches_nothing(name: str, language: str) -> None:
    page = EXAMPLES[name](language).html.casefold()

    assert not re.search(r"<(script|link|img|iframe|object|embed|video|audio|form|base)\b", page)
    assert not re.search(r"\bsrc\s*=|url\(|@import|\son[a-z]+\s*=", page)


@every_letter
def test_a_page_uses_only_styles_that_clients_keep(name: str) -> None:
    page = EXAMPLES[name]("en").html

    styles = re.findall(r'\sstyle="([^"]*)"', page)
    used = {rule.split(":")[0].strip() for style in styles for rule in style.split(";") if rule.strip()}
    assert used
    assert used <= KEPT_BY_CLIENTS


@every_letter
def test_a_page_keeps_its_rules_for_the_dark(name: str) -> None:
    page = EXAMPLES[name]("en").html

    assert "prefers-color-scheme" in page
    assert page.count("<h1") == 1


@every_letter
@every_language
def test_the_same_letter_is_written_twice_alike(name: str, language: str) -> None:
    assert EXAMPLES[name](language) == EXAMPLES[name](language)


def test_both_languages_have_the_same_sentences_with_the_same_words_to_fill_in() -> None:
    def slots(table: dict[str, str]) -> dict[str, set[str]]:
        return {code: set(re.findall(r"\{(\w+)\}", words)) for code, words in table.items()}

    assert slots(PHRASES["en"]) == slots(PHRASES["es"])
    assert slots(DIGEST_PHRASES["en"]) == slots(DIGEST_PHRASES["es"])


def test_every_template_of_the_call_is_used_by_an_example() -> None:
    kinds = {file.split(".")[0] for file in letter_files(("en", "es"))} - {"base", "parts"}

    assert kinds == {EXAMPLES[name]("en").kind.value for name in EXAMPLES}


def test_a_reader_whose_language_the_call_has_not_gets_the_first_one() -> None:
    letter = write_notice(Notice("empty"), a_stamp(LetterKind.NOTICE, "fr"), the_call())

    assert letter.language == "en"


def test_a_mailing_can_be_stopped_by_mail_and_by_one_click() -> None:
    letter = EXAMPLES["announcement"]("en")

    assert dict(letter.headers) == {
        "List-Unsubscribe": f"<{PAGE}>, <{MAILTO}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert PAGE in letter.text


def test_without_a_page_only_a_mail_stops_a_mailing() -> None:
    outside = a_stamp(LetterKind.ANNOUNCEMENT, stop=Stop(MAILTO))
    letter = write_announcement(outside, the_call())

    assert letter.headers == (("List-Unsubscribe", f"<{MAILTO}>"),)
    assert MAILTO in letter.text


@pytest.mark.parametrize("name", ["acknowledgement", "consent-question", "confirmation", "notice", "digest"])
def test_answers_and_digests_have_no_button_to_stop(name: str) -> None:
    letter = EXAMPLES[name]("en")

    assert letter.headers == ()
    assert "unsubscribe" not in letter.text + letter.html


def test_answers_go_to_the_mailbox_of_the_call() -> None:
    letter = EXAMPLES["digest"]("en")

    assert letter.reply_to is not None
    assert letter.reply_to.addr_spec == the_call().address


def test_a_letter_carries_what_its_stamp_says() -> None:
    outside = replace(a_stamp(LetterKind.ANNOUNCEMENT), not_after=the_call().final.latest)
    letter = write_announcement(outside, the_call())

    assert (letter.key, letter.message_id, letter.to) == (outside.key, outside.message_id, outside.to)
    assert letter.not_after == the_call().final.latest
