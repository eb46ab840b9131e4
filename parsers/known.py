"""Whether a program of a mail is one that the call already knows, in other words. Only ever a proposal."""

# ruff: noqa: SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from config.call import Call, Facility, KnownProgram
from parsers.cues import plain_letters

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SMALL = frozenset("the a an of for and de la el los las del y program programs project inc programa proyecto".split())


def folded(name: str) -> str:
    """A name for comparison: plain letters, no punctuation, no article in front."""
    words = re.findall(r"[^\W_]+", plain_letters(name).replace("'", "").replace("’", ""))
    while words and words[0] in {"the", "el", "la", "los", "las", "a"}:
        del words[0]
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Folded:
    """A known program, made ready for comparison."""

    id: str
    title: str
    words: frozenset[str]
    host: str | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was worked out of one list of known programs; the list is held, so that its identity stays its own."""

    of: tuple[KnownProgram, ...]
    names: dict[str, str]
    programs: tuple[_Folded, ...]


_kept: dict[int, _Kept] = {}


def _kept_of(programs: tuple[KnownProgram, ...]) -> _Kept:
    """Kept by identity: to hash the whole list for each name costs more than the search."""
    kept = _kept.get(id(programs))
    if kept is None or kept.of is not programs:
        if len(_kept) > 8:
            _kept.clear()
        kept = _kept[id(programs)] = _Kept(programs, _all_names(programs), tuple(map(_folded_program, programs)))
    return kept


def _folded_program(program: KnownProgram) -> _Folded:
    words = frozenset(folded(program.name).split()) - _SMALL
    return _Folded(program.id, folded(program.report_title), words, host(program.website) if program.website else None)


def _names(programs: tuple[KnownProgram, ...]) -> dict[str, str]:
    return _kept_of(programs).names


def _all_names(programs: tuple[KnownProgram, ...]) -> dict[str, str]:
    """Each way to say a known program, folded, and its id: with and without brackets, what stands in them."""
    out: dict[str, str] = {}
    for program in programs:
        bare = _BRACKETS.sub(" ", program.name)
        forms = [program.name, bare, *(part for part in _BRACKETS.findall(program.name))]
        forms += re.split(r"\s/\s|:\s", bare)
        for form in forms:
            words = folded(form)
            if len(words) > 2 and words not in _SMALL:
                out.setdefault(words, program.id)
    return out


def mentions_known(words: str, programs: tuple[KnownProgram, ...]) -> bool:
    """Whether a name of a known program stands anywhere in the words (a cheap look, before the search)."""
    plain = f" {folded(words)} "
    return any(f" {name} " in plain for name in _names(programs))


def is_known(name: str, programs: tuple[KnownProgram, ...]) -> bool:
    return folded(name) in _names(programs)


@lru_cache(maxsize=4)
def _words_of(texts: tuple[tuple[str, str], ...]) -> str:
    return f" {folded(' . '.join(text for _, text in texts))} "


def is_of_the_call(name: str, call: Call) -> bool:
    """Whether a name of several words stands in the call itself, as that of the house that calls does."""
    words = folded(name)
    return " " in words and f" {words} " in _words_of(call.text) and not is_known(name, call.known_programs)


_places: dict[int, tuple[tuple[Facility, ...], frozenset[str]]] = {}


def facility_names(facilities: tuple[Facility, ...]) -> frozenset[str]:
    """The names and cities of the places of custody, folded: no program is called only that."""
    kept = _places.get(id(facilities))
    if kept is None or kept[0] is not facilities:
        if len(_places) > 8:
            _places.clear()
        kept = _places[id(facilities)] = (facilities, _folded_places(facilities))
    return kept[1]


def _folded_places(facilities: tuple[Facility, ...]) -> frozenset[str]:
    written = [name for f in facilities for name in (f.name, *f.aliases, f.city)]
    return frozenset(folded(name) for name in written if name)


def find_known(
    name: str, websites: Sequence[str], reports: Sequence[str], words: str, programs: tuple[KnownProgram, ...]
) -> str | None:
    """The id of the known program that is meant: by name, by the title of its report, by its address together
    with a word of its name, by author and year of its report. Never by an address alone."""
    if by_name := _names(programs).get(folded(name)):
        return by_name
    told = folded(" ".join([name, *reports, words]))
    hosts = {host(address) for address in (*websites, *reports)}
    mine = set(folded(name).split()) - _SMALL
    for program in _kept_of(programs).programs:
        if len(program.title) > 20 and program.title in told:
            return program.id
        if program.host in hosts and mine & program.words:
            return program.id
        if mine and mine == program.words:
            return program.id
    return None


def host(address: str) -> str:
    """The host of a web address without "www.", in small letters."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.strip().casefold()).split("/")[0].split(" ")[0]
