"""Values with defaults, for tests that need one and care about one field of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from config.call import Call, Deadline, Person, Reminder, Weekly
from config.taxonomy import Taxonomy

EASTERN = ZoneInfo("America/New_York")


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def make_call(**changes: Any) -> Call:
    """A small call with the dates of 2010; the real one is loaded from its folder in tests/config."""
    call = Call(
        id="test-call",
        title="Call for input",
        subject="Call for input",
        agency="ICE",
        coalition="Safe Release Working Group",
        address="intake@saferelease.example.org",
        compiler=Person("Megan B.", "megan@saferelease.example.org"),
        coordinators=(Person("Ada C.", "ada@coalition.example.org"),),
        zone=EASTERN,
        opens=utc(2010, 9, 13, 13),
        preferred=Deadline(
            "preferred", "noon EST, Tuesday 28 September 2010", utc(2010, 9, 28, 16), utc(2010, 9, 28, 17)
        ),
        final=Deadline("final", "Tuesday 5 October 2010", utc(2010, 10, 6, 4), utc(2010, 10, 6, 4)),
        reminders=tuple(
            Reminder(deadline, days, at)
            for deadline in ("preferred", "final")
            for days, at in ((7, time(10)), (2, time(10)), (0, time(8)))
        ),
        digest=Weekly(0, time(9)),
        questions=(),
        text=(("en", "Please send names of model programs."),),
        languages=("en", "es"),
        taxonomy=Taxonomy(),
        facilities=(),
        known_programs=(),
        folder=Path("/nonexistent"),
    )
    return replace(call, **changes)
