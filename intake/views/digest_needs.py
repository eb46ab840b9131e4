"""What a person must look at, with the words to answer with: the first part of every digest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from intake.answers.asked import hints_for_story, need_with
from intake.answers.hints import for_merge, for_message
from intake.disclosure import without_quotes
from intake.letters.values import Need, ShownStory
from intake.planning.same_program import seems_to_be
from storage import balance, house, outbox, records, sorting
from storage.database import Session
from storage.records import StoredRecord
from storage.sorting import MessageView
from storage.values import LetterState

NEEDS_A_DECISION = frozenset({"claimed", "unassessed", "needs_review", "suspended", "expired"})


def needs_of(
    session: Session,
    held: list[StoredRecord],
    messages: list[MessageView],
    stories: list[ShownStory],
    now: datetime,
) -> Iterator[Need]:
    """What a person must look at, the most urgent first. A mail whose story stands here is not told twice."""
    shown = {story.number for story in stories if story.state in NEEDS_A_DECISION}
    told = {stored.message for stored in held if stored.number in shown}
    for story in stories:
        if story.state in NEEDS_A_DECISION:
            hints = hints_for_story(session, story.number, now)
            yield need_with(hints, f"story_{story.state}", story.reference, story.why)
    for message in messages:
        set_aside = message.mark == "quarantined"
        reasons = message.reasons if set_aside else message.needs_person
        asks = set_aside or (bool(reasons) and message.number not in told)
        if asks and not sorting.is_settled(session, message.number):
            code = "quarantined" if set_aside else "message"
            why = "; ".join(without_quotes(reason) for reason in reasons)
            yield need_with(for_message(message.number), code, message.reference, why)
    for stored in held:
        if stored.merge_with is not None:
            hints = for_merge(stored.reference, f"P-{stored.merge_with}")
            why = seems_to_be(stored, records.find_record(session, stored.merge_with))
            yield need_with(hints, "merge", stored.reference, why)
    if in_junk := balance.alarms(session):
        yield Need("junk", "", f"{len(in_junk)}", "intake reconcile")
    held_back = outbox.find_letters(session, state=LetterState.HELD)
    stopped = ", and automatic mail is stopped" if house.switch(session, "breaker") else ""
    if held_back or stopped:
        yield Need("held", "", f"{len(held_back)} letters are held back{stopped}", "intake letters list")
