"""The digest: one week for the people of the call. What needs them, what came in, who is missing, how it stands."""

from __future__ import annotations

from config.call import Call, Person
from config.wording import say_day, say_short_day
from intake.letters.answer import ANSWERS_VALID, code_words
from intake.letters.digest_sections import (
    came_in,
    contacts_words,
    health_words,
    how_to_act,
    in_short,
    is_well,
    totals,
    waiting_words,
    weeks,
)
from intake.letters.digest_tables import Folded, fold, table_part
from intake.letters.pages import make_letter
from intake.letters.phrases import language_of_letter, say
from intake.letters.values import DigestOf, Stamp
from storage.values import Letter, LetterKind

LARGEST = 88_000  # clients cut a page above about 100 kB
FOLDS = (25, 12, 6, 3, 1)


def write_digest(digest: DigestOf, stamp: Stamp, call: Call, reader: Person) -> Letter:
    """The digest in the language of `reader`. A long week is folded until it fits; a table has what was left out."""
    language = language_of_letter(reader.language, call)
    letter = _written(digest, stamp, call, language, FOLDS[0])
    for most in FOLDS[1:]:
        if max(len(letter.html.encode()), len(letter.text.encode())) <= LARGEST:
            break
        letter = _written(digest, stamp, call, language, most)
    return letter


def _written(digest: DigestOf, stamp: Stamp, call: Call, language: str, most: int) -> Letter:
    shown = fold(digest, call, language, most)
    end = say_day(digest.end, call.zone, language)
    return make_letter(
        LetterKind.DIGEST,
        stamp,
        call,
        say(language, "subject.digest", day=end, title=call.title_in(language)),
        _values(digest, shown, call, language, stamp.token),
        parts=(table_part(digest, call, language),) if shown.something_left_out else (),
        about=[story.number for story in digest.stories],
    )


def _values(digest: DigestOf, shown: Folded, call: Call, language: str, token: str) -> dict[str, object]:
    return {
        "period": say(
            language,
            "period",
            start=say_short_day(digest.start, call.zone, language),
            end=say_day(digest.end, call.zone, language),
        ),
        "in_short": in_short(digest, call, language),
        "health": health_words(digest.health, call, language),
        "seal": say(language, "health.seal", seal=digest.health.seal) if digest.health.seal else "",
        "needs": shown.needs,
        "needs_count": len(digest.needs),
        "more_needs": shown.more_needs,
        "came_in": came_in(digest, language),
        "is_quiet": digest.is_quiet,
        "is_well": is_well(digest.health),
        "how_to_act": how_to_act(digest.needs, language),
        "code": code_words(token, say_day(digest.end + ANSWERS_VALID, call.zone, language), language),
        "groups": shown.groups,
        "accommodations": shown.accommodations,
        "more_accommodations": shown.more_accommodations,
        "stories": shown.stories,
        "more_stories": shown.more_stories,
        "other_stories": shown.other_stories,
        "notes": shown.notes,
        "more_notes": shown.more_notes,
        "referrals": shown.referrals,
        "more_referrals": shown.more_referrals,
        "contacts": contacts_words(digest.contacts, language),
        "waiting": waiting_words(digest.contacts, language),
        "totals": totals(digest.totals, language),
        "weeks": weeks(digest.weeks, call, language),
    }
