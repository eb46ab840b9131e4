"""The consent question: who may see a story, how its person may be named, for how long. No is a good answer."""

from __future__ import annotations

from datetime import timedelta

from config.call import Call
from config.consent import consent_policy
from config.wording import say_day, say_instant
from intake.letters.items import Item, story_item
from intake.letters.pages import make_letter
from intake.letters.phrases import join, language_of_letter, say
from intake.letters.values import ConsentQuestion, Stamp
from storage.values import Letter, LetterKind


def write_consent_question(question: ConsentQuestion, stamp: Stamp, call: Call) -> Letter:
    """The question to the one who told the stories. It holds their numbers and no word of them."""
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
            "until": say_day(question.until - timedelta(minutes=1), call.zone, language),
            "answer_by": say_instant(question.answer_by, call.zone, language),
        },
        about=[story.number for story in question.stories],
    )
