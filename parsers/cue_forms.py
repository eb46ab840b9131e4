"""How the cues of a taxonomy are written, as words that a text is compared with.

A last `*` is any ending, a lone `*` one to four words, `..` none to four words; `a|b` is either word; `pick~` is a verb
in any of its forms; letters in brackets may lack. A plain last word of four letters or more also fits its plural.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from config.taxonomy import Term
from parsers.cue_verbs_table import IRREGULAR, SPANISH_ENDINGS, SPANISH_IRREGULAR

GAP = ".."
_OPTIONAL = re.compile(r"\((\w+)\)")
_BETWEEN = re.compile(r"\s+|(?<!\.)\.(?!\.)|[\-/,$]+")
_SHORTEST_WITH_PLURAL = 4


def written_cues(term: Term, language: str, plain: Callable[[str], str]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The words of each cue and veto of a class, each once; True marks a veto. `plain` folds a cue's letters."""
    seen: set[tuple[tuple[str, ...], bool]] = set()
    cues = [(cue, spoken, False) for spoken, cues in term.cues if language in {spoken, "mixed"} for cue in cues]
    for text, spoken, veto in [*cues, *((cue, "en", True) for cue in term.not_cues)]:
        for form in _forms(plain(text), spoken):
            if form and (form, veto) not in seen:
                seen.add((form, veto))
                yield form, veto


def _forms(cue: str, language: str) -> Iterator[tuple[str, ...]]:
    """A cue as words: with and without the letters in brackets, and with a plural s on the last word."""
    for text in dict.fromkeys((_OPTIONAL.sub(r"\1", cue), _OPTIONAL.sub("", cue))):
        words = tuple(filter(None, (_cue_word(word, language) for word in _BETWEEN.split(text))))
        if not words:
            continue
        for first in words[0].split("|"):
            yield (first, *words[1:])
            last = words[-1] if len(words) > 1 else first
            if last.isalpha() and len(last) >= _SHORTEST_WITH_PLURAL and last[-1] != "s":
                yield (first, *words[1:-1], last + "s") if len(words) > 1 else (last + "s",)


def _cue_word(written: str, language: str) -> str:
    if written == GAP:
        return GAP
    parts = written.replace("'", "").replace("’", "").strip(':;!?"()').split("|")
    return "|".join(form for part in parts for form in _each(part, language))


def _each(word: str, language: str) -> tuple[str, ...]:
    if not word.endswith("~"):
        return (word,)
    return _spanish(word[:-1]) if language == "es" else _english(word[:-1])


@lru_cache(maxsize=512)
def _english(verb: str) -> tuple[str, ...]:
    """The forms of an English verb. Spellings that do not exist are harmless: no text holds them."""
    ending = "es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s"
    stem = verb[:-1] if verb.endswith("e") else verb
    forms = [verb, verb + ending, stem + "ing", stem + "ed"]
    if verb.endswith("y"):
        forms += [verb[:-1] + "ies", verb[:-1] + "ied"]
    if len(verb) >= 3 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou":
        forms += [verb + verb[-1] + "ing", verb + verb[-1] + "ed"]
    return tuple(dict.fromkeys([*forms, *IRREGULAR.get(verb, "").split()]))


@lru_cache(maxsize=512)
def _spanish(verb: str) -> tuple[str, ...]:
    """The forms of a Spanish verb in plain letters, with the pronouns that are written to it."""
    forms = [verb[:-2] + ending for ending in SPANISH_ENDINGS[verb[-2:]]]
    return tuple(dict.fromkeys([verb, *forms, *SPANISH_IRREGULAR.get(verb, "").split()]))
