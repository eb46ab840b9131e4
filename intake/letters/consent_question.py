"""The consent question: who may see a story, how its person may be named, for how long. No is a good answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from config.call import Call
from config.consent import consent_policy
from config.wording import say_day, say_instant
from intake.letters.items import Item, story_item
from intake.letters.pages import make_letter
from intake.letters.phrases import join, language_of_letter, say
from intake.letters.values import ConsentQuestion, Stamp
from storage.values import Letter, LetterKind


def write_consent_question(question: ConsentQuestion, stamp: Stamp, call: Call) -> Letter:
    """The question to the one who told the stories: the first one, one more time, or before a consent ends.

    It holds the numbers of the stories and no word of them. Its token stands in the text too, which people quote.
    """
    language = language_of_letter(stamp.language, call)
    several = len(question.stories) > 1
    numbers = join(language, [story.reference for story in question.stories])
    return make_letter(
        LetterKind.CONSENT_QUESTION,
        stamp,
        call,
        say(language, f"subject.consent_question{'s' if several else ''}", stories=numbers),
        {
            "stories": tuple(story_item(story, call, language) for story in question.stories),
            "several": several,
            "audience": say(language, "audience", coalition=call.coalition),
            "attributions": tuple(Item(say(language, f"attribution.{code}")) for code in consent_policy().attribution),
            "until": _last_day(question.until, call, language),
            "answer_by": say_instant(question.answer_by, call.zone, language),
            "asked_on": say_day(question.asked_on, call.zone, language) if question.asked_on else "",
            "ends": _last_day(question.ends, call, language) if question.ends else "",
            "token": stamp.token,
        },
        about=[story.number for story in question.stories],
    )


def _last_day(until: datetime, call: Call, language: str) -> str:
    """The day on which a consent holds for the last time."""
    return say_day(until - timedelta(minutes=1), call.zone, language)
