"""Lines of our own letters and of the call are ours, marked or not; answers stand between them."""

from __future__ import annotations

from dataclasses import replace

from config.call import Question
from parsers.records import Role, SentByUs
from tests.factories import make_call
from tests.parsers.split_mail import split_text, squashed


def test_lines_of_our_own_letters_are_ours_without_any_mark() -> None:
    sent = SentByUs(lines=frozenset({"may we show the account to the agency as well as to the coalition?"}))
    answer = "May we show the account to the agency as well as to the coalition?\nOnly to the coalition.\n"

    words = split_text(answer, sent_by_us=sent).words

    assert words.own == "Only to the coalition."
    assert [piece.role for piece in words.pieces] == [Role.OURS, Role.OWN]


def test_lines_of_the_call_are_ours_however_they_are_wrapped_and_in_any_language() -> None:
    call = replace(
        make_call(), text=(("es", "Envíen los nombres de las casas que nunca cierran, por favor, antes del martes."),)
    )

    words = split_text(
        "Envíen los nombres de las casas\nque nunca cierran, por favor, antes\ndel martes.\n\nPosada Belén\n", call=call
    ).words

    assert words.own == "Posada Belén"


def test_an_answer_is_paired_with_the_numbered_question_above_it() -> None:
    questions = (
        Question(1, "name", (("en", "What is the name of the program?"),)),
        Question(2, "site", (("en", "Where can one read about it on the web?"),)),
    )
    text = (
        "On 9/13/2010 10:42 AM, Megan B. wrote:\n> 1. What is the name of the program?\n\nLantern House\n\n"
        "> 2. Where can one read about it on the web?\n\nNowhere yet.\n"
    )

    words = split_text(text, call=make_call(questions=questions)).words

    assert [(a.question, words.text[a.span.start : a.span.end].strip()) for a in words.answers] == [
        (1, "Lantern House"),
        (2, "Nowhere yet."),
    ]


def test_answers_typed_into_our_unmarked_letter_are_kept_and_doubted() -> None:
    lines = (
        "which house do you run in the city?",
        "who may stay there for the night?",
        "how long may they stay at most?",
        "who pays for the house and the food?",
    )
    sent = SentByUs(lines=frozenset(lines))
    body = "\n".join(f"{line}\n\nAnswer {i}.\n" for i, line in enumerate(lines, 1))
    text = (
        "See below.\n\nFrom: Megan B. [mailto:intake@saferelease.example.org]\nSent: Friday, September 24, 2010\n"
        f"To: Ada Example\nSubject: Call\n\n{body}"
    )

    words = split_text(text, sent_by_us=sent).words

    assert squashed(words.own).startswith("See below. Answer 1. Answer 2. Answer 3.")
    assert words.doubts
