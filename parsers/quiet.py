"""Values that hold what people wrote, and do not repeat it: a repr tells sizes, so that no log and no traceback can.

What must leave on purpose is taken out field by field. `dataclasses.asdict` and pickle do that too: they are for the
ledger and for the readers' processes, never for a log.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from enum import Enum


class Quiet:
    """A base for frozen dataclasses that are made with `repr=False`, else the dataclass writes a repr of its own."""

    __slots__ = ()

    def __repr__(self) -> str:
        sizes = (f"{field.name}={_size(getattr(self, field.name))}" for field in fields(self))  # type: ignore[arg-type]
        return f"<{type(self).__name__} {' '.join(sizes)}>"

    __str__ = __repr__

    def __format__(self, format_spec: str) -> str:
        return repr(self)


def _size(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, bool | int | datetime):
        return str(value)
    if isinstance(value, str | bytes | tuple | frozenset | dict):
        return f"[{len(value)}]"
    return type(value).__name__
