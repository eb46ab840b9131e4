"""What the deliverables hold now: everything is asked in one transaction, the one that notes the export."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from config.call import KnownProgram
from intake.disclosure import Audience, count, may_open, show
from intake.exports.bibliography import Bibliography, make_bibliography
from intake.exports.stories import StoryList
from intake.exports.values import Entry, Report
from intake.gate.coarse import WITHHELD
from intake.gate.rarity import check_rarity
from intake.gate.withhold import telling, without
from intake.letters.flat import safe_link
from intake.letters.values import ShownStory
from parsers.records import Accommodation, Program, Story
from storage import consent, exports, records
from storage.database import Session
from storage.records import StoredRecord
from storage.standing import ConsentEvent

if TYPE_CHECKING:
    from intake.app import App

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
VERSION_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Gathered:
    """The list for one audience and what the ledger must keep of it.

    `coarsened` says by story number what is told more coarsely, or would be if nobody had signed. `grants` are the
    events on which each story is shown or counted.
    """

    found: StoryList
    held_back: int
    coarsened: Mapping[int, tuple[str, ...]]
    grants: Mapping[int, tuple[ConsentEvent, ...]]

    @property
    def holds(self) -> tuple[int, ...]:
        return tuple(sorted([s.number for s in self.found.accounts] + [s.number for s in self.found.counted]))


def gather_stories(session: Session, app: App, audience: Audience, now: datetime, *, signed: bool = False) -> Gathered:
    """The stories of which `audience` may see something, coarse enough to tell of nobody unless that is signed for."""
    accounts, counted, held_back = [], [], 0
    grants: dict[int, tuple[ConsentEvent, ...]] = {}
    ends: list[datetime] = []
    stored_stories = records.find_records(session, kind="story")
    for stored in stored_stories:
        story = records.as_story(stored)
        standing = consent.standing_of(session, stored.number, now)
        granted = _grants(session, stored.number)
        evidence = min((event.evidence or "E0" for event in granted), default="")
        shown = show(stored.number, story, standing, audience, author=stored.author, evidence=evidence)
        only_counted = count(stored.number, story, standing, audience)
        if shown is not None and may_open(standing, audience):
            accounts.append(shown)
        elif only_counted is not None:
            counted.append(only_counted)
        else:
            held_back += 1
            continue
        grants[stored.number] = granted
        ends += [standing.until] if standing.until is not None else []
    checked = check_rarity(accounts, [records.as_story(stored) for stored in stored_stories], app.call)
    coarsened = {one.story.number: one.coarsened for one in checked if one.coarsened}
    told = tuple(accounts) if signed else tuple(one.story for one in checked)
    until = min(ends, default=app.call.final.latest + app.call.consent_valid)
    found = StoryList(audience, told, tuple(counted), "", until)
    return Gathered(replace(found, version=_version(found)), held_back, coarsened, grants)


def _grants(session: Session, story: int) -> tuple[ConsentEvent, ...]:
    """The newest grant of each person in a story."""
    found = (
        [event for event in events if event.to == "granted"] for events in consent.events_of(session, story).values()
    )
    return tuple(events[-1] for events in found if events)


def _version(found: StoryList) -> str:
    """A mark of the content: the same accounts for the same audience have the same version."""
    accounts = [tuple(getattr(story, name) for name in ShownStory.__slots__) for story in found.accounts]
    counted = [(story.number, story.harms, story.facility_id) for story in found.counted]
    said = repr((found.audience.value, accounts, counted, found.until.isoformat()))
    return sha256(said.encode()).hexdigest()[:VERSION_LENGTH]


def gather_bibliography(session: Session, app: App, now: datetime) -> Bibliography:
    """Every program and precedent that holds, without a word that identifies the person of a story."""
    known = {program.id: program for program in app.call.known_programs}
    named = exports.credits_of(session)
    stored = records.find_records(session)
    stories: dict[str, list[Story]] = {}
    for one in records.stories_to_guard(session):
        stories.setdefault(one.author.key, []).append(records.as_story(one))
    entries = [
        replace(_entry(one, known, now.year, stories.get(one.author.key, ())), received=_day(app, one.created_at),
                suggested_by=named.get(one.author.key, ""))
        for one in stored
        if one.kind != "story"
    ]  # fmt: skip
    return make_bibliography(entries, app.call)


def _day(app: App, at: datetime) -> datetime:
    return at.astimezone(app.call.zone)


def _entry(stored: StoredRecord, known: dict[str, KnownProgram], year: int, stories: Sequence[Story]) -> Entry:
    record = stored.record
    description = "" if isinstance(record, Story) else record.description
    public = "" if isinstance(record, Story) else f"{record.name} {getattr(record, 'organisation', '')}".casefold()
    for words in (words for story in stories for words in telling(story)):
        if words.casefold() not in public:
            description = without(description, words, WITHHELD)
    if isinstance(record, Program):
        program = known.get(record.known_as or "")
        return Entry(
            stored.reference,
            record.name,
            organisation=_organisation(record.organisation or "", program),
            place=record.place or "",
            description=description,
            contexts=record.contexts,
            features=record.features,
            populations=record.populations,
            websites=record.websites,
            reports=tuple(_report(words, program, year) for words in record.reports),
        )
    assert isinstance(record, Accommodation)
    return Entry(
        stored.reference,
        record.name,
        kind="accommodation",
        description=description,
        populations=record.populations,
        reports=tuple(_report(words, None, year) for words in record.reports),
    )


def _organisation(told: str, known: KnownProgram | None) -> str:
    """As it was told; where that is only the beginning of the known name, the known name."""
    if known is not None and told and known.organisation.casefold().startswith(told.casefold()):
        return known.organisation
    return told


def _report(words: str, known: KnownProgram | None, latest: int) -> Report:
    """A report with its year: as the known list tells it, else as its title does; never guessed from an address."""
    if known is not None and words.strip() and words.strip() in {known.report_url, known.report_title}:
        return Report(known.report_title, known.report_url, known.year)
    if safe_link(words):
        return Report(url=words)
    years = [found for found in _YEAR.findall(words) if int(found) <= latest]
    return Report(title=words, year=years[-1] if years else "")
