"""Own words of a reply: quotes, attributions, our own letters, signatures and footers taken away, nothing lost."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from config.call import Question
from parsers.records import Role, SentByUs
from tests.factories import make_call
from tests.parsers.attribution_lines import LINES
from tests.parsers.split_mail import MAILS, split_file, split_text, squashed

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
        "Three houses:\n\nLantern House\nElmford, OH\nwww.lantern.example.org\n\nOpen Hand\nBellwood, IN\n(555) 555-0102",
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


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Sent from Yahoo Mail on Android",
        "Sent from my mobile device, please excuse the typos.",
        "Get Outlook for iOS<https://aka.ms/x>",
        "Enviado desde mi iPad",
        "Enviado do meu smartphone Samsung Galaxy.",
        "Envoyé depuis mon iPhone",
        "Von meinem iPhone gesendet",
        "Diese Nachricht wurde von meinem Android-Mobiltelefon mit K-9 Mail gesendet.",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Sendt fra min iPhone",
        "Skickat från min iPhone",
        "Lähetetty iPhonesta",
        "Wysłane z iPhone'a",
        "Odesláno z iPhonu",
        "Отправлено с iPhone",
        "Надіслано з iPhone",
        "iPhone'umdan gönderildi",
        "iPhoneから送信",
        "从我的 iPhone 发送",
        "나의 iPhone에서 보냄",
        "נשלח מה-iPhone שלי",
    ],
)
def test_a_telephones_own_line_is_a_footer(line: str) -> None:
    words = split_text(f"We have one house.\n\nAda\n\n{line}\n").words

    assert squashed(words.own) == "We have one house. Ada"
    assert words.signature.strip() == line


@pytest.mark.parametrize(
    ("card", "kept"),
    [
        ("Ada\n\nAda Example, MSW\nHarbour Legal Aid\n555-0114", "Ada"),
        (
            "Regards,\nAE\n\nAda B. Example\nHarbour Legal Aid LLP\n1 Quay Street, 3rd Floor\ndirect (212) 555-0171",
            "Regards, AE",
        ),
        ("Ada\n\nHarbour Roofing & Gutters\nLicensed - Bonded - Insured\n(773) 555-0127", "Ada"),
        ("Ada\n\nAda Example | Open Hand | 77 Canal Row | (504) 555-0126", "Ada"),
        ("Quedo a sus órdenes.\n\nLic. Ada Example\nDefensa del Puerto\nTel. (575) 555-0128", "Quedo a sus órdenes."),
        ("Sincerely,\nAda Example\nDirector, Open Hand\nada@example.org", "Sincerely,"),
        ("-- \nAda Example\nOpen Hand", ""),
        ("Peace,\nSr. Ada\n\nSr. Ada Example, OSF\nSisters of the Dock\nElmford, OH 44100", "Peace, Sr. Ada"),
        ("Ada\n\n__________________\nHotmail: Trusted email with spam protection.\nhttp://ads.example.com/1", "Ada"),
        ("Ada\n\n---\nThis email has been checked for viruses.\nhttps://ads.example.com/2", "Ada"),
        ("With kind regards,\nAda Example", "With kind regards, Ada Example"),
        ("Peace,\nAda E.", "Peace, Ada E."),
        ("Ada\n\nAda Example\n\nDeputy Clerk\n\nCounty of Marlow, 100 Courthouse Square", "Ada"),
    ],
)
def test_a_name_alone_is_own_and_a_card_is_not(card: str, kept: str) -> None:
    words = split_text(f"We have one house. It never closes.\n\n{card}\n").words

    assert squashed(words.own) == squashed(f"We have one house. It never closes. {kept}")


def test_lines_of_our_own_letters_are_ours_without_any_mark() -> None:
    sent = SentByUs(lines=frozenset({"may we show the account to the agency as well as to the coalition?"}))
    answer = "May we show the account to the agency as well as to the coalition?\nOnly to the coalition.\n"

    words = split_text(answer, sent_by_us=sent).words

    assert words.own == "Only to the coalition."
    assert [piece.role for piece in words.pieces] == [Role.OURS, Role.OWN]


def test_lines_of_the_call_are_ours_however_they_are_wrapped_and_in_any_language() -> None:
    call = replace(
        make_call(), text=(("es", "Envíen los nombres de las casas que nunca cierran, por favor, antes del martes."),)
    )

    words = split_text(
        "Envíen los nombres de las casas\nque nunca cierran, por favor, antes\ndel martes.\n\nPosada Belén\n", call=call
    ).words

    assert words.own == "Posada Belén"


def test_an_answer_is_paired_with_the_numbered_question_above_it() -> None:
    questions = (
        Question(1, "name", (("en", "What is the name of the program?"),)),
        Question(2, "site", (("en", "Where can one read about it on the web?"),)),
    )
    text = (
        "On 9/13/2010 10:42 AM, Megan B. wrote:\n> 1. What is the name of the program?\n\nLantern House\n\n"
        "> 2. Where can one read about it on the web?\n\nNowhere yet.\n"
    )

    words = split_text(text, call=make_call(questions=questions)).words

    assert [(a.question, words.text[a.span.start : a.span.end].strip()) for a in words.answers] == [
        (1, "Lantern House"),
        (2, "Nowhere yet."),
    ]


def test_answers_typed_into_our_unmarked_letter_are_kept_and_doubted() -> None:
    lines = (
        "which house do you run in the city?",
        "who may stay there for the night?",
        "how long may they stay at most?",
        "who pays for the house and the food?",
    )
    sent = SentByUs(lines=frozenset(lines))
    body = "\n".join(f"{line}\n\nAnswer {i}.\n" for i, line in enumerate(lines, 1))
    text = (
        "See below.\n\nFrom: Megan B. [mailto:intake@saferelease.example.org]\nSent: Friday, September 24, 2010\n"
        f"To: Ada Example\nSubject: Call\n\n{body}"
    )

    words = split_text(text, sent_by_us=sent).words

    assert squashed(words.own).startswith("See below. Answer 1. Answer 2. Answer 3.")
    assert words.doubts


def test_if_nothing_is_left_all_of_it_counts() -> None:
    words = split_text("> We have one house.\n> It never closes.\n", subject="Our house").words

    assert "We have one house." in words.own
    assert words.doubts


def test_our_own_letter_sent_back_without_a_word_gives_no_own_words() -> None:
    text = "On Fri, 24 Sep 2010, Megan B. <intake@saferelease.example.org> wrote:\n\n> Do you agree?\n> Yes or no?\n"

    assert split_text(text).words.own == ""


HOSTILE = {
    "blanks": " " * 50_000,
    "dashes": "-" * 50_000,
    "quote marks": ">" * 50_000,
    "quote lines": ">\n" * 25_000,
    "lines On": "On Monday 3 May 2010 at 10:00\n" * 2_000,
    "attributions": "On 3 May 2010 10:00 Ada <a@example.org> wrote:\n" * 2_000,
    "headers": "From: a@example.org\n\nTo: b@example.org\n\n" * 1_200,
    "labels": "From: \n" * 7_000,
    "brackets": "<" * 50_000,
    "at signs": "a@" * 25_000,
    "delimiters": "---------- Forwarded message ----------\n" * 1_200,
    "alternating": "> a\nb\n" * 8_000,
    "verbs": "Ada wrote:\n" * 4_500,
    "telephones": "(555) 555-0101\n" * 3_300,
    "carriage returns": "x\r" * 25_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(kind: str) -> None:
    started = time.process_time()

    words = split_text(HOSTILE[kind]).words

    assert time.process_time() - started < 1.0  # 0.1 s on an idle machine; measured in bench/
    assert sum(piece.end - piece.start for piece in words.pieces) == len(words.text)
