"""The core: what one message causes. Pure: a reading, the call and the history in, a plan out.

A machine never raises consent above `claimed`, a withdrawal acts on every story of the thread at once, and nobody is
written to who must not be (see `parsers.automatic.may_be_answered`).
"""

from __future__ import annotations

from datetime import datetime

from config.call import Call
from intake.answers.read import answer_of, stories_told
from intake.answers.values import AnswerPlan
from intake.letters.identity import is_letter_id
from intake.planning.consent import answered, stories_meant, told, withdrawn
from intake.planning.letters import letters_of, notice_of_unreadable, our_reason
from intake.planning.same_program import same_as
from intake.planning.values import (
    ConsentStep,
    ContactChange,
    History,
    Mark,
    NewRecord,
    Plan,
)
from parsers.automatic import may_be_answered
from parsers.records import (
    Address,
    AutomaticKind,
    Disposition,
    Problem,
    Program,
    Reading,
    Record,
    Story,
)
from storage.values import LetterKind

ACTS_ON_CONSENT = {Disposition.WITHDRAWAL, Disposition.CONSENT_ANSWER}
TOO_LARGE = "it is too large: only its beginning was kept, see it in the mailbox"


def plan(reading: Reading, call: Call, history: History, received: datetime, *, cut: bool = False) -> Plan:
    """All that the message causes. `received` (aware UTC) is the server's receipt, and decides lateness.

    `cut` says that only the beginning of the message was kept, because it is too large.
    """
    sender = sender_of(reading)
    if reading.unreadable:
        return _unreadable(reading, reading.unreadable, call, history, sender)
    if sender is None:
        return Plan(Mark.QUARANTINED, reasons=("no author: nobody stands in From",), needs_person=("no author",))
    if sender.key == call.address.casefold():
        return Plan(Mark.OURS, reasons=("it comes from our own address",))
    if is_letter_id(reading.message.message_id):
        service = "a letter of a service like this one"
        return Plan(Mark.AUTOMATIC, reasons=(service,), unanswered=service)
    if _is_robot(reading):
        return _automatic(reading)
    return _from_a_person(reading, call, history, received, sender, cut=cut)


def _unreadable(reading: Reading, why: str, call: Call, history: History, sender: Address | None) -> Plan:
    """Set aside for a person; a sender who can help is told at once."""
    silence = may_be_answered(reading.message, reading.automatic) or (sender and our_reason(history, sender, call))
    letters = () if silence or sender is None else notice_of_unreadable(why, history, sender)
    return Plan(Mark.QUARANTINED, reasons=(why,), needs_person=(why,), letters=letters, unanswered=silence or None)


def _is_robot(reading: Reading) -> bool:
    """Whether no person wrote it. A person's words that came through a mailing list are a person's."""
    if reading.automatic is None:
        return False
    through_a_list = reading.automatic.kind is AutomaticKind.LIST
    return not (through_a_list and reading.triage.disposition is not Disposition.BULK)


def _automatic(reading: Reading) -> Plan:
    assert reading.automatic is not None
    said = f"{reading.automatic.kind.value}: {reading.automatic.reason}"
    return Plan(
        Mark.AUTOMATIC,
        reasons=(said, *reading.triage.reasons),
        needs_person=reading.triage.person_reasons if reading.triage.needs_person else (),
        bounces=reading.automatic.bounces,
        unanswered=said,
    )


def sender_of(reading: Reading) -> Address | None:
    """Who may be written to: the one who sent the mail. The author inside a forward was never authenticated."""
    return reading.forwarder or reading.author


def _from_a_person(
    reading: Reading, call: Call, history: History, received: datetime, sender: Address, *, cut: bool
) -> Plan:
    late = call.is_late(received)
    answer = answer_of(reading, call, history.proof)
    if answer is not None and answer.proof.answers_us:
        return _from_a_coordinator(reading, history, answer, late=late)
    records = tuple(_new_record(record, history, late=late) for record in reading.records if _brings(record, history))
    consent = (*told(reading, records), *answered(reading, history, records), *withdrawn(reading, history))
    silence = may_be_answered(reading.message, reading.automatic) or our_reason(history, sender, call)
    letters = () if silence else letters_of(reading, history, sender, records, consent, cut=cut)
    return Plan(
        Mark.RECORDED if records or consent else Mark.NOTED,
        reasons=reading.triage.reasons,
        needs_person=(*_for_a_person(reading, history, records, consent), *((TOO_LARGE,) if cut else ())),
        records=records,
        consent=consent,
        letters=letters,
        unanswered=silence,
        contacts=(_contact(reading, sender, history),),
        late=late,
        answer=answer,
        answered=_questions(history),
    )


def _from_a_coordinator(reading: Reading, history: History, answer: AnswerPlan, *, late: bool) -> Plan:
    """An answer to the digest: commands and notes. It tells records only where it passes them on, or tells a story."""
    passed_on = reading.forward is not None or any(file.text for file in reading.message.attachments)
    found = reading.records if passed_on else stories_told(reading, answer)
    records = tuple(_new_record(record, history, late=late) for record in found)
    proof = answer.proof
    needs_person = () if proof.proven else (f"an answer to the digest whose sender is not proven: {proof.why_not}",)
    return Plan(
        Mark.RECORDED if records or (proof.proven and answer.answer.commands) else Mark.NOTED,
        reasons=("it answers the digest",),
        needs_person=needs_person,
        records=records,
        consent=told(reading, records),
        unanswered=may_be_answered(reading.message, reading.automatic),
        late=late,
        answer=answer,
    )


def _questions(history: History) -> tuple[str, ...]:
    """The questions that it answers, whatever it says: nobody is asked again who has written back."""
    answers = history.answers
    return answers.message_ids if answers is not None and answers.kind is LetterKind.CONSENT_QUESTION else ()


def _brings(record: Record, history: History) -> bool:
    """Whether a record is new matter; a story that only carries consent for one we hold is no second story."""
    if not isinstance(record, Story):
        return True
    return bool(record.narrative.strip()) or bool(record.harms) or not stories_meant(history)


def _new_record(record: Record, history: History, *, late: bool) -> NewRecord:
    problems = list(record.problems)
    if late:
        problems.append(Problem("late", "it came after the final deadline"))
    merge_with = None
    if isinstance(record, Program):
        merge_with = same_as(record, history.programs)
    return NewRecord(record, tuple(problems), merge_with)


def _for_a_person(
    reading: Reading,
    history: History,
    records: tuple[NewRecord, ...],
    consent: tuple[ConsentStep, ...],
) -> tuple[str, ...]:
    reasons = list(reading.triage.person_reasons) if reading.triage.needs_person else []
    if reading.triage.needs_person and not reasons:
        reasons.append("it is not plain what is meant")
    if reading.triage.disposition in ACTS_ON_CONSENT and not consent:
        reasons.append("it speaks of consent, but of which story is not certain")
    if history.answers is not None and history.answers.kind is LetterKind.CONSENT_QUESTION:
        reasons += [
            f"it answers about S-{story.number}, which stands at {story.state}"
            for story in history.stories
            if story.number in history.answers.about and story.state in {"granted", "expired"}
        ]
    if history.answers is not None and history.answers.kind is LetterKind.DIGEST and history.proof is None:
        reasons.append("it answers a digest, but comes from nobody of the call")
    if history.same_message_id is not None:
        reasons.append(f"its Message-ID stands on M-{history.same_message_id} too, with other content")
    reasons += [f"it seems to correct P-{new.merge_with}" for new in records if new.merge_with is not None]
    return tuple(dict.fromkeys(reasons))


def _contact(reading: Reading, sender: Address, history: History) -> ContactChange:
    """What it says of a contact. A forwarded letter's token stops the letters of the one it was written to."""
    said = {reading.triage.disposition, *reading.triage.also}
    answers = {
        Disposition.SUBMISSION,
        Disposition.DECLINE,
        Disposition.CORRECTION,
        Disposition.CONSENT_ANSWER,
    }
    if history.stops is not None:
        return ContactChange(history.stops, opted_out=True)
    return ContactChange(sender, bool(said & answers), Disposition.UNSUBSCRIBE in said)
