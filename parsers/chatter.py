"""Which paragraphs only greet, thank, close or speak of something else than a program."""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from parsers.cues import plain_letters

_GREETING = re.compile(
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom|hola|estimad[oa]s?|querid[oa]s?|buen(?:os|as)? (?:dias|tardes|noches)|muy senor|apreciad[oa]s?)\b"
)
_CLOSING = re.compile(
    r"(?:(?:many |very many |with )?(?:thanks|thank you|thx)|best|warm(?:ly|est)?|kind regards|regards|sincerely|yours|cheers|in (?:peace|solidarity|haste|gratitude)|peace|blessings|love|hugs|"
    r"hope (?:this|that|it) helps|let me know|please let|feel free|looking forward|good luck|gracias|muchas gracias|saludos|atentamente|cordialmente|un abrazo|abrazos|reciban? (?:un|mi|mis|nuestro)|me despido|sin (?:mas|otro)|agradeciendo|respectfully|with (?:respect|gratitude|best wishes)|quedo|quedamos|suerte|espero que)\b"
)
_OTHER = re.compile(
    r"(?:(?:for|on|as for|as to|regarding|re|about|para|sobre|en cuanto a) ?\(?[abc123]\)?(?: and| y|,|:| -| i | no| we )|by the way|unrelated|on another|one question|a question|question:|pregunta|una pregunta|por cierto|i (?:also )?(?:have|wanted|want) (?:a question|to ask)|i have no stor|no stories|we have no stor)"
)


def is_chatter(paragraph: str) -> bool:
    """A greeting, a closing formula or a name alone."""
    plain = " ".join(plain_letters(paragraph).split())
    words = plain.split()
    if len(words) <= 3 and not re.search(r"[/@]|\.\w{2,}", plain):
        return not re.search(r"\b(?:program|project|house|casa)\b", plain)
    return (bool(_GREETING.match(plain)) and len(words) <= 8) or (bool(_CLOSING.match(plain)) and len(words) <= 25)


def opens_other_topic(paragraph: str) -> bool:
    return bool(_OTHER.match(" ".join(plain_letters(paragraph).split())))
