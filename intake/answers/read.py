"""What an answer of a coordinator causes. Pure: a reading and its proof in, a plan for the answer out.

A coordinator's words act only on the story that they name or stand under. That such a note reads as a withdrawal is
asked of the note alone, by the parsers' own rules: "withdraw S-7" is a command, and no wish of an author.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

from config.call import Call
from intake.answers.values import AnswerPlan, Proof
from parsers.answer_mail import Answer, Note, read_answer
from parsers.automatic import may_be_answered
from parsers.reading import read
from parsers.records import Disposition, Reading, SentByUs, Story


def answer_of(reading: Reading, call: Call, proof: Proof | None) -> AnswerPlan | None:
    """The plan for a mail of a coordinator that answers us, or that gives commands without a proof; else None."""
    if proof is None:
        return None
    asked = [words for item in dict(proof.shown.get("items", {})).values() for words in item["all"]]
    passes_on = reading.forward is not None
    said = read_answer(reading.words, proof.person.name, passes_on=passes_on, asked=asked)
    if not proof.answers_us and not said.commands:
        return None
    writes_back = may_be_answered(reading.message, reading.automatic) is None
    if not proof.proven:
        return AnswerPlan(proof, Answer(said.commands), writes_back=writes_back)
    return AnswerPlan(proof, said, tuple(_withdrawals(said.notes, call)), writes_back)


def _withdrawals(notes: tuple[Note, ...], call: Call) -> Iterator[tuple[int, ...]]:
    for note in notes:
        triage = _alone(note, call).triage
        if Disposition.WITHDRAWAL in {triage.disposition, *triage.also}:
            yield note.stories


def _alone(note: Note, call: Call) -> Reading:
    """The note read as a mail of its own, without the commands and quotes around it."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "coordinator@example.invalid", call.address
    mail["Subject"] = f"Re: {' '.join(call.subject.split())}"
    mail.set_content(note.text)
    return read(mail.as_bytes(), call, SentByUs())


def stories_told(reading: Reading, plan: AnswerPlan) -> tuple[Story, ...]:
    """Stories that we do not hold, told in a note: they become records, so that the gate stands before them."""
    if not plan.proof.proven or not any(not note.stories for note in plan.answer.notes):
        return ()
    return tuple(record for record in reading.records if isinstance(record, Story) and record.narrative.strip())
