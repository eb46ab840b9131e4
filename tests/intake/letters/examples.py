"""One full letter of each kind, with everything in it that a letter can show; all people are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from config.call import Call, Person
from config.load import bundled_call, load_call
from intake.answers.values import Outcome
from intake.letters.acknowledgement import write_acknowledgement
from intake.letters.announcement import write_announcement
from intake.letters.answer import write_answer
from intake.letters.confirmation import write_confirmation
from intake.letters.consent_question import write_consent_question
from intake.letters.digest import write_digest
from intake.letters.identity import letter_message_id
from intake.letters.notice import write_notice
from intake.letters.reminder import write_reminder
from intake.letters.values import (
    Acknowledgement,
    AnswerTo,
    Ask,
    Confirmation,
    ConsentQuestion,
    Contacts,
    DigestOf,
    Health,
    Need,
    Notice,
    ReminderFor,
    ShownAccommodation,
    ShownProgram,
    ShownStory,
    Stamp,
    Stop,
    Totals,
    Week,
)
from parsers.records import Address
from storage.values import Letter, LetterKind
from tests.factories import utc

SECRET = b"a secret for tests only"
READER = Address("María Núñez", "maria.nunez@shelter.example.org")
MAILTO = "mailto:intake@saferelease.example.org?subject=unsubscribe%20abc"
PAGE = "https://intake.example.org/stop/maria/abc"


@cache
def the_call() -> Call:
    return load_call(bundled_call())


def a_stamp(kind: LetterKind, language: str = "en", **changes: object) -> Stamp:
    key = f"safe-release-2010/M-12/{READER.key}"
    stamp = Stamp(
        key=key,
        message_id=letter_message_id(kind, key, "saferelease.example.org", SECRET),
        to=READER,
        language=language,
        in_reply_to="<1.2@shelter.example.org>",
        references=("<0.1@shelter.example.org>", "<1.2@shelter.example.org>"),
        subject="Re: Call for input: two programs and a story",
        stop=Stop(MAILTO, PAGE),
    )
    return replace(stamp, **changes)  # type: ignore[arg-type]


PROGRAMS = (
    ShownProgram(
        "P-4",
        "Gateway Home Navigators",
        "Harbor County Reentry Council",
        "ctx.reentry_adult",
        "https://gatewayhome.example.org/programs/navigators",
        "A navigator meets each person two weeks before release and stays in touch for ninety days after it.",
        "Lena Ortiz",
    ),
    ShownProgram("P-5", "Youth Circle Aftercare", context="ctx.juvenile_wraparound", suggested_by="Lena Ortiz"),
    ShownProgram(
        "P-6",
        "The Open Gate",
        "Open Gate Trust",
        "",
        "http://opengate.example.net/",
        "Volunteers wait at the door with a telephone and a ride.",
        "Paul Adeyemi",
        ("seems to be P-2 again",),
    ),
)
ACCOMMODATIONS = (
    ShownAccommodation(
        "A-1", "Thirty days of medicines at release", ("pop.pregnant_nursing",), "A county rule: nobody leaves without."
    ),
)
TOLD = ShownStory(3, "unassessed", harms=("harm.late_night", "harm.no_transport"))
CLAIMED = ShownStory(7, "claimed", words="she said we can share it with your group", why="someone must confirm it")
GRANTED = ShownStory(
    5,
    "granted",
    attribution="anonymous",
    summary=("A man was let out at eleven at night, eight miles from the next bus, without his telephone.",),
    harms=("harm.late_night",),
    facility="Stillwater Detention Center",
    month="2010-06",
)
SUSPENDED = ShownStory(2, "suspended", held_by=("stories for agency",))


def an_acknowledgement(language: str = "en", **changes: object) -> Letter:
    shown = Acknowledgement(
        references=("M-12",),
        programs=tuple(replace(program, suggested_by="", doubts=()) for program in PROGRAMS[:2]),
        accommodations=ACCOMMODATIONS,
        stories=(TOLD,),
        asks=(
            Ask("no_description", "P-5", "Youth Circle Aftercare"),
            Ask("no_website", "P-5", "Youth Circle Aftercare"),
        ),
        consent_follows=True,
    )
    shown = replace(shown, **changes)  # type: ignore[arg-type]
    return write_acknowledgement(shown, a_stamp(LetterKind.ACKNOWLEDGEMENT, language), the_call())


def a_consent_question(language: str = "en") -> Letter:
    call = the_call()
    question = ConsentQuestion(
        (TOLD, replace(TOLD, number=9, people=2)),
        call.final.latest + call.consent_valid,
        call.final.latest + call.consent_close,
    )
    return write_consent_question(question, a_stamp(LetterKind.CONSENT_QUESTION, language), call)


def a_confirmation(language: str = "en") -> Letter:
    shown = Confirmation((replace(TOLD, state="suspended"),), "M-20", ("agency",))
    return write_confirmation(shown, a_stamp(LetterKind.CONFIRMATION, language), the_call())


def a_reminder(language: str = "en") -> Letter:
    what = ReminderFor(the_call().preferred, 7)
    return write_reminder(what, a_stamp(LetterKind.REMINDER, language, in_reply_to=None, references=()), the_call())


def a_reminder_of_what_is_missing(language: str = "en") -> Letter:
    what = ReminderFor(the_call().final, 2, True, (PROGRAMS[1],))
    return write_reminder(what, a_stamp(LetterKind.REMINDER, language, in_reply_to=None, references=()), the_call())


def an_announcement(language: str = "en") -> Letter:
    return write_announcement(a_stamp(LetterKind.ANNOUNCEMENT, language, in_reply_to=None, references=()), the_call())


def a_notice(language: str = "en") -> Letter:
    return write_notice(Notice("encrypted", "M-30"), a_stamp(LetterKind.NOTICE, language), the_call())


def a_week() -> DigestOf:
    return DigestOf(
        start=utc(2010, 9, 13, 12),
        end=utc(2010, 9, 20, 12),
        needs=(
            Need(
                "story_claimed",
                "S-7",
                "someone must confirm it",
                yes="confirm S-7 coalition anonymous",
                no="refuse S-7",
                others=("later S-7",),
            ),
            Need("message", "M-31", "it is not plain what is meant", yes="done M-31", others=("later M-31",)),
            Need("merge", "P-6", "seems to be P-2 again", yes="merge P-6 P-2", no="keep P-6", others=("drop P-6",)),
        ),
        programs=PROGRAMS,
        accommodations=ACCOMMODATIONS,
        stories=(CLAIMED, GRANTED, SUSPENDED),
        other_stories=(("refused", 1),),
        notes=(("Sister Joan Keller", "I will ring the county about the night bus."),),
        referrals=("M-18: Paul Adeyemi",),
        totals=Totals(31, 14, 8, 6, 1, 1, 1, 9, 3, 6, 44),
        contacts=Contacts(42, 12, 2, ("Ana Whitfield", "Rev. Cole", "Harbor Legal Aid")),
        weeks=(Week("13 Sep", 31, 18, utc(2010, 9, 13, 12)), Week("20 Sep", 4, 1, utc(2010, 9, 20, 12))),
        health=Health(utc(2010, 9, 20, 11, 55), quarantined=1, bounced=2),
        new_messages=9,
    )


def a_digest(language: str = "en", digest: DigestOf | None = None) -> Letter:
    reader = Person("Ruth Abara", "ruth.abara@saferelease.example.org", language)
    outside = a_stamp(LetterKind.DIGEST, language, in_reply_to=None, references=(), token="k7q2mx3fh6tz4abck7q2mx3fh6")
    return write_digest(digest or a_week(), outside, the_call(), reader)


def an_answer(language: str = "en") -> Letter:
    outcomes = (
        Outcome(
            "granted",
            True,
            "S-7",
            (("scopes", "coalition agency"), ("attribution", "anonymous")),
            undo=41,
            also=("limit_no_quote",),
        ),
        Outcome("dropped", True, "P-6", undo=42),
        Outcome("suspended", True, "S-2", copies=("stories for agency",)),
        Outcome("slip", said="confrim S-9 coalition", write="confirm S-9 coalition"),
        Outcome("overtaken", reference="S-3", words=(("state", "suspended"),), said="confirm S-3 coalition"),
        Outcome("evidence", reference="S-4", words=(("needs", "agency: E2"),), said="confirm S-4 agency"),
        Outcome("undo_widens", said="undo 12"),
    )
    shown = AnswerTo("M-40", outcomes=outcomes, held_in_doubt=(5,), notes=1, until="18 October 2010")
    return write_answer(shown, a_stamp(LetterKind.ANSWER, language, token="k7q2mx3fh6tz4abck7q2mx3fh6"), the_call())


def an_unproven_answer(language: str = "en") -> Letter:
    shown = AnswerTo("", proven=False, why_not="no_code")
    return write_answer(shown, a_stamp(LetterKind.ANSWER, language), the_call())


def a_quiet_digest(language: str = "en") -> Letter:
    week = a_week()
    quiet = DigestOf(
        week.start, week.end, totals=week.totals, contacts=week.contacts, health=Health(utc(2010, 9, 20, 11, 55))
    )
    return a_digest(language, quiet)


EXAMPLES: dict[str, Callable[[str], Letter]] = {
    "acknowledgement": an_acknowledgement,
    "consent-question": a_consent_question,
    "confirmation": a_confirmation,
    "reminder": a_reminder,
    "reminder-missing": a_reminder_of_what_is_missing,
    "announcement": an_announcement,
    "notice": a_notice,
    "answer": an_answer,
    "answer-unproven": an_unproven_answer,
    "digest": a_digest,
    "digest-quiet": a_quiet_digest,
}
