"""An Outlook mail (.msg) made for tests: a small compound file ([MS-CFB]) with the streams of [MS-OXMSG]."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

SECTOR, SMALL, NONE, END = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE
STORAGE, STREAM, ROOT = 1, 2, 5
TEXT, TIME, LONG = 0x001F, 0x0040, 0x0003


def make_msg(fields: Mapping[int, str], sent: datetime, recipients: tuple[tuple[str, str], ...] = ()) -> bytes:
    """`fields` by the number of their property ([MS-OXPROPS]); `recipients` as name and address."""
    entries = [(f"__substg1.0_{number:04X}001F", value.encode("utf-16-le")) for number, value in fields.items()]
    ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    known = [_property(0x0039, TIME, ticks), *(_text_property(n, v) for n, v in fields.items())]
    header = struct.pack("<8x4I8x", len(recipients), 0, len(recipients), 0)
    tree: list[tuple[str, bytes | list[tuple[str, bytes]]]] = [("__properties_version1.0", header + b"".join(known))]
    tree += entries
    for index, (name, address) in enumerate(recipients):
        values = {0x3001: name, 0x39FE: address}
        inside = [(f"__substg1.0_{number:04X}001F", value.encode("utf-16-le")) for number, value in values.items()]
        properties = b"".join(_text_property(number, value) for number, value in values.items())
        tree.append((f"__recip_version1.0_#{index:08X}", [("__properties_version1.0", bytes(8) + properties), *inside]))
    return _compound(tree)


def _property(number: int, kind: int, value: int) -> bytes:
    return struct.pack("<HHIQ", kind, number, 6, value)


def _text_property(number: int, value: str) -> bytes:
    return _property(number, TEXT, len(value.encode("utf-16-le")) + 2)


def _compound(tree: list[tuple[str, bytes | list[tuple[str, bytes]]]]) -> bytes:
    """One sector of each table; all streams are small ones, one after the other in the root's stream."""
    names, kinds, bodies, children, siblings = ["Root Entry"], [ROOT], [b""], [NONE], [NONE]

    def add(level: list[tuple[str, bytes | list[tuple[str, bytes]]]]) -> int:
        """The entries of a level in the order of their names, each the right neighbour of the one before."""
        first = previous = NONE
        for name, body in sorted(level, key=lambda entry: (len(entry[0]), entry[0].upper())):
            index = len(names)
            is_stream = isinstance(body, bytes)
            names.append(name)
            kinds.append(STREAM if is_stream else STORAGE)
            bodies.append(body if isinstance(body, bytes) else b"")
            children.append(NONE)
            siblings.append(NONE)
            if previous == NONE:
                first = index
            else:
                siblings[previous] = index
            previous = index
            if not isinstance(body, bytes):
                children[index] = add(list(body))
        return first

    children[0] = add(tree)
    small, starts = b"", []
    chain: list[int] = []
    for body in bodies:
        count = -(-len(body) // SMALL)
        starts.append(len(chain) if count else END)
        chain += [*range(len(chain) + 1, len(chain) + count), END] if count else []
        small += body.ljust(count * SMALL, b"\0")
    small_sectors = -(-len(small) // SECTOR)
    directory_sectors = -(-len(names) * 128 // SECTOR)
    first_small = 2 + directory_sectors
    columns = zip(names, kinds, bodies, children, siblings, starts, strict=True)
    directory = b"".join(
        struct.pack(
            "<64sHBBIII16xI8x8xIQ", name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1, NONE, sibling, child, 0,
            first_small if kind == ROOT else start if kind == STREAM else 0, len(small) if kind == ROOT else len(body),
        )
        for name, kind, body, child, sibling, start in columns
    )  # fmt: skip
    fat = [0xFFFFFFFD, END, *_run(2, directory_sectors), *_run(first_small, small_sectors)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 2, 0, 4096, 1, 1,
        END, 0, 0,
    )  # fmt: skip
    out = header + _table([], 108)
    return out + _table(fat) + _table(chain) + _filled(directory) + _filled(small)


def _run(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END]


def _table(values: list[int], size: int = 128) -> bytes:
    return struct.pack(f"<{size}I", *values, *[NONE] * (size - len(values)))


def _filled(content: bytes) -> bytes:
    return content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\0")
