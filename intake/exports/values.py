"""What the deliverables show: frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was given: a title, an address of the web, or both. `year` is "" where nobody told it."""

    title: str = ""
    url: str = ""
    year: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the bibliography. `contexts`, `features` and `populations` are taxonomy ids.

    `kind` is "program" or "accommodation"; `reference` is how the ledger calls it ("P-7"). `received` is the day on
    which it came; `suggested_by` is "" unless that person may be named.
    """

    reference: str
    name: str
    kind: str = "program"
    organisation: str = ""
    place: str = ""
    description: str = ""
    contexts: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    received: date | None = None
    suggested_by: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was said of an entry, in the fixed order of the call. A part that nobody told is ""."""

    what: str = ""
    serves: str = ""
    before: str = ""
    after: str = ""
    accommodations: str = ""
    evidence: str = ""
    why: str = ""
