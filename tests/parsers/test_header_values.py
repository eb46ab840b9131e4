"""Dates, encoded words, parameters and addresses as they really stand in headers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.addresses import read_addresses
from parsers.dates import read_date
from parsers.identifiers import read_ids
from parsers.params import read_valued
from parsers.words import decode_words

NINE = datetime(2010, 9, 20, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 20 Sep 2010 09:05:00 +0000",
        "Mon, 20 Sep 2010 9:05",
        "20 Sep 10 09:05 GMT",
        "Mon, 20 Sep 2010 11:05:00 +02:00",
        "Mon, 20 Sep 2010 11:05:00 GMT+0200",
        "Mon, 20 Sep 2010 05:05:00 EDT",
        "Mon, 20 Sep 2010 05:05:00 -0400 (Eastern Daylight Time)",
        "Mon Sep 20 09:05:00 2010",
        "2010-09-20T09:05:00Z",
        "2010-09-20 11:05:00+02:00",
        "2010/09/20 Mon 09:05:00 GMT",
        "Monday, September 20, 2010 9:05 AM",
        "9/20/2010 9:05:00 AM",
        "20.09.2010 09:05",
        "lun., 20 sept. 2010 09:05:00 +0000",
        "Mo, 20 September 2010 09:05 UTC",
        "20-Sep-2010 09:05:00",
    ],
)
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    assert read_date(written) == NINE


@pytest.mark.parametrize("written", ["", "soon", "20 Sep 2010", "99:99", "Mon, 31 Feb 2010 10:00", "10:00 1 Jan 99999"])
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?Q?a_b?= =?utf-8?Q?c?=", "a bc"),
        ("=?utf-8?Q?a?= b", "a b"),
        ("=?iso-8859-1?Q?a?= =?utf-8?Q?=C3=BC?=", "aü"),
        ("=?utf-8*en?Q?tongue?=", "tongue"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?iso-8859-1?Q?=93no=94?=", "“no”"),
        ("=?utf-8?Q?what??=", "what?"),
        ("=?utf-8?Q?open", "=?utf-8?Q?open"),
        ("=?x-none?Q?caf=C3=A9?=", "café"),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_decoded(written: str, right: str) -> None:
    assert decode_words(written) == right


@pytest.mark.parametrize(
    ("written", "name", "right"),
    [
        ("attachment; filename=a b.pdf", "filename", "a b.pdf"),
        ("attachment; filename='a.pdf'", "filename", "a.pdf"),
        ("attachment; filename*=utf-8''a%20b.pdf", "filename", "a b.pdf"),
        ("attachment; filename*1=b.pdf; filename*0=a", "filename", "ab.pdf"),
        ("text/plain charset=utf-8", "charset", "utf-8"),
        ('text/plain; charset="utf-8', "charset", "utf-8"),
        ("text/plain; CHARSET = utf-8 ", "charset", "utf-8"),
    ],
)
def test_parameters_are_read(written: str, name: str, right: str) -> None:
    assert read_valued(written).get(name) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Nell <nell@example.org>", [("Nell", "nell@example.org")]),
        ("nell@example.org (Nell)", [("Nell", "nell@example.org")]),
        ("Desk: a@example.org, b@example.org;", [("", "a@example.org"), ("", "b@example.org")]),
        ("undisclosed-recipients:;", []),
        ("<mailto:nell@example.org>", [("", "nell@example.org")]),
        ('"Vale, Ines" <ines@example.org>', [("Vale, Ines", "ines@example.org")]),
        ("<@relay.example.org:nell@example.org>", [("", "nell@example.org")]),
        ("", []),
    ],
)
def test_addresses_are_read_leniently(written: str, right: list[tuple[str, str]]) -> None:
    assert [(a.name, a.addr_spec) for a in read_addresses(written)] == right


def test_message_ids_lose_their_brackets_and_folds() -> None:
    assert read_ids("<a@example.org>\r\n <b@exa mple.org> <a@example.org>") == ("a@example.org", "b@example.org")
