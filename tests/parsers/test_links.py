"""Addresses of the web and of mail, as they come wrapped, protected and spelled out."""

from __future__ import annotations

import pytest

from parsers.links import find_addresses, find_links, unwrap


def urls(text: str) -> list[str]:
    return [link.url for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(https://example.org/a_(b))", ["https://example.org/a_(b)"]),
        ("<https://example.org/a>", ["https://example.org/a"]),
        ("<https://example.org/long/\npath/on>", ["https://example.org/long/path/on"]),
        ("> <https://example.org/long/\n> path>", ["https://example.org/long/path"]),
        ("www.example.org, too", ["http://www.example.org"]),
        ("https://example.org/a, https://example.net/b", ["https://example.org/a", "https://example.net/b"]),
        ("“https://example.org/a”", ["https://example.org/a"]),
        ("no address here", []),
    ],
)
def test_links_are_found_without_what_surrounds_them(text: str, right: list[str]) -> None:
    assert urls(text) == right


def test_a_span_covers_the_words_of_the_text() -> None:
    text = "See www.example.org."

    (link,) = find_links(text)
    assert text[link.start : link.end] == "www.example.org"


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&data=05&sdata=x",
        "https://urldefense.proofpoint.com/v1/url?u=https://example.org/a%3Fb%3D1&k=x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3D1&d=x&e=",
        "https://urldefense.com/v3/__https://example.org/a?b=1__;!!x!y$",
        "https://urldefense.com/v3/__https:/example.org/a*b=1__;Pw!!x$",
        "https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D",
        "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fexample.org%2fa%3fb%3d1&c=E",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&h=x",
        "https://eu2.protection.sophos.com/?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy9hP2I9MQ==",
    ],
)
def test_protection_services_are_undone(wrapped: str) -> None:
    assert unwrap(wrapped) == "https://example.org/a?b=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://protect-us.mimecast.com/s/abc",
        "https://www.google.com/search?q=https://x",
        "https://[bad",
        "https://e.org",
    ],
)
def test_what_cannot_be_undone_stays(address: str) -> None:
    assert unwrap(address) == address


def test_a_link_wrapped_twice_is_undone_twice() -> None:
    inner = "https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fexample.org"

    assert unwrap(f"https://x.safelinks.protection.outlook.com/?url={inner}") == "https://example.org"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("write to ada (at) example (dot) org", "ada@example.org"),
        ("ada [at] mail.example [dot] org", "ada@mail.example.org"),
        ("ada (arroba) example (punto) org", "ada@example.org"),
        ("ada@example.org.", "ada@example.org"),
    ],
)
def test_spelled_out_addresses_are_read(text: str, right: str) -> None:
    assert [each.addr_spec for each in find_addresses(text)] == [right]


def test_ordinary_words_are_no_address() -> None:
    assert find_addresses("meet (at) noon, or (at) one") == ()
