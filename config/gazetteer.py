"""Loading `facilities.tsv` and `known_programs.tsv`: tab-separated, UTF-8, a head line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from config.call import Facility, KnownProgram
from config.faults import Fault, did_you_mean

FACILITY_COLUMNS = ("id", "name", "aliases", "city", "state")
PROGRAM_COLUMNS = ("id", "name", "organisation", "website", "report_title", "report_url", "year")


def load_facilities(path: Path, faults: list[Fault]) -> tuple[Facility, ...]:
    """The gazetteer; other names stand in `aliases`, with a semicolon between them. No file: none."""
    return tuple(
        Facility(row["id"], row["name"], _several(row["aliases"]), row["city"], row["state"])
        for row in _rows(path, FACILITY_COLUMNS, faults)
    )


def load_known_programs(path: Path, faults: list[Fault]) -> tuple[KnownProgram, ...]:
    """The programs that are known before anybody answers. No file: none."""
    return tuple(KnownProgram(**row) for row in _rows(path, PROGRAM_COLUMNS, faults))


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _rows(path: Path, columns: tuple[str, ...], faults: list[Fault]) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        faults.append(Fault(path.name, "", "the file cannot be read as UTF-8.", "Save it as UTF-8."))
        return
    head = lines[0].split("\t") if lines else []
    unknown = [name for name in head if name not in columns]
    if unknown or "id" not in head or "name" not in head:
        wrong = f"column {unknown[0]!r} is not known." if unknown else "the columns `id` and `name` are needed."
        faults.append(Fault(path.name, "line 1", wrong, did_you_mean(unknown[0] if unknown else "", columns)))
        return
    seen: set[str] = set()
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("#"):
            continue
        row = dict.fromkeys(columns, "") | dict(zip(head, (cell.strip() for cell in line.split("\t")), strict=False))
        problem = _row_problem(row, line.count("\t") + 1, len(head), seen)
        if problem:
            faults.append(Fault(path.name, f"line {number}", problem))
            continue
        seen.add(row["id"])
        yield row


def _row_problem(row: dict[str, str], cells: int, columns: int, seen: set[str]) -> str:
    if cells > columns:
        return f"it has {cells} cells for {columns} columns."
    if not row["id"] or not row["name"]:
        return "id or name is empty."
    return f"the id {row['id']!r} stands here twice." if row["id"] in seen else ""
