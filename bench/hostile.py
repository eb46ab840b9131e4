"""Inputs of 50 KB that make slow readers hang: one shape each, as whole mails."""

from __future__ import annotations

from collections.abc import Iterator

SIZE = 50_000
_HEAD = "From: Ada Example <ada@example.org>\r\nTo: desk@example.org\r\nSubject: Re: Call\r\nMIME-Version: 1.0\r\n"
_FILLINGS = {
    "spaces": " ",
    "no_break_spaces": "\u00a0",
    "dashes": "-",
    "underscores": "_",
    "equals": "=",
    "stars": "*",
    "quote_marks": ">",
    "quote_marks_apart": "> ",
    "bars": "|",
    "tabs": "\t",
    "line_ends": "\n",
    "blank_lines": " \n",
    "on_lines": "On Monday, Ada wrote\n",
    "on_wrote": "On Mon, Sep 27, 2010 at 9:00 AM, Ada <ada@example.org>\n",
    "from_lines": "From: Ada\n",
    "header_lines": "From: A\nSent: B\nTo: C\nSubject: D\n\n",
    "parens": "(",
    "brackets": "[",
    "angles": "<",
    "quotes": '"',
    "at_signs": "a@",
    "spelled": "a (at) b (dot) ",
    "dots": "a.",
    "commas": "a, ",
    "links": "http://a.example/",
    "open_links": "<http://a.example/\n",
    "www": "www.",
    "digits": "1",
    "dates": "12/12/2010 ",
    "begin": "begin 644 a\n",
    "letters": "a",
    "capitals": "A",
    "names": "The Safe Release Program ",
    "consent": "she agreed and consented but not ",
    "story": "He was released at night in March 2010 with no coat. ",
    "bullets": "- a\n",
    "numbered": "1. a\n",
    "cells": "a | b | c\n",
    "glued_capitals": "ÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀ 2004\n",
    "sentences": "A. ",
    "questions": "Why? ",
    "accents": "\u00e9",
    "combining": "e\u0301",
    "zero_width": "\u200b",
    "surrounded": "\u200f\u202e",
    "emoji": "\U0001f600",
}
_TAGS = {
    "tags_open": "<div>",
    "tags_bold": "<b>",
    "tags_unclosed": '<a href="',
    "tags_half": "<",
    "tags_comments": "<!--",
    "tags_tables": "<table><tr><td>",
    "tags_quotes": "<blockquote type=cite>",
    "tags_gmail": '<div class="gmail_quote">',
    "tags_breaks": "<br>",
    "tags_attributes": "<p a=b c='d' e=\"f\" ",
    "tags_styles": '<p style="display:none">',
    "tags_script": "<script>",
    "tags_entities": "&amp;&#x41;&unknown;",
    "tags_links": '<a href="http://a.example/">a',
    "tags_close": "</div>",
    "tags_lists": "<ol><li>",
}


def mails() -> Iterator[tuple[str, bytes]]:
    # Over 40 lines: a table of hostile mails.
    for name, filling in _FILLINGS.items():
        body = (filling * (SIZE // len(filling) + 1))[:SIZE]
        yield name, f"{_HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}".encode()
    for name, filling in _TAGS.items():
        body = (filling * (SIZE // len(filling) + 1))[:SIZE]
        yield name, f"{_HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    for field in ("Subject", "From", "To", "Date", "Content-Type", "Content-Disposition", "References", "X-Other"):
        for name, filling in (
            ("spaces", " "),
            ("parens", "("),
            ("words", "=?utf-8?q?a?= "),
            ("half_words", "=?utf-8?q?"),
            ("semicolons", "a;b=c;"),
            ("stars", "; a*0*=utf-8''%41"),
            ("angles", "<a@b>,"),
            ("colons", "a:"),
            ("quotes", '"a\\"'),
            ("eight_bit", "\u00fc\u00a4"),
        ):
            value = (filling * (SIZE // len(filling) + 1))[:SIZE]
            yield f"header_{field}_{name}".lower(), f"{_HEAD}{field}: {value}\r\n\r\nHello\r\n".encode("latin-1")
    yield "many_headers", (_HEAD + "X: \u00fc\r\n" * 7_000 + "\r\nHello").encode("latin-1")
    yield (
        "many_parts",
        (f"{_HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n\u00fc\r\n" * 5_000).encode(
            "latin-1"
        ),
    )
    yield (
        "nested_unclosed",
        (
            _HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(900))
        ).encode(),
    )
    yield (
        "nested_no_start",
        (_HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n" for n in range(900))).encode(),
    )
    yield "dash_lines", (f"{_HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--\r\n" * 12_000).encode()
    yield (
        "base64_padding",
        (
            f"{_HEAD}Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "QQ==" * 12_000
        ).encode(),
    )
    yield "soft_ends", (f"{_HEAD}Content-Type: text/plain; format=flowed\r\n\r\n" + "a \r\n" * 12_000).encode()
