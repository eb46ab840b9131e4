"""Programs that have no name in the mail: an address alone, or "a volunteer group that meets the night bus"."""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.draft import Draft, sentences_in
from parsers.known import host
from parsers.layout import ITEM, Block
from parsers.web_names import find_web

_PRESENTED = re.compile(
    r"\b(?:there is|there's|there are|we have|we run|i run|i know(?: of)?|we know(?: of)?|i help with|i volunteer with|hay|tenemos|existe|conozco|conocemos)"
    r"\s+(?:also\s+)?(?:an?|some|one|this|un|una|unos|unas)\s+(?P<name>(?:[^\W\d_][\w'’-]*\s+){0,5}?[^\W\d_][\w'’-]*)(?=\s+(?:that|which|who|whose|here|in|at|of|from|run|down|near|que|de|en|aqui|aquí)\b|[,.;:(])",
    re.IGNORECASE,
)
# "It has no name": then the author's word for it stands in front, "our church van", "the uncles"
_HAS_NO_NAME = re.compile(
    r"\b(?:(?:it|this|that|we|they|which|ours) (?:has|have|had|never had|never got|does not have|do not have|doesn't have|don't have) (?:no |a |any )?(?:proper |official |real )?name\b|without a name|(?:no|sin|ningun) (?:\w+ ){0,2}programa con nombre|no program with a name|(?:do not|don't|never) (?:have|had|run) (?:a |any )?program\b|no(?:t a)? program(?: as such| to speak of)\b|no es un programa|no tenemos (?:un )?programa|(?:do not|don't|never) call (?:it|ourselves) anything"
    r"|(?:no|nunca) (?:tiene|tenemos|le pusimos|le hemos puesto) (?:un )?nombre|sin nombre)"
)
_SUBJECT = re.compile(
    r"(?:^|[\s(\"“])(?:our|my|the|some|a few|nuestr[oa]s?|mi|el|la|los|las|unos|unas)\s+(?P<name>(?:[^\W\d_][\w'’-]*\s+){0,3}?[^\W\d_][\w'’-]*)(?=\s+(?:[a-z]{2,}s|go|meet|wait|drive|take|give|bring|keep|have|do|sit|come|help|build|stay|sale|lleva|llevan|espera|esperan|recoge|recogen|reciben|recibe)\s)",
    re.IGNORECASE,
)
_FEW_WORDS = 45
_LOOSE = frozenset(
    "group groups effort practice arrangement church parish ladies nuns neighbors couple iglesia señoras monjas vecinos".split()
)


def unnamed_drafts(text: str, free: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """List items that are an address; and, where nothing else was found, addresses and unnamed groups in prose."""
    owned = [region for draft in drafts for region in draft.regions]
    few = len(text.split()) <= _FEW_WORDS  # in a long mail without a program an address shows something else
    without_name = not drafts and _HAS_NO_NAME.search(plain_letters(text)) is not None
    for block in free:
        if any(a < block.end and block.start < b for a, b in owned):
            continue
        found = _described(text, block, without_name=without_name) if not drafts else None
        if found is not None:
            yield found
        elif block.kind == ITEM or (few and not drafts) or len(text[block.start : block.end].split()) <= 3:
            yield from _addresses(text, block)


def _addresses(text: str, block: Block) -> Iterator[Draft]:
    for link in find_web(text[block.start : block.end]):
        draft = Draft(None, [(block.body, block.end)], reasons=("an address without a name",), kind="address")
        draft.written = host(link.url)
        yield draft


def _described(text: str, block: Block, *, without_name: bool) -> Draft | None:
    for start, end in sentences_in(text, block.body, block.end):
        found = _PRESENTED.search(text, start, end) or (_SUBJECT.search(text, start, end) if without_name else None)
        if found is None or text[start:end].endswith("?"):
            continue
        words = plain_letters(found["name"]).split()
        if without_name or ((table.TYPE_WORDS | _LOOSE) & {words[-1], words[0]} and len(words) <= 6):
            draft = Draft(
                found.span("name"), [(start, block.end)], reasons=("a program without a name",), kind="unnamed"
            )
            draft.problems.append("unnamed")
            return draft
    return None
