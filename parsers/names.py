"""Where a sentence names a program, and how surely: capitalised phrases weighed by small named signs.

A sign adds or takes points ("is presented: we recommend ..." +2, "is a person" -5); the reasons travel with the
candidate so that a coordinator can read why a name was taken.
"""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.places import is_place, place_after

ENOUGH = 3
_LONGEST_SENTENCE = 1500  # nobody writes longer ones; keeps a hostile mail cheap
_FARTHEST = 200  # characters in which a place or an address still belongs to a name

_CAP = r"(?:(?:St|Ste|Ft|Mt|Sta|Sto)\.|[^\W\d_a-zß-öø-ÿ][\w'’]*(?:[-.&/][\w'’]+)*)"
_JOIN = r"(?:of|the|for|and|&|de|del|la|las|los|el|y|al|to|from|with|without|a|an)"
_GAP = r"(?:[ \t]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,8})"
_PHRASE = re.compile(
    rf"(?<![\w@./])(?:\d{{1,3}}{_GAP})?{_CAP}(?:{_GAP}(?:{_JOIN}{_GAP}){{0,3}}(?:{_CAP}|\d{{1,4}}\b)){{0,12}}"
)
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{2,70})[”\"»“]|(?<!\w)['‘]([^'‘’\n]{2,60})['’](?!\w)")
_JOINT = re.compile(r"\s+(?:and|&|y|to|from|with)\s+(?:the\s+|el\s+|la\s+)?|(?<=['’]s)\s+|\s+(?:the|el)\s+")
_FRONT_WORDS = frozenset("project operation camp casa programa proyecto centro hogar grupo albergue".split())
_CALLED_SO = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){0,2}(?:program|programme|project|initiative|model|ministry|shelter|group|team|unit|house|center|programa|proyecto|model)s?\b"
)
_WORD = re.compile(rf"{_CAP}|[\w&]+")
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
_NOUN_BEFORE_QUOTES = re.compile(
    r"\b(?:program|programme|project|group|house|home|initiative|model|team|ministry|service|network|called|named|"
    r"programa|proyecto|grupo|casa|iniciativa|modelo|equipo|red|servicio|llamad[oa]s?|llama|llaman|hogar|albergue)"
    r"(?:\s+(?:de|of|for|called|named|llamad[oa]|visitas|voluntarios|apoyo|is|es)){0,3}$"
)
_HEADS = re.compile(r"[\"”»]?[ \t]*(?:\([^()\n]{1,60}\)[ \t]*)?(?:[:–—\n]|-{1,2}[ \t])")
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|finally|also|another|lastly|next|then|primero|segundo|tercero|tambien|otro)\W*$"
)
_STUDIES = re.compile(
    r"\s+(?:has|have|had|did|also)?\s*(?:written|wrote|published|publishes|studied|studies|evaluated|looked at|done a (?:study|report)|reported|funded|funds|paid|pays)\b"
)
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
    if heeds_warnings and (_WARNING.search(plain_letters(sentence)) or _asks(sentence)):
        return ()
    found: dict[tuple[int, int], Candidate] = {}
    for a, b, quoted in (*_quoted(text, start, end), *_phrases(text, start, end, is_known)):
        if not any(x <= a < y or a <= x < b for x, y in found):
            found[a, b] = _weigh(text, (start, end), (a, b), quoted, opens_block, is_known)
    return tuple(sorted(found.values(), key=lambda candidate: candidate.start))


def _asks(sentence: str) -> bool:
    """A question names no program, but "how about X?" does."""
    return sentence.rstrip("\"'”’) \n").endswith("?") and not re.search(
        r"\b(?:how|what) about\b|¿?y ", sentence.casefold()
    )


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    for found in _QUOTED.finditer(text, start, end):
        a, b = found.span(1) if found[1] else found.span(2)
        words = text[a:b].split()
        if 0 < len(words) <= 8 and text[a].isupper() and not _report_before(text, start, a):
            before = plain_letters(text[max(start, a - 60) : a]).rstrip(" \"“«'‘\n")
            if _NOUN_BEFORE_QUOTES.search(before):
                yield a, b - (text[b - 1] in ",."), True


def _report_before(text: str, start: int, at: int) -> bool:
    before = plain_letters(text[max(start, at - 50) : at])
    return any(word in table.REPORT_WORDS for word in re.findall(r"\w+", before))


def _phrases(text: str, start: int, end: int, is_known: Callable[[str], bool]) -> Iterator[tuple[int, int, bool]]:
    """Capitalised runs without the words that only begin a sentence, split where two names are joined."""
    sentence = text[start:end]
    if _shouts(sentence):
        yield from _shouted(text, start, end)
        return
    if sentence.islower():
        yield from _whispered(text, start, end)
        return
    for found in _PHRASE.finditer(text, start, end):
        for a, b in _split(text, *found.span(), is_known):
            a, b = _trim(text, a, b, is_known, at_start=not text[start:a].strip(' \t\n-*•("“'))
            if b - a >= 2:
                yield a, b, False


def _shouts(sentence: str) -> bool:
    letters = [c for c in sentence if c.isalpha()]
    return len(letters) > 25 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _shouted(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """In a text of capitals only what is presented in plain words is taken, up to the next small word."""
    for found in re.finditer(r"(?<=[ \n])(?:THE|EL|LA|LOS|LAS)\s+|(?<=:)\s+", text[start:end]):
        a = start + found.end()
        stop = re.compile(
            r"\s(?:IN|AT|ON|IS|ARE|WAS|WHICH|THAT|WHO|HERE|EN|ES|SON|QUE|HAS|RUN|HELPS?)\s|[,.;:(!?]|\s[-–—]|$"
        ).search(text, a, end)
        b = stop.start() if stop else end
        if a < b and len(text[a:b].split()) <= 6:
            yield a, b, False


def _whispered(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """In a text without capitals: the words in front, when one at either end is a word of a kind."""
    found = re.compile(
        r"(?:the\s+|el\s+|la\s+)?((?:[^\W\d_][\w'’-]*[ \t]+){1,5}?)(?=(?:in|at|is|does|has|en|es|tiene|hace)\s|[-–—]\s)|"
        r"(?:the\s+)?((?:[^\W\d_][\w'’-]*[ \t]*){1,5})(?=[,.:(])"
    ).match(text, start, end)
    if found is None:
        return
    a, b = found.span(1) if found[1] else found.span(2)
    words = plain_letters(text[a:b]).split()
    if (
        len(words) > 1
        and (words[0] in table.TYPE_WORDS or words[-1] in table.TYPE_WORDS)
        and words[0] not in table.NO_NAMES
    ):
        yield a, a + len(text[a:b].rstrip()), False


def _split(text: str, start: int, end: int, is_known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Two names joined by "and" are two, where what stands before it is whole."""
    at = start
    for found in _JOINT.finditer(text, start, end):
        left, right = text[at : found.start()], text[found.end() : end]
        if _is_whole(left, right, found[0].strip(), is_known):
            yield at, found.start()
            at = found.end()
    yield at, end


def _is_whole(left: str, right: str, joint: str, is_known: Callable[[str], bool]) -> bool:
    if is_known(f"{left} {joint} {right}"):
        return False
    if joint in {"the", "el"}:  # "in Tucson the Good Neighbor Network", but "House of the Good Shepherd"
        return left.rpartition(" ")[2][:1].isupper()
    if not joint:  # "Hampden County's After Incarceration Support", but "Women's Prison Association"
        owner = plain_letters(left).removesuffix("'s").removesuffix("’s")
        return (owner.split()[-1] in table.OFFICE_ENDS or is_place(owner)) and len(right.split()) > 1
    if is_known(left) or is_known(right):
        return True
    words, rest = plain_letters(left).split(), plain_letters(right).split()
    if len(words) < 2:
        return False
    if words[-1] in table.TYPE_WORDS:
        return True
    if joint.split()[0] in {"from", "with"} and rest and rest[-1] in table.TYPE_WORDS:
        return True
    both = words[0] in _FRONT_WORDS and bool({rest[0], rest[-1]} & table.TYPE_WORDS if rest else ())
    return both and joint in {"and", "y", "&"}


def _trim(text: str, start: int, end: int, is_known: Callable[[str], bool], *, at_start: bool) -> tuple[int, int]:
    """A phrase without the capitalised words at its ends that are no part of a name."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    first = 0
    while first < len(words) and _goes(text, words, first, end, is_known, at_start=at_start and first == 0):
        first += 1
    last = len(words)
    while last > first and (_no_name(text[slice(*words[last - 1])]) or text[words[last - 1][0]].islower()):
        last -= 1
    if first >= last:
        return start, start
    stop = words[last - 1][1]
    if text[max(start, stop - 2) : stop] in ("'s", "’s"):
        stop -= 2
    return words[first][0], stop


def _goes(
    text: str, words: list[tuple[int, int]], at: int, end: int, is_known: Callable[[str], bool], *, at_start: bool
) -> bool:
    """Whether the word in front does not belong to the name: "Try", "Our"; but not in "Call Ahead", "Our Place"."""
    word = text[slice(*words[at])]
    if word.islower() and word != "d":
        return True
    if not _no_name(word):
        return False
    more = at + 1 < len(words) and text[words[at + 1][0]].isupper()
    if not more or word.casefold() in {"i", "dear", "hi", "hello", "the"} or is_known(text[words[at + 1][0] : end]):
        return True
    if is_known(text[words[at][0] : end]):
        return False
    if at_start:
        soft = word.casefold() in table.MAY_OPEN_A_NAME
        return not soft or (word.casefold() in {"our", "my", "nuestra", "nuestro", "su", "mi", "and", "but", "then"})
    return word.casefold() not in table.MAY_OPEN_A_NAME and word != "A"


def _no_name(word: str) -> bool:
    plain = re.sub(r"['’](?:s|m|ve|re|ll|d)$", "", word.casefold())
    return plain in table.NO_NAMES or (plain.endswith("days") and plain[:-1] in table.NO_NAMES)


def _weigh(
    text: str,
    sentence: tuple[int, int],
    span: tuple[int, int],
    quoted: bool,
    opens: bool,
    is_known: Callable[[str], bool],
) -> Candidate:
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
    if _DESCRIBED.match(text, end, min(len(text), sentence[1] + 1)):
        signs.add(1, "is described")
    if opens and not bare.strip(" -*•–—") and _HEADS.match(text, end):
        signs.add(1, "heads the paragraph")
    if _STUDIES.match(text, end, sentence[1]):
        signs.add(-4, "studies or pays for programs")
    if _CALLED_SO.match(text, end, sentence[1]):
        signs.add(2, "is called a program")
    if _LINK_NEAR.search(text, end, min(len(text), sentence[1] + 80, end + _FARTHEST)):
        signs.add(1, "has an address")
    return Candidate(
        name,
        start,
        end,
        signs.score,
        tuple(signs.reasons),
        place_after(text, end, min(sentence[1], end + _FARTHEST)),
        own,
    )


def _weigh_words(signs: _Signs, name: str, words: list[str], known: bool) -> None:
    if known:
        signs.add(3, "is a known program")
    if len(words) == 1 and words[0] in table.TYPE_WORDS and not known:
        signs.add(-3, "is only a word of a kind")
        return
    if words[-1] in table.TYPE_WORDS or words[0] in table.TYPE_WORDS:
        signs.add(2, f"is named a {words[-1] if words[-1] in table.TYPE_WORDS else words[0]}")
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
    elif not known and words[-1] in table.OFFICE_ENDS:
        signs.add(-2, "is an office")
    if is_place(name):
        signs.add(-5, "is a place")
