from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from parsers.automatic import find_automatic, may_be_answered
from parsers.message import open_message
from parsers.records import AutomaticKind
from tests.parsers.robots import found, found_in, opened

ABSENCES = (
    "Automatic reply: Call",
    "Out of Office: Call",
    "Abwesenheitsnotiz: Call",
    "Automatische Antwort: Call",
    "Réponse automatique : Call",
    "Respuesta automática: Call",
    "Resposta automática: Call",
    "Risposta automatica: Call",
    "Automatisch antwoord: Call",
    "Autosvar: Call",
    "Automatisk svar: Call",
    "Automaattinen vastaus: Call",
    "Odpowiedź automatyczna: Call",
    "Automatická odpověď: Call",
    "Automatikus válasz: Call",
    "Răspuns automat: Call",
    "Автоматический ответ: Call",
    "Автоматична відповідь: Call",
    "Αυτόματη απάντηση: Call",
    "Otomatik yanıt: Call",
    "自動返信: Call",
    "自动回复: Call",
    "자동 회신: Call",
    "الرد التلقائي: Call",
)


def mail(subject: str, body: str = "Until Monday.", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Olga <olga@example.com>", "intake@example.org", subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "kind", "decided"),
    [
        ("vacation_rfc3834", AutomaticKind.AUTO_REPLY, "Auto-Submitted: auto-replied"),
        ("vacation_exchange", AutomaticKind.AUTO_REPLY, "X-MS-Exchange-Inbox-Rules-Loop"),
        ("vacation_through_a_list", AutomaticKind.AUTO_REPLY, "out of office"),
        ("vacation_old_header", AutomaticKind.AUTO_REPLY, "Precedence: auto_reply"),
        ("notification_no_reply", AutomaticKind.NOTIFICATION, "no-reply@desk.example.com"),
        ("notification_generated", AutomaticKind.NOTIFICATION, "Auto-Submitted: auto-generated"),
        ("loop", AutomaticKind.NOTIFICATION, "X-Loop: yes"),
        ("list_bulk", AutomaticKind.LIST, "Feedback-ID"),
        ("person_through_a_list", AutomaticKind.LIST, "List-Id"),
        ("challenge", AutomaticKind.CHALLENGE, "prove that you are a human"),
        ("receipt_read", AutomaticKind.RECEIPT, "RFC 8098"),
        ("complaint", AutomaticKind.NOTIFICATION, "RFC 5965"),
        ("calendar_answer", AutomaticKind.CALENDAR, "METHOD:REPLY"),
        ("report_two_recipients", AutomaticKind.BOUNCE, "RFC 3464"),
    ],
)
def test_the_verdict_keeps_what_decided(name: str, kind: AutomaticKind, decided: str) -> None:
    automatic = found(name)

    assert automatic is not None
    assert automatic.kind is kind
    assert decided in automatic.reason


@pytest.mark.parametrize(
    "name",
    [
        "person_under_an_absence_subject",
        "person_answers_an_absence",
        "person_who_is_also_away",
        "person_on_exchange",
        "person_not_auto_submitted",
        "person_through_a_form",
        "person_as_postmaster",
    ],
)
def test_a_person_is_never_called_automatic(name: str) -> None:
    assert found(name) is None


@pytest.mark.parametrize("subject", ABSENCES)
def test_absence_is_known_by_its_subject_in_many_languages(subject: str) -> None:
    automatic = found_in(mail(subject))

    assert automatic is not None
    assert automatic.kind is AutomaticKind.AUTO_REPLY


@pytest.mark.parametrize("subject", ABSENCES)
def test_an_answer_to_such_a_subject_is_a_persons(subject: str) -> None:
    assert found_in(mail(f"Re: {subject}")) is None


def test_a_vague_subject_needs_words_of_absence_too() -> None:
    assert found_in(mail("Holiday", "We drive people home on holidays.")) is None
    assert found_in(mail("Holiday", "I am on annual leave until Monday.")) is not None


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Read: Call for input", "Your message was read on Monday."),
        ("Gelesen: Call", "Ihre Nachricht wurde am Montag gelesen."),
        ("Accusé de lecture : Call", "Votre message a été lu."),
        ("Leído: Call", "Su mensaje fue leído."),
    ],
)
def test_a_receipt_in_words_is_a_receipt(subject: str, body: str) -> None:
    automatic = found_in(mail(subject, body))

    assert automatic is not None
    assert automatic.kind is AutomaticKind.RECEIPT


def test_a_person_may_write_of_reading() -> None:
    assert found_in(mail("Read: a report on release", "Please see the report of our program.")) is None


def test_the_tag_of_a_list_hides_no_absence() -> None:
    assert found_in(mail("[Team] Automatic reply: Call")) is not None


@pytest.mark.parametrize("header", ["Auto_Submitted", "X_Autoreply"])
def test_a_header_that_says_no_means_no(header: str) -> None:
    assert found_in(mail("Our program", **{header: "no"})) is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("vacation_rfc3834", "auto_reply"),
        ("person_through_a_list", "list"),
        ("report_delayed", "bounce"),
        ("person_as_postmaster", "postmaster"),
    ],
)
def test_robots_and_lists_get_no_answer(name: str, said: str) -> None:
    assert said in (may_be_answered(opened(name).message, found(name)) or "")


def test_a_sender_without_a_way_back_gets_no_answer() -> None:
    assert "null sender" in (may_be_answered(open_message(mail("Hello", Return_Path="<>")).message, None) or "")
    assert may_be_answered(open_message(b"Subject: x\r\n\r\nHello").message, None) == "no sender"


@pytest.mark.parametrize("name", ["person_on_exchange", "person_through_a_form"])
def test_a_person_may_be_answered(name: str) -> None:
    assert may_be_answered(opened(name).message, found(name)) is None


@pytest.mark.parametrize(
    "hostile",
    ["a@", "<", "error ", "-----original ", "a.b-", "x" * 50 + "@y-", "user ", "Final-Recipient: rfc822; a@b.cc\n"],
)
def test_hostile_text_takes_no_time(hostile: str) -> None:
    body = (hostile * 50_000)[:50_000]
    mail_ = open_message(b"From: MAILER-DAEMON@x.example\r\nSubject: Undeliverable\r\n\r\n" + body.encode())

    started = time.perf_counter()
    find_automatic(mail_, body)

    assert time.perf_counter() - started < 0.5
