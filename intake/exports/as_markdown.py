"""A document as Markdown, for a site or a plain reader."""

from __future__ import annotations

from collections.abc import Iterator

from intake.exports.document import LONGEST, Block, Document, Facts, Grid, Heading, Paragraph, Runs, flat
from intake.exports.markdown import link, plain


def as_markdown(document: Document) -> bytes:
    lines = [f"# {plain(document.title)}", "", plain(document.subtitle), ""]
    for block in document.blocks:
        lines += [*_block(block), ""]
    if document.footer:
        lines += ["---", "", plain(document.footer), ""]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (block.level + 1)} {plain(block.text)}"
    elif isinstance(block, Paragraph):
        yield _runs(block.runs)
    elif isinstance(block, Facts):
        yield from (f"- {plain(label)}: {_runs(runs)}" for label, runs in block.items)
    else:
        yield from _grid(block)


def _runs(runs: Runs) -> str:
    """The words in a line. Only whole words are set in italics: a mark beside a blank would stay a mark."""
    out = ""
    for run in runs:
        said = flat(run.text)
        before, after = " " * said[:1].isspace(), " " * (said[-1:].isspace() and bool(said.strip()))
        words = link(run.link) if run.link else plain(said, LONGEST) if not out else _middle(said)
        mark = "*" * run.italic + "**" * run.bold
        out += f"{before}{mark}{words}{mark}{after}" if words and mark and not run.link else f"{before}{words}{after}"
    return out


def _middle(text: str) -> str:
    """Words that do not begin a line: there a dash or a number means nothing."""
    return plain(f"x{text.strip()}", LONGEST + 1)[1:]


def _grid(block: Grid) -> Iterator[str]:
    yield plain(block.caption)
    yield ""
    yield _row((block.corner, *block.columns))
    yield "| --- |" + " ---: |" * len(block.columns)
    yield from (_row((label, *cells)) for label, cells in block.rows)
    if block.legend:
        yield ""
        yield "; ".join(f"{plain(key)} {plain(words)}" for key, words in block.legend)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(plain, cells)) + " |"
