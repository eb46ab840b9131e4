from __future__ import annotations

import pytest

from parsers.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you for the call, we have a program that may help.", "en"),
        ("Les mando el nombre de la casa que conocemos en la frontera.", "es"),
        ("Hola Megan! Les mando lo que tenemos de la casa. They gave us the names of the people who run it.", "mixed"),
        ("Bonjour, nous avons un programme qui est dans la ville et pour les familles.", "fr"),
        ("Olá, nós temos um programa para as famílias que não são daqui. Obrigado!", "pt"),
        ("Мы знаем одну программу в Бруклине.", "ru"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_its_most_ordinary_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_spanish_name_does_not_make_an_english_mail_mixed() -> None:
    assert language_of("We like La Casa de los Amigos. They give people a bed and a meal when they come out.") == "en"
