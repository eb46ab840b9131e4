"""The pages, as a WSGI application (PEP 3333): `/health`, `/metrics`, `/stop/TOKEN`. A GET changes nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from intake.letters.identity import is_stop_token
from intake.watching.health import troubles_of
from intake.watching.status import status_of
from intake.web.metrics import CONTENT_TYPE, metrics
from intake.web.words import WORDS
from storage import contacts
from storage.database import DatabaseUnusable

if TYPE_CHECKING:
    from intake.app import App

log = logging.getLogger("intake.web")

Start = Callable[[str, list[tuple[str, str]]], object]
Site = Callable[[dict[str, Any], Start], Iterable[bytes]]

SAFE = (
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)


@dataclass(frozen=True, slots=True)
class Page:
    status: str
    content_type: str
    body: bytes


NOT_FOUND = Page("404 Not Found", "text/plain; charset=utf-8", b"There is no such page.\n")
WRONG_METHOD = Page("405 Method Not Allowed", "text/plain; charset=utf-8", b"This page does not take that.\n")


def make_site(app: App) -> Site:
    """The application of this installation."""

    def site(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        page = _answer(app, environ["REQUEST_METHOD"], environ.get("PATH_INFO", "/"))
        start(page.status, [("Content-Type", page.content_type), ("Content-Length", str(len(page.body))), *SAFE])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]

    return site


def _answer(app: App, method: str, path: str) -> Page:
    looks = method in {"GET", "HEAD"}
    try:
        if path in {"/health", "/metrics"}:
            return _health(app, path) if looks else WRONG_METHOD
        if path.startswith("/stop/"):
            return _stop(app, path.removeprefix("/stop/"), method)
    except (DatabaseUnusable, OSError):
        log.warning("a page could not be shown: the ledger cannot be used now")
        return Page("503 Service Unavailable", "text/plain; charset=utf-8", b"The ledger cannot be used now.\n")
    return NOT_FOUND


def _health(app: App, path: str) -> Page:
    with app.database.read() as session:
        status = status_of(session, app)
    if path == "/metrics":
        return Page("200 OK", CONTENT_TYPE, metrics(status))
    troubles = [{"code": one.code, "text": one.words} for one in troubles_of(status) if not one.notice]
    said = {"well": not troubles, "call": status["call"], "now": status["now"], "troubles": troubles}
    body = json.dumps(said, ensure_ascii=False).encode() + b"\n"
    return Page("503 Service Unavailable" if troubles else "200 OK", "application/json", body)


def _stop(app: App, token: str, method: str) -> Page:
    """RFC 8058: a POST stops at once, asks for no login, and looks at no cookie; a GET shows a button."""
    if method not in {"GET", "HEAD", "POST"}:
        return WRONG_METHOD
    with app.database.read() as session:
        known = contacts.find_contacts(session)
    contact = next((c for c in known if is_stop_token(token, app.call.id, c.key, app.secret)), None)
    if contact is None:
        return NOT_FOUND
    language = contact.language if contact.language in WORDS else app.call.languages[0]
    words = WORDS.get(language, WORDS["en"])
    if method == "POST":
        with app.database.write() as session:
            contacts.meet(session, contact.address, app.clock(), answered=False, opted_out=True)
        return _page(app, language, words["stopped"], "")
    if contact.opted_out_at is not None:
        return _page(app, language, words["stopped"], "")
    button = f'<form method="post"><button>{escape(words["button"])}</button></form>'
    return _page(app, language, words["ask"], button)


def _page(app: App, language: str, sentence: str, form: str) -> Page:
    title = escape(app.call.title_in(language))
    said = escape(sentence.format(title=app.call.title_in(language), address=app.call.address))
    body = f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>{title}</title><style>
body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}}
h1{{font-size:1.3rem}} button{{font:inherit;padding:.6rem 1.2rem;cursor:pointer}}
</style></head><body><main><h1>{title}</h1><p>{said}</p>{form}</main></body></html>
"""
    return Page("200 OK", "text/html; charset=utf-8", body.encode())
