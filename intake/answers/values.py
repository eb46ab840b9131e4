"""The values of answers: who seems to write, what is wanted, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from config.call import Person
from parsers.answer_mail import Answer

# What the ledger calls an answer to the digest. It is of none of the kinds that are read from mails: "withdraw S-7" in
# it is no author's withdrawal, and no later version reads it again.
AN_ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Proof:
    """Who an answer comes from by its From, and whether that is proven.

    `why_not` is "" for a proven one, else: no_code, expired, failed (our mail server says so), repeated (a second
    mail with the same Message-ID). `period` names the letter that is answered, `shown` what stood in it.
    `answers_us` says that it answers a digest or an answer letter at all, proven or not.
    """

    person: Person
    is_officer: bool
    answers_us: bool
    why_not: str = "no_code"
    period: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def proven(self) -> bool:
        return not self.why_not

    @property
    def key(self) -> str:
        return self.person.addr_spec.casefold()


@dataclass(frozen=True, slots=True)
class AnswerPlan:
    """What an answer causes beside records. `withdrawals` are the stories of each note that reads as a withdrawal.

    An empty one among them says that somebody withdraws without saying which story. `own_story` says that a note
    tells a story that we do not hold: it is kept as a record of its own.
    """

    proof: Proof
    answer: Answer
    withdrawals: tuple[tuple[int, ...], ...] = ()
    writes_back: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one line. `code` chooses the sentence, `words` fill it; `undo` is the decision's number.

    `said` is the line that is asked back, without any word that belongs to no command; `write` what to write instead.
    """

    code: str
    done: bool = False
    reference: str = ""
    words: tuple[tuple[str, str], ...] = ()
    undo: int | None = None
    said: str = ""
    write: str = ""
    also: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
