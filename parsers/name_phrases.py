"""The phrases of a sentence that may be a name: in quotation marks, in capitals, or in front where there are none."""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.name_cases import is_loud, loud_names, quiet_names
from parsers.places import is_place

_CAP = r"(?:(?:St|Ste|Ft|Mt|Sta|Sto)\.|[^\W\d_a-zß-öø-ÿ][\w'’]*(?:[-.&/][\w'’]+)*)"
# "in" and "on" join only what no place is: "Women in Transition", "Hope on Wheels", "Nuns on the Night Train"
_AT_WORK = (
    r"(?:in|on)(?=\s+(?:[^\W\d_a-zß-öø-ÿ][\w-]*(?:tion|sion|ment|ness|ery|ing|ance|ence|dom|ship|isis)|Wheels|Faith|Need|Hope|Peace|Prison|Christ|Love|Duty|Call|Foot|Board|Track|Step|Tune|Point)\b)"
    r"|on(?=\s+the\s+(?!Lower|Upper|East|West|North|South|Near|Far|Other)[^\W\d_a-z]\w*\b(?!\s+(?:Side|Street|Avenue|Road|End)))"
)
_JOIN = rf"(?:of|the|for|and|&|de|del|la|las|los|el|y|al|to|from|with|without|a|an|{_AT_WORK})"
_GAP = r"(?:[ \t]{1,4}|[ \t]{0,4}\r?\n[ \t]{0,8})"
_PHRASE = re.compile(
    rf"(?<![\w@./])(?:\d{{1,3}}{_GAP})?{_CAP}(?:{_GAP}(?:{_JOIN}{_GAP}){{0,3}}(?:{_CAP}|\d{{1,4}}\b)){{0,12}}"
)
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{2,70})[”\"»“]|(?<!\w)['‘]([^'‘’\n]{2,60})['’](?!\w)")
_JOINT = re.compile(r"\s+(?:and|&|y|to|from|with)\s+(?:the\s+|el\s+|la\s+)?|(?<=['’]s)\s+|\s+(?:the|el)\s+")
_TAIL = re.compile(
    r"(?:'s|’s)?[ \t\n](?:[a-z][\w-]*[ \t\n]){0,4}?(?:program|programme|project|initiative|model|scheme|collaborative|partnership|clinic|house|shelter|network)\b"
)
_SMALL = frozenset(
    "of the a an in at on to for from with and or is are was has have that which who by our their its".split()
)
# "Hope on Third: ...", "Tea at the Dock <http...": a heading of its own, also where it is joined by "on" and "at the"
_HEADING = re.compile(
    rf"[\s\"“«*_]{{0,4}}(?P<name>{_CAP}(?:[ ](?:(?:on|at[ ]the|{_JOIN})[ ]){{0,2}}{_CAP}){{1,5}})(?=[\"”»*_]{{0,2}}[ \t]?(?::(?!//)|[ (<]{{0,2}}(?:https?://|www\.)|[ ][-–—]{{1,2}}[ ]))"
)
_OF = re.compile(r"\s(?:of|on)\s+(?:the\s+)?[^\W\d_a-z]")
_AT = re.compile(r"[ ](?:on|at[ ]the)[ ]")
_SHORT_LINE = 45  # characters; a wrapped line is longer
_LEADING = frozenset(
    "through over behind beyond under across inside outside before after into out up off around on in at toward towards against from to with by near".split()
)
_FRONT_WORDS = frozenset("project operation camp casa programa proyecto centro hogar grupo albergue".split())
_OWNED = re.compile(r"(?:day|god|lord|mother|king|queen|every\w+|some\w+|one|neighbor|y)['’]s$", re.IGNORECASE)
_WORD = re.compile(rf"{_CAP}|[\w&]+")
_NOUN_BEFORE_QUOTES = re.compile(
    r"\b(?:program|programme|project|group|house|home|initiative|model|team|ministry|service|network|called|named|"
    r"programa|proyecto|grupo|casa|iniciativa|modelo|equipo|red|servicio|llamad[oa]s?|llama|llaman|hogar|albergue)"
    r"(?:\s+(?:de|of|for|called|named|llamad[oa]|visitas|voluntarios|apoyo|is|es)){0,3}$"
)


def quoted_names(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
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


def phrases(text: str, start: int, end: int, is_known: Callable[[str], bool]) -> Iterator[tuple[int, int, bool]]:
    """Capitalised runs without the words that only begin a sentence, split where two names are joined."""
    sentence = text[start:end]
    if is_loud(sentence):
        yield from loud_names(text, start, end)
        return
    if sentence.islower():
        yield from quiet_names(text, start, end)
        return
    head = _HEADING.match(text, start, end)
    if head and _AT.search(head["name"]) and plain_letters(head["name"].split()[0]) not in table.NO_NAMES:
        yield *head.span("name"), False
        start = head.end("name")
    for found in _PHRASE.finditer(text, start, end):
        for a, b in _split(text, *_within_line(text, *found.span()), is_known):
            a, b = _trim(text, a, b, is_known, at_start=not text[start:a].strip(' \t\n-*•("“'))
            b = _with_tail(text, a, b, end)
            if b - a >= 2:
                yield a, b, False


def _within_line(text: str, start: int, end: int) -> tuple[int, int]:
    """A name alone on its line ends there, though the next line begins with a capital."""
    at = text.find("\n", start, end)
    if at < 0:
        return start, end
    line = text[text.rfind("\n", 0, start) + 1 : at].strip(" \t*_#-•")
    alone = len(line) < _SHORT_LINE and line.startswith(text[start:at].strip()) and line[-1:] not in ",;&"
    after = text[at + 1 : end].lstrip()[:1]
    return (
        (start, at)
        if alone and after.isupper() and not line.endswith((" of", " the", " for", " and", " de"))
        else (start, end)
    )


def _with_tail(text: str, start: int, stop: int, end: int) -> int:
    """Where a name ends that goes on in small letters: "the Oregon conditional release program"."""
    words = plain_letters(text[start:stop]).split()
    place = is_place(text[start:stop]) or bool(words and words[-1] in table.OFFICE_ENDS | table.CUSTODY_ENDS)
    tail = _TAIL.match(text, stop, end) if place else None
    return tail.end() if tail and _SMALL.isdisjoint(tail[0].split()) else stop


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
        return left.rpartition(" ")[2][:1].isupper() and left.casefold() not in _LEADING
    if not joint:  # "Hampden County's After Incarceration Support", but "Women's Prison Association"
        owner = plain_letters(left).removesuffix("'s").removesuffix("’s")
        return (owner.split()[-1] in table.OFFICE_ENDS or is_place(owner)) and len(right.split()) > 1
    if is_known(left) or is_known(right):
        return True
    if joint.partition(" ")[0] in {"and", "y"} and right.partition(" ")[0] in {
        "A",
        "An",
        "The",
        "El",
        "La",
        "Los",
        "Las",
    }:
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
    while last > first and (_goes_at_end(text, words, last, first) or text[words[last - 1][0]].islower()):
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
    if plain_letters(word) in table.REPORT_WORDS and word[0].isupper() and _OF.match(text, words[at][1], end):
        return False  # "Report of the Policy Council"
    if word in {"St", "Ste", "Sta", "Sto"} and text[words[at][1] : end].strip()[:1].isupper():
        return False
    if not _no_name(word) or (_OWNED.search(word) and text[words[at][1] : end].strip()[:1].isupper()):
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


def _goes_at_end(text: str, words: list[tuple[int, int]], last: int, first: int) -> bool:
    """Whether the last word does not belong to the name; "There" in "Halfway There" does, as no sentence spells it so."""
    word = text[slice(*words[last - 1])]
    return _no_name(word) and not (last - first > 1 and word.casefold() in table.MAY_END_A_NAME)


def _no_name(word: str) -> bool:
    plain = re.sub(r"['’](?:s|m|ve|re|ll|d)$", "", word.casefold())
    return plain in table.NO_NAMES or (plain.endswith("days") and plain[:-1] in table.NO_NAMES)
