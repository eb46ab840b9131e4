"""Known traps in mails (areas mime, body, threading): what each must give, by its number.

The mails lie beside the checkout and are not part of it; where they lack, the tests are skipped. Mails of our own
with the same oddities stand in tests/mail and are tested in test_message.py, test_text.py and test_reading.py.
"""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from config.load import bundled_call, load_call
from parsers.message import open_message
from parsers.reading import read
from parsers.records import Disposition, Reading, SentByUs

TRAPS = Path(__file__).resolve().parents[3] / "shared" / "traps"
CALL = load_call(bundled_call())


def content(name: str) -> bytes:
    path = TRAPS / f"{name}.eml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    return path.read_bytes()


@cache
def reading(name: str) -> Reading:
    return read(content(name), CALL, SentByUs())


def own(name: str) -> str:
    return " ".join(reading(name).words.own.split())


def files(name: str) -> list[tuple[str, bytes]]:
    mail = open_message(content(name))
    return [(a.name, mail.part(a.path)) for a in mail.message.attachments]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("MIME-01", "Please find our answers attached."),
        ("MIME-06", "The co-op asks for more time."),
        ("MIME-09", "Map attached."),
        ("MIME-10", "We live by the Glåma river."),
        ("MIME-12", "I said “no” – they didn’t listen…"),
        ("MIME-14", "The hearing is in Münster."),
        ("MIME-14_b", "Tōkyō office"),
        ("MIME-20", "We support option B."),
        ("MIME-24", "Text that must survive."),
        ("BODY-03", "The real answer is in the HTML: we vote no."),
        ("BODY-07", "Please withdraw my story, I changed my mind."),
    ],
)
def test_the_words_are_what_the_author_meant(name: str, right: str) -> None:
    assert own(name) == right


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("MIME-01", ["Ответы.pdf"]),
        ("MIME-03", ["The 'river' letter - what we saw in the valley since spring.pdf"]),
        ("MIME-06", ["a.pdf"]),
        ("MIME-18", ["winmail.dat", "comments.txt"]),
        ("MIME-22", ["What happened.eml"]),
        ("BODY-01", ["dot.png"]),
        ("BODY-05", ["scan0001.pdf"]),
    ],
)
def test_the_files_have_their_names(name: str, right: list[str]) -> None:
    assert [file for file, _ in files(name)] == right


def test_mime_04_a_uuencoded_file_keeps_every_byte() -> None:
    assert [data for _, data in files("MIME-04")] == [bytes(range(256)) * 3]


def test_mime_08_base64_in_two_runs_is_not_cut() -> None:
    assert files("MIME-08")[0][1] == b"FIRST-HALFSECOND-HALF!"


def test_mime_09_a_file_that_was_cut_is_kept_and_says_so() -> None:
    (attachment,) = reading("MIME-09").message.attachments

    assert attachment.size
    assert attachment.problem == "base64 is cut"


def test_mime_12_no_control_characters_of_another_charset_are_left() -> None:
    assert not [c for c in reading("MIME-12").text if "\u0080" <= c <= "\u009f"]


def test_mime_15_a_cut_utf16_text_is_read_up_to_the_cut_and_flagged() -> None:
    found = reading("MIME-15")

    assert found.message.subject.startswith("Připomínk")
    assert "posíláme připomínky" in found.text
    assert found.defects


def test_mime_16_a_date_in_no_known_order_is_read_or_left_empty() -> None:
    assert reading("MIME-16").message.date in {None, datetime(2026, 9, 14, 13, 6, 3, tzinfo=UTC)}


def test_mime_18_a_file_inside_an_outlook_package_is_read() -> None:
    assert len(files("MIME-18")[1][1]) == 30
    assert reading("MIME-18").message.attachments[1].text


def test_mime_20_a_signature_is_no_paper_to_read() -> None:
    (attachment,) = reading("MIME-20").message.attachments

    assert not attachment.text
    assert not reading("MIME-20").records


def test_mime_22_an_attached_mail_is_another_persons_and_never_merged() -> None:
    found = reading("MIME-22")

    assert (found.author and found.author.name, found.forwarder and found.forwarder.name) == ("Ada Quist", "Cousin Bea")
    assert found.message.bodies[0].content.strip() == "Ada asked me to pass this on."


@pytest.mark.parametrize("name", ["MIME-25", "MIME-26"])
def test_hostile_structure_costs_little_and_loses_no_words(name: str) -> None:
    started = time.process_time()
    found = read(content(name), CALL, SentByUs())

    assert time.process_time() - started < 2
    assert found.message.from_[0].addr_spec.endswith(("ok@example.org", "deep@example.net"))
    assert found.text.strip()


def test_mime_28_a_name_that_is_an_address_hides_no_address() -> None:
    assert reading("MIME-28").message.from_[0].addr_spec == "grace@example.net"


def test_mime_30_what_expands_without_end_is_kept_as_it_came() -> None:
    ((_, data),) = files("MIME-30")
    (attachment,) = reading("MIME-30").message.attachments

    assert hashlib.sha256(data).hexdigest() == attachment.sha256
    assert len(data) < 100_000
    assert not attachment.text


def test_body_01_words_after_a_picture_are_read_with_their_limit() -> None:
    words = own("BODY-01")

    assert words.index("Before the picture.") < words.index("After the picture.")
    assert reading("BODY-01").consent.words
    assert reading("BODY-01").triage.needs_person


def test_body_05_a_mail_that_holds_only_a_paper_nobody_can_read_goes_to_a_person() -> None:
    found = reading("BODY-05")

    assert found.triage.disposition not in {Disposition.SPAM, Disposition.BULK}
    assert found.triage.needs_person


def test_body_07_a_withdrawal_goes_to_a_person_and_a_quoted_yes_is_no_consent() -> None:
    found = reading("BODY-07")

    assert found.triage.disposition is Disposition.WITHDRAWAL
    assert found.triage.needs_person
    assert "agree" not in found.consent.words


def test_body_09_a_first_mail_that_quotes_for_looks_loses_nothing() -> None:
    assert "In Elmford." in own("BODY-09")
    assert "Only without names." in own("BODY-09")


def test_thrd_01_an_answer_names_the_mail_that_it_answers() -> None:
    assert reading("THRD-01_b").message.in_reply_to == (reading("THRD-01_a").message.message_id,)


def test_thrd_03_a_number_in_the_subject_gives_no_right_over_it() -> None:
    found = reading("THRD-03")

    assert not found.records or all(not record.spans for record in found.records)
    assert found.triage.needs_person


def test_thrd_04_two_mails_without_an_id_are_told_apart_by_their_bytes() -> None:
    first, second = reading("THRD-04_a").message, reading("THRD-04_b").message

    assert first.message_id is None
    assert second.message_id is None
    assert content("THRD-04_a") != content("THRD-04_b")
