"""Words of strangers in Markdown are shown as they are."""

from __future__ import annotations

import pytest

from intake.exports.markdown import link, plain


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[free money](https://evil.example.com)", r"\[free money\](https://evil.example.com)"),
        ("![x](http://track.example.com/1.png)", r"!\[x\](http://track.example.com/1.png)"),
        ("see www.evil.example.com", r"see www.evil.example.com"),
        ("a | b", r"a \| b"),
        ("# Not a heading", r"\# Not a heading"),
        ("1. not a list", r"1\. not a list"),
        ("- not a list", r"\- not a list"),
        ("=====", r"\====="),
        ("> not a quote", "&gt; not a quote"),
        ("*bold* _and_ `code` ~~gone~~", r"\*bold\* \_and\_ \`code\` \~\~gone\~\~"),
        ("&lt; stays", "&amp;lt; stays"),
        ("one\r\n\r\n    two\x00\x1b[31m", r"one two \[31m"),
        ("evil\u202egnp.exe", "evil gnp.exe"),
        ("Ready4Work, Inc. (2005-2008)", "Ready4Work, Inc. (2005-2008)"),
    ],
)
def test_nothing_that_a_stranger_wrote_is_markup(words, shown):
    assert plain(words) == shown


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://x.example.com/> <b>",
        "https://good@evil.example.com/",
        "data:text/html,x",
        "none",
    ],
)
def test_only_plain_addresses_of_the_web_become_links(url):
    assert not link(url).startswith("<")


def test_an_address_of_the_web_becomes_a_link_that_shows_where_it_goes():
    assert link("https://www.example.org/a_b?c=d") == "<https://www.example.org/a_b?c=d>"
