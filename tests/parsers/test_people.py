"""Who wrote the words, and who passed them on: lists that rewrite From are undone."""

from __future__ import annotations

from parsers.records import Address
from tests.parsers.split_mail import split_bytes, split_file

BO = Address("Bo Sample", "bo@example.net")


def test_a_list_that_rewrote_from_is_the_forwarder() -> None:
    found = split_file("munged_by_mailman")

    assert found.author == BO
    assert found.forwarder == Address("Bo Sample via Night-doors", "night-doors@lists.example.org")


def test_x_original_from_names_the_author_where_reply_to_is_the_list() -> None:
    found = split_file("munged_by_google")

    assert found.author == BO
    assert found.forwarder is not None
    assert found.forwarder.addr_spec == "night-doors@groups.example.com"


def test_a_list_that_keeps_from_forwards_nothing() -> None:
    found = split_file("list_keeps_from")

    assert (found.author, found.forwarder) == (BO, None)


def test_via_in_a_name_without_another_address_stays_as_it_is() -> None:
    found = split_bytes(b"From: Bo Sample via Night School <bo@example.net>\r\n\r\nHello")

    assert (found.author, found.forwarder) == (Address("Bo Sample via Night School", "bo@example.net"), None)


def test_a_mail_without_from_is_its_senders() -> None:
    assert split_bytes(b"Sender: Bo Sample <bo@example.net>\r\n\r\nHello").author == BO


def test_a_mail_of_nobody_has_no_author() -> None:
    assert split_bytes(b"Subject: x\r\n\r\nHello").author is None
