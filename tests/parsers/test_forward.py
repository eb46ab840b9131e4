"""Forwards, attached and inline, in many languages; what is no forward; nested ones."""

from __future__ import annotations

import pytest

from parsers.records import Address, Role
from tests.parsers.forward_headers import HEADERS
from tests.parsers.split_mail import Split, split_file, split_text, squashed

BO = Address("Bo Sample", "bo@example.net")


def header(row: str) -> tuple[str, str]:
    """(delimiter, header block) of a row of the table."""
    _, delimiter, sender, date, subject, to, cc = row.split("|")
    lines = (
        f"{sender}: Bo Sample <bo@example.net>",
        f"{date}: 13.9.2010 10:42",
        f"{subject}: The title",
        f"{to}: Cy Third <cy@example.com>",
        f"{cc}: di@example.com",
    )
    return delimiter, "\n".join(lines)


def assert_is_bos(found: Split) -> None:
    forward = found.forward
    assert forward is not None
    assert (forward.author, forward.subject, forward.date) == (BO, "The title", "13.9.2010 10:42")
    assert [a.addr_spec for a in (*forward.to, *forward.cc)] == ["cy@example.com", "di@example.com"]
    assert forward.text == "The old words."
    assert found.words.own == "The old words."
    assert found.words.joined(Role.FORWARDER).strip() == "Look at this."


@pytest.mark.parametrize("row", HEADERS)
def test_a_delimiter_makes_a_forward(row: str) -> None:
    delimiter, block = header(row)

    assert_is_bos(split_text(f"Look at this.\n\n{delimiter}\n\n{block}\n\nThe old words.\n", subject="Something new"))


@pytest.mark.parametrize("row", HEADERS)
def test_a_forward_may_be_quoted_as_a_whole(row: str) -> None:
    delimiter, block = header(row)
    quoted = "\n".join(f"> {line}" for line in f"{delimiter}\n\n{block}\n\nThe old words.".splitlines())

    assert_is_bos(split_text(f"Look at this.\n\n{quoted}\n", subject="Something new"))


@pytest.mark.parametrize("row", HEADERS)
def test_the_prefix_of_the_subject_makes_a_forward_of_a_bare_header(row: str) -> None:
    assert_is_bos(split_text(f"Look at this.\n\n{header(row)[1]}\n\nThe old words.\n", subject="Fwd: The title"))


@pytest.mark.parametrize("row", HEADERS)
def test_a_reply_that_embeds_a_header_is_no_forward(row: str) -> None:
    found = split_text(f"The new words.\n\n{header(row)[1]}\n\nThe old words.\n", subject="Re: The title")

    assert found.forward is None
    assert found.words.own == "The new words."


@pytest.mark.parametrize("row", [row for row in HEADERS if row.split("|")[1].startswith("---------- ")])
def test_yahoo_writes_the_header_in_one_line(row: str) -> None:
    delimiter, block = header(row)
    sender, date, subject, to, cc = block.splitlines()
    line = f"   ----- {delimiter.strip('- ')} ----- {sender}{to}{cc}{date}{subject}"

    assert_is_bos(split_text(f"Look at this.\n\n{line}\n The old words.\n", subject="Something new"))


@pytest.mark.parametrize(
    "line",
    [
        'On 28/10/2010 12:46, "Bo Sample" <bo@example.net> wrote:',
        "Le 28/10/2010 12:46, « Bo Sample » <bo@example.net> a écrit :",
        "Am 28.10.10, 12:46 schrieb „Bo Sample“ <bo@example.net>:",
        "28/10/2010 12:46 időpontban Bo Sample (bo@example.net) ezt írta:",
        '28.10.2010 12:46 tarihinde "Bo Sample" <bo@example.net> şunu yazdı:',
    ],
)
def test_outlook_for_mac_forwards_below_an_attribution(line: str) -> None:
    forward = split_text(f"{line}\n\n    The old words.\n", subject="FW: The title").forward

    assert forward is not None
    assert (forward.author, forward.subject, forward.text) == (BO, "The title", "The old words.")


def test_an_attached_mail_is_read_with_its_real_headers() -> None:
    found = split_file("attached_forward")

    assert (found.author, found.forwarder) == (BO, Address("Ada Example", "ada@example.org"))
    assert squashed(found.words.own) == "Look at the Lantern House. It never closes. Bo"
    assert squashed(found.words.joined(Role.FORWARDER)) == "From a friend of ours. Ada"
    assert "555-0120" in found.words.signature


def test_our_own_call_passed_on_is_no_forward_of_somebodys_words() -> None:
    found = split_file("attached_call")

    assert found.forward is None
    assert found.author == Address("Ada Example", "ada@example.org")
    assert found.words.own == "I have passed this on to our branches."


def test_our_own_call_passed_on_inline_is_none_either() -> None:
    block = (
        "From: Megan B. [mailto:intake@saferelease.example.org]\nSent: Monday, September 13, 2010 10:42 AM\n"
        "To: Ada Example\nSubject: Call"
    )

    found = split_text(f"We have one house.\n\n{block}\n\nDear colleagues,\n", subject="FW: Call")

    assert found.forward is None
    assert found.words.own == "We have one house."


def test_a_forward_of_a_forward_is_the_words_of_who_wrote_them_first() -> None:
    found = split_file("forward_of_forward")

    assert found.author == Address("Third, Cy", "cy@example.com")
    assert squashed(found.words.own) == "Bo, Take the Lantern House. It never closes. Cy"
    assert "Cy is right." in found.words.joined(Role.FORWARDER)
    assert "Which house would you name?" in found.words.quoted


def test_the_outermost_forwarded_author_counts_and_the_chain_is_kept() -> None:
    text = (
        "---------- Forwarded message ---------\nFrom: Bo Sample <bo@example.net>\nDate: Mon, Sep 13, 2010 at 9:31 AM\n"
        "Subject: Houses\nTo: ada@example.org\n\nOurs never closes.\n\n"
        "---------- Forwarded message ---------\nFrom: Cy Third <cy@example.com>\nDate: Sun, Sep 12, 2010 at 9:31 AM\n"
        "Subject: Keys\nTo: bo@example.net\n\nThe keys are here.\n"
    )

    found = split_text(text, subject="Houses")

    assert found.author == BO
    assert found.forward is not None
    assert [inner.author for inner in found.forward.chain] == [Address("Cy Third", "cy@example.com")]


def test_quote_marks_of_a_quoted_forward_are_no_own_words() -> None:
    words = split_file("quoted_forward").words

    assert squashed(words.own) == "The Lantern House never closes. Bo"
    assert "What do you know?" in words.quoted


def test_the_mails_of_a_digest_are_no_forward() -> None:
    assert split_file("digest").forward is None
