"""Whether a mail answers a question about consent: short words above or below our question, or a story's number."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re

from parsers.cues import plain_letters
from parsers.records import Message, Words

_LONGEST_ANSWER = 80  # words; whoever writes more names what is agreed to
_QUESTION = re.compile(
    r"\b(?:(?:may|can|could|shall) (?:we|you|it|this|that|the story|her story|his story|the account) (?:\w+ ){0,2}?(?:shar|us|includ|pass|print|publish|quot|tell|told|forward)"
    r"|(?:did|does|do|would|has|have|is|are) (?:she|he|they|the (?:person|individual|client|woman|man)|your client|\w+) (?:\w+ ){0,2}?(?:agree|consent|willing|given (?:you )?(?:permission|consent))"
    r"|may (?:\w+ ){0,5}?be (?:shared|used|published|told|quoted|shown)|whether (?:she|he|they|the (?:person|individual)|your client) (?:\w+ ){0,2}?(?:agree|consent)"
    r"|(?:podemos|pueden|se puede) (?:compart|us|inclu|public|cont|mostr)|(?:esta|estaria|estan) (?:\w+ )?de acuerdo|(?:autoriza|consiente|acepta) (?:\w+ ){0,3}?(?:que|su|la|el))"
)
_END = re.compile(r"[.?!](?=\s|$)")
_NUMBER = re.compile(r"\bS-\d{3,}\b")


def answers_consent(words: Words, message: Message) -> bool:
    """A short text over words of others that ask for consent, or under a subject that names a story's number."""
    if not 0 < len(words.own.split()) <= _LONGEST_ANSWER:
        return False
    if _NUMBER.search(message.subject):
        return True
    others = " ".join(plain_letters(words.quoted[:8000]).replace(">", " ").split())
    return any(_asks(others, found) for found in _QUESTION.finditer(others))


def _asks(others: str, found: re.Match[str]) -> bool:
    """Whether what fits is asked: "only if the person has agreed that it may be told" in a call asks nothing."""
    end = _END.search(others, found.end())
    return "whether" in found[0] or (end is not None and end[0] == "?")
