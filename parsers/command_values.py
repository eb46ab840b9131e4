"""A command as a value, and how it is written to a reader."""

from __future__ import annotations

from dataclasses import dataclass

from parsers import commands_table as table


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `verb` is one of the table, or "yes", "no", "people"; `reference` like "S-12", "" for undo.

    `into` is the second reference of a merge, `number` that of an undo or a count of people, `person` which of the
    people in the story is meant. `bare` says that the reference is that of the item above, not written in the line.
    """

    verb: str
    reference: str = ""
    scopes: tuple[str, ...] = ()
    attribution: str | None = None
    restrictions: tuple[str, ...] = ()
    evidence: str | None = None
    person: int | None = None
    number: int | None = None
    into: str = ""
    bare: bool = False

    def __str__(self) -> str:
        """The command in its own words, as it can be written again."""
        if self.verb == "people":
            return f"{self.reference} is {self.number} people"
        named = [self.verb, self.reference, self.into, f"person {self.person}" if self.person else ""]
        if self.verb == "undo":
            named.append(str(self.number))
        codes = (*self.scopes, *filter(None, (self.attribution,)), *self.restrictions)
        words = [*named, *(code.replace("_", " ") for code in codes), (self.evidence or "").upper()]
        return " ".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that is asked back: its words that belong to commands, why, and what may have been meant.

    `why`: words, slip, no_item, scopes, reference, condition.
    """

    said: str
    why: str
    suggestion: str = ""


def command_in(language: str, command: str) -> str:
    """A command in the words of the reader's language; references stay."""
    if language != "es":
        return command
    return " ".join(table.SPANISH.get(word, word) for word in _phrased(command))


def _phrased(command: str) -> list[str]:
    out: list[str] = []
    words = command.split()
    at = 0
    while at < len(words):
        two = " ".join(words[at : at + 2])
        out.append(two if two in table.SPANISH else words[at])
        at += 2 if two in table.SPANISH else 1
    return out
