"""A document as a tagged PDF."""

from __future__ import annotations

from importlib import resources
from typing import Any

from intake.exports.document import Block, Document, Facts, Grid, Heading, Paragraph, Runs, flat
from intake.exports.typesetting import typeset_pdf


def as_pdf(document: Document) -> bytes:
    """Letter paper, a running foot with page numbers, headings that a reader can jump to; no author, no date."""
    values = {
        "title": flat(document.title),
        "subtitle": flat(document.subtitle),
        "footer": flat(document.footer),
        "language": document.language,
        "blocks": [_block(block) for block in document.blocks],
    }
    template = resources.files("intake.exports").joinpath("pdf.typ").read_text(encoding="utf-8")
    return typeset_pdf(template, values)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": flat(block.text)}
    if isinstance(block, Paragraph):
        return {"kind": block.look, "runs": _runs(block.runs)}
    if isinstance(block, Facts):
        return {"kind": "facts", "items": [{"label": flat(label), "runs": _runs(runs)} for label, runs in block.items]}
    return _grid(block)


def _grid(block: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "caption": flat(block.caption),
        "head": [flat(block.corner), *map(flat, block.columns)],
        "rows": [[flat(label), *map(flat, cells)] for label, cells in block.rows],
        "legend": [[key, flat(words)] for key, words in block.legend],
    }


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [{"text": flat(r.text), "italic": r.italic, "bold": r.bold, "link": r.link} for r in runs]
