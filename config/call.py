"""The call for input as a frozen value: texts, questions, deadlines, people, taxonomy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from config.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on the call. `languages` are those in which letters may be written to them."""

    name: str
    addr_spec: str
    language: str = "en"
    consent_officer: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """A cutoff. `published` is how the call words it; `earliest` and `latest` (aware UTC) are its two readings.

    Mail is on time until `latest`; reminders count from `earliest` and are never sent after it. For a
    wall-clock time with one meaning both are the same instant.
    """

    name: str
    published: str
    earliest: datetime
    latest: datetime
    published_texts: tuple[tuple[str, str], ...] = ()

    def published_in(self, language: str) -> str:
        return dict(self.published_texts).get(language) or self.published


@dataclass(frozen=True, slots=True)
class Reminder:
    """When a reminder is due: so many days before the day of the cutoff, at `at` by the call's clocks."""

    deadline: str
    days_before: int
    at: time


@dataclass(frozen=True, slots=True)
class Weekly:
    """The digest's hour in the call's zone. `weekday` counts from Monday = 0."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Facility:
    """One line of the call's gazetteer."""

    id: str
    name: str
    aliases: tuple[str, ...]
    city: str
    state: str


@dataclass(frozen=True, slots=True)
class KnownProgram:
    """One line of the call's list of known programs, used to propose that two names mean the same."""

    id: str
    name: str
    organisation: str
    website: str
    report_title: str
    report_url: str
    year: str


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question of the call, per language."""

    number: int
    key: str
    text: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        texts = dict(self.text)
        return texts.get(language) or next(iter(texts.values()))


@dataclass(frozen=True, slots=True)
class Call:
    """All that is fixed about one call for input. Loaded from a folder; see `load_call`.

    `text` is what was sent out, per language; `agency` is the named agency that gets the deliverables.
    `compiler` receives the answers at `address`. `folder` is where letters and sample mail lie.
    """

    id: str
    title: str
    subject: str
    agency: str
    coalition: str
    address: str
    compiler: Person
    coordinators: tuple[Person, ...]
    zone: ZoneInfo
    opens: datetime
    preferred: Deadline
    final: Deadline
    reminders: tuple[Reminder, ...]
    digest: Weekly
    questions: tuple[Question, ...]
    text: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    taxonomy: Taxonomy
    facilities: tuple[Facility, ...]
    known_programs: tuple[KnownProgram, ...]
    folder: Path
    consent_valid: timedelta = timedelta(days=180)
    consent_close: timedelta = timedelta(days=7)
    titles: tuple[tuple[str, str], ...] = ()
    subjects: tuple[tuple[str, str], ...] = ()

    @property
    def deadlines(self) -> tuple[Deadline, Deadline]:
        return (self.preferred, self.final)

    def text_in(self, language: str) -> str:
        texts = dict(self.text)
        return texts.get(language) or texts[self.languages[0]]

    def title_in(self, language: str) -> str:
        return dict(self.titles).get(language) or self.title

    def subject_in(self, language: str) -> str:
        return dict(self.subjects).get(language) or self.subject

    def is_late(self, received: datetime) -> bool:
        """Whether mail that the server got at `received` (aware) came after the last reading of the end."""
        return received > self.final.latest
