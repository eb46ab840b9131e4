"""A document's sheets as a workbook: all words are text, none of them is ever a formula."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter

from intake.exports.document import Document, Sheet, flat

LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no zones; it says nothing on purpose
LONGEST_CELL = 32_000
WIDEST = 48
COLUMNS_OF_A_PAGE = 12
_FORMULA = ("=", "+", "-", "@")


def as_xlsx(document: Document) -> bytes:
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": flat(document.title), "author": "", "company": "", "created": LONG_AGO})
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#EEF2F5", "bottom": 1, "text_wrap": True}),
            "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        for sheet in document.sheets:
            _write(book, sheet, looks, flat(document.footer, 250))
    return out.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Sheet, looks: dict[str, object], footer: str) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(1)
    page.set_footer("&L&8" + footer.replace("&", "&&")[:200] + "&R&8&P / &N")
    for column, words in enumerate(sheet.header):
        page.write_string(0, column, _text(words), looks["head"])
        longest = max((len(str(row[column])) for row in sheet.rows), default=0)
        page.set_column(column, column, min(WIDEST, max(8, min(len(words), 24), longest) + 2))
    page.fit_to_pages(0 if len(sheet.header) > COLUMNS_OF_A_PAGE else 1, 0)
    for line, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(line, column, cell, looks["cell"])
            else:
                page.write_string(line, column, _text(cell), looks["cell"])


def _text(words: str) -> str:
    """Words for a cell. What looks like a formula gets a quote mark: a sheet saved as CSV loses the types of cells."""
    line = flat(words, LONGEST_CELL).strip()
    return f"'{line}" if line.startswith(_FORMULA) else line
