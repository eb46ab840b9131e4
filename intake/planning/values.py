"""The values of the core: what is known before a message is judged (History), and all that it causes (Plan)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from intake.answers.values import AnswerPlan, Proof
from parsers.quiet import Quiet
from parsers.records import Address, Bounce, ConsentState, Problem, Program, Record, Scope, Span
from storage.values import LetterKind


class Mark(StrEnum):
    """What became of a message: exactly one."""

    RECORDED = "recorded"  # it gave records, an answer or a change of consent
    NOTED = "noted"  # a person's mail without records: thanks, decline, referral, question
    AUTOMATIC = "automatic"  # bounce, automatic answer, list mail: never answered
    OURS = "ours"  # a copy of our own letter
    QUARANTINED = "quarantined"  # could not be read; a person decides


@dataclass(frozen=True, slots=True)
class Answered:
    """The letters of ours, of one kind, that a message answers. `about` names the stories that they asked about.

    `proven`: a secret token of each came back, from the address it was sent to.
    """

    kind: LetterKind
    message_ids: tuple[str, ...]
    about: tuple[int, ...] = ()
    proven: bool = False


@dataclass(frozen=True, slots=True)
class KnownProgram:
    """A program that the same author, or the list of known programs, has named before."""

    number: int
    name: str
    same_author: bool
    fields: tuple[tuple[str, str], ...] = ()
    edited_by_person: bool = False
    record: Program | None = None


@dataclass(frozen=True, slots=True)
class ThreadStory:
    """A story that a mail of this thread, or of this author, told before."""

    number: int
    state: str
    in_thread: bool
    by_author: bool


@dataclass(frozen=True, slots=True)
class History:
    """What the ledger knows that bears on one message; gathered before it is judged."""

    number: int
    answers: Answered | None = None
    proof: Proof | None = None  # for a mail that names somebody of the call in From
    programs: tuple[KnownProgram, ...] = ()
    stories: tuple[ThreadStory, ...] = ()
    is_known_contact: bool = False
    opted_out: bool = False
    stops: Address | None = None  # whose letters a token in the subject stops, whoever wrote the mail
    same_message_id: int | None = None  # another message of other content carries the same Message-ID


@dataclass(frozen=True, slots=True, repr=False)
class NewRecord(Quiet):
    record: Record
    problems: tuple[Problem, ...] = ()
    merge_with: int | None = None  # the number of a record that this one seems to correct


@dataclass(frozen=True, slots=True)
class StoryRef:
    """A story by its number, or by its place among the plan's new records while it has none."""

    number: int | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class ConsentStep(Quiet):
    """One fact about consent, to be added to a story's ledger by the parser or on the sender's word.

    `evidence`: E2 for an answer to our question that came back with its token from who was asked, E1 for the sender's
    own words, E0 for what is only reported. `of_all`: it is said of every person in the story.
    """

    story: StoryRef
    to: ConsentState
    actor: str
    scopes: tuple[Scope, ...] = ()
    restrictions: tuple[str, ...] = ()
    words: str = ""
    span: Span | None = None
    reason: str = ""
    evidence: str = "E1"
    of_all: bool = True


@dataclass(frozen=True, slots=True)
class LetterIntent:
    """A letter that the message causes; it is written once its records have numbers. `code` is that of a notice."""

    kind: LetterKind
    to: Address
    cause: str
    stories: tuple[StoryRef, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class ContactChange:
    address: Address
    answered: bool = False
    opted_out: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Plan(Quiet):
    """All that one message causes. Applied in one transaction, all of it or nothing."""

    mark: Mark
    reasons: tuple[str, ...] = ()
    needs_person: tuple[str, ...] = ()
    records: tuple[NewRecord, ...] = ()
    consent: tuple[ConsentStep, ...] = ()
    letters: tuple[LetterIntent, ...] = ()
    unanswered: str | None = None  # why nobody is written to, where nobody is
    contacts: tuple[ContactChange, ...] = ()
    bounces: tuple[Bounce, ...] = ()
    late: bool = False
    answer: AnswerPlan | None = None  # what somebody of the call wants done by mail
    answered: tuple[str, ...] = ()  # the Message-IDs of our questions that need not be asked again
