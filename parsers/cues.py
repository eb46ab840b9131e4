"""Where the cues of a taxonomy stand in a text: ids of classes with the characters that show them.

How a cue is matched: case and accents do not count (`plain_letters`), words are whole words, a hyphen is a
blank. A `*` at the end of a word is any ending ("pregnan*"), inside a word any letters ("randomi*ed"), alone
one to four words; the rest of the small language of cues stands in `cue_forms`. A cue does not reach over the end of a
sentence. A class is vetoed in a sentence in which one of its `not_cues` stands; what a program has or whom it
serves also by a no or a wish before it.
"""
# Over 200 lines: one matcher, whose steps share its tokens.

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from config.taxonomy import Taxonomy
from parsers.cue_forms import GAP, written_cues
from parsers.cue_vetoes import is_denied, is_wished

_DENIED = frozenset({"features"})  # "no pregnant woman leaves after dark" is about them
GROUPS = ("contexts", "features", "populations", "harms", "kinds")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´\x00]+[^\W_]+)*['’\x00]*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´\x00")
_BREAK = re.compile(r"(?<!\b\w)[.!?…;]['\"”’)\]]*\s|\n[ \t>|]*\n|\n[ \t>|]*(?:[-*•·–]|\d{1,2}[.)])\s")
_MOST_WORDS_OF_A_STAR = 4
_HEAD = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A class of the taxonomy and where its cue stands: [start, end) of the text that was searched."""

    term: str
    group: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One cue, made ready: the words after the first; the first is the key under which it is kept."""

    rest: tuple[str, ...]
    term: str
    group: str
    veto: bool


class _Token(NamedTuple):
    word: str
    start: int
    end: int
    sentence: int


class _Letters(dict[int, str]):
    """What `str.translate` asks for: each character as its plain small letter, worked out once."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code)).casefold()[:1]
        letter = "\x00" if unicodedata.combining(chr(code)) else base or chr(code)
        self[code] = letter
        return letter


_LETTERS = _Letters()


def plain_letters(text: str) -> str:
    """The text in small letters without accents, of the same length, so that offsets stay true.

    An accent that stands as a character of its own (decomposed text) becomes NUL.
    """
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def find_cues(text: str, taxonomy: Taxonomy, language: str = "mixed", *, offset: int = 0) -> tuple[Cue, ...]:
    """All cues of the text in order of place, vetoed classes left out; `offset` is added to the places.

    `language` "en" looks for English cues only (Spanish prefixes fit English words); any other for both, as
    English loan words stand in Spanish mails.
    """
    index = _index(taxonomy, "en" if language == "en" else "mixed")
    tokens = _tokens(text)
    found: list[tuple[_Pattern, int, int]] = []
    for at, token in enumerate(tokens):
        for pattern in index.starting_with(token.word):
            end = _match(pattern.rest, tokens, at + 1, token.sentence)
            if end:
                found.append((pattern, at, end))
    vetoed = {(p.term, tokens[at].sentence) for p, at, _ in found if p.veto}
    said = _Said(tokens)
    cues = {
        Cue(p.term, p.group, tokens[at].start + offset, tokens[end - 1].end + offset)
        for p, at, end in found
        if not p.veto and (p.term, tokens[at].sentence) not in vetoed and not (p.group in _DENIED and said.denies(at))
    }
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.term)))


def ids_of(cues: tuple[Cue, ...], group: str) -> tuple[str, ...]:
    """The ids of one group ("contexts", "features", "populations", "harms", "kinds"), each once, in order."""
    return tuple(dict.fromkeys(cue.term for cue in cues if cue.group == group))


def _tokens(text: str) -> list[_Token]:
    """The words of the text with the number of their sentence."""
    plain = plain_letters(text)
    breaks = [found.start() for found in _BREAK.finditer(plain)] + [len(plain) + 1]
    tokens: list[_Token] = []
    sentence = 0
    for found in _WORD.finditer(plain):
        while breaks[sentence] < found.start():
            sentence += 1
        tokens.append(_Token(_word(found.group()), found.start(), found.end(), sentence))
    return tokens


class _Said:
    """The words of the sentences, put together only where a cue was found."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._kept: dict[int, tuple[int, list[str], bool]] = {}

    def denies(self, at: int) -> bool:
        sentence = self._tokens[at].sentence
        if sentence not in self._kept:
            first = at
            while first and self._tokens[first - 1].sentence == sentence:
                first -= 1
            words = []
            for token in self._tokens[first:]:
                if token.sentence != sentence:
                    break
                words.append(token.word)
            self._kept[sentence] = (first, words, is_wished(words))
        first, words, wished = self._kept[sentence]
        return wished or is_denied(words, at - first)


def _word(written: str) -> str:
    """A word without apostrophes; the English genitive goes ("sponsor's" is sponsor, "k'iche'" is kiche)."""
    if written.isalnum():
        return written
    if written.endswith(("'s", "’s")):
        written = written[:-2]
    return written.translate(_APOSTROPHES)


def _match(rest: tuple[str, ...], tokens: list[_Token], at: int, sentence: int) -> int:
    """The index after the last word of a match, 0 when there is none."""
    for place, wanted in enumerate(rest):
        if wanted in {"*", GAP}:
            return _match_star(rest[place + 1 :], tokens, at, sentence, least=int(wanted == "*"))
        if at >= len(tokens) or tokens[at].sentence != sentence or not _fits(wanted, tokens[at].word):
            return 0
        at += 1
    return at


def _match_star(rest: tuple[str, ...], tokens: list[_Token], at: int, sentence: int, *, least: int) -> int:
    for skipped in range(least, _MOST_WORDS_OF_A_STAR + 1):
        if end := _match(rest, tokens, at + skipped, sentence):
            return end
    return 0


@lru_cache(maxsize=4096)
def _fits(wanted: str, word: str) -> bool:
    if "|" in wanted:
        return any(_fits(one, word) for one in wanted.split("|"))
    head, star, tail = wanted.partition("*")
    if not star:
        return word == head
    return len(word) >= len(head) + len(tail) and word.startswith(head) and word.endswith(tail)


class _Index:
    """The cues of a taxonomy by their first word. What fits a word is worked out once a word."""

    def __init__(self, taxonomy: Taxonomy, language: str) -> None:
        self.taxonomy = taxonomy  # held, so that its identity is not given to another
        self._exact: dict[str, list[_Pattern]] = {}
        self._starred: dict[str, list[tuple[str, _Pattern]]] = {}  # by the letters before the star, at most three
        self._known: dict[str, tuple[_Pattern, ...]] = {}
        for group in GROUPS:
            for term in getattr(taxonomy, group):
                for words, veto in written_cues(term, language, plain_letters):
                    self._add(words, _Pattern(words[1:], term.id, group, veto))

    def _add(self, words: tuple[str, ...], pattern: _Pattern) -> None:
        if "*" in words[0]:
            head = words[0].partition("*")[0][:_HEAD]
            self._starred.setdefault(head, []).append((words[0], pattern))
        else:
            self._exact.setdefault(words[0], []).append(pattern)

    def starting_with(self, word: str) -> tuple[_Pattern, ...]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 20_000:  # a hostile mail must not fill the memory
                self._known.clear()
            heads = (word[:length] for length in range(min(_HEAD, len(word)) + 1))
            starred = (p for head in heads for first, p in self._starred.get(head, ()) if _fits(first, word))
            known = self._known[word] = (*self._exact.get(word, ()), *starred)
        return known


_indexes: dict[tuple[int, str], _Index] = {}


def _index(taxonomy: Taxonomy, language: str) -> _Index:
    """By identity: to hash a whole taxonomy for each text costs more than the search."""
    key = (id(taxonomy), language)
    index = _indexes.get(key)
    if index is None or index.taxonomy is not taxonomy:
        if len(_indexes) > 16:
            _indexes.clear()
        index = _indexes[key] = _Index(taxonomy, language)
    return index
