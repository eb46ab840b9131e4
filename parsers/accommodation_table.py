"""The words and patterns by which a precedent is told: what is called a rule, how it binds, where it is asked for."""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

MOST_CHARACTERS = 40_000
RULE = (
    r"policy|policies|directive|protocol|regulation|regulations|statute|ordinance|settlement|stipulation|consent decree|decree|standard|standards|"
    r"agreement|memorandum|mou|moa|guideline|guidelines|executive order|order|rule|act|law|bill|practice|procedure|"
    r"politica|directiva|protocolo|reglamento|ley|acuerdo|convenio|norma|lineamiento|lineamientos|regla|medida|practica|procedimiento|"
    r"custom|habit|house rule|arrangement|costumbre(?: de (?:la|esta|nuestra) casa)?|arreglo"
)
NAMED = re.compile(
    rf"(?:the|a|an|our|their|its|this|la|el|un|una|nuestr[oa]|su)\s+(?P<name>(?:[^\W\d_][\w'’.-]*\s+){{0,5}}?(?:{RULE}))\b(?!\s+(?:of|on|for)\s+(?:course))",
    re.IGNORECASE,
)
OFFICIAL = re.compile(
    r"(?P<name>(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*\s+(?:(?:of|on|the|for|and|v\.?|vs\.?|de|la|del)\s+){0,2}){0,7}"
    r"(?:Policy|Directive|Protocol|Regulation|Statute|Ordinance|Settlement|Decree|Standards?|Agreement|Memorandum|Guidelines?|Order|Rule|Act|Law|Bill|Política|Directiva|Protocolo|Reglamento|Ley|Acuerdo|Convenio|Norma)\b"
    r"(?:\s+(?:No\.?\s*)?[A-Z]?-?\d[\w.:/-]*)?)"
)
# Spanish puts the word first, English may: "Protocolo de Alta con Intérprete", "Policy on Elder Escort"
HEADED = re.compile(
    r"(?P<name>(?:Política|Directiva|Protocolo|Reglamento|Ley|Acuerdo|Convenio|Norma|Regla|Memorando|Policy|Directive|Protocol|Memorandum|Agreement|Guidelines?|Standards?|Rules?|Settlement)"
    r"(?:\s+(?:de|del|para|con|sin|sobre|por|la|el|los|las|y|a|al|en|of|on|for|in|with|without|the|and|to|regarding|concerning)){0,3}\s+[^\W\d_a-zß-öø-ÿ][\w'’-]*"
    r"(?:(?:\s+(?:de|del|para|con|sin|sobre|por|la|el|los|las|y|a|al|en|of|on|for|in|with|without|the|and|to)){0,3}\s+[^\W\d_a-zß-öø-ÿ][\w'’-]*){0,7})"
)
CASE = re.compile(
    r"(?P<name>[A-Z][\w'’.]+(?:\s[A-Z][\w'’.]*){0,3}\sv(?:s)?\.\s[A-Z][\w'’.]+(?:\s(?:of|the|[A-Z][\w'’.]*)){0,5})"
)
BINDS = re.compile(
    rf"\b(?:{RULE}|precedent|accommodation|precedente|acomodo)\b|\b(?:must|shall|may not|is required|are required|requires|by law|in writing|agreed (?:to|that|with)|entitled|never (?:release|let|put)\w*|no (?:one|woman|person|patient|child) (?:is|may|goes)|not (?:be )?released?"
    r"|debe|deben|obliga|se comprometio|por ley|por escrito|no se libera)\b"
)
IN_QUOTES = re.compile(r"[“\"«](?P<name>[^“”\"«»]{6,120}?)[,.]?[”\"»]")
LONGEST_LABELLED = 12
SECTION = re.compile(
    r"\W*(?:(?:for|on|as to|as for|to|regarding|about|re|para|sobre|en cuanto a|acerca de|a)\s+)?(?:your\s+|the\s+|su\s+|la\s+|el\s+)?(?:\(?b[.):]|(?:question|item|part|point|number|no\.|letra|inciso|punto|pregunta|apartado|numero)\s*#?\(?(?:b|2|ii|two|dos)\b\)?"
    r"|#\s?2\b|(?:second|2nd|segund[oa])\s+(?:question|item|part|point|pregunta|punto|parte)\b|precedents?\b|accommodations?\b|precedentes?\b|acomodos?\b|medidas?\b)"
)
DETERMINER = re.compile(r"\b(?:an?|the|has|have|had|with|under|una?|el|la|tiene|tenemos|hay)\s+", re.IGNORECASE)
STRONG = frozenset(
    "policy policies directive protocol regulation statute ordinance settlement decree agreement memorandum mou moa guideline guidelines"
    " politica directiva protocolo reglamento acuerdo convenio norma".split()
)
PRACTICE = re.compile(
    r"\b(?:costumbre|practica|regla|arreglo|medida|custom|practice|habit|house rule|rule of the house|arrangement|rule)s?(?: (?:de (?:la|esta|nuestra) (?:casa|oficina)|of (?:the|our) house))?\b"
)
NOTHING = re.compile(r"\W*(?:none|nothing|no\b|n/a|ninguno|ninguna|nada|no tenemos|no hay|not that)")
MOST_PARAGRAPHS = 3
SAID_SO = re.compile(
    r"\b(?:(?:for|to|on|under|para|sobre|en) (?:your |the |el |la |su )?(?:inciso|punto|letra|apartado|part|point|item|question|letter|pregunta) #?\(?(?:b|2|two|dos)\b\)?|(?:our|nuestro|este|su) (?:own )?(?:precedent|precedente|acomodo)"
    r"|as a precedent|a precedent|precedent:|an accommodation|un precedente|como precedente|un acomodo)\b"
)
WORD = re.compile(r"\S+")
FIRST_WORDS = re.compile(r"\w\S*(?:\s+[^\s.!?;]+){1,15}")
