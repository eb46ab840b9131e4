"""The two rules of the house, read from the imports: one direction, and one door for each foreign library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIRECTION = ("config", "parsers", "storage", "intake")
FOREIGN_TO_THE_PURE = {
    "imapclient",
    "imaplib",
    "smtplib",
    "sqlalchemy",
    "alembic",
    "apscheduler",
    "socket",
    "ssl",
}
PURE = ("config", "parsers")
DOORS = {
    "mailparser": ("parsers/message.py",),
    "imapclient": ("intake/mailbox/imap.py",),
    "authlib": ("intake/mailbox/oauth.py",),
    "requests": ("intake/watching/alarms.py",),
    "waitress": ("intake/web/server.py",),
    "typst": ("intake/exports/typesetting.py",),
    "docx": ("intake/exports/as_docx.py",),
    "xlsxwriter": ("intake/exports/as_xlsx.py",),
    "prometheus_client": ("intake/web/metrics.py",),
    "smtplib": ("intake/postbox/smtp.py",),
    "apscheduler": ("intake/schedule.py",),
    "sqlalchemy": ("storage/",),
    "alembic": ("storage/",),
    "sqlcipher3": ("storage/",),
    "psycopg": ("storage/",),
}


def violations(path: str, source: str) -> list[str]:
    """What `source`, lying at `path` relative to the root, imports though it must not: "file:line reason"."""
    room = path.split("/")[0]
    found = []
    for line, module in _imports(ast.parse(source)):
        top = module.split(".")[0]
        if top in DIRECTION and room in DIRECTION and DIRECTION.index(top) > DIRECTION.index(room):
            found.append(f"{path}:{line} {room} imports {top}, which stands to its right")
        if room in PURE and top in FOREIGN_TO_THE_PURE:
            found.append(f"{path}:{line} {room} knows no network and no SQL, but imports {top}")
        if top in DOORS and not any(path.startswith(door) for door in DOORS[top]):
            found.append(f"{path}:{line} {top} has one door: {', '.join(DOORS[top])}")
    return found


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.lineno, node.module


def sources() -> Iterator[tuple[str, str]]:
    """Every Python file of the four packages, with its path from the root."""
    for room in DIRECTION:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
