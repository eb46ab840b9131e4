"""No value that holds what people wrote repeats it in a log, a message or a traceback."""

from __future__ import annotations

import dataclasses
import sys
import typing
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from types import ModuleType, NoneType, UnionType

import pytest

from intake.planning import values as plan_values
from parsers import records
from parsers.quiet import Quiet
from storage import messages, sorting, values
from tests.factories import utc

WORD = "canarygrieve"


def kinds_of(module: ModuleType) -> list[type]:
    here = [kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__]
    return [kind for kind in here if dataclasses.is_dataclass(kind)]


def filled(kind: type) -> object:
    """One of that kind with the word in every text of it, however deep."""
    return _filled(kind, depth=3)


def _filled(kind: type, depth: int) -> object:
    hints = typing.get_type_hints(kind, vars(sys.modules[kind.__module__]))
    return kind(**{field.name: _value(hints[field.name], depth) for field in dataclasses.fields(kind)})


def _value(hint: object, depth: int) -> object:
    options = typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, UnionType):
        return _value(next(one for one in options if one is not NoneType), depth)
    if typing.get_origin(hint) is tuple:
        return () if depth <= 0 else tuple(_value(one, depth - 1) for one in options if one is not ...)
    if typing.get_origin(hint) is frozenset:
        return frozenset({WORD})
    if typing.get_origin(hint) in (dict, Mapping):
        return {WORD: WORD}
    assert isinstance(hint, type)
    if issubclass(hint, Enum):
        return next(iter(hint))
    if dataclasses.is_dataclass(hint):
        return _filled(hint, depth - 1)
    return {str: WORD, bytes: WORD.encode(), int: 1, bool: True, datetime: datetime(2010, 9, 14, tzinfo=UTC)}[hint]


EVERY = [*kinds_of(records), *kinds_of(values)]
OTHERS = [messages.Unsorted, sorting.Summary, sorting.Sorted, sorting.MessageView, plan_values.ConsentStep]


@pytest.mark.parametrize("kind", [*EVERY, *OTHERS], ids=lambda kind: kind.__name__)
def test_a_value_shows_no_word_that_somebody_wrote(kind: type) -> None:
    value = filled(kind)

    assert WORD not in f"{value} {value!r} {value!s} {[value]} {ValueError(value)!r} {value:>400}"


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_value_of_the_two_vocabularies_is_quiet(kind: type) -> None:
    assert issubclass(kind, Quiet)


def test_a_way_around_is_seen() -> None:
    @dataclasses.dataclass(frozen=True)
    class Loud:
        words: str

    assert WORD in repr(filled(Loud))


def test_a_quiet_value_tells_how_much_it_holds() -> None:
    assert repr(records.Span("text", 3, 9)) == "<Span part=[4] start=3 end=9>"
    assert repr(records.Problem("late", "x" * 30)) == "<Problem code=[4] detail=[30]>"
    assert "received=2010-09-14 00:00:00+00:00" in repr(messages.Unsorted(1, utc(2010, 9, 14), 5, 1, b"words"))
