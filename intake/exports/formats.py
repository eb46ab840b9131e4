"""Which formats there are, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from intake.exports.as_docx import as_docx
from intake.exports.as_html import as_html
from intake.exports.as_markdown import as_markdown
from intake.exports.as_pdf import as_pdf
from intake.exports.as_xlsx import as_xlsx
from intake.exports.csl import Item, as_csl_json
from intake.exports.document import Document
from intake.exports.reference_text import as_bibtex, as_ris


class Format(StrEnum):
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    CSL_JSON = "csl-json"
    RIS = "ris"
    BIBTEX = "bibtex"

    @property
    def suffix(self) -> str:
        return {"csl-json": ".json", "bibtex": ".bib"}.get(self.value, f".{self.value}")


PAGES: dict[Format, Callable[[Document], bytes]] = {
    Format.MD: as_markdown,
    Format.HTML: as_html,
    Format.DOCX: as_docx,
    Format.PDF: as_pdf,
    Format.XLSX: as_xlsx,
}
REFERENCES: dict[Format, Callable[[tuple[Item, ...]], bytes]] = {
    Format.CSL_JSON: as_csl_json,
    Format.RIS: as_ris,
    Format.BIBTEX: as_bibtex,
}


def render(form: Format, document: Document, items: tuple[Item, ...] = ()) -> bytes:
    """The bytes of one format. Reference formats are made of `items`, the others of `document`."""
    return REFERENCES[form](items) if form in REFERENCES else PAGES[form](document)


def format_of(suffix: str) -> Format | None:
    """The format whose files end so."""
    return next((form for form in Format if form.suffix == suffix.lower()), None)
