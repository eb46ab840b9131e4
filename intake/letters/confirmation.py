"""The confirmation of a withdrawal: what stands still from now on, and where copies have gone."""

from __future__ import annotations

from config.call import Call
from intake.letters.flat import one_line
from intake.letters.items import bare_story_item
from intake.letters.pages import make_letter
from intake.letters.phrases import has_phrase, join, language_of_letter, say
from intake.letters.values import Confirmation, Stamp
from storage.values import Letter, LetterKind


def write_confirmation(shown: Confirmation, stamp: Stamp, call: Call) -> Letter:
    """The answer to a withdrawal. It claims no more than is known: where exports and digests with it went."""
    language = language_of_letter(stamp.language, call)
    numbers = join(language, [story.reference for story in shown.stories])
    code = "subject.confirmation" if shown.stories else "subject.confirmation_unclear"
    return make_letter(
        LetterKind.CONFIRMATION,
        stamp,
        call,
        say(language, code, stories=numbers),
        {
            "reference": shown.reference,
            "stories": tuple(bare_story_item(story, language) for story in shown.stories),
            "sent_to": join(language, [_receiver(code, call, language) for code in shown.sent_to]),
        },
        about=[story.number for story in shown.stories],
    )


def _receiver(audience: str, call: Call, language: str) -> str:
    """Who holds a copy: an audience by its code, or a receiver by name."""
    code = f"receiver.{audience}"
    if not has_phrase(language, code):
        return one_line(audience, 80)
    return say(language, code, coalition=call.coalition, agency=call.agency)
