"""What our own mail server says of a sender: Authentication-Results (RFC 8601), of pinned servers only. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from enum import StrEnum

from parsers.records import Message

_RESULT = re.compile(r"\s*([a-z0-9-]{1,40})(?:\s*/\s*\d{1,4})?\s*=\s*([a-z0-9-]{1,40})", re.IGNORECASE)
_LONGEST = 20_000


class Verdict(StrEnum):
    """`UNKNOWN` where no pinned server has said anything, or nothing that decides."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


def sender_verdict(message: Message, authserv_ids: Collection[str]) -> Verdict:
    """The verdict on the From address, by the topmost header of a server that we know; others may be forged.

    Failed: DMARC fails, or both SPF and DKIM do. A hard SPF failure without any good DKIM signature counts as both.
    Passed: DMARC passes; SPF and DKIM alone may speak for another domain than that of From.
    """
    known = {one.strip().casefold() for one in authserv_ids}
    results = next((found for value in message.all_headers("Authentication-Results")
                    for name, found in [_read(value)] if name in known), None)  # fmt: skip
    if results is None:
        return Verdict.UNKNOWN
    said: dict[str, set[str]] = {}
    for method, result in results:
        said.setdefault(method, set()).add(result)
    dmarc, spf, dkim = (said.get(method, set()) for method in ("dmarc", "spf", "dkim"))
    if "pass" in dmarc:
        return Verdict.PASSED
    if "fail" in dmarc:
        return Verdict.FAILED
    signed_badly = bool(dkim & {"fail", "permerror", "policy"}) and "pass" not in dkim
    if "pass" not in spf and ((spf & {"fail", "softfail"} and signed_badly) or ("fail" in spf and "pass" not in dkim)):
        return Verdict.FAILED
    return Verdict.UNKNOWN


def _read(value: str) -> tuple[str, list[tuple[str, str]]]:
    """The authserv-id, folded, and each (method, result)."""
    parts = list(_split(value[:_LONGEST]))
    name = parts[0].split() if parts else []
    found = [(m[1].casefold(), m[2].casefold()) for part in parts[1:] if (m := _RESULT.match(part))]
    return (name[0].strip('"').casefold() if name else ""), found


def _split(value: str) -> Iterator[str]:
    """The parts between semicolons, without comments (RFC 5322, 3.2.2); what is quoted stays whole."""
    out: list[str] = []
    depth, quoted, escaped = 0, False, False
    for character in value:
        if escaped:
            escaped = False
        elif character == "\\" and (depth or quoted):
            escaped = True
            continue
        elif not depth and character == '"':
            quoted = not quoted
        elif not quoted and character in "()":
            depth = max(depth + (1 if character == "(" else -1), 0)
            continue
        elif not quoted and not depth and character == ";":
            yield "".join(out)
            out.clear()
            continue
        if not depth:
            out.append(character)
    yield "".join(out)
