"""One command of a proven coordinator: done as the command line would do it, or not done and why. Never a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from intake.answers.values import Outcome, Proof
from parsers.command_values import Command
from parsers.commands import TAKES_SCOPES, read_line
from storage import answers, audit, record_state, records, sorting
from storage.answers import Decided
from storage.database import Session
from storage.record_state import RecordState

if TYPE_CHECKING:
    from intake.app import App


NARROWS = frozenset({"refuse", "withdraw", "suspend"})  # done also for a story that was dropped: it may come back


@dataclass(frozen=True, slots=True)
class Work:
    """What every command is done with: `now` is aware UTC, `message` the number of the mail that says it."""

    session: Session
    app: App
    proof: Proof
    message: int
    now: datetime

    @property
    def name(self) -> str:
        return self.proof.person.name

    def keep(self, command: Command, before: dict[str, Any]) -> int:
        """Write the decision down; its number is what "undo" names."""
        made = Decided(
            number=0,
            at=self.now,
            person=self.proof.key,
            name=self.name,
            message=self.message,
            period=self.proof.period,
            command=str(command),
            verb=command.verb,
            reference=command.reference,
            before=before,
        )
        return answers.add_decision(self.session, made)

    def note(self, what: str, story: int | None = None) -> None:
        audit.note(self.session, who=self.name, what=f"{what} by mail", now=self.now, story=story)


def not_done(code: str, command: Command | None = None, **words: str) -> Outcome:
    said = tuple(words.items())
    return Outcome(code, reference=command.reference if command else "", words=said, said=str(command or ""))


def perform(work: Work, wanted: Command) -> Outcome:
    """Do what is wanted, or say why not. The same command in answer to the same letter is done once."""
    from intake.answers.consent_commands import CONSENT
    from intake.answers.undo import undo

    command = meant(wanted, work.proof)
    if isinstance(command, Outcome):
        return command
    if command.verb == "undo":
        return undo(work, command)
    if repeated := _repeated(work, command):
        return repeated
    if command.reference.startswith("M-"):
        return _on_message(work, command)
    record = record_state.state_of(work.session, int(command.reference[2:]))
    if record is None or record.reference != command.reference:
        return not_done("no_record", command)
    if not record.holds and command.verb not in NARROWS:
        return not_done("not_there", command)
    do: Callable[[Work, Command, RecordState], Outcome] | None = (CONSENT | RECORDS).get(command.verb)
    is_story = record.kind == "story"
    if do is None or (command.verb in CONSENT and not is_story) or (command.verb in {"merge", "keep"} and is_story):
        return not_done("kind", command)
    return do(work, command, record)


def meant(wanted: Command, proof: Proof) -> Command | Outcome:
    """The command that a short word stands for: what the letter said that it means there, and nothing else."""
    item = dict(proof.shown.get("items", {})).get(wanted.reference, {})
    if wanted.verb in {"yes", "no"}:
        return _written(item.get(wanted.verb, "")) or not_done("no_meaning", wanted, word=wanted.verb)
    is_short = wanted.bare and (wanted.verb == "undo" or (wanted.verb in TAKES_SCOPES and not wanted.scopes))
    if not is_short:
        return replace(wanted, bare=False)
    hint = next((words for words in item.get("all", ()) if words.startswith(f"{wanted.verb} ")), "")
    plain = wanted == Command(wanted.verb, wanted.reference, bare=True)
    return (_written(hint) if plain else None) or not_done("no_meaning", wanted, word=wanted.verb)


def _written(words: str) -> Command | None:
    found = read_line(words) if words else None
    return found[0] if isinstance(found, tuple) and len(found) == 1 else None


def _repeated(work: Work, command: Command) -> Outcome | None:
    """What came of the same command in answer to the same letter, or in the same mail."""
    before = answers.find_decisions(work.session, person=work.proof.key, period=work.proof.period, command=str(command))
    if not before:
        return None
    return not_done("was_undone" if before[-1].undone_at else "repeated", command)


def _on_message(work: Work, command: Command) -> Outcome:
    number = int(command.reference[2:])
    if sorting.find_message(work.session, number) is None:
        return not_done("no_record", command)
    if command.verb == "later":
        return _later(work, command, None)
    if command.verb != "done":
        return not_done("kind", command)
    if sorting.is_settled(work.session, number):
        return not_done("already", command)
    sorting.settle(work.session, number, work.now)
    work.note(f"settled {command.reference}")
    return Outcome("settled", True, command.reference, undo=work.keep(command, {}))


def _drop(work: Work, command: Command, record: RecordState) -> Outcome:
    records.drop_record(work.session, record.number, work.now)
    work.note(f"dropped {record.reference}", record.number if record.kind == "story" else None)
    return Outcome("dropped", True, record.reference, undo=work.keep(command, {}))


def _merge(work: Work, command: Command, record: RecordState) -> Outcome:
    other = record_state.state_of(work.session, int(command.into[2:]))
    if other is None or other.reference != command.into or not other.holds:
        return not_done("no_record", replace(command, reference=command.into))
    if not records.merge_records(work.session, record.number, other.number):
        return not_done("kind", command)
    record_state.seem_to_be_the_same(work.session, record.number, None)
    work.note(f"merged {record.reference} into {other.reference}")
    undo = work.keep(command, {"merge_with": record.merge_with})
    return Outcome("merged", True, record.reference, (("into", other.reference),), undo)


def _keep(work: Work, command: Command, record: RecordState) -> Outcome:
    if record.merge_with is None:
        return not_done("already", command)
    record_state.seem_to_be_the_same(work.session, record.number, None)
    work.note(f"kept {record.reference} apart")
    return Outcome("kept", True, record.reference, undo=work.keep(command, {"merge_with": record.merge_with}))


def _later(work: Work, command: Command, _: RecordState | None) -> Outcome:
    work.note(f"put off {command.reference}")
    return Outcome("later", True, command.reference, undo=work.keep(command, {}))


RECORDS: dict[str, Callable[[Work, Command, RecordState], Outcome]] = {
    "drop": _drop,
    "merge": _merge,
    "keep": _keep,
    "later": _later,
}
