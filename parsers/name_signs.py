"""What speaks for a phrase being the name of a program, and what against: small named signs, weighed together.

A sign adds or takes points ("is presented: we recommend ..." +2, "is a person" -5); the reasons travel with the
candidate so that a coordinator can read why a name was taken.
"""
# Over 200 lines: the signs are weighed together and share one tally.

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from parsers import name_signs_table as signs_of
from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.name_cases import is_spelled_oddly, quiet_place
from parsers.places import is_place, place_after, place_before


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


def weigh(
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
    shape = name.title() if name.isupper() and " " in name else name  # a heading in capitals
    words = [plain_letters(word).rstrip(".'’") for word in name.split()]
    plain = _plain(text[slice(*sentence)])
    before = " ".join(plain[: start - sentence[0]].split()).rstrip("\"“«'‘(*_ ")
    bare = signs_of.ARTICLE.sub("", before).rstrip("\"“«'‘(*_ ")
    signs = _Signs()
    if quoted:
        signs.add(3, "a name in quotation marks")
    known = is_known(name)
    _weigh_words(signs, shape, words, known)
    own = bool(signs_of.SELF.search(bare))
    if signs_of.PRESENTED.search(bare) or signs_of.ORDINAL.search(bare):
        signs.add(1 if own else 2, f"presented: “{' '.join(bare.split()[-3:])}”")
    elif signs_of.ONE_MORE.fullmatch(bare):
        signs.add(2, "is one more")
    elif not bare.strip(" -*•–—"):
        signs.add(2 if opens else 1, "opens the paragraph" if opens else "opens the sentence")
    elif bare.endswith((":", ";", "–", "—", " -", "; and", "; y", "; also")):
        signs.add(2, "stands after a colon")
    elif signs_of.IS_IT.search(bare):
        signs.add(1, "is said to be it")
    elif signs_of.ANEW.search(bare) and signs_of.WITH_OWN_WORDS.match(text, end, min(len(text), sentence[1] + 1)):
        signs.add(1, "begins a clause of its own")
    elif signs_of.PART_OF.search(bare) and not known:
        signs.add(-2, "is only the place or the helper of something")
    alone = signs_of.ALONE.match(text, end) and not bare.strip(" -*•–—#0123456789.()")
    if not known and alone and all(w in table.DIVIDERS or w in table.NO_NAMES or w.isdigit() for w in words):
        signs.add(-6, "is only a heading")
    _weigh_as_person(signs, text, span, words, bare, known)
    if text[max(0, start - 4) : start].rstrip() in {"The", "El", "La"} and start - sentence[0] > 8:
        signs.add(1, "has its article in capitals")
    _weigh_after(signs, text, plain[end - sentence[0] :], end, sentence[1], heads=opens and not bare.strip(" -*•–—"))
    return Candidate(
        name,
        start,
        end,
        signs.score,
        tuple(signs.reasons),
        place_after(text, end, min(sentence[1], end + signs_of.FARTHEST))
        or place_before(text, sentence[0], start)
        or (quiet_place(text, end) if text[start : min(sentence[1], end + 60)].islower() else None),
        own,
    )


def _weigh_as_person(signs: _Signs, text: str, span: tuple[int, int], words: list[str], bare: str, known: bool) -> None:
    """Whether the words around make a person of it, or spell a short form out."""
    if bare.split()[-1:] and bare.split()[-1].rstrip(".") in table.TITLES:
        signs.add(-5, "is a person")
    if is_spelled_out(text, *span):
        signs.add(3, "is spelled out behind it")
    elif not known and 1 < len(words) <= 3 and words[-1] not in table.TYPE_WORDS:
        if signs_of.TO_ASK.search(bare):
            signs.add(-5, "is somebody to ask")
        elif _has_own_mail(text, span[1], words):
            signs.add(-5, "is a person with an address")
    heads = not bare.strip(" -*•–—")
    if (
        heads
        and text[span[0] : span[1]].isupper()
        and len(words) > 1
        and not known
        and table.TYPE_WORDS.isdisjoint(words)
    ):
        signs.add(-2, "is in capitals, as any heading")


_plain = lru_cache(maxsize=4)(plain_letters)  # the same sentence for each name in it


def _weigh_after(signs: _Signs, text: str, after: str, end: int, stop: int, *, heads: bool) -> None:
    """What follows a name: how it goes on in its sentence, which ends at `stop`; `after` in plain letters."""
    if signs_of.DESCRIBED.match(text, end, min(len(text), stop + 1)):
        signs.add(1, "is described")
    if heads and signs_of.HEADS.match(text, end):
        signs.add(1, "heads the paragraph")
    if heads and signs_of.ABOVE.match(text, end):
        signs.add(2, "stands alone above its description")
    if signs_of.LETTER.match(text, end, stop):
        signs.add(-5, "is a newsletter")
    if signs_of.STUDIES.match(text, end, stop):
        signs.add(-4, "studies or pays for programs")
    if signs_of.HOLDS.match(text, end, stop):
        signs.add(-3, "holds people or lets them out")
    if signs_of.RUN_BY.match(text, end, stop):
        signs.add(1, "is told to be run by somebody")
    if signs_of.PRAISED.match(after):
        signs.add(2, "is praised")
    if signs_of.CALLED_SO.match(text, end, stop):
        signs.add(2, "is called a program")
    if signs_of.LINK_NEAR.search(text, end, min(len(text), stop + 80, end + signs_of.FARTHEST)):
        signs.add(1, "has an address")


def is_spelled_out(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The brackets behind a short form that spell it out: "SHARP (Sheriff's Help And Re-entry Program)"."""
    found = signs_of.SPELLED_OUT.match(text, end)
    short = [c for c in text[start:end] if c.isalpha()]
    if found is None or not 1 < len(short) <= 8 or not all(map(str.isupper, short)):
        return None
    first = [word[0] for word in found[1].replace("-", " ").split()]
    letters = iter("".join(first).upper())
    return found.span() if all(c in letters for c in short) else None


def _has_own_mail(text: str, end: int, words: list[str]) -> bool:
    found = signs_of.ADDRESS_OF.match(text, end)
    local = plain_letters(found[0].rpartition("@")[0].split()[-1]) if found else ""
    return bool(found) and len(words[-1]) > 2 and words[-1] in local


def _head(words: list[str]) -> str:
    """The word of a kind before "of": the ministry of "Prison Ministry of St. Paul Parish"."""
    at = next((i for i, word in enumerate(words) if word in {"of", "de", "del"}), 0)
    return words[at - 1] if at > 1 and words[at - 1] in table.TYPE_WORDS else ""


def _is_of_several(name: str) -> bool:
    """Two capitalised words or more, with nothing but small words between: "Out of the Shadows"."""
    words = name.split()
    capitals = sum(word[:1].isupper() for word in words)
    return capitals > 1 and all(word[:1].isupper() or word in signs_of.BETWEEN for word in words)


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
    elif is_spelled_oddly(name):
        signs.add(1, "is spelled as no other word")
    elif len(words) == 1:
        signs.add(-2 if name.isupper() else -1, "is one word")
    elif _is_of_several(name):
        signs.add(1, "is a name of several words")
    if words[0].rstrip(".") in table.TITLES:
        signs.add(-5, "is a person")
    if is_place(name):
        signs.add(-5, "is a place")
    if not known:
        _weigh_against(signs, words, head)


def _weigh_against(signs: _Signs, words: list[str], head: str) -> None:
    """What unknown words may be instead of a program: a person, a place of custody, an office."""
    if 1 < len(words) <= 3 and words[0] in table.GIVEN_NAMES and words[-1] not in table.TYPE_WORDS:
        signs.add(-3, "looks like a person")
    in_custody = words[-1] in {"center", "centre"} and len(words) > 1 and words[-2] in table.CUSTODY_ENDS
    if words[-1] in table.CUSTODY_ENDS or in_custody:
        signs.add(-5, "is a place of custody")
    elif not head and words[-1] in table.OFFICE_ENDS:
        signs.add(-2, "is an office")
