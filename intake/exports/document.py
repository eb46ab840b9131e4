"""A document before it has a format: frozen blocks of text and tables. Every format is made from one such value."""

from __future__ import annotations

from dataclasses import dataclass

from intake.letters.flat import one_line, safe_link

LONGEST = 8_000  # characters of one run
WIDEST = 6  # columns of a table that still fit on a page under their own names


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look. `link` is an address of the web, or ""; the words are what was said, not yet escaped."""

    text: str
    italic: bool = False
    bold: bool = False
    link: str = ""

    def __repr__(self) -> str:
        """A run may hold a story: no word of it may reach a log by accident."""
        return f"<Run {len(self.text)} chars>"


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`look` is "body", "entry" (a reference: hangs by its first line), "lead" or "note"."""

    runs: Runs
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labelled lines, one a line."""

    items: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: `rows` are a label and one cell for each column. `legend` explains columns that have letters."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    legend: tuple[tuple[str, str], ...] = ()


Block = Heading | Paragraph | Facts | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """The same as rows, for a spreadsheet."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]

    def __repr__(self) -> str:
        """Rows may hold a story: no word of it may reach a log by accident."""
        return f"<Sheet {self.name} {len(self.rows)} rows>"


@dataclass(frozen=True, slots=True)
class Document:
    """`footer` stands at the foot of every page; `language` is that of our own words."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    sheets: tuple[Sheet, ...]
    footer: str = ""
    language: str = "en"

    def __repr__(self) -> str:
        """A document may hold a story: no word of it may reach a log by accident."""
        return f"<Document {len(self.blocks)} blocks>"


def say(text: str, *, italic: bool = False, bold: bool = False) -> Runs:
    return (Run(text, italic, bold),) if text else ()


def linked(url: str) -> Runs:
    """An address as a link that shows where it goes; anything else as plain words."""
    safe = safe_link(url)
    return (Run(safe, link=safe),) if safe else say(url)


def flat(text: str, longest: int = LONGEST) -> str:
    """The words as one line without control characters and direction marks; blanks at the ends become one."""
    line = one_line(text, longest)
    if not line:
        return " " if text.strip("\n\r\t ") == "" and text else ""
    return f"{' ' if text[:1].isspace() else ''}{line}{' ' if text[-1:].isspace() else ''}"


def grid(
    caption: str, corner: str, columns: tuple[str, ...], rows: tuple[tuple[str, tuple[int | str, ...]], ...]
) -> Grid:
    """A table that fits on a page: more columns than that are named by letters, and a legend says which is which."""
    told = tuple((label, tuple(str(cell or "") for cell in cells)) for label, cells in rows)
    if len(columns) <= WIDEST:
        return Grid(caption, corner, columns, told)
    letters = tuple(_letters(place) for place in range(len(columns)))
    return Grid(caption, corner, letters, told, tuple(zip(letters, columns, strict=True)))


def _letters(place: int) -> str:
    """A, B ... Z, AA, AB ..."""
    return (_letters(place // 26 - 1) if place >= 26 else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place % 26]
