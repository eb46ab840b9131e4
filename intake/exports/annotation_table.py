"""The words by which a sentence of a description is known to tell one part of an annotation. Folded, en and es."""

from __future__ import annotations

# In the order in which they are asked: the first part that fits takes the sentence.
CUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "why",
        (
            "why it matters", "matters because", "matters here", "relevant because", "relevant to", "relevant here",
            "could be a model", "a model for", "useful for detention", "useful here", "shows that", "proves that",
            "lesson for", "could be copied", "the same could", "would work for", "applies to detention",
            "importa porque", "sirve de modelo", "un modelo para", "demuestra que", "podria servir", "es relevante",
        ),
    ),
    (
        "evidence",
        (
            "random assignment", "randomi*", "control group", "comparison group", "evaluation*", "evaluated", "a study",
            "study found", "studies", "recidivism", "outcome*", "percent", "appearance rate*", "cost per", "findings",
            "evidence", "audited", "statistics", "evaluacion*", "un estudio", "estudios", "reincidencia",
            "por ciento", "resultados", "asignacion aleatoria", "grupo de control",
        ),
    ),
    (
        "accommodations",
        (
            "accommodat*", "interpreter*", "wheelchair*", "sign language", "nursing mother*", "car seat*", "translated",
            "hormone*", "in their language", "special need*", "adapted for", "acomoda*", "interprete*",
            "silla de ruedas", "en su idioma", "adaptad* para", "lactante*",
        ),
    ),
    (
        "before",
        (
            "before release", "before the release", "before they leave", "before leaving", "prior to release",
            "days before", "weeks before", "months before", "in-reach", "inside the jail", "into the jail",
            "while in custody", "still in custody", "at intake", "begins on the first day", "of arrival in jail",
            "antes de la salida", "antes de salir", "meses antes", "dias antes", "semanas antes", "dentro de la carcel",
        ),
    ),
    (
        "after",
        (
            "after release", "after the release", "after they leave", "at the gate", "on the day of release",
            "on release", "upon release", "the first week", "first night", "drives them", "drive them", "follow-up",
            "follow up", "goes on seeing", "despues de la salida", "despues de salir", "al salir", "en la puerta",
            "la primera semana", "la primera noche", "seguimiento",
        ),
    ),
    (
        "serves",
        (
            "serves", "it is for", "is for people", "people who come", "for people who", "for women", "for men",
            "for young", "for youth", "for families", "open to", "adults who", "youth who", "atiende a",
            "sirve a", "es para", "para personas", "para mujeres", "para jovenes", "para familias",
        ),
    ),
)

# From the strongest down: how an outcome is known, by the words that say so.
STRENGTHS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "a study with random assignment",
        ("random assignment", "randomi*", "control group", "asignacion aleatoria", "grupo de control"),
    ),
    ("a study with a comparison group", ("comparison group", "compared with", "matched group", "grupo de comparacion")),
    ("an evaluation or a study", ("evaluation*", "evaluated", "a study", "study found", "evaluacion*", "un estudio")),
    ("figures that were told, their source was not", ("percent", "recidivism", "por ciento", "reincidencia")),
)
