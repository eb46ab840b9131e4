"""Envelope addresses (RFC 5321): checked, and with domains as the network writes them."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LOCAL = re.compile(r'^(?:[^\s"()<>\[\]:;@\\,]{1,64}|"(?:[^"\\]|\\.){1,62}")$')
_LABEL = re.compile(r"^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$")
_LITERAL = re.compile(r"^\[[A-Za-z0-9:.]{3,60}\]$")


def checked_address(address: str, *, may_be_null: bool = False) -> str:
    """The address with its domain in ASCII (RFC 5891). Raises ValueError for what is none.

    Line ends and controls are refused, not removed: they could be commands of their own.
    """
    if not address and may_be_null:
        return ""
    if _CONTROLS.search(address):
        raise ValueError("the address holds controls or line ends")
    local, at, domain = address.rpartition("@")
    if not at or not _LOCAL.fullmatch(local):
        raise ValueError("that is no address")
    if _LITERAL.fullmatch(domain):
        return address
    return f"{local}@{ascii_domain(domain)}"


def ascii_domain(domain: str) -> str:
    """`bücher.example.net` as `xn--bcher-kva.example.net`.

    Python's own codec follows the rules of 2003, under which a German sharp s becomes ss: another domain, of others.
    """
    labels = [_ascii_label(label) for label in re.split("[.\u3002\uff0e\uff61]", domain.rstrip("."))]
    if not all(_LABEL.fullmatch(label) for label in labels) or len(".".join(labels)) > 253:
        raise ValueError("that is no domain")
    return ".".join(labels)


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", label).lower())
    return folded if folded.isascii() else "xn--" + folded.encode("punycode").decode("ascii")
