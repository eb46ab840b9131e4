"""The list of stories for one audience: only what the gate gave, with the means to call it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from config.call import Call, Person
from config.wording import MONTHS, say_day
from intake.disclosure import Audience
from intake.exports.markdown import plain, table
from intake.letters.values import ShownStory

NO_FACILITY = "Facility not told"
NO_HARM = "No harm named"
AUDIENCES = {
    "coalition": "the coalition",
    "agency": "the agency",
    "public": "the public",
}


def write_stories(
    shown: Sequence[ShownStory],
    audience: Audience,
    call: Call,
    written: datetime,
    version: str,
    until: datetime | None = None,
) -> str:
    """The whole text. `written` and `until` are aware; after `until` (the call's own end of consent where it is
    None) the first of these consents has ended. `version` is printed as it is.
    """
    reader = f"{AUDIENCES[audience.value]} ({call.agency})" if audience is Audience.AGENCY else AUDIENCES[audience]
    lines = [
        f"# Accounts of release: {plain(call.title)}",
        "",
        f"{plain(call.coalition)}. For {plain(reader)}. Written {say_day(written, call.zone, 'en')}.",
        "",
        *_counts(shown, call),
    ]
    for number, story in enumerate(shown, start=1):
        lines += [*_account(number, story, call), ""]
    return "\n".join([*lines, *_footer(reader, call, version, until or call.final.latest + call.consent_valid)]) + "\n"


def _counts(shown: Sequence[ShownStory], call: Call) -> list[str]:
    if not shown:
        return ["There is no account that this audience may see.", ""]
    facilities = sorted({story.facility for story in shown}, key=lambda name: (not name, name.casefold()))
    harms = sorted({harm for story in shown for harm in story.harms or ("",)}, key=lambda one: (not one, one))
    rows = {
        call.taxonomy.label(harm) if harm else NO_HARM: [
            sum(harm in (story.harms or ("",)) and story.facility == facility for story in shown)
            for facility in facilities
        ]
        for harm in harms
    }
    return [
        "## Counts",
        "",
        "Accounts by harm and facility. An account with several harms is counted in each of their lines.",
        "",
        *table("Harm", [facility or NO_FACILITY for facility in facilities], rows),
        "",
    ]


def _account(number: int, story: ShownStory, call: Call) -> list[str]:
    items = (
        ("Harms", ", ".join(plain(call.taxonomy.label(harm)) for harm in story.harms)),
        ("Facility", plain(story.facility)),
        ("When", _month(story.month)),
        ("People", str(story.people) if story.people != 1 else ""),
        ("Named", plain(story.attribution.replace("_", " "))),
    )
    lines = [f"## {number}. Account {plain(story.reference)}", ""]
    for paragraph in story.summary or ("",):
        lines += [plain(paragraph) or "*The account itself may not be quoted.*", ""]
    return lines + [f"- {label}: {words}" for label, words in items if words]


def _month(when: str) -> str:
    year, _, month = when.partition("-")
    if month.isdecimal() and 1 <= int(month) <= 12:
        return f"{MONTHS['en'][int(month) - 1]} {plain(year)}"
    return plain(when)


def _footer(reader: str, call: Call, version: str, until: datetime) -> list[str]:
    officer = recall_contact(call)
    return [
        "---",
        "",
        f"For {plain(reader)} only; not to be passed on. Every person in it agreed to this audience and to no other.",
        "",
        f"- Version: {plain(version)}",
        f"- Not to be used after: {say_day(until, call.zone, 'en')}",
        f"- A person may call an account back at any time. Then delete it and all copies. "
        f"Contact: {plain(officer.name)}, {plain(officer.addr_spec)}",
    ]


def recall_contact(call: Call) -> Person:
    """Who answers for consent: the call's consent officer, else its compiler."""
    people = (*call.coordinators, call.compiler)
    return next((person for person in people if person.consent_officer), call.compiler)
