"""Which letters a message causes. Pure. Each has the message as its key, so that it is written once."""

from __future__ import annotations

from config.call import Call
from intake.planning.values import ConsentStep, History, LetterIntent, NewRecord, StoryRef
from parsers.records import Address, ConsentState, Disposition, Reading, Record, Story
from storage.values import LetterKind

NO_AUTHOR = "no author"
NO_TEXT = "no text"


def our_reason(history: History, sender: Address, call: Call) -> str | None:
    """Why we do not write to this person, beyond what the mail itself says."""
    if history.opted_out:
        return "they asked for no more mail"
    if sender.key in {person.addr_spec.casefold() for person in (*call.coordinators, call.compiler)}:
        return "a coordinator wrote it: the digest tells what became of it"
    return None


def letters_of(
    reading: Reading,
    history: History,
    sender: Address,
    records: tuple[NewRecord, ...],
    consent: tuple[ConsentStep, ...],
    *,
    cut: bool,
) -> tuple[LetterIntent, ...]:
    """The acknowledgement, the consent question, the confirmation of a withdrawal.

    Who sent what is too large for us (`cut`) is told so in the acknowledgement, whatever it is.
    """
    cause = f"M-{history.number}"
    said = {reading.triage.disposition, *reading.triage.also}
    if Disposition.UNSUBSCRIBE in said:
        return ()
    if Disposition.WITHDRAWAL in said:
        stories = tuple(step.story for step in consent if step.to is ConsentState.SUSPENDED)
        return (LetterIntent(LetterKind.CONFIRMATION, sender, cause, stories),)
    letters = []
    if records or cut or Disposition.SUBMISSION in said or Disposition.CORRECTION in said:
        letters.append(LetterIntent(LetterKind.ACKNOWLEDGEMENT, sender, cause))
    asked = tuple(StoryRef(index=i) for i, new in enumerate(records) if _wants_asking(new.record))
    if asked:
        letters.append(LetterIntent(LetterKind.CONSENT_QUESTION, sender, cause, asked))
    return tuple(letters)


def _wants_asking(record: Record) -> bool:
    """A story without sufficient consent is asked about; a no is never asked about again."""
    if not isinstance(record, Story):
        return False
    return record.consent.state not in {
        ConsentState.REFUSED,
        ConsentState.SUSPENDED,
        ConsentState.NOT_OBTAINED,
    }


def notice_of_unreadable(why: str, history: History, sender: Address) -> tuple[LetterIntent, ...]:
    """Who sent an encrypted or an empty mail is told, and may send it again."""
    if why == NO_AUTHOR:
        return ()
    code = "empty" if why == NO_TEXT else "encrypted"
    return (LetterIntent(LetterKind.NOTICE, sender, f"M-{history.number}", code=code),)
