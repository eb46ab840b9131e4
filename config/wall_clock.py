"""Wall clock and zone to an instant, in one function; refuses hours that do not exist or exist twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class WallClockError(ValueError):
    """A wall-clock time that is no single instant. The message says what to write in its place."""


def instant(wall_clock: datetime, zone: ZoneInfo) -> datetime:
    """The instant (aware UTC) at which the clocks of `zone` show `wall_clock` (naive).

    Raises WallClockError for a time that the change to summer time skips, and for one that comes twice when
    summer time ends.
    """
    if wall_clock.tzinfo is not None:
        raise WallClockError("it has an offset of its own; write the time that the clock on the wall shows.")
    early = wall_clock.replace(tzinfo=zone, fold=0)
    late = wall_clock.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC)
    if early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall_clock:
        raise WallClockError(f"{wall_clock:%Y-%m-%d %H:%M} does not exist in {zone.key}: the clocks skip that hour.")
    raise WallClockError(f"{wall_clock:%Y-%m-%d %H:%M} comes twice in {zone.key}: the clocks go back in that hour.")


def end_of_day(day: datetime, zone: ZoneInfo) -> datetime:
    """The instant (aware UTC) at which `day` (naive, its midnight) ends in `zone`: the next midnight."""
    return instant(day + timedelta(days=1), zone)


def with_offset(wall_clock: datetime, offset: timedelta) -> datetime:
    """The instant (aware UTC) of a wall clock read with a fixed offset from UTC, as "EST" is -05:00."""
    return wall_clock.replace(tzinfo=timezone(offset)).astimezone(UTC)


def find_zone(name: str) -> ZoneInfo | None:
    """The IANA zone of that name, or None. Abbreviations ("EST") are none: they do not follow summer time."""
    if "/" not in name and name != "UTC":
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
