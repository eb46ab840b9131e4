"""Signatures and footers: a name alone is own, a card, a telephone's line and a legal notice are not."""

from __future__ import annotations

import pytest

from tests.parsers.split_mail import split_file, split_text, squashed


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
            "Regards,\nAE\n\nAda B. Example\nHarbour Legal Aid LLP\n1 Quay St., 3rd Floor\n(212) 555-0171",
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


@pytest.mark.parametrize(
    "wish",
    [
        "CONFIDENTIAL: do not print her name and do not give it to the agency.",
        "This message is confidential. It is intended for Megan alone: do not distribute his story, delete it after.",
        "Este relato es confidencial, por favor no lo divulguen ni lo distribuyan sin su permiso.",
    ],
)
def test_a_wish_of_the_author_is_no_legal_notice(wish: str) -> None:
    assert wish in split_text(f"He was let out at night.\n\n{wish}\n\nAda\n").words.own


def test_a_wish_of_secrecy_stays_own() -> None:
    assert "Do not pass it on to the agency" in split_file("own_wish_of_secrecy").words.own


def test_a_motto_in_a_card_does_not_make_it_words() -> None:
    card = "Petra Lind\nExecutive Director\nSecond Wind Center\nAsk me about our gala!\nwww.secondwind.example.org"
    mail = f"The doctors of the county work in the jail.\n\nPetra\n\n{card}\n"
    own = split_text(mail, sender="Petra Lind <petra@example.org>").words.own

    assert squashed(own) == "The doctors of the county work in the jail. Petra"
