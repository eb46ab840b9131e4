"""A document as a Word file with real headings, tables with a repeated head, and page numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from intake.exports.document import Block, Document, Facts, Grid, Heading, Paragraph, Runs, flat
from intake.exports.still_zip import stilled

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
FONT = "Times New Roman"  # or what is of its width: every office program has one
_RULE, _NO_RULE = {"val": "single", "sz": "4", "color": "C4CCD2"}, {"val": "nil"}
FEW = 3  # columns of a table that have room for long names
INK, SOFT, LINK = RGBColor(0x1F, 0x3A, 0x4D), RGBColor(0x5B, 0x66, 0x70), RGBColor(0x0B, 0x4F, 0x94)
_OF_THE_LIBRARY = ("/thumbnail", "/stylesWithEffects", "/customXml")  # what its own template carries for nobody
_LANGUAGES = {"en": "en-US", "es": "es-US"}


def as_docx(document: Document) -> bytes:
    """The file: no author, no company, no dates."""
    word = docx.Document()
    _properties(word, document)
    _looks(word, document.language)
    word.add_paragraph(flat(document.title), style="Title")
    if document.subtitle:
        word.add_paragraph(flat(document.subtitle), style="Subtitle")
    for block in document.blocks:
        _block(word, block)
    _foot(word, document.footer)
    out = BytesIO()
    word.save(out)
    return stilled(out.getvalue())


def _properties(word: Any, document: Document) -> None:
    said = word.core_properties
    said.title, said.language = flat(document.title, 250).strip(), document.language
    said.author = said.last_modified_by = said.comments = said.keywords = said.subject = said.category = ""
    said.created = said.modified = LONG_AGO
    said.revision = 1
    for relations in (word.part.package.rels, word.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(_OF_THE_LIBRARY)]:
            del relations[name]


def _looks(word: Any, language: str) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21.59), Cm(27.94)
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2.2)
    for name, size, color in (
        ("Normal", 11, None), ("Title", 20, INK), ("Subtitle", 11, SOFT), ("Heading 1", 15, INK),
        ("Heading 2", 12, INK), ("Heading 3", 11, INK), ("Caption", 9, SOFT), ("Footer", 8, SOFT),
    ):  # fmt: skip
        style = word.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        if color is not None:
            style.font.color.rgb = color
        style.font.italic, style.font.bold = False, name == "Title" or name.startswith("Heading")
        for spacing in style.element.get_or_add_rPr().findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
        if name == "Title":
            for border in style.element.pPr.findall(qn("w:pBdr")):
                style.element.pPr.remove(border)
    spoken = _element("w:lang", val=_LANGUAGES.get(language, language))
    word.styles["Normal"].element.get_or_add_rPr().append(spoken)


def _block(word: Any, block: Block) -> None:
    if isinstance(block, Heading):
        word.add_heading(flat(block.text), block.level)
    elif isinstance(block, Paragraph):
        _paragraph(word.add_paragraph(), block)
    elif isinstance(block, Facts):
        for label, runs in block.items:
            line = word.add_paragraph()
            line.paragraph_format.left_indent = Cm(0.9)
            line.paragraph_format.space_after = Pt(2)
            line.add_run(f"{flat(label)}: ").bold = True
            _runs(line, runs)
        word.paragraphs[-1].paragraph_format.space_after = Pt(10)
    else:
        _grid(word, block)


def _paragraph(line: Any, block: Paragraph) -> None:
    if block.look == "entry":
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)
        line.paragraph_format.keep_with_next = True
    _runs(line, block.runs)
    if block.look == "note":
        for run in line.runs:
            run.font.size, run.font.color.rgb = Pt(9), SOFT


def _runs(line: Any, runs: Runs) -> None:
    for run in runs:
        said = line.add_run(flat(run.text))
        said.italic, said.bold = run.italic or None, run.bold or None
        if run.link:
            said.font.color.rgb, said.font.underline = LINK, True
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), line.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            said._element.addprevious(link)
            link.append(said._element)


def _grid(word: Any, block: Grid) -> None:
    caption = word.add_paragraph(flat(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=1 + len(block.columns))
    table.style = "Table Grid"
    table.autofit = False
    wide = Cm(17.0)
    many = len(block.columns) > FEW
    first = Cm(5.6) if block.legend else Cm(4.4) if many else Cm(7.5)
    widths = [first, *[int((wide - first) / max(1, len(block.columns)))] * len(block.columns)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _line(table.rows[0], (block.corner, *block.columns), widths, bold=True, size=7.5 if many else 9)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for label, cells in block.rows:
        _line(table.add_row(), (label, *cells), widths)
    _describe(table, flat(block.caption, 250))
    note = word.add_paragraph()
    note.paragraph_format.space_after = Pt(2)
    said = note.add_run("; ".join(f"{key} {flat(words)}" for key, words in block.legend))
    said.font.size, said.font.color.rgb = Pt(9 if block.legend else 4), SOFT


def _line(row: Any, cells: tuple[str, ...], widths: list[int], *, bold: bool = False, size: float = 9) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = widths[place]
        if bold:
            cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", fill="EEF2F5"))
        cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM if bold else WD_ALIGN_VERTICAL.CENTER
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(1)
        said = line.add_run(flat(words))
        said.font.size, said.bold = Pt(size), bold or None
        if place:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _describe(table: Any, words: str) -> None:
    """Light rules, and what a screen reader says of the table. Word wants the elements in the order of its schema."""
    properties = table._tbl.tblPr
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        look = _RULE if side in {"top", "bottom", "insideH"} else _NO_RULE
        borders.append(_element(f"w:{side}", **look))
    properties.find(qn("w:tblLayout")).addprevious(borders)
    properties.append(_element("w:tblCaption", val=words))


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _foot(word: Any, footer: str) -> None:
    foot = word.sections[0].footer
    foot.paragraphs[0].add_run(flat(footer))
    line = foot.add_paragraph(style="Footer")
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for place, field in enumerate(("PAGE", "NUMPAGES")):
        if place:
            line.add_run(" / ")
        number = _element("w:fldSimple", instr=field)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        number.append(run)
        line._p.append(number)
