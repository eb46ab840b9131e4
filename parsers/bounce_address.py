"""Addresses as bounces write them: with a type, in brackets, rewritten on their way."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDE = "（）［］【】「」『』《》〈〉：；，。、"
_LOCAL = rf"[^\s<>()\[\]:;,\"'@\\=`|{_WIDE}](?:[^\s<>()\[\]:;,\"@\\`|{_WIDE}]{{0,120}})"
_DOMAIN = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,10}[^\W\d_][\w-]{0,30}[^\W_]"
ADDRESS = rf"(?:\"[^\"\n]{{1,100}}\"|{_LOCAL})@(?:{_DOMAIN})"
_LONGEST = 20_000
_ADDRESS = re.compile(ADDRESS)
_ALONE = re.compile(rf"\s*<?([^\s<>@;,\"]{{1,200}}@{_DOMAIN})>?\s*$")  # also =?utf-8?b?...?=@example.org
_TYPE = re.compile(r"^\s*(?:[A-Za-z][\w-]{0,30}\s*;\s*)+")
_UTF8 = re.compile(r"\\x\{([0-9A-Fa-f]{2,6})\}")
_SRS0 = re.compile(r"SRS0[=+-][^=@]{1,40}=[^=@]{1,10}=([^=@]{1,255})=([^@]{1,100})@", re.IGNORECASE)
_SRS1 = re.compile(
    r"SRS1[=+-][^=@]{1,40}=[^=@]{1,255}==[^=@]{1,40}=[^=@]{1,10}=([^=@]{1,255})=([^@]{1,100})@", re.IGNORECASE
)
_BATV = re.compile(r"(?:prvs|msprvs1)=[^=@/]{1,40}[=/]([^@]{1,100})@|btv1==[^=@]{1,40}==([^@]{1,100})@", re.IGNORECASE)


_EXCHANGE = re.compile(r"IMCEASMTP-([^@]{1,250})@", re.IGNORECASE)
_HEX = re.compile(r"[+_]([0-9A-F]{2})")


def clean_address(value: str) -> str:
    """The plain address of a field like "rfc822; <ada@example.org> (expired)", or "" where there is none."""
    value = _UTF8.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)), _TYPE.sub("", value[:2_000]))
    match = _ALONE.match(value) or _ADDRESS.search(value)
    return undo_rewriting((match[1] if match.re is _ALONE else match[0]).rstrip(".")) if match else ""


def undo_rewriting(addr_spec: str) -> str:
    """The address before a forwarder (SRS), a server of ours (BATV) or Exchange (IMCEASMTP) rewrote it."""
    for pattern in (_SRS0, _SRS1):
        if match := pattern.match(addr_spec):
            return f"{match[2]}@{match[1]}"
    if match := _EXCHANGE.match(addr_spec):
        inner = _HEX.sub(lambda m: chr(int(m[1], 16)), match[1])
        return inner if _ADDRESS.fullmatch(inner) else addr_spec
    if match := _BATV.match(addr_spec):
        return f"{match[1] or match[2]}@{addr_spec.rpartition('@')[2]}"
    return addr_spec


def addresses_in(text: str) -> Iterator[str]:
    """Every address of a text, in order; no further than its first 20,000 characters."""
    if "@" in text:
        for match in _ADDRESS.finditer(text, 0, _LONGEST):
            yield undo_rewriting(match[0].rstrip("."))
