"""Lines that other parts of the program make in English, as patterns and what a reader is told in their place."""

from __future__ import annotations

LINES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"stories for (agency|coalition|public)", r"the list of stories for the \1"),
        (r"packet for (agency|coalition|public)", r"the packet for the \1"),
        (r"digest of (\S+) to (\d+) people", r"the digest of \1 (to \2 people)"),
    ),
    "es": (
        (r"seems to be (P-\d+) again", r"parece ser otra vez \1"),
        (r"someone must confirm it", r"alguien lo tiene que confirmar"),
        (r"(\d+) letters are held back", r"cartas retenidas: \1"),
        (
            r"(\d+) letters are held back, and automatic mail is stopped",
            r"cartas retenidas: \1, y el correo automático está en pausa",
        ),
        (r"digest of (\S+) to (\d+) people", r"el resumen del \1 (a \2 personas)"),
        (r"stories for agency", r"lista de casos para la agencia"),
        (r"packet for agency", r"paquete para la agencia"),
        (r"packet for coalition", r"paquete para la coalición"),
        (r"packet for public", r"paquete para el público"),
        (r"stories for coalition", r"lista de casos para la coalición"),
        (r"stories for public", r"lista de casos para el público"),
        (r"it is not plain what is meant", r"no queda claro qué quiere decir"),
        (r"it speaks of consent, but of which story is not certain", r"habla de consentimiento, sin decir de qué caso"),
        (r"somebody must answer", r"alguien tiene que responder"),
        (r"nothing is said of consent", r"no dice nada del consentimiento"),
        (r"a story without plain consent", r"un caso sin consentimiento claro"),
        (r"what is said of consent is not plain", r"no queda claro lo que dice del consentimiento"),
        (r"limits are named, but no consent", r"nombra límites, pero no un consentimiento"),
        (r"a consent is taken back", r"se retira un consentimiento"),
        (r"a consent is taken back or narrowed", r"se retira o se limita un consentimiento"),
        (r"consent is still to come", r"el consentimiento está por llegar"),
        (r"consent was not obtained", r"no se obtuvo el consentimiento"),
        (r"consent is asked about or supposed, not said", r"el consentimiento se pregunta o se supone, no se afirma"),
        (r"several people", r"varias personas"),
        (r"a program without a name", r"un programa sin nombre"),
        (r"written in another language \((\w+)\)", r"está en otro idioma (\1)"),
        (
            r"a paper is attached to a story: somebody must read what it says of consent",
            r"el caso trae un adjunto: alguien tiene que leer lo que dice del consentimiento",
        ),
        (
            r"a paper is attached in which no record was found",
            r"trae un adjunto en el que no se encontró ningún registro",
        ),
        (
            r"speaks of the matter of the call, but no record was found",
            r"habla del tema del pedido, pero no se encontró ningún registro",
        ),
        (r"it seems to correct (P-\d+)", r"parece corregir \1"),
    ),
}
