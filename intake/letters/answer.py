"""The answer to a coordinator's answer: what was done, what was not and why, how to take each back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from config.call import Call
from intake.answers.values import Outcome
from intake.letters.flat import one_line
from intake.letters.items import Item
from intake.letters.pages import make_letter
from intake.letters.phrases import join, language_of_letter, said_in, say, say_count, say_or
from intake.letters.subjects import reply_subject
from intake.letters.values import AnswerTo, Stamp
from parsers.command_values import command_in
from storage.values import Letter, LetterKind

ANSWERS_VALID = timedelta(days=28)  # four digests


def write_answer(answer: AnswerTo, stamp: Stamp, call: Call) -> Letter:
    """One letter for one mail. An unproven mail is told how to answer, and nothing else: no word of ours or of it."""
    language = language_of_letter(stamp.language, call)
    outcomes = answer.outcomes if answer.proven else ()
    return make_letter(
        LetterKind.ANSWER,
        stamp,
        call,
        reply_subject(stamp.subject if answer.proven else "", say(language, "subject.answer")),
        {
            "reference": answer.reference,
            "unproven": "" if answer.proven else say_or(language, f"unproven.{answer.why_not}", "unproven.no_code"),
            "done": tuple(_item(one, language) for one in outcomes if one.done),
            "not_done": tuple(_item(one, language) for one in outcomes if not one.done),
            "held": _held(answer, language),
            "notes": say_count(language, "answer.notes", answer.notes) if answer.notes else "",
            "nothing": say(language, "answer.nothing") if answer.proven and answer.is_empty else "",
            "code": code_words(stamp.token, answer.until, language),
        },
        about=answer.about,
    )


def code_words(token: str, until: str, language: str) -> str:
    """The line that must come back with an answer; "" where there is no code."""
    return say(language, "answer.code", token=token, day=until) if token else ""


def _item(outcome: Outcome, language: str) -> Item:
    words = {name: _word(name, value, language) for name, value in outcome.words}
    said = command_in(language, outcome.said)
    words |= {"reference": outcome.reference, "said": said}
    lines = [say(language, f"answer.also.{code}") for code in outcome.also]
    if outcome.copies:
        lines.append(say(language, "answer.copies", copies=", ".join(said_in(language, one) for one in outcome.copies)))
    if outcome.undo is not None:
        lines.append(write(language, f"undo {outcome.undo}", "answer.to_undo"))
    elif outcome.code in {"refused", "suspended", "withdrawn"}:
        lines.append(say(language, "answer.no_undo"))
    if outcome.write:
        lines.append(write(language, outcome.write))
    prefix = "answer" if outcome.done else "answer.not"
    title = say_or(language, f"{prefix}.{outcome.code}", f"{prefix}.other", **words)
    return Item(title, outcome.reference if outcome.done else "", tuple(lines))


def write(language: str, command: str, code: str = "answer.write") -> str:
    """ "Write: undo 12": never the command alone, so that a quote of our letter is never taken for an order."""
    return say(language, code, command=command_in(language, command))


def _word(name: str, value: str, language: str) -> str:
    """A value in the reader's words: scopes, an attribution, a state; all else as it is."""
    if name == "scopes":
        return join(language, [say(language, f"scope.{scope}") for scope in value.split()])
    if name == "attribution":
        return say_or(language, f"attribution.{value}", "attribution.anonymous")
    if name == "state":
        return say_or(language, f"state.{value}", "state.other")
    if name == "command":
        return command_in(language, value)
    return one_line(value, 120)


def _held(answer: AnswerTo, language: str) -> tuple[Item, ...]:
    return tuple(_held_items(answer, language))


def _held_items(answer: AnswerTo, language: str) -> Iterator[Item]:
    for number in answer.held:
        yield Item(say(language, "answer.held"), f"S-{number}")
    for number in answer.held_in_doubt:
        lines = (write(language, f"withdraw S-{number}"), write(language, f"reinstate S-{number}", "answer.officer"))
        yield Item(say(language, "answer.held_in_doubt"), f"S-{number}", lines)
    if answer.asks_which:
        yield Item(say(language, "answer.which"), lines=(write(language, "suspend S-12", "answer.example"),))
