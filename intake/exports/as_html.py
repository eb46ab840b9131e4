"""A document as one HTML page: no script, nothing from elsewhere, readable on paper and by ear."""

from __future__ import annotations

import html

from intake.exports.document import Block, Document, Facts, Grid, Heading, Paragraph, Runs, flat

_STYLE = """
:root{color-scheme:light dark;--ink:#1f3a4d;--soft:#525c66;--rule:#d5dbe0;--head:#eef2f5;--link:#0b4f94;
--text:#16191c;--ground:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#b9d4e6;--soft:#a9b3bb;--rule:#3b444b;--head:#20282e;--link:#8ab8f0;
--text:#e8eaec;--ground:#14181b}}
body{font:1rem/1.55 Georgia,"Times New Roman",serif;max-width:46rem;margin:2rem auto;padding:0 1.2rem;
color:var(--text);background:var(--ground);overflow-wrap:anywhere}
h1,h2,h3{color:var(--ink);line-height:1.25;text-wrap:balance}h1{margin-bottom:.3rem}h2{margin-top:2.4rem}
h3{margin:1.8rem 0 .4rem}a{color:var(--link);overflow-wrap:anywhere}
.sub,.note,figcaption,footer{color:var(--soft)}.note,figcaption,footer{font-size:.88rem}
.entry{padding-left:1.6rem;text-indent:-1.6rem}
dl{margin:.4rem 0 1.2rem 1.6rem}dt{font-weight:bold;display:inline}dt::after{content:": "}dd{display:inline;margin:0}
dl div{margin:.25rem 0}figure{margin:1.2rem 0;overflow-x:auto}figcaption{margin-bottom:.4rem}
table{border-collapse:collapse;width:100%;font-size:.88rem}
th,td{padding:.35rem .5rem;border-bottom:1px solid var(--rule);text-align:center;vertical-align:middle}
thead th{background:var(--head);border-bottom:2px solid var(--ink);vertical-align:bottom}
th:first-child{text-align:left;min-width:8.5rem}tbody th{font-weight:normal}
footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.6rem}
@page{size:letter;margin:2.2cm}
@media print{body{margin:0;max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}
tr,dl div{break-inside:avoid}}
"""


def as_html(document: Document) -> bytes:
    """The page as UTF-8. Links open only where they show."""
    blocks = "\n".join(_block(block) for block in document.blocks)
    title, subtitle = _said(document.title), _said(document.subtitle)
    foot = f"<footer>{_said(document.footer)}</footer>\n" if document.footer else ""
    page = (
        f'<!doctype html>\n<html lang="{html.escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{title}</h1>\n<p class="sub">{subtitle}</p>\n{blocks}\n</main>\n{foot}</body>\n</html>\n'
    )
    return page.encode("utf-8")


def _said(text: str) -> str:
    return html.escape(flat(text))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = min(block.level + 1, 6)
        return f"<h{level}>{_said(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        return f'<p class="{html.escape(block.look)}">{_runs(block.runs)}</p>'
    if isinstance(block, Facts):
        items = "".join(f"<div><dt>{_said(label)}</dt><dd>{_runs(runs)}</dd></div>" for label, runs in block.items)
        return f"<dl>{items}</dl>"
    return _grid(block)


def _runs(runs: Runs) -> str:
    out = []
    for run in runs:
        words = _said(run.text)
        if run.link:
            words = f'<a href="{html.escape(run.link)}" rel="noreferrer">{words}</a>'
        words = f"<em>{words}</em>" if run.italic else words
        out.append(f"<strong>{words}</strong>" if run.bold else words)
    return "".join(out)


def _grid(block: Grid) -> str:
    head = "".join(f'<th scope="col">{_said(words)}</th>' for words in (block.corner, *block.columns))
    rows = "\n".join(
        f'<tr><th scope="row">{_said(label)}</th>{"".join(f"<td>{_said(cell)}</td>" for cell in cells)}</tr>'
        for label, cells in block.rows
    )
    legend = "; ".join(f"<strong>{_said(key)}</strong> {_said(words)}" for key, words in block.legend)
    return (
        f'<figure tabindex="0"><figcaption>{_said(block.caption)}</figcaption><table><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{rows}</tbody></table></figure>" + (f'<p class="note">{legend}</p>' if legend else "")
    )
