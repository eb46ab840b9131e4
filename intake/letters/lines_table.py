"""Lines that other parts of the program make in English, as patterns and what a reader is told in their place."""

from __future__ import annotations

LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"stories for (agency|coalition|public)", r"the list of stories for the \1"),),
    "es": (
        (r"seems to be (P-\d+) again", r"parece ser otra vez \1"),
        (r"someone must confirm it", r"alguien lo tiene que confirmar"),
        (r"(\d+) letters are held back", r"cartas retenidas: \1"),
        (r"stories for agency", r"lista de casos para la agencia"),
        (r"stories for coalition", r"lista de casos para la coalición"),
        (r"stories for public", r"lista de casos para el público"),
        (r"it is not plain what is meant", r"no queda claro qué quiere decir"),
        (r"it speaks of consent, but of which story is not certain", r"habla de consentimiento, sin decir de qué caso"),
        (r"it seems to correct (P-\d+)", r"parece corregir \1"),
    ),
}
