"""Envelope addresses as the network writes them."""

from __future__ import annotations

import pytest

from intake.postbox.envelope import ascii_domain, checked_address


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("ana@example.org", "ana@example.org"),
        ("anna@bücher.example.net", "anna@xn--bcher-kva.example.net"),
        ("anna@BÜCHER.example.net", "anna@xn--bcher-kva.example.net"),
        ("anna@straße.example", "anna@xn--strae-oqa.example"),
        ("anna@bücher。example", "anna@xn--bcher-kva.example"),
        ("jörg@example.org", "jörg@example.org"),
        ('"ana maria"@example.org', '"ana maria"@example.org'),
        ("ana+calls@example.org", "ana+calls@example.org"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("ana@[192.0.2.1]", "ana@[192.0.2.1]"),
    ],
)
def test_domains_go_out_in_ascii_and_names_as_they_are(written, sent):
    assert checked_address(written) == sent


@pytest.mark.parametrize(
    "written",
    ["", "ana", "@example.org", "ana@", "ana@example..org", "a b@example.org", "<ana@example.org>", "ana@exa mple.org",
     "ana@example.org\r\nDATA", "ana\u2028@example.org", "ana@-example.org", "a@b@example.org",
     "ana@" + "x" * 64 + ".org"],
)  # fmt: skip
def test_what_is_no_address_is_refused(written):
    with pytest.raises(ValueError, match=r"address|domain"):
        checked_address(written)


def test_only_the_sender_may_be_null():
    assert checked_address("", may_be_null=True) == ""


def test_a_name_that_python_would_send_to_somebody_else_keeps_its_letters():
    assert ascii_domain("faß.example") != "fass.example"
