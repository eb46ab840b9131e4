"""An Outlook mail (.msg) as text: its people, date, subject and body. Old Word files are the same container."""

from __future__ import annotations

import io
from typing import Any

from oxmsg import Message

from parsers.document_values import Document, Unreadable


def read_outlook(content: bytes) -> Document:
    """The header lines and the body. Raises Unreadable where it is no Outlook mail."""
    try:
        message = Message.load(io.BytesIO(content))
        lines = list(_lines(message))
    except Exception as error:  # the reader promises nothing about hostile files
        raise Unreadable("an old Office file or a broken one: open it by hand") from error
    if not lines:
        raise Unreadable("an old Office file: open it by hand")
    return Document("\n".join(lines))


def _lines(message: Any) -> list[str]:
    body = message.body or ""
    if not body.strip() and message.html_body:
        from parsers.html import read_html  # only where there is no plain text

        body = read_html(message.html_body)[0]
    recipients = ", ".join(f"{each.name} <{each.email_address}>" for each in message.recipients)
    head = [
        ("From", message.sender),
        ("To", recipients),
        ("Date", message.sent_date.isoformat() if message.sent_date else ""),
        ("Subject", message.subject),
    ]
    lines = [f"{name}: {value}" for name, value in head if value]
    return [*lines, "", body] if lines or body.strip() else []
