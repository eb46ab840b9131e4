"""Loading a call from its folder: all is checked, and all that is wrong is said at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from config.call import Call, Deadline, Person, Question, Reminder, Weekly
from config.call_text import load_texts
from config.check_call import check_order, check_people, check_questions, check_recurring
from config.faults import CallError, Fault
from config.gazetteer import load_facilities, load_known_programs
from config.letter_files import check_letters
from config.load_taxonomy import load_taxonomy
from config.reader import NOTHING, Table, read_toml
from config.wall_clock import WallClockError, end_of_day, find_zone, instant, with_offset

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WRITTEN_LANGUAGES = ("en", "es")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def bundled_call(name: str = "safe-release-2010") -> Path:
    """The folder of a call that comes with the program, also when it runs from a wheel."""
    return Path(str(files("config"))) / "calls" / name


def load_call(folder: Path) -> Call:
    """The call of that folder.

    Raises CallError, which lists every fault with file and key: unknown keys, missing pieces, wall-clock times
    that do not exist or exist twice, deadlines in the wrong order, placeholders that no letter knows.
    """
    faults: list[Fault] = []
    top = Table(read_toml(folder / "call.toml", faults), "call.toml", faults)
    if faults:
        raise CallError(faults)
    call = _read_call(top, folder, faults)
    top.close()
    if faults:
        raise CallError(faults)
    return call


def _read_call(top: Table, folder: Path, faults: list[Fault]) -> Call:
    top.take_integer("schema", 1, least=1, most=1)
    zone = _zone(top)
    languages = _languages(top)
    titles, subjects = top.take_languages("title", languages), top.take_languages("subject", languages)
    preferred, final = (_deadline(top.table(name), name, zone, languages) for name in ("preferred", "final"))
    consent = top.table("consent", required=False)
    call = Call(
        id=_call_id(top),
        title=titles[0][1],
        subject=subjects[0][1],
        agency=top.take_text("agency"),
        coalition=top.take_text("coalition"),
        address=top.take_address("address"),
        compiler=_person(top.table("compiler"), languages),
        coordinators=tuple(_person(table, languages) for table in top.tables("coordinator")),
        zone=zone,
        opens=_instant(top, "opens", zone, lambda: top.take_wall_clock("opens")),
        preferred=preferred,
        final=final,
        reminders=tuple(_reminder(table) for table in top.tables("reminder")),
        digest=_weekly(top.table("digest")),
        questions=tuple(_question(table, languages) for table in top.tables("question")),
        text=(),
        languages=languages,
        taxonomy=load_taxonomy(folder / "taxonomy.toml", languages, faults),
        facilities=load_facilities(folder / "facilities.tsv", faults),
        known_programs=load_known_programs(folder / "known_programs.tsv", faults),
        folder=folder,
        consent_valid=timedelta(days=consent.take_integer("valid_days", 180, least=1, most=3660)),
        consent_close=timedelta(days=consent.take_integer("close_days", 7, most=366)),
        titles=titles,
        subjects=subjects,
    )
    consent.close()
    text_files = top.take_languages("text", languages)
    for check in (check_people, check_questions, check_order, check_recurring):
        check(top, call)
    check_letters(folder, languages, faults)
    return load_texts(call, text_files, faults)


def _call_id(top: Table) -> str:
    call_id = top.take_text("id")
    if call_id and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", call_id):
        top.fault(
            "id",
            f"{call_id!r} cannot be used in keys and file names.",
            "Use small letters, digits and hyphens.",
        )
    return call_id


def _zone(top: Table) -> ZoneInfo:
    name = top.take_text("zone")
    zone = find_zone(name)
    if name and zone is None:
        mend = 'Write a place, like "America/New_York"; abbreviations like EST do not follow summer time.'
        top.fault("zone", f"{name!r} is no zone of the IANA list.", mend)
    return zone or ZoneInfo("UTC")


def _languages(top: Table) -> tuple[str, ...]:
    languages = top.take_texts("languages", None)
    for language in languages:
        if not _LANGUAGE.fullmatch(language) or language not in WRITTEN_LANGUAGES:
            mend = f"Dates and lists can be written in: {', '.join(WRITTEN_LANGUAGES)}."
            top.fault("languages", f"{language!r} is not written here.", mend)
    if len(set(languages)) != len(languages):
        top.fault("languages", "a language stands there twice.")
    return languages or ("en",)


def _instant(table: Table, key: str, zone: ZoneInfo, take: Callable[[], datetime]) -> datetime:
    """The instant of the wall clock that `take` gives; a fault where there is none or two."""
    try:
        return instant(take(), zone)
    except WallClockError as trouble:
        table.fault(key, str(trouble), "Choose another hour.")
        return instant(NOTHING, ZoneInfo("UTC"))


def _deadline(table: Table, name: str, zone: ZoneInfo, languages: tuple[str, ...]) -> Deadline:
    published = table.take_languages("published", languages)
    if table.has("end_of_day"):
        if table.has("wall_clock"):
            table.fault("wall_clock", "it stands beside `end_of_day`.", "Keep one of the two.")
        earliest = latest = _end(table, zone)
    else:
        wall_clock = table.take_wall_clock("wall_clock")
        earliest = latest = _instant(table, "wall_clock", zone, lambda: wall_clock)
        offset = table.take_offset("also_read_with_offset")
        if offset is not None:
            other = with_offset(wall_clock, offset)
            earliest, latest = min(earliest, other), max(latest, other)
    table.close()
    return Deadline(name, published[0][1], earliest, latest, published)


def _end(table: Table, zone: ZoneInfo) -> datetime:
    day = table.take_day("end_of_day")
    try:
        return end_of_day(day, zone)
    except WallClockError as trouble:
        table.fault("end_of_day", str(trouble), "Use `wall_clock` with another hour.")
        return instant(NOTHING, ZoneInfo("UTC"))


def _person(table: Table, languages: tuple[str, ...]) -> Person:
    language = table.take_choice("language", languages, languages[0])
    person = Person(
        name=table.take_text("name"),
        addr_spec=table.take_address("address"),
        language=language,
        consent_officer=table.take_truth("consent_officer", default=False),
    )
    table.close()
    return person


def _reminder(table: Table) -> Reminder:
    reminder = Reminder(
        deadline=table.take_choice("deadline", ("preferred", "final")),
        days_before=table.take_integer("days_before", most=366),
        at=table.take_time("at"),
    )
    table.close()
    return reminder


def _weekly(table: Table) -> Weekly:
    weekday = table.take_choice("weekday", DAYS, None)
    weekly = Weekly(DAYS.index(weekday), table.take_time("at"))
    table.close()
    return weekly


def _question(table: Table, languages: tuple[str, ...]) -> Question:
    question = Question(
        number=table.take_integer("number", least=1, most=99),
        key=table.take_text("key"),
        text=table.take_languages("text", languages),
    )
    table.close()
    return question
