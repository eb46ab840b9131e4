"""Labels that people write before a field ("Website:", "Nombre del programa:"), and which field is meant.

A label is known when all its words are: one that decides and others that may stand around it. So "Links to any
reports or articles" and "Enlaces a informes" are both reports, without a list of whole labels.
"""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from parsers.cues import plain_letters

LONGEST_LABEL = 70

# The first of these fields that has a word in the label is meant: "program website" is a website.
_DECIDING: tuple[tuple[str, str], ...] = (
    ("report", "report reports study studies evaluation evaluations article articles publication publications research"
               " paper papers document documents reading literature source sources informe informes estudio estudios"
               " evaluacion evaluaciones articulo articulos publicacion publicaciones documento documentos fuente"
               " bibliografia reporte reportes"),
    ("website", "website websites web site url link links address webpage homepage internet page online www sitio"
                " pagina paginas enlace enlaces liga vinculo direccion portal"),
    ("contact", "contact contacts phone telephone tel email mail e-mail fax person contacto contactos telefono correo"
                " persona director coordinator responsable mobile cell celular"),
    ("description", "description summary about overview does do details works what how why activities services notes"
                    " note comment comments results outcomes background purpose mission goal goals features strengths"
                    " descripcion resumen detalles servicios actividades notas comentarios resultados objetivo mision"
                    " hacen hace consiste explicacion evidence evidencia history method practice components"),
    ("population", "population populations serves served clients participants audience target poblacion poblaciones"
                   " atiende beneficiarios participantes usuarios group groups"),
    ("place", "location city state place where county region area lugar ciudad estado ubicacion donde condado localidad"),
    ("accommodation", "accommodation accommodations precedent precedents precedente precedentes acomodo acomodos"
                      " adaptacion medida medidas policy politica rule norma"),
    ("organisation", "organization organisation org agency sponsor operator provider run operated managed host parent cargo encargado opera operado dirige dirigido administra administrado depende organizacion entidad"
                     " institucion institution patrocinador agencia asociacion"),
    ("name", "name program programme project initiative model title nombre programa proyecto iniciativa modelo titulo"
             " programs programas"),
    ("context", "context setting type category custody contexto tipo categoria custodia"),
)  # fmt: skip
_AROUND = frozenset(
    (
        "of the a an to any or and your for brief short if applicable available other more main official general its it"
        " they their is are in on by who we our this that with key related relevant model custodial target special"
        " de del la el los las un una y o breve corta corto a al su sus que se si hay otro otros mas es para con en"
        " oficial full complete completo nombre name program programme programa project proyecto no number served"
        " model's program's organization's works it's good useful helpful like why people persons personas"
    ).split()
)
_PROGRAM_WORDS = frozenset(
    "program programs programme project model initiative programa programas proyecto modelo".split()
)
_FIELDS = {word: field for field, words in reversed(_DECIDING) for word in words.split()}
_RANK = {field: rank for rank, (field, _) in enumerate(_DECIDING)}
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BRACKETED = re.compile(r"\([^()\n]{0,60}\)")
_LABELLED = re.compile(
    r"[ \t>*_#•·\-–]*(?:\(?\w{1,2}[.)][ \t]+)?(?P<label>[^\W\d_][^:\n=?–—]{0,68}?)[ \t*_]*(?::(?!//)|=|\?[ \t]*$|[ \t][-–—][ \t])[ \t*_]*"
)


def field_of(label: str) -> str | None:
    """The field that a label asks for, or None when it is no label: "Deadline", "My client said"."""
    if len(label) > LONGEST_LABEL:
        return None
    words = _WORD.findall(plain_letters(_BRACKETED.sub(" ", label)))
    fields = [_FIELDS[word] for word in words if word in _FIELDS]
    if not fields or len(words) > 9 or any(word not in _FIELDS and word not in _AROUND for word in words):
        return None
    if "name" in fields and {"website", "report", "description", "contact"}.isdisjoint(fields):
        of_program = any(word in _PROGRAM_WORDS for word in words)
        return "organisation" if "organisation" in fields and not of_program else "name"
    return min(fields, key=_RANK.__getitem__)


def label_of(line: str) -> tuple[str, int] | None:
    """The field of a labelled line and where its value begins; None for any other line."""
    found = _LABELLED.match(line)
    if found is None:
        return None
    field = field_of(found["label"])
    return (field, found.end()) if field else None
