"""The demo's result as files and one page to open: every letter, the deliverables, what happened in numbers."""

from __future__ import annotations

import email
import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from intake.watching.status import status_of

if TYPE_CHECKING:
    from intake.app import App

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}
a{color:#0b57a4}h2{margin-top:2rem}
@media (prefers-color-scheme:dark){body{background:#161616;color:#eee}a{color:#8ab8f0}td,th{border-color:#444}}
"""


@dataclass(frozen=True, slots=True)
class Page:
    index: Path
    table: Table


def write_page(app: App, out: Path, sent: Sequence[bytes]) -> Page:
    """Write letters/ (.eml and .html) and index.html; give the page and a table for the terminal."""
    folder = out / "letters"
    folder.mkdir(parents=True, exist_ok=True)
    rows = [_letter(folder, number, content) for number, content in enumerate(sent, 1)]
    with app.database.read() as session:
        status = status_of(session, app)
    facts = _facts(status, Counter(row.kind for row in rows))
    index = out / "index.html"
    index.write_text(_index(app.call.title, facts, rows, out), encoding="utf-8")
    return Page(index, _table(app.call.title, facts))


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    kind: str
    date: str
    to: str
    subject: str


def _letter(folder: Path, number: int, content: bytes) -> _Row:
    message = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    kind = str(message["Message-ID"]).lstrip("<").split(".")[0]
    name = f"{number:03d}-{kind}"
    (folder / f"{name}.eml").write_bytes(content)
    body = message.get_body(("html",))
    (folder / f"{name}.html").write_text(body.get_content() if body else "", encoding="utf-8")
    return _Row(name, kind, str(message["Date"]), str(message["To"]), str(message["Subject"]))


def _facts(status: dict[str, object], letters: Counter[str]) -> list[tuple[str, str]]:
    facts = []
    for name in ("messages", "records", "stories"):
        counts = status[name]
        assert isinstance(counts, dict)
        facts.append(
            (name, f"{sum(counts.values())}: " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
        )
    facts.append(
        ("letters sent", f"{letters.total()}: " + ", ".join(f"{n} {kind}" for kind, n in letters.most_common()))
    )
    facts.append(("need a person", str(status["need_a_person"])))
    return facts


def _table(title: str, facts: list[tuple[str, str]]) -> Table:
    table = Table(title=title, show_header=False)
    for name, value in facts:
        table.add_row(name, value)
    return table


def _index(title: str, facts: list[tuple[str, str]], rows: list[_Row], out: Path) -> str:
    told = "".join(
        f"<tr><th scope=row>{html.escape(name)}</th><td>{html.escape(value)}</td></tr>" for name, value in facts
    )
    files = "".join(
        f'<li><a href="deliverables/{path.name}">{path.name}</a></li>'
        for path in sorted((out / "deliverables").iterdir())
    )
    letters = "".join(
        f"<tr><td>{html.escape(row.date)}</td><td>{html.escape(row.kind)}</td><td>{html.escape(row.to)}</td>"
        f'<td><a href="letters/{row.name}.html">{html.escape(row.subject)}</a> '
        f'(<a href="letters/{row.name}.eml">eml</a>)</td></tr>'
        for row in rows
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}: what happened</title><style>{_STYLE}</style><h1>{html.escape(title)}</h1>"
        f"<table>{told}</table><h2>Deliverables</h2><ul>{files}</ul><h2>Letters</h2>"
        f"<table><tr><th>sent</th><th>kind</th><th>to</th><th>letter</th></tr>{letters}</table></html>\n"
    )
