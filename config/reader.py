"""Reading a TOML table with care: typed values out, every fault noted with its key, unknown keys refused."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from config.faults import Fault, did_you_mean

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,255}")
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
NOTHING = datetime(1970, 1, 1)  # noqa: DTZ001 - stands for a wall clock that was at fault; never used


def read_toml(path: Path, faults: list[Fault], name: str | None = None) -> dict[str, object]:
    """The tables of a TOML file; an empty one, with a fault, where it is missing or cannot be read."""
    shown = name or path.name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(Fault(shown, "", "the file is missing.", f"It is looked for at {path}."))
    except UnicodeDecodeError:
        faults.append(Fault(shown, "", "the file is not UTF-8.", "Save it as UTF-8."))
    except OSError as trouble:
        faults.append(Fault(shown, "", f"the file cannot be opened: {trouble.strerror}."))
    except tomllib.TOMLDecodeError as trouble:
        faults.append(Fault(shown, "", f"this is no TOML: {trouble}.", "Look at that line; texts need quotes."))
    return {}


class Table:
    """One table of a file. Each `take_` gives a value of its type, or a stand-in and a noted fault."""

    def __init__(self, values: Mapping[str, object], file: str, faults: list[Fault], prefix: str = "") -> None:
        self._values = values
        self._asked: set[str] = set()
        self.file = file
        self.faults = faults
        self.prefix = prefix

    def fault(self, key: str, problem: str, mend: str = "") -> None:
        self.faults.append(Fault(self.file, self.prefix + key, problem, mend))

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        return tuple(self._values)

    def _take(self, key: str, kinds: tuple[type, ...], wanted: str, *, required: bool) -> object | None:
        self._asked.add(key)
        if key not in self._values:
            if required:
                self.fault(key, "it is missing.", f"Add {wanted}.")
            return None
        value = self._values[key]
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self.fault(key, f"{value!r} is not {wanted}.", f"Write {wanted}.")
            return None
        return value

    def take_text(self, key: str, default: str | None = None, *, empty: bool = False) -> str:
        """A text; required unless a default is given. An empty one is a fault unless `empty`."""
        value = self._take(key, (str,), "a text in quotes", required=default is None)
        if not isinstance(value, str):
            return default or ""
        if not value.strip() and not empty:
            self.fault(key, "it is empty.", "Write something or take the line out.")
        return value

    def take_address(self, key: str, default: str | None = None) -> str:
        """A mail address without a name."""
        value = self.take_text(key, default, empty=default is not None)
        if value and not _ADDRESS.fullmatch(value):
            self.fault(
                key,
                f"{value!r} is no mail address.",
                'Write it as "name@example.org", without a name around it.',
            )
        return value

    def take_integer(self, key: str, default: int | None = None, *, least: int = 0, most: int = 2**40) -> int:
        value = self._take(key, (int,), "a whole number", required=default is None)
        if not isinstance(value, int):
            return default if default is not None else least
        if not least <= value <= most:
            self.fault(key, f"{value} is out of bounds.", f"Write a number from {least} to {most}.")
        return value

    def take_truth(self, key: str, *, default: bool) -> bool:
        value = self._take(key, (bool,), "true or false", required=False)
        return value if isinstance(value, bool) else default

    def take_texts(self, key: str, default: tuple[str, ...] | None = ()) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(key, (list,), 'a list of texts, like ["a", "b"]', required=default is None)
        if not isinstance(value, list):
            return default or ()
        if not all(isinstance(item, str) for item in value):
            self.fault(key, "the list holds something that is no text.", "Put each into quotes.")
        return tuple(item for item in value if isinstance(item, str))

    def take_choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of the given words."""
        value = self.take_text(key, default)
        if value and value not in choices:
            self.fault(key, f"{value!r} is not known.", did_you_mean(value, choices))
        return value if value in choices else choices[0]

    def take_wall_clock(self, key: str) -> datetime:
        """A date with a time and no offset (naive)."""
        value = self._take(key, (datetime,), "a date with a time, like 2010-09-28T12:00:00", required=True)
        if not isinstance(value, datetime):
            return NOTHING
        if value.tzinfo is not None:
            self.fault(key, "it has an offset of its own.", "Write the clock on the wall; the zone stands in `zone`.")
            return NOTHING
        return value

    def take_day(self, key: str) -> datetime:
        """A date, as its midnight (naive)."""
        value = self._take(key, (date,), "a date, like 2010-10-05", required=True)
        if not isinstance(value, date) or isinstance(value, datetime):
            if isinstance(value, datetime):
                self.fault(key, "it has a time.", "Write the date alone, or use `wall_clock`.")
            return NOTHING
        return datetime.combine(value, time(0))

    def take_time(self, key: str) -> time:
        value = self._take(key, (time,), "a time of day without quotes, like 08:00:00", required=True)
        return value if isinstance(value, time) else time(0)

    def take_offset(self, key: str) -> timedelta | None:
        """An offset from UTC, like "-05:00"; None where there is none."""
        if not self.has(key):
            return None
        found = _OFFSET.fullmatch(self.take_text(key))
        if not found:
            self.fault(key, "it is no offset from UTC.", 'Write it like "-05:00".')
            return None
        size = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return -size if found[1] == "-" else size

    def table(self, key: str, *, required: bool = True) -> Table:
        """A table inside this one; an empty one where it is missing."""
        value = self._take(key, (dict,), f"a table [{self.prefix}{key}]", required=required)
        inside: dict[str, object] = value if isinstance(value, dict) else {}
        return Table(inside, self.file, self.faults, f"{self.prefix}{key}.")

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list ([[key]]), each with its place in its key: `question[2].`."""
        value = self._take(key, (list,), f"tables [[{self.prefix}{key}]]", required=False)
        for number, item in enumerate(value if isinstance(value, list) else [], start=1):
            place = f"{self.prefix}{key}[{number}]"
            if isinstance(item, dict):
                yield Table(item, self.file, self.faults, f"{place}.")
            else:
                self.faults.append(Fault(self.file, place, f"it is no table [[{key}]]."))

    def take_languages(self, key: str, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """A text for each language of the call."""
        inside = self.table(key)
        texts = tuple((language, inside.take_text(language)) for language in languages)
        inside.close()
        return texts

    def close(self) -> None:
        """Notes every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                self.fault(key, "this key is not known.", did_you_mean(key, self._asked))
