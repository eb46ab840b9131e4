"""Whether an account could tell who it was about: facility, date, origin, age and condition together are a name.

An account that tells three or more of these, in a combination that fewer than three stories of the ledger share, is
made coarser before it leaves, unless a person signs for it. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from config.call import Call
from intake.gate.coarse import (
    WITHHELD,
    conditions_in,
    has_age,
    origins_in,
    without_ages,
    without_conditions,
    without_months,
    without_origins,
)
from intake.gate.withhold import without
from intake.letters.values import ShownStory
from parsers.records import Story

SAFE = 3  # so many stories share a combination that tells of nobody
AT_MOST = 2  # so many of the five an account may tell, however rare
ORDER = ("origin", "age", "condition", "month", "facility")  # what the agency needs least goes first


@dataclass(frozen=True, slots=True)
class Marks:
    """What of the five a story tells; "" or nothing where it does not."""

    facility: str = ""
    month: str = ""
    origin: frozenset[str] = frozenset()
    condition: frozenset[str] = frozenset()
    age: bool = False

    def told(self) -> tuple[str, ...]:
        return tuple(name for name in ORDER if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Checked:
    """An account as it may leave, and what was made coarser in it: some of `ORDER`, often nothing."""

    story: ShownStory
    coarsened: tuple[str, ...] = ()


def check_rarity(shown: Sequence[ShownStory], ledger: Sequence[Story], call: Call) -> tuple[Checked, ...]:
    """Each account, coarse enough. `ledger` are all stories that hold: a combination is rare among them."""
    everybody = [_marks_of_story(story, call) for story in ledger]
    return tuple(_checked(story, everybody, call) for story in shown)


def _checked(story: ShownStory, everybody: Sequence[Marks], call: Call) -> Checked:
    coarsened: list[str] = []
    for name in ORDER:
        marks = _marks(story, call)
        if len(marks.told()) <= AT_MOST or _shared_by(marks, everybody) >= SAFE:
            break
        if name in marks.told():
            story = _COARSER[name](story, call)
            coarsened.append(name)
    return Checked(story, tuple(coarsened))


def _shared_by(marks: Marks, everybody: Sequence[Marks]) -> int:
    return sum(all(getattr(one, name) == getattr(marks, name) for name in marks.told()) for one in everybody)


def _marks(story: ShownStory, call: Call) -> Marks:
    text = " ".join(story.summary)
    return Marks(
        facility=story.facility_id or story.facility,
        month=story.month if len(story.month) > 4 else "",
        origin=origins_in(text),
        condition=frozenset(story.populations) | conditions_in(text, call.taxonomy),
        age=has_age(text),
    )


def _marks_of_story(story: Story, call: Call) -> Marks:
    month = (story.when or "")[:7]
    return Marks(
        facility=story.facility_candidates[0] if len(story.facility_candidates) == 1 else story.facility or "",
        month=month if len(month) > 4 else "",
        origin=origins_in(story.narrative),
        condition=frozenset(story.populations) | conditions_in(story.narrative, call.taxonomy),
        age=has_age(story.narrative),
    )


def _reworded(story: ShownStory, change: Callable[[str], str]) -> ShownStory:
    return replace(story, summary=tuple(map(change, story.summary)))


def _without_conditions(story: ShownStory, call: Call) -> ShownStory:
    return replace(_reworded(story, lambda text: without_conditions(text, call.taxonomy)), populations=())


def _without_facility(story: ShownStory, call: Call) -> ShownStory:
    """The state in place of the facility, and no town."""
    names = [name for name in (story.facility, story.place) if name]
    known = next((facility for facility in call.facilities if facility.id == story.facility_id), None)
    if known is not None:
        names += [known.name, *known.aliases, known.city]

    def change(text: str) -> str:
        for name in sorted(names, key=len, reverse=True):
            text = without(text, name, WITHHELD)
        return text

    region = f"a facility in {known.state}" if known is not None else ""
    return replace(_reworded(story, change), facility=region, facility_id="", place="")


_COARSER: dict[str, Callable[[ShownStory, Call], ShownStory]] = {
    "origin": lambda story, _: _reworded(story, without_origins),
    "age": lambda story, _: _reworded(story, without_ages),
    "condition": _without_conditions,
    "month": lambda story, _: replace(_reworded(story, without_months), month=story.month[:4]),
    "facility": _without_facility,
}
