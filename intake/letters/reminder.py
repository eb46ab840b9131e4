"""The reminder: what this person still has to do before a cutoff, or the call itself; with a calendar."""

from __future__ import annotations

from config.call import Call
from config.wording import say_instant
from intake.letters.calendar_file import calendar_part
from intake.letters.items import program_item
from intake.letters.pages import make_letter
from intake.letters.phrases import language_of_letter, say
from intake.letters.values import ReminderFor, Stamp
from storage.values import Letter, LetterKind


def write_reminder(what: ReminderFor, stamp: Stamp, call: Call) -> Letter:
    """One person's reminder of one cutoff. Questions of consent are asked apart from it."""
    language = language_of_letter(stamp.language, call)
    days_words = say_days(what.days_before, what.deadline.name, language)
    deadline = what.deadline
    also_until = say_instant(deadline.latest, call.zone, language) if deadline.latest != deadline.earliest else ""
    return make_letter(
        LetterKind.REMINDER,
        stamp,
        call,
        say(language, "subject.reminder", days=days_words, title=call.title_in(language)),
        {
            "programs": tuple(program_item(program, language) for program in what.programs),
            "deadline": say_instant(deadline.earliest, call.zone, language),
            "deadline_published": deadline.published_in(language),
            "also_until": also_until,
            "is_final": deadline.name == call.final.name,
            "days_words": days_words,
        },
        parts=(calendar_part(call, language),),
    )


def say_days(days: int, deadline: str, language: str) -> str:
    """ "7 days left", "One day left", "Today is the last day"; before the first cutoff no day is the last."""
    if days == 0 and deadline == "preferred":
        return say(language, "days.0.preferred")
    if days in {0, 1}:
        return say(language, f"days.{days}")
    return say(language, "days.many", days=days)
