"""What our mail server says of a sender (RFC 8601)."""

from __future__ import annotations

import time

import pytest

from parsers.authentication import Verdict, sender_verdict
from parsers.message import open_message

OURS = ("mx.example.org",)


def verdict(*headers: str, ids: tuple[str, ...] = OURS) -> Verdict:
    lines = "".join(f"Authentication-Results: {value}\r\n" for value in headers)
    return sender_verdict(open_message(f"{lines}From: a@example.org\r\n\r\nx".encode()).message, ids)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("mx.example.org; dmarc=fail header.from=example.org", Verdict.FAILED),
        ("mx.example.org; spf=pass smtp.mailfrom=x; dkim=pass; dmarc=fail (p=none)", Verdict.FAILED),
        ("mx.example.org; spf=fail smtp.mailfrom=x; dkim=fail header.d=y", Verdict.FAILED),
        ("mx.example.org; spf=softfail; dkim=fail (bad signature; not ours) header.d=y", Verdict.FAILED),
        ("MX.example.org 1;\r\n\tspf=fail;\r\n\tdkim=none", Verdict.FAILED),
        ("mx.example.org; dmarc=pass; spf=fail; dkim=fail", Verdict.PASSED),
        ("mx.example.org; spf=pass; dkim=pass", Verdict.UNKNOWN),
        ("mx.example.org; spf=fail; dkim=fail; dkim=pass header.d=example.org", Verdict.UNKNOWN),
        ("mx.example.org; spf=pass; dkim=fail", Verdict.UNKNOWN),
        ("mx.example.org; none", Verdict.UNKNOWN),
        ("mx.example.org; (dmarc=fail) dmarc=none", Verdict.UNKNOWN),
        ('mx.example.org; spf=none reason="dmarc=fail; dmarc=fail"', Verdict.UNKNOWN),
        ("other.example.org; dmarc=fail", Verdict.UNKNOWN),
        ("other.example.org; dmarc=pass", Verdict.UNKNOWN),
        ("", Verdict.UNKNOWN),
    ],
)
def test_the_results_of_our_server_decide(value: str, expected: Verdict) -> None:
    assert verdict(value) is expected


def test_only_the_topmost_header_of_our_server_counts() -> None:
    below = ("mx.example.org; dmarc=fail", "mx.example.org; dmarc=pass")

    assert verdict("other.example.org; dmarc=pass", *below) is Verdict.FAILED


def test_without_a_pinned_name_nothing_is_believed() -> None:
    assert verdict("mx.example.org; dmarc=fail", ids=()) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "value", ["(" * 50_000, 'mx.example.org; "' + "\\" * 50_000, "mx.example.org;" + "a=" * 25_000]
)
def test_a_hostile_header_costs_little(value: str) -> None:
    start = time.process_time()

    verdict(value)

    assert time.process_time() - start < 0.3
