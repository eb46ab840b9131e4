from __future__ import annotations

import pytest

from parsers.bounce_address import clean_address, undo_rewriting
from parsers.bounce_reason import is_dead_address, is_permanent
from parsers.records import AutomaticKind, Bounce
from tests.parsers.robots import found

OLGA, PIET = "olga@example.com", "piet@example.com"


def bounces(name: str) -> dict[str, Bounce]:
    automatic = found(name)
    return {bounce.addr_spec: bounce for bounce in automatic.bounces} if automatic else {}


def test_each_recipient_of_a_report_has_its_own_fate() -> None:
    both = bounces("report_two_recipients")

    assert (both[OLGA].permanent, both[OLGA].status) == (True, "5.1.1")
    assert (both[PIET].permanent, both[PIET].status) == (False, "4.2.2")
    assert "mailbox full" in both[PIET].reason


@pytest.mark.parametrize(
    "name",
    [
        "report_original_recipient",
        "report_rewritten_srs",
        "report_rewritten_batv",
        "report_not_a_report",
        "report_without_address",
        "report_in_text",
        "report_wrapped",
        "report_json",
        "report_as_a_file",
    ],
)
def test_a_report_in_any_dress_names_the_address_that_we_wrote_to(name: str) -> None:
    assert [(each.addr_spec, each.permanent) for each in bounces(name).values()] == [(OLGA, True)]


def test_recipients_without_a_blank_line_between_them_are_two() -> None:
    assert set(bounces("report_no_blank_line")) == {OLGA, PIET}


def test_the_diagnostic_makes_a_vague_status_exact() -> None:
    assert bounces("report_status_zero")[OLGA].status == "5.2.2"


@pytest.mark.parametrize("name", ["report_two_recipients", "report_in_text", "text_angle_and_colon", "text_indented"])
def test_a_bounce_names_the_letter_of_ours_that_came_back(name: str) -> None:
    automatic = found(name)

    assert automatic is not None
    assert automatic.original_message_id == "letter-17@saferelease.example.org"
    assert {each.original_message_id for each in automatic.bounces} == {automatic.original_message_id}


@pytest.mark.parametrize("name", ["report_delayed", "text_delayed"])
def test_a_delayed_letter_is_not_lost(name: str) -> None:
    automatic = found(name)

    assert automatic is not None
    assert automatic.delayed
    assert [(each.addr_spec, each.permanent) for each in automatic.bounces] == [(OLGA, False)]


def test_a_delivered_letter_is_a_receipt_and_no_bounce() -> None:
    automatic = found("report_delivered")

    assert automatic is not None
    assert automatic.kind is AutomaticKind.RECEIPT
    assert automatic.bounces == ()


def test_of_a_letter_to_two_only_the_failed_one_bounces() -> None:
    assert set(bounces("report_one_of_two")) == {PIET}


@pytest.mark.parametrize("name", ["text_angle_and_colon", "text_beside_phrase", "text_german", "text_spanish"])
def test_servers_without_a_report_are_understood_by_their_words(name: str) -> None:
    assert [(each.addr_spec, each.permanent) for each in bounces(name).values()] == [(OLGA, True)]


def test_each_address_of_a_text_has_the_words_said_of_it() -> None:
    both = bounces("text_indented")

    assert not both[OLGA].permanent
    assert both["piet@example.net"].permanent


def test_the_returned_letter_says_whom_a_silent_server_means() -> None:
    assert set(bounces("text_only_returned")) == {"5550100@mobile.example.net"}


@pytest.mark.parametrize("name", ["person_about_a_failed_mail", "person_forwards_a_bounce", "person_as_postmaster"])
def test_people_who_write_of_bounces_are_people(name: str) -> None:
    assert found(name) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rfc822; <olga@example.com> (expired)", OLGA),
        ("RFC822;rfc822;olga@example.com", OLGA),
        ("utf-8; oll\\x{e9}@example.com", "ollé@example.com"),
        ('"olga berg"@example.com', '"olga berg"@example.com'),
        ("x400; /S=Berg/", ""),
    ],
)
def test_an_address_is_read_out_of_its_field(written: str, meant: str) -> None:
    assert clean_address(written) == meant


def test_a_chain_of_forwarders_is_undone() -> None:
    assert undo_rewriting("SRS1=ab=first.example.net==Hx4=K2=example.com=olga@second.example.net") == OLGA


@pytest.mark.parametrize(
    ("status", "said", "permanent"),
    [("5.2.2", "", True), ("4.2.2", "550 never", False), (None, "452 later", False), (None, "gone", True)],
)
def test_the_status_goes_before_the_reply_code(status: str | None, said: str, permanent: bool) -> None:
    assert is_permanent(status, said) is permanent


def test_an_address_that_exchange_wrapped_is_unwrapped() -> None:
    assert undo_rewriting("IMCEASMTP-olga+40example+2Ecom@internal.example.net") == OLGA


def test_only_a_missing_address_is_dead() -> None:
    assert is_dead_address(bounces("report_two_recipients")[OLGA].reason)
    assert not is_dead_address(bounces("report_status_zero")[OLGA].reason)
