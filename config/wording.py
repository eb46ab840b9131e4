"""Dates, hours and zones as people read them, in the languages of the calls; no locale is asked."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
        *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}


def say_day(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """ "Tuesday 28 September 2010", "martes 28 de septiembre de 2010"."""
    local = moment.astimezone(zone)
    day, month = DAYS[language][local.weekday()], MONTHS[language][local.month - 1]
    if language == "es":
        return f"{day} {local.day} de {month} de {local.year}"
    return f"{day} {local.day} {month} {local.year}"


def say_short_day(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """ "28 Sep", "28 sep"."""
    local = moment.astimezone(zone)
    return f"{local.day} {MONTHS[language][local.month - 1][:3]}"


def say_month(stated: str, language: str) -> str:
    """ "June 2010", "junio de 2010" for "2010-06"; anything else as it is stated."""
    year, _, month = stated.partition("-")
    if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12):
        return stated
    name = MONTHS[language][int(month) - 1]
    return f"{name} de {year}" if language == "es" else f"{name} {year}"


def say_hour(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """The hour with its zone, and in UTC: "12 noon EDT (16:00 UTC)", "12 del mediodía EDT (16:00 UTC)"."""
    local = moment.astimezone(zone)
    name = local.tzname() or ""
    if not name.isalpha():
        name = f"UTC{name}"  # zones without letters of their own show an offset
    utc = f" ({moment.astimezone(UTC):%H:%M} UTC)" if name != "UTC" else ""
    return f"{_clock(local.time(), language)} {name}{utc}"


def _clock(at: time, language: str) -> str:
    if at.hour == 12 and at.minute == 0:
        return "12 del mediodía" if language == "es" else "12 noon"
    if language == "es":
        return f"{at:%H:%M}"
    hour = (at.hour - 1) % 12 + 1
    return f"{hour}:{at.minute:02d} {'am' if at.hour < 12 else 'pm'}"


def say_instant(moment: datetime, zone: ZoneInfo, language: str) -> str:
    """Weekday, date, hour and zone. Midnight is told as the end of the day before: nobody misreads that."""
    local = moment.astimezone(zone)
    if (local.hour, local.minute) == (0, 0):
        day = say_day(moment - timedelta(minutes=1), zone, language)
        shown = say_hour(moment - timedelta(minutes=1), zone, language).split(" (")[0]
        end = f"fin del día, {shown}" if language == "es" else f"end of the day, {shown}"
        return f"{day}, {end}"
    return f"{say_day(moment, zone, language)}, {say_hour(moment, zone, language)}"
