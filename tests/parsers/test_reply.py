"""Own words of a reply: quotes, attributions, our own letters, signatures and footers taken away, nothing lost."""

from __future__ import annotations

import pytest

from tests.parsers.attribution_lines import LINES
from tests.parsers.split_mail import MAILS, split_bytes, split_file, split_text, squashed

OLD = "The old words.\nMore of them.\n"
QUOTED = "> The old words.\n> More of them.\n"


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("below", [OLD, QUOTED], ids=["unmarked", "marked"])
def test_what_stands_below_an_attribution_is_not_own(line: str, below: str) -> None:
    words = split_text(f"The new words.\n\n{line}\n\n{below}").words

    assert words.own == "The new words."
    assert "The old words." in words.quoted


@pytest.mark.parametrize("line", [line for line in LINES if "<" in line])
def test_an_attribution_may_be_wrapped_before_the_address(line: str) -> None:
    wrapped = line.replace("<", "\n<", 1) if not line.startswith("<") else line

    assert split_text(f"The new words.\n\n{wrapped}\n\n{QUOTED}").words.own == "The new words."


@pytest.mark.parametrize(
    "header", ["In-Reply-To: <digest-1@saferelease.example.org>", "References: <digest-1@example.org>"]
)
def test_a_reply_is_known_by_its_message_ids_not_by_its_subject(header: str) -> None:
    mail = (
        f"From: ada@example.org\r\nSubject: Keys\r\n{header}\r\n\r\nYes.\n\nOn 13/09/2010 10:42, Bo wrote:\n\nAm I?\n"
    )

    assert split_bytes(mail.encode()).words.own == "Yes."


def test_answers_below_and_between_quotes_are_own() -> None:
    words = split_file("inline_answers").words

    assert squashed(words.own) == "The Lantern House, on Third. Anybody who rings."
    assert "Lantern House" in words.signature


def test_own_words_before_an_attribution_on_the_same_line_are_kept() -> None:
    words = split_text("Fine with me On Wed, Sep 15, 2010 at 3:59 PM, bo@example.net wrote:\n> Hi\n").words

    assert words.own == "Fine with me"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday they let him go.\nHe had no coat.",
        "On 3 May 2010 at 10:30 she wrote to us:\nthey have locked the gate again.",
        "The report says:\nnobody asked.",
        "I asked the clerk, who said at 10:42:\ncome back tomorrow.",
        "Date: Wednesday, 13 October\nTime: 7:00\nAddress: 130 Fox St\nPlease bring an ID.",
        "From: the gate\nTo: the bus stop it is two miles.",
        "We have three rules:\na: no noise\nb: no smoke\nre: keys, ask me.",
        "Sent from my desk, which is quieter than my mobile phone.",
        "Regards from all of us here. We have one house.",
        "1) Lantern House, Elmford, 555-0101\n2) Open Hand, Bellwood, 555-0102",
        "Two houses:\n\nLantern House\nElmford, OH\nwww.lantern.example.org\n\nOpen Hand\nBellwood\n(555) 555-0102",
        "Ask there:\nBo Sample\nLantern House\n555-0101",
        "Name of program: Lantern House\nWebsite: www.lantern.example.org\nContact: Bo Sample, 555-0101",
        "Here it is:\nhttp://a.example.org/report.pdf\nhttp://b.example.org/study.pdf",
        "Two beds are free.\n\nAda\n\nP.S. Ask for Cy at 555-0144.",
    ],
)
def test_own_words_that_look_like_a_header_stay(text: str) -> None:
    assert squashed(split_text(text).words.own) == squashed(text)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("outlook_unmarked", "Please take my client's account out again. He has thought better of it. Ada"),
        ("nested_document", "Please strike my account from the list, I have thought it over."),
        ("gmail_reply", "Count us in. Ada"),
        ("gmail_own_quote", "She said it like this: They opened the gate and shut it. That is all."),
        ("text_after_picture", "This is the gate, seen from the road. He does not want his village named."),
        ("blank_plain", "We have nothing to add this year."),
        ("no_words", ""),
        ("bottom_post_unmarked", "Dear Megan, Ours does. Ring twice. Ada"),
        ("list_footer", "We cut two more keys. Ada"),
        ("notice", "Eight beds, all made. Ada Example"),
        ("returned_call", "This is our mail robot. Somebody will read your note on Tuesday."),
        ("lotus_bare_header", "The answer is no. A. E."),
    ],
)
def test_each_mail_gives_its_authors_own_words(name: str, own: str) -> None:
    assert squashed(split_file(name).words.own) == own


def test_a_blockquote_over_which_nobody_is_named_is_the_authors_own() -> None:
    own = split_file("formatting_blockquote").words.own

    assert "In Bellwood, behind the depot." in own
    assert "Leave the street out." in own


def test_a_wish_of_secrecy_is_no_legal_notice() -> None:
    assert "Do not pass it on to the agency" in split_file("own_wish_of_secrecy").words.own


@pytest.mark.parametrize("name", sorted(path.stem for path in MAILS.glob("*.eml")))
def test_the_pieces_cover_the_text_without_gap(name: str) -> None:
    words = split_file(name).words

    assert "".join(words.text[piece.start : piece.end] for piece in words.pieces) == words.text


def test_if_nothing_is_left_all_of_it_counts() -> None:
    words = split_text("> We have one house.\n> It never closes.\n", subject="Our house").words

    assert "We have one house." in words.own
    assert words.doubts


def test_our_own_letter_sent_back_without_a_word_gives_no_own_words() -> None:
    text = "On Fri, 24 Sep 2010, Megan B. <intake@saferelease.example.org> wrote:\n\n> Do you agree?\n> Yes or no?\n"

    assert split_text(text).words.own == ""


def test_a_mail_of_quotes_alone_under_somebodys_name_has_no_own_words() -> None:
    text = (
        "> On 27 Sep 2010, Bo <bo@example.org> wrote:\n>\n>> On 26 Sep 2010, Cy <cy@example.org> wrote:\n>>\n>>> Yes.\n"
    )

    assert split_text(text).words.own == ""


def test_a_mail_that_is_quoted_as_a_whole_keeps_its_words() -> None:
    assert split_text("> The house in Toledo takes them in.\n").words.own == "> The house in Toledo takes them in."
