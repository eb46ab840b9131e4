"""What one week's digest shows, gathered from the ledger. Stories only as the gate allows, asked now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from config.wording import say_day
from intake.answers.asked import hints_of, put_off_until_now
from intake.answers.notes import notes_for_digest
from intake.calendar import Occasion
from intake.compose import accommodation_shown, program_shown
from intake.disclosure import Audience, counted, show
from intake.gate.recall import copies_of
from intake.jobs.pause import polls_of
from intake.letters.values import (
    Contacts,
    DigestOf,
    Health,
    ShownAccommodation,
    ShownProgram,
    ShownStory,
    Totals,
    Week,
)
from intake.views.digest_needs import NEEDS_A_DECISION as NEEDS_A_DECISION
from intake.views.digest_needs import needs_of
from parsers.records import Accommodation, Program
from storage import audit, consent, contacts, house, outbox, records, sorting, told
from storage.database import Session
from storage.records import StoredRecord
from storage.sorting import MessageView
from storage.values import LetterKind, LetterState

if TYPE_CHECKING:
    from intake.app import App

MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class DigestView:
    """`items` are what it tells for the first time; they are noted in the transaction that posts it."""

    digest: DigestOf
    items: tuple[str, ...]
    asked: dict[str, dict[str, Any]] = field(default_factory=dict)  # what may be answered to each item that asks
    noted: frozenset[int] = frozenset()  # the stories that notes in it are about


def view_digest(session: Session, app: App, occasion: Occasion, now: datetime) -> DigestView:
    """The digest that is due at `occasion`, as the ledger stands at `now`."""
    held = records.find_records(session)
    put_off = put_off_until_now(session)
    fresh = set(told.untold(session, [record.reference for record in held], now)) | put_off.references
    messages = sorting.find_messages(session, limit=1_000_000)
    new_messages = told.untold(session, [message.reference for message in messages], now)
    stories, others = _stories(session, held, now)
    tellers = frozenset(stored.author.key for stored in records.stories_to_guard(session))
    start = occasion.at - timedelta(days=7)
    needs = tuple(needs_of(session, held, messages, stories, now))
    notes = notes_for_digest(session, now)
    digest = DigestOf(
        start=start,
        end=occasion.at,
        needs=needs,
        notes=(*put_off.notes, *notes.lines),
        programs=tuple(_programs(held, fresh, tellers)),
        accommodations=tuple(_accommodations(held, fresh)),
        stories=tuple(story for story in stories if story.reference in fresh or story.state in NEEDS_A_DECISION),
        other_stories=tuple(sorted(others.items())),
        referrals=tuple(_referrals(messages, set(new_messages), tellers)),
        totals=_totals(session),
        contacts=_contacts(session, tellers),
        weeks=_weeks(app, held, messages, occasion),
        health=_health(session, app),
        new_messages=len(new_messages),
    )
    asked = {need.reference: hints_of(need).as_item() for need in needs if hints_of(need).all}
    return DigestView(digest, (*sorted(fresh), *new_messages, *notes.items, *put_off.items), asked, notes.stories)


def _stories(session: Session, held: list[StoredRecord], now: datetime) -> tuple[list[ShownStory], Counter[str]]:
    """Every story as coordinators may see it, and how many are only counted, by state."""
    shown: list[ShownStory] = []
    others: Counter[str] = Counter()
    for stored in held:
        if stored.kind != "story":
            continue
        standing = consent.standing_of(session, stored.number, now)
        copies = [copies.line for copies in copies_of(session, stored.number)]
        story = records.as_story(stored)
        seen = show(stored.number, story, standing, Audience.COALITION, copies, author=stored.author)
        if seen is None:
            others[counted(standing.state)] += 1
        else:
            shown.append(seen)
    return shown, others


def _programs(held: list[StoredRecord], fresh: set[str], tellers: frozenset[str]) -> Iterator[ShownProgram]:
    """Who told a story is not named beside a program: the two may have come in one mail, and the story be their own."""
    for stored in held:
        if isinstance(stored.record, Program) and stored.reference in fresh:
            yield program_shown(stored, suggested_by="" if stored.author.key in tellers else stored.author.name)


def _accommodations(held: list[StoredRecord], fresh: set[str]) -> Iterator[ShownAccommodation]:
    for stored in held:
        if isinstance(stored.record, Accommodation) and stored.reference in fresh:
            yield accommodation_shown(stored)


def _referrals(messages: list[MessageView], new: set[str], tellers: frozenset[str]) -> Iterator[str]:
    for message in messages:
        if message.disposition == "referral" and message.reference in new:
            is_open = message.author_key not in tellers
            yield f"{message.reference}: {message.author_name or message.author_key}" if is_open else message.reference


def _totals(session: Session) -> Totals:
    marks = sorting.count_by_mark(session)
    kinds = records.count_by_kind(session)
    return Totals(
        messages=sum(marks.values()),
        recorded=marks.get("recorded", 0),
        noted=marks.get("noted", 0),
        automatic=marks.get("automatic", 0),
        ours=marks.get("ours", 0),
        quarantined=marks.get("quarantined", 0),
        waiting=marks.get("waiting", 0),
        programs=kinds.get("program", 0),
        accommodations=kinds.get("accommodation", 0),
        stories=kinds.get("story", 0),
        letters_sent=outbox.count_by_state(session).get(LetterState.SENT.value, 0),
    )


def _contacts(session: Session, tellers: frozenset[str]) -> Contacts:
    announced = outbox.find_letters(session, kind=LetterKind.ANNOUNCEMENT, state=LetterState.SENT)
    known = [contact for letter in announced if (contact := contacts.find_contact(session, letter.to))]
    waiting = [c for c in known if not c.answered_at and not c.opted_out_at and not c.bounced]
    return Contacts(
        sent=len(announced),
        answered=sum(contact.answered_at is not None for contact in known),
        stopped=sum(contact.opted_out_at is not None for contact in known),
        waiting=tuple(c.address.name or c.address.addr_spec for c in waiting if c.key not in tellers)[:MOST_NAMES],
    )


def _weeks(app: App, held: list[StoredRecord], messages: list[MessageView], occasion: Occasion) -> tuple[Week, ...]:
    """Messages and records of every week since the call was opened, the last eight."""
    weeks = []
    start = occasion.at - timedelta(weeks=8)
    while start < occasion.at:
        end = start + timedelta(weeks=1)
        if end > app.call.opens:
            came = {message.number for message in messages if start <= message.received < end}
            gave = sum(record.message in came for record in held)
            label = say_day(start, app.call.zone, app.call.languages[0])
            weeks.append(Week(label, len(came), gave, start))
        start = end
    return tuple(weeks)


def _health(session: Session, app: App) -> Health:
    polls = polls_of(session, app)
    good = [poll.last_good for poll in polls if poll.last_good is not None]
    states = outbox.count_by_state(session)
    return Health(
        last_poll=min(good) if good else None,
        quarantined=sorting.count_by_mark(session).get("quarantined", 0),
        bounced=sum(contact.bounced is not None for contact in contacts.find_contacts(session)),
        uncertain=states.get(LetterState.UNCERTAIN.value, 0),
        held=states.get(LetterState.HELD.value, 0),
        missed=len(house.done_with(session, "missed")),
        seal=audit.short_head(session),
        troubles=tuple(f"{poll.account}: {poll.trouble}" for poll in polls if poll.trouble),
    )
