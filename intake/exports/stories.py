"""The list of stories for one audience: only what the gate gave, with the means to call it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from config.call import Call, Person
from config.wording import say_day, say_month
from intake.disclosure import Audience, CountedStory
from intake.exports.bibliography import as_sheet
from intake.exports.document import WIDEST, Block, Document, Facts, Grid, Heading, Paragraph, Sheet, grid, say
from intake.letters.values import ShownStory

NO_FACILITY = "Facility not told"
NO_HARM = "No harm named"
LEAST = 3  # a smaller number of stories that are only counted could tell of one person
AUDIENCES = {"coalition": "the coalition", "agency": "the agency", "public": "the public"}


@dataclass(frozen=True, slots=True)
class StoryList:
    """What one audience may see: accounts in their order, and stories that are only counted."""

    audience: Audience
    accounts: tuple[ShownStory, ...]
    counted: tuple[CountedStory, ...]
    version: str
    until: datetime


def as_document(found: StoryList, call: Call, written: datetime) -> Document:
    """The pages: the table on the first, then the accounts. `written` is aware."""
    table, left_out = _counts(found, call)
    day = say_day(written, call.zone, "en")
    number = len(found.accounts)
    blocks: list[Block] = [Heading(1, "Counts")]
    if table is None:
        blocks.append(Paragraph(say("There is no account that this audience may see.")))
    else:
        blocks.append(table)
    if left_out:
        blocks.append(Paragraph(say(_LEFT_OUT), "note"))
    blocks.append(Paragraph(say(f"{_agreement(found, call)} {_RECALL} {_contact(call)}."), "note"))
    blocks += [Heading(1, "Accounts")] if found.accounts else []
    for place, story in enumerate(found.accounts, start=1):
        blocks += _account(place, story, call)
    return Document(
        f"Accounts of release: {call.title}",
        f"{call.coalition}. For {reader(found.audience, call)}. {day}. {number} account{'' if number == 1 else 's'}.",
        tuple(blocks),
        _sheets(found, table, call),
        f"Only for {reader(found.audience, call)} · version {found.version} · "
        f"not to be used after {say_day(found.until, call.zone, 'en')} · recall: {recall_contact(call).addr_spec}",
    )


_LEFT_OUT = (
    f"Some stories may only be counted. Where fewer than {LEAST} of them would stand alone in a line or a cell, they "
    "are left out, because so small a number could tell of one person."
)
_RECALL = (
    "A person may call an account back at any time; then delete it and all copies. Whoever passed on a copy tells "
    "those who have it. Contact:"
)


def reader(audience: Audience, call: Call) -> str:
    named = AUDIENCES[audience.value]
    return f"{named}, {call.agency}" if audience is Audience.AGENCY else named


def _agreement(found: StoryList, call: Call) -> str:
    return (
        f"Only for {reader(found.audience, call)}; not to be passed on. Every person here agreed to this audience and "
        "to no other. Names, numbers and days are withheld; what could still tell who it was is told more coarsely."
    )


def _contact(call: Call) -> str:
    officer = recall_contact(call)
    return f"{officer.name}, {officer.addr_spec}"


def recall_contact(call: Call) -> Person:
    """Who answers for consent: the call's consent officer, else its compiler."""
    people = (*call.coordinators, call.compiler)
    return next((person for person in people if person.consent_officer), call.compiler)


def _counts(found: StoryList, call: Call) -> tuple[Grid | None, bool]:
    """Harm by facility. Stories that are only counted stand in it where they are many enough; else True."""
    cells: dict[tuple[str, str], int] = {}
    for story in found.accounts:
        for harm in story.harms or ("",):
            cells[harm, facility_name(story, call)] = cells.get((harm, facility_name(story, call)), 0) + 1
    left_out = _add_counted(cells, found.counted, call)
    if not cells:
        return None, left_out
    order = [term.id for term in call.taxonomy.harms]
    rank = {harm: place for place, harm in enumerate((*order, *sorted({harm for harm, _ in cells} - {*order, ""}), ""))}
    harms = sorted({harm for harm, _ in cells}, key=rank.__getitem__)
    facilities = sorted({name for _, name in cells}, key=lambda name: (name == NO_FACILITY, name.casefold()))
    named = {harm: call.taxonomy.label(harm) if harm else NO_HARM for harm in harms}
    caption = "Stories by harm and facility. One with several harms is counted in each of its harms."
    if len(facilities) > max(WIDEST, len(harms)):  # there are few harms and may be many facilities: a page is narrow
        lines = tuple((name, tuple(cells.get((harm, name), 0) for harm in harms)) for name in facilities)
        return grid(caption, "Facility", tuple(named.values()), lines), left_out
    rows = tuple((named[harm], tuple(cells.get((harm, name), 0) for name in facilities)) for harm in harms)
    return grid(caption, "Harm", tuple(facilities), rows), left_out


def _add_counted(cells: dict[tuple[str, str], int], counted: Sequence[CountedStory], call: Call) -> bool:
    """Count those that are many enough by harm and facility, the rest by harm alone; True where some are not."""
    names = {facility.id: facility.name for facility in call.facilities}
    by_cell: dict[tuple[str, str], int] = {}
    for story in counted:
        for harm in story.harms or ("",):
            key = (harm, names.get(story.facility_id, NO_FACILITY))
            by_cell[key] = by_cell.get(key, 0) + 1
    rest: dict[str, int] = {}
    for (harm, name), number in by_cell.items():
        if number >= LEAST and name != NO_FACILITY:
            cells[harm, name] = cells.get((harm, name), 0) + number
        else:
            rest[harm] = rest.get(harm, 0) + number
    for harm, number in rest.items():
        if number >= LEAST:
            cells[harm, NO_FACILITY] = cells.get((harm, NO_FACILITY), 0) + number
    return any(number < LEAST for number in rest.values())


def facility_name(story: ShownStory, call: Call) -> str:
    """The gazetteer's name where the written one has one meaning, so that two spellings are one column."""
    known = next((facility.name for facility in call.facilities if facility.id == story.facility_id), "")
    return known or story.facility or NO_FACILITY


def _account(place: int, story: ShownStory, call: Call) -> Iterator[Block]:
    yield Heading(2, f"{place}. Account {story.reference}")
    for paragraph in story.summary or ("The account itself may not be quoted.",):
        yield Paragraph(say(paragraph, italic=not story.summary))
    facts = tuple((label, say(words)) for label, words in _facts(story, call) if words)
    if facts:
        yield Facts(facts)


def _facts(story: ShownStory, call: Call) -> tuple[tuple[str, str], ...]:
    facility = facility_name(story, call)
    return (
        ("When", ", ".join(filter(None, (say_month(story.month, "en"), story.hour)))),
        ("Held at", "" if facility == NO_FACILITY else facility),
        ("Let out at", story.place),
        ("What was missing", ", ".join(map(call.taxonomy.label, story.harms))),
        ("People", str(story.people) if story.people != 1 else ""),
        ("Special needs", ", ".join(map(call.taxonomy.label, story.populations))),
        ("Told by", story.source),
        ("May be named", _NAMED.get(story.attribution, story.attribution.replace("_", " "))),
    )


_NAMED = {
    "anonymous": "not at all",
    "initials": "by initials; ask the contact for recalls",
    "pseudonym": "by another name; ask the contact for recalls",
    "first_name": "by first name; ask the contact for recalls",
    "full_name": "by full name; ask the contact for recalls",
    "": "",
}


def _sheets(found: StoryList, table: Grid | None, call: Call) -> tuple[Sheet, ...]:
    header = ("Number", "Account", "Words", *(label for label, _ in _facts(ShownStory(0, "granted"), call)))
    rows: list[tuple[str | int, ...]] = []
    for place, story in enumerate(found.accounts, start=1):
        facts = (words for _, words in _facts(story, call))
        rows.append((place, story.reference, " ".join(story.summary), *facts))
    about = (
        ("For", reader(found.audience, call)),
        ("Version", found.version),
        ("Not to be used after", say_day(found.until, call.zone, "en")),
        ("Recall", _contact(call)),
        ("Agreement", _agreement(found, call)),
    )
    sheets = (Sheet("Accounts", header, tuple(rows)), Sheet("About", ("What", "Words"), about))
    return (as_sheet("Counts", table), *sheets) if table else sheets
