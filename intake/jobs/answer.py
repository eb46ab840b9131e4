"""Answer: what a coordinator's mail wants is done, and one letter says what was done, what was not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from config.wording import say_day
from intake.answers.perform import Work, perform
from intake.answers.proof import issue
from intake.answers.values import AnswerPlan, Outcome
from intake.answers.withdrawals import could_be_meant, hold_named
from intake.letters.answer import ANSWERS_VALID, write_answer
from intake.letters.phrases import language_of_letter
from intake.letters.values import AnswerTo
from intake.stamps import answering
from parsers.records import Address, Reading
from storage import answers, outbox, records
from storage.database import Session
from storage.messages import Unsorted
from storage.values import Letter, LetterKind

if TYPE_CHECKING:
    from intake.app import App

TOLD_SO = frozenset({"no_code", "expired"})


def settle_answer(
    session: Session,
    app: App,
    one: Unsorted,
    reading: Reading,
    plan: AnswerPlan,
    numbers: Sequence[int],
    now: datetime,
) -> None:
    """Do it, in the transaction that is open. `numbers` are those of the records that the mail gave."""
    if not plan.proof.proven:
        _tell_how(session, app, one, reading, plan, now)
        return
    work = Work(session, app, plan.proof, one.number, now)
    outcomes = [perform(work, command) for command in plan.answer.commands]
    outcomes += [Outcome(each.why, said=each.said, write=each.suggestion) for each in plan.answer.unclear]
    held = hold_named(work, [number for stories in plan.withdrawals for number in stories])
    asks = any(not stories for stories in plan.withdrawals)
    in_doubt = hold_named(work, could_be_meant(work, [note.text for note in plan.answer.notes])) if asks else ()
    _keep_notes(work, plan, records.find_records(session, kind="story", numbers=numbers) if numbers else ())
    day = say_day(now + ANSWERS_VALID, app.call.zone, language_of_letter(plan.proof.person.language, app.call))
    answer = AnswerTo(
        reference=f"M-{one.number}",
        outcomes=tuple(outcomes),
        held=held,
        held_in_doubt=in_doubt,
        asks_which=asks and not in_doubt,
        notes=len(plan.answer.notes),
        until=day,
        about=tuple(dict.fromkeys((*_about(outcomes), *held, *in_doubt))),
    )
    if plan.writes_back and not answer.is_empty:
        _post(session, app, one, _write(app, reading, plan, answer, f"M-{one.number}"), outcomes, now)


def _keep_notes(work: Work, plan: AnswerPlan, told: Sequence[records.StoredRecord]) -> None:
    """A note that names no story, in a mail that tells one, is about that one."""
    own = tuple(stored.number for stored in told)
    for note in plan.answer.notes:
        answers.add_note(
            work.session,
            person=work.proof.key,
            name=work.name,
            message=work.message,
            text=note.text,
            stories=note.stories or own,
            now=work.now,
        )


def _tell_how(session: Session, app: App, one: Unsorted, reading: Reading, plan: AnswerPlan, now: datetime) -> None:
    """Once a day and person at most: whoever forges a sender shall not fill that person's mailbox."""
    why_not = plan.proof.why_not
    if not plan.writes_back or not (plan.answer.commands or why_not in TOLD_SO) or why_not == "repeated":
        return
    cause = f"unproven/{now:%Y-%m-%d}"
    letter = _write(app, reading, plan, AnswerTo("", proven=False, why_not=why_not), cause)
    outbox.post(session, letter, now, thread=letter.key, cause=one.number)


def _write(app: App, reading: Reading, plan: AnswerPlan, answer: AnswerTo, cause: str) -> Letter:
    person = plan.proof.person
    to = Address(person.name, person.addr_spec)
    outside = answering(app, reading.message, LetterKind.ANSWER, cause, to, person.language)
    if not answer.proven:
        outside = replace(outside, token="", reply_to=None)
    return write_answer(answer, outside, app.call)


def _post(
    session: Session, app: App, one: Unsorted, letter: Letter, outcomes: Sequence[Outcome], now: datetime
) -> None:
    if outbox.post(session, letter, now, thread=letter.key, cause=one.number):
        undo = {
            outcome.reference: {"yes": "", "no": "", "all": [f"undo {outcome.undo}"]}
            for outcome in outcomes
            if outcome.undo is not None
        }
        issue(session, app, letter, f"M-{one.number}", now, undo, letter.about)


def _about(outcomes: Sequence[Outcome]) -> list[int]:
    return [int(one.reference[2:]) for one in outcomes if one.done and one.reference.startswith("S-")]
