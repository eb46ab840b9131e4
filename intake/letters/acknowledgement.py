"""The acknowledgement: what was understood of a mail, its number, at most two questions. Short and kind."""

from __future__ import annotations

from config.call import Call
from intake.letters.flat import one_line
from intake.letters.items import Group, Item, accommodation_item, program_item, story_item
from intake.letters.pages import make_letter
from intake.letters.phrases import join, language_of_letter, say, say_or
from intake.letters.subjects import reply_subject
from intake.letters.values import Acknowledgement, Ask, Stamp
from storage.values import Letter, LetterKind

MOST_ASKS = 2


def write_acknowledgement(shown: Acknowledgement, stamp: Stamp, call: Call) -> Letter:
    """The answer to one mail, or to several of one person."""
    language = language_of_letter(stamp.language, call)
    reference = join(language, shown.references)
    otherwise = say(language, "subject.acknowledgement", reference=reference)
    return make_letter(
        LetterKind.ACKNOWLEDGEMENT,
        stamp,
        call,
        reply_subject(stamp.subject, otherwise),
        {
            "reference": reference,
            "groups": understood(shown, call, language),
            "asks": tuple(_ask(ask, language) for ask in shown.asks[:MOST_ASKS]),
            "consent_follows": shown.consent_follows,
            "for_a_person": shown.for_a_person,
            "is_correction": shown.is_correction,
            "is_cut": shown.is_cut,
            "late": shown.late,
        },
        about=[story.number for story in shown.stories],
    )


def understood(shown: Acknowledgement, call: Call, language: str) -> tuple[Group, ...]:
    """Programs, precedents and stories, each under its heading; no heading without items."""
    found = (
        ("programs", tuple(program_item(program, language) for program in shown.programs)),
        ("accommodations", tuple(accommodation_item(one, call, language) for one in shown.accommodations)),
        ("stories", tuple(story_item(story, call, language) for story in shown.stories)),
    )
    return tuple(Group(say(language, f"group.{code}"), members) for code, members in found if members)


def _ask(ask: Ask, language: str) -> Item:
    name = one_line(ask.name, 120) or ask.reference
    return Item(say_or(language, f"ask.{ask.code}", "ask.other", name=name, reference=ask.reference))
