"""What is wrong with files that people write, and how it is mended: collected and said at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where it stands, what it is, and what to do, in plain words."""

    file: str
    key: str
    problem: str
    mend: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.problem}" + (f" {self.mend}" if self.mend else "")


class ConfigurationError(Exception):
    """Files that cannot be used. `faults` lists everything found, in the order of the files."""

    what = "The configuration"

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        count = f"{len(self.faults)} thing{'s' if len(self.faults) != 1 else ''}"
        return "\n".join([f"{self.what} cannot be used; {count} to mend:", *(f"- {fault}" for fault in self.faults)])


class CallError(ConfigurationError):
    """The folder of a call cannot be used."""

    what = "The call"


class SettingsError(ConfigurationError):
    """The settings of this installation cannot be used."""

    what = "The settings"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "Did you mean `x`?" where a known word is near, else the list of the known words."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Known here: {', '.join(names)}." if names else ""
