"""Bounces that a sending service reports as JSON, by mail (Amazon SES and those that copied its form)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from parsers.bounce_address import clean_address
from parsers.delivery_status import Recipient, find_status, said

_LONGEST = 256 << 10


def read_json_bounce(text: str) -> tuple[Recipient, ...]:
    """The recipients of {"notificationType": "Bounce", "bounce": {"bouncedRecipients": [...]}}; else nothing."""
    start = text.find("{")
    if not 0 <= start < 2_000 or "bouncedRecipients" not in text:
        return ()
    told = _object(text[start : start + _LONGEST].replace("!\n ", "").replace("\n", ""))
    if "bounce" not in told and isinstance(told.get("Message"), str):
        told = _object(told["Message"])  # the service may wrap it in an envelope of its own
    return tuple(_recipients(told))


def _object(written: str) -> dict[str, Any]:
    try:
        told, _ = json.JSONDecoder().raw_decode(written)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _recipients(told: dict[str, Any]) -> Iterator[Recipient]:
    bounce = told.get("bounce")
    listed = bounce.get("bouncedRecipients") if isinstance(bounce, dict) else None
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and (addr_spec := clean_address(str(each.get("emailAddress", "")))):
            diagnostic = str(each.get("diagnosticCode", ""))[:2_000]
            status = find_status(str(each.get("status", ""))) or find_status(diagnostic)
            lasting = str(bounce.get("bounceType", "")) if isinstance(bounce, dict) else ""
            yield Recipient(addr_spec, "failed", status or {"Transient": "4.0.0"}.get(lasting), said(diagnostic))
