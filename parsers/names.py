"""Where a sentence names a program, and how surely: capitalised phrases weighed by small named signs.

A sign adds or takes points ("is presented: we recommend ..." +2, "is a person" -5); the reasons travel with the
candidate so that a coordinator can read why a name was taken.
"""

# ruff: noqa: E501 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.name_phrases import phrases, quoted_names
from parsers.places import is_place, place_after
from parsers.questions import only_asks

ENOUGH = 3
_LONGEST_SENTENCE = 1500  # nobody writes longer ones; keeps a hostile mail cheap
_FARTHEST = 200  # characters in which a place or an address still belongs to a name
_CALLED_SO = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){0,2}(?:program|programme|project|initiative|model|ministry|shelter|group|team|unit|house|center|fund|scheme|network|clinic|service|practice|policy|van|desk|hotline|people|folks|crew|volunteers|"
    r"programa|proyecto|fondo|red|clinica|servicio|grupo|practica)s?\b"
)
_PRESENTED = re.compile(rf"(?:^|[^\w])(?:{table.PRESENTERS})$", re.VERBOSE)
_SELF = re.compile(
    r"(?:\b(?:i am|we are|i'm|we're|i write|writing|speaking|i work|we work|i volunteer|i direct|i run|we run|we operate|"
    r"soy|somos|trabajo|trabajamos|colaboro)\b[^.!?]{0,25})$"
)
_ARTICLE = re.compile(r"(?:\b(?:the|a|an|our|my|your|this|their|el|la|los|las|un|una|nuestr[oa]|mi|al|del)\s*)$")
_PART_OF = re.compile(
    r"\b(?:from|of|by|at|to|with|for|in|on|into|through|via|near|behind|under|inside|outside|between|and|or|called in|"
    r"de|del|por|en|a|al|desde|hasta|para|con|entre)$"
)
_DESCRIBED = re.compile(
    r"\s*(?:\([^()\n]{1,80}\)\s*)?(?:[:–—]|\s*-{1,2}\s|,\s+(?:an?|the|our|run|which|who|where|that|in|on|una?|el|la|que|donde|en|de|\d)\b"
    r"|,\s+[A-Z][\w.]+(?:[,.]|\s+[-–—])|,?\s*(?:in|en|at|out of|here in|over in|down in|up in|across)\s"
    r"|\s+(?:is|are|was|has|have|runs?|provides?|offers?|helps?|gives?|takes?|serves?|meets?|works?|does|did|started|began|"
    r"uses?|places?|teaches|trains|houses|picks|keeps|sends|opened|es|son|ofrece|atiende|ayuda|da|dan|tiene|tienen|recibe|"
    r"reciben|acompaña|acompañan|trabaja|trabajan|lleva|llevan)\b)"
)
_WARNING = re.compile(table.WARNINGS, re.VERBOSE)
_HEADS = re.compile(r"[\"”»]?[ \t]*(?:\([^()\n]{1,60}\)[ \t]*)?(?:[:–—\n]|-{1,2}[ \t])")
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|finally|also|another|lastly|next|then|primero|segundo|tercero|tambien|otro)\W*$"
)
_STUDIES = re.compile(
    r"\s+(?:has|have|had|did|also)?\s*(?:written|wrote|published|publishes|studied|studies|evaluated|looked at|done a (?:study|report)|reported|funded|funds|paid|pays)\b"
)
_DASH = re.compile(r"\s{1,3}[-–—]")
_LINK_NEAR = re.compile(r"https?://|www\.|\b[\w-]+\.(?:org|com|net|gov|edu|us|info|mx|ca|coop)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name a program: [start, end) of the text, with what spoke for it."""

    name: str
    start: int
    end: int
    score: int
    reasons: tuple[str, ...] = ()
    place: tuple[int, int] | None = None
    own: bool = False  # the author's own house: "I am with ..."


@dataclass(slots=True)
class _Signs:
    score: int = 0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: int, reason: str) -> None:
        self.score += points
        self.reasons.append(reason)


def find_names(
    text: str, start: int, end: int, *, opens_block: bool, is_known: Callable[[str], bool], heeds_warnings: bool = True
) -> tuple[Candidate, ...]:
    """The candidates of one sentence [start, end), in order; only those of `ENOUGH` points are worth a record.

    A sentence that warns of a program or asks names none, unless `heeds_warnings` is off (a correction).
    """
    end = min(end, start + _LONGEST_SENTENCE)
    sentence = text[start:end]
    if heeds_warnings and (_WARNING.search(plain_letters(sentence)) or only_asks(text, start, end)):
        return ()
    found: dict[tuple[int, int], Candidate] = {}
    for a, b, quoted in (*quoted_names(text, start, end), *phrases(text, start, end, is_known)):
        if _is_greeted(text, start, a, b) and not is_known(text[a:b]):
            continue
        if not any(x <= a < y or a <= x < b for x, y in found):
            found[a, b] = _weigh(text, (start, end), (a, b), quoted, opens_block, is_known)
    return tuple(sorted(found.values(), key=lambda candidate: candidate.start))


def _is_greeted(text: str, start: int, a: int, b: int) -> bool:
    """Whether [a, b) is the reader, called by a first name: "Ada, sorry!", "Ada - a few names"."""
    alone = not text[start:a].strip() and plain_letters(text[a:b]) in table.GIVEN_NAMES
    dashed = not text[:a].strip() and _DASH.match(text, b) is not None  # further down a dash explains a name
    return alone and (dashed or text[b : b + 1] in {",", ":", "!", "\n", "", ";"})


def _weigh(
    text: str,
    sentence: tuple[int, int],
    span: tuple[int, int],
    quoted: bool,
    opens: bool,
    is_known: Callable[[str], bool],
) -> Candidate:
    # Over 40 lines: one list of signs, weighed together.
    start, end = span
    name = " ".join(text[start:end].split())
    words = [plain_letters(word).rstrip(".'’") for word in name.split()]
    raw = plain_letters(text[sentence[0] : start])
    before = " ".join(raw.split()).rstrip("\"“«'‘(*_ ")
    bare = _ARTICLE.sub("", before).rstrip("\"“«'‘(*_ ")
    signs = _Signs()
    if quoted:
        signs.add(3, "a name in quotation marks")
    known = is_known(name)
    _weigh_words(signs, name, words, known)
    own = bool(_SELF.search(bare))
    if _PRESENTED.search(bare) or _ORDINAL.search(bare):
        signs.add(1 if own else 2, f"presented: “{' '.join(bare.split()[-3:])}”")
    elif not bare.strip(" -*•–—"):
        signs.add(2 if opens else 1, "opens the paragraph" if opens else "opens the sentence")
    elif bare.endswith((":", ";", "–", "—", " -", "; and", "; y", "; also")):
        signs.add(2, "stands after a colon")
    elif re.search(r"\b(?:is|was|es|era|about|sobre)$", bare):
        signs.add(1, "is said to be it")
    elif _PART_OF.search(bare) and not known:
        signs.add(-2, "is only the place or the helper of something")
    if bare.split()[-1:] and bare.split()[-1].rstrip(".") in table.TITLES:
        signs.add(-5, "is a person")
    _weigh_after(signs, text, end, sentence[1], heads=opens and not bare.strip(" -*•–—"))
    return Candidate(
        name,
        start,
        end,
        signs.score,
        tuple(signs.reasons),
        place_after(text, end, min(sentence[1], end + _FARTHEST)),
        own,
    )


def _weigh_after(signs: _Signs, text: str, end: int, stop: int, *, heads: bool) -> None:
    """What follows a name: how it goes on in its sentence, which ends at `stop`."""
    if _DESCRIBED.match(text, end, min(len(text), stop + 1)):
        signs.add(1, "is described")
    if heads and _HEADS.match(text, end):
        signs.add(1, "heads the paragraph")
    if _STUDIES.match(text, end, stop):
        signs.add(-4, "studies or pays for programs")
    if _CALLED_SO.match(text, end, stop):
        signs.add(2, "is called a program")
    if _LINK_NEAR.search(text, end, min(len(text), stop + 80, end + _FARTHEST)):
        signs.add(1, "has an address")


def _head(words: list[str]) -> str:
    """The word of a kind before "of": the ministry of "Prison Ministry of St. Paul Parish"."""
    at = next((i for i, word in enumerate(words) if word in {"of", "de", "del"}), 0)
    return words[at - 1] if at > 1 and words[at - 1] in table.TYPE_WORDS else ""


def _weigh_words(signs: _Signs, name: str, words: list[str], known: bool) -> None:
    if known:
        signs.add(3, "is a known program")
    if len(words) == 1 and words[0] in table.TYPE_WORDS and not known:
        signs.add(-3, "is only a word of a kind")
        return
    head = _head(words)
    if words[-1] in table.TYPE_WORDS or words[0] in table.TYPE_WORDS or head:
        signs.add(2, f"is named a {head or (words[-1] if words[-1] in table.TYPE_WORDS else words[0])}")
    elif any(word in table.TYPE_WORDS for word in words):
        signs.add(1, "has a word of a kind in it")
    elif len(words) == 1:
        signs.add(-2 if name.isupper() else -1, "is one word")
    elif all(word[:1].isupper() for word in name.split()):
        signs.add(1, "is a name of several words")
    if 1 < len(words) <= 3 and words[0] in table.GIVEN_NAMES and not known and words[-1] not in table.TYPE_WORDS:
        signs.add(-3, "looks like a person")
    if words[0].rstrip(".") in table.TITLES:
        signs.add(-5, "is a person")
    if not known and (
        words[-1] in table.CUSTODY_ENDS
        or (words[-1] in {"center", "centre"} and len(words) > 1 and words[-2] in table.CUSTODY_ENDS)
    ):
        signs.add(-5, "is a place of custody")
    elif not known and not head and words[-1] in table.OFFICE_ENDS:
        signs.add(-2, "is an office")
    if is_place(name):
        signs.add(-5, "is a place")
