"""The best text of a mail, HTML as a person reads it, and the marks of its client."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.html import read_html
from parsers.message import open_message
from parsers.text import fold_line, text_of

MAILS = Path(__file__).resolve().parents[1] / "mail" / "parts"


def text(name: str) -> str:
    return text_of(open_message((MAILS / f"{name}.eml").read_bytes()).message).text


def html(source: str) -> str:
    return read_html(source)[0]


def marks(source: str) -> list[tuple[str, str]]:
    words, found = read_html(source)
    return [(mark.kind, words[mark.start : mark.end]) for mark in found]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("blank_plain", "The answer stands here: no."),
        ("text_picture_text", "Before the picture.\n\nAfter the picture: not with my name."),
        ("only_a_paper", ""),
        ("charset_html_meta", "Привет, друзья"),
        ("html_blockquote_for_form", "Where?\n\nIn Elmford.\n\nHow?\n\nOnly without names."),
        ("two_types", "Hello <b>there</b>."),
    ],
)
def test_the_text_of_a_mail(name: str, right: str) -> None:
    assert text(name) == right


def test_new_words_before_a_nested_document_are_kept() -> None:
    words = text("html_nested_document")

    assert words.startswith("Please take my story back.")
    assert words.endswith("You said: I agree.")


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<ul><li>one<li><p>two</p></ul>", "- one\n- two"),
        ("<ol start=3><li>one</li><li>two</li></ol>", "3. one\n4. two"),
        (
            "<table><tr><td>Name</td><td><p>Value</p></td></tr><tr><td>B</td><td>C</td></tr></table>",
            "Name\tValue\nB\tC",
        ),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a &amp; b&nbsp;c &lt;d&gt;", "a & b\u00a0c <d>"),
        ("<b>bo</b>ld <i>it</i>", "bold it"),
        ('<p title="a > b">kept</p>', "kept"),
        ("half <", "half <"),
        ("2 < 3 and 4 > 3", "2 < 3 and 4 > 3"),
        ("<!-- no --><![if !mso]>yes<![endif]>", "yes"),
        ("<style>p{}</style><script>x()</script>seen<title>no</title>", "seen"),
        ('<span style="display:none">no</span>yes', "yes"),
        ('<div style="font-size: 0px">no</div>yes', "yes"),
        ('<div hidden>no</div><p style="font-size:0.9em">yes', "yes"),
        ("<head><p>body without a body tag", "body without a body tag"),
    ],
)
def test_html_reads_as_a_person_sees_it(source: str, right: str) -> None:
    assert html(source) == right


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ('<a href="https://example.org/a">our site</a>', "our site <https://example.org/a>"),
        ('<a href="https://example.org/">example.org</a>', "example.org"),
        ('<a href="http://www.example.org/a?x=1">www.example.org/a</a>', "www.example.org/a"),
        ('<a href="mailto:desk@example.org?subject=x">write</a>', "write <desk@example.org>"),
        ('<a href="mailto:desk@example.org">desk@example.org</a>', "desk@example.org"),
        ('<a href="https://example.org/track"><img src=x></a>text', "text"),
        ('<a href="#top">up</a>', "up"),
    ],
)
def test_an_address_that_its_label_hides_stands_behind_it(source: str, right: str) -> None:
    assert html(source) == right


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ('me<blockquote type="cite">you</blockquote>', [("quote", "you")]),
        ("me<blockquote>form</blockquote>", []),
        ('me<div class="gmail_quote">forwarded</div>', [("quote", "forwarded")]),
        ('me<div class="yahoo_quoted">you</div>', [("quote", "you")]),
        ('me<div class="ydp1a2b3cyahoo_quoted">you</div>', [("quote", "you")]),
        ('me<div id="x_Signature">N. F.</div>', [("signature", "N. F.")]),
        ('me<pre class="moz-signature">N. F.</pre>', [("signature", "N. F.")]),
        ('me<div class="moz-cite-prefix">On Monday</div>', [("attribution", "On Monday")]),
        ('me<div class="moz-forward-container">was</div>', [("forward", "was")]),
        ('<div>me<div id="appendonsend"></div><hr><p>you</p></div>', [("quote", "____________________\n\nyou")]),
        ('me<div id="divRplyFwdMsg">From: a</div>', [("attribution", "From: a")]),
        ('me<div data-marker="__QUOTED_TEXT__">you</div>', [("quote", "you")]),
        ('me<div name="messageReplySection">you</div>', [("quote", "you")]),
        (
            'me<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in">From: a</div>',
            [("attribution", "From: a")],
        ),
    ],
)
def test_the_clients_own_markers_become_marks(source: str, right: list[tuple[str, str]]) -> None:
    assert marks(source) == right


def test_answers_between_gmails_quotes_are_not_marked() -> None:
    source = (
        '<div class="gmail_quote"><div class="gmail_attr">On Monday:</div><blockquote class="gmail_quote">one?'
        '</blockquote>yes<blockquote class="gmail_quote">two?</blockquote>no</div>'
    )

    assert marks(source) == [("attribution", "On Monday:"), ("quote", "one?"), ("quote", "two?")]


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<blockquote type=cite>", "<ol><li>"])
def test_no_depth_loses_the_words(tag: str) -> None:
    assert html(tag * 20_000 + "deep words").endswith("deep words")


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("> > Please  SEND\u00a0names", "please send names"),
        ("| quoted", "quoted"),
        ("zero\u200bwidth ", "zerowidth"),
        ("a > b", "a > b"),
        ("", ""),
    ],
)
def test_a_line_is_folded_for_comparison(line: str, right: str) -> None:
    assert fold_line(line) == right
