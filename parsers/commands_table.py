"""The words by which coordinators answer the digest, in English and Spanish. Folded: no case, no accents."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS: dict[str, str] = {
    "confirm": "confirm confirmed confirms confirmar confirmo confirme confirmado confirmada",
    "grant": "grant granted grants otorgar otorgo otorgue conceder concedo autorizar autorizo autorice",
    "refuse": "refuse refused refuses deny rechazar rechazo rechace rechazado negar niego denegar",
    "suspend": "suspend suspended hold stop suspender suspendo suspenda detener detengo detenga",
    "reinstate": "reinstate reinstated restore reanudar reanudo restablecer restablezco reactivar reactivo",
    "withdraw": "withdraw withdrawn withdraws revoke revoked retirar retiro retire retirado revocar revoco",
    "drop": "drop dropped drops discard descartar descarto descarte quitar quito quite",
    "merge": "merge merged join unir uno une fusionar fusiono juntar junto junte combinar",
    "later": "later postpone aplazar aplazo aplace posponer pospongo luego despues",
    "keep": "keep separate mantener mantengo mantenga conservar conservo separar",
    "done": "done settled hecho hecha listo resuelto",
    "undo": "undo deshacer deshago deshaga deshaz",
}
YES = frozenset({"yes", "yep", "ok", "okay", "agreed", "si", "vale", "de acuerdo", "yes please", "si por favor"})
NO = frozenset({"no", "nope", "no thanks", "no thank you", "no gracias"})

SCOPES = {
    "coalition": "coalition",
    "coalicion": "coalition",
    "agency": "agency",
    "agencia": "agency",
    "public": "public",
    "publico": "public",
}
ATTRIBUTIONS = {
    "anonymous": "anonymous",
    "anonymously": "anonymous",
    "anonimo": "anonymous",
    "anonima": "anonymous",
    "without name": "anonymous",
    "sin nombre": "anonymous",
    "count only": "count_only",
    "only count": "count_only",
    "solo contar": "count_only",
    "initials": "initials",
    "iniciales": "initials",
    "pseudonym": "pseudonym",
    "invented name": "pseudonym",
    "seudonimo": "pseudonym",
    "nombre inventado": "pseudonym",
    "first name": "first_name",
    "nombre de pila": "first_name",
    "full name": "full_name",
    "nombre completo": "full_name",
}
RESTRICTIONS = {
    "no quote": "no_quote",
    "no quotes": "no_quote",
    "sin cita": "no_quote",
    "sin citas": "no_quote",
    "review first": "review_first",
    "revisar antes": "review_first",
    "no attachment": "no_attachment",
    "no attachments": "no_attachment",
    "sin adjuntos": "no_attachment",
    "no forward": "no_forward",
    "no forwarding": "no_forward",
    "sin reenvio": "no_forward",
    "withhold fields": "withhold_fields",
    "sin datos": "withhold_fields",
}
EVIDENCE = frozenset({"e1", "e2", "e3", "e4"})

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "one una un uno",
            "two dos",
            "three tres",
            "four cuatro",
            "five cinco",
            "six seis",
            "seven siete",
            "eight ocho",
            "nine nueve",
            "ten diez",
            "eleven once",
            "twelve doce",
        ),
        start=1,
    )
    for word in words.split()
}
IS_ABOUT = frozenset({"is", "are", "has", "tells of", "is about", "es", "son", "tiene", "trata de", "habla de"})
PEOPLE = frozenset({"people", "persons", "person", "personas", "persona"})
PERSON = frozenset({"person", "persona"})
INTO = frozenset({"into", "with", "and", "to", "con", "en", "y", "a"})
# Words that join the parts of a command and change nothing of it.
JOINING = _words("for to the and as with also para la el los las y con como a al story caso programa program")
POLITE = (
    "please",
    "por favor",
    "thanks",
    "thank you",
    "gracias",
    "muchas gracias",
    "many thanks",
)
# A line that begins so says when, or under what condition, the command above it is meant.
CONDITIONS = _words(
    "but unless if only except until when once after before provided not without however though wait"
    " pero salvo si solo solamente excepto hasta cuando despues antes siempre espera espere sin aunque"
)
# Lines that open or close a mail; they are no note.
GREETINGS = _words(
    "hi hello hey dear all many thanks thank best kind warm warmly regards sincerely cheers yours peace blessings"
    " hola muchas muchos con buenos buenas"
    " querido querida queridos queridas estimado estimada estimados estimadas gracias saludos"
    " saludo atentamente abrazo abrazos cordialmente un bendiciones"
)

# What stands in our letters before the words to answer with.
HINTS = ("write:", "escriba:")
# How a command is written to a reader; `command_in` puts these in the place of the words of the command.
SPANISH = {
    "confirm": "confirmar",
    "grant": "otorgar",
    "refuse": "rechazar",
    "suspend": "suspender",
    "reinstate": "reanudar",
    "withdraw": "retirar",
    "drop": "descartar",
    "merge": "unir",
    "later": "luego",
    "keep": "mantener",
    "done": "hecho",
    "undo": "deshacer",
    "yes": "sí",
    "no": "no",
    "coalition": "coalición",
    "agency": "agencia",
    "public": "público",
    "count only": "solo contar",
    "anonymous": "anónimo",
    "initials": "iniciales",
    "pseudonym": "seudónimo",
    "first name": "nombre de pila",
    "full name": "nombre completo",
    "no quote": "sin citas",
    "no quotes": "sin citas",
    "review first": "revisar antes",
    "no attachment": "sin adjuntos",
    "no attachments": "sin adjuntos",
    "no forward": "sin reenvío",
    "withhold fields": "sin datos",
    "person": "persona",
    "is": "son",
    "people": "personas",
}
