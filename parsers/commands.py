"""One line of a coordinator's answer as commands: done only where every word of it is understood. Pure.

A line that seems to be meant as a command and is not wholly understood is `Unclear`: it is asked back, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers import commands_table as table
from parsers.command_values import Command, Unclear
from parsers.command_words import LONGEST_LINE, STOP, is_reference, masked, nearest, verbs, words_of

TAKES_SCOPES = frozenset({"confirm", "grant"})
TAKES_PERSON = frozenset({"confirm", "grant", "refuse", "suspend", "withdraw", "reinstate"})
_MOST_WORDS = 40
_SHORT = 8


class _NotUnderstood(Exception):
    """Raised inside this module with a code of `Unclear.why`."""


def read_line(line: str, under: str = "") -> tuple[Command, ...] | Unclear | None:
    """The commands of a line that stands under the item `under`; None for a line that is no command at all."""
    words = words_of(line)
    if not words:
        return None
    if len(words) > _MOST_WORDS or len(line) > LONGEST_LINE:  # what is cut off could change the meaning
        return Unclear(masked(line), "words") if words[0] in verbs() and any(map(is_reference, words)) else None
    if "?" in line:
        return Unclear(masked(line), "words") if _meant_as_command(words, under) and len(words) <= _SHORT else None
    try:
        return tuple(command for part in _parts(words) for command in _commands(part, under))
    except _NotUnderstood as reason:
        if not _meant_as_command(words, under):
            return None
        return Unclear(masked(line), *_why(str(reason), words, under))


def _parts(words: list[str]) -> list[list[str]]:
    """The line cut before each verb that follows a stop or an "and"."""
    parts: list[list[str]] = [[]]
    for word in words:
        begins = word in verbs() and parts[-1] and parts[-1][-1] in {STOP, "and", "y", "e", "then", "luego"}
        if begins and any(is_reference(w) or w.isdigit() for w in parts[-1]):
            parts.append([])
        parts[-1].append(word)
    return [_trimmed(part) for part in parts]


def _trimmed(part: list[str]) -> list[str]:
    return _trimmed(part[:-1]) if part and part[-1] in {STOP, "and", "y", "e", "then"} else part


def _commands(words: list[str], under: str) -> tuple[Command, ...]:
    if words and is_reference(words[0]) and len(words) > 1:
        rest = words[1:] if words[1] != STOP else words[2:]
        if rest and not any(is_reference(word) for word in rest):
            return tuple(replace(command, bare=False) for command in _commands(rest, words[0]))
    if not words:
        raise _NotUnderstood("words")
    if words[0] in table.YES | table.NO and (len(words) == 1 or (len(words) == 2 and is_reference(words[1]))):
        reference = words[1] if len(words) == 2 else _item(under)
        return (Command("yes" if words[0] in table.YES else "no", reference, bare=len(words) == 1),)
    verb = verbs().get(words[0])
    rest = [word for word in words[1:] if word != STOP]
    counted = _people(words, under)
    if counted:
        return (counted,)
    if verb is None:
        raise _NotUnderstood("words")
    if verb == "undo":
        return (_undo(rest, under),)
    if verb == "merge":
        return (_merge(rest),)
    return _on_records(verb, rest, under)


def _item(under: str) -> str:
    if not under:
        raise _NotUnderstood("no_item")
    return under


def _people(words: Sequence[str], under: str) -> Command | None:
    """ "S-12 is two people", or "two people" under the item."""
    said = [word for word in words if word not in table.IS_ABOUT and word not in {"about", "of"}]
    reference = said.pop(0) if said and is_reference(said[0]) else ""
    if len(said) != 2 or said[1] not in table.PEOPLE:
        return None
    count = int(said[0]) if said[0].isdecimal() and len(said[0]) < 4 else table.NUMBERS.get(said[0], 0)
    return Command("people", reference or _item(under), number=count, bare=not reference) if count else None


def _undo(rest: Sequence[str], under: str) -> Command:
    numbers = [word.lstrip("#") for word in rest if word not in {"number", "numero", "no", "nr"}]
    if not numbers and under:
        return Command("undo", under, bare=True)
    if len(numbers) != 1 or not numbers[0].isdecimal() or len(numbers[0]) > 9:
        raise _NotUnderstood("reference")
    return Command("undo", number=int(numbers[0]))


def _merge(rest: Sequence[str]) -> Command:
    named = [word for word in rest if is_reference(word)]
    if len(named) != 2 or any(word not in table.INTO | table.JOINING for word in rest if not is_reference(word)):
        raise _NotUnderstood("reference")
    return Command("merge", named[0], into=named[1])


def _on_records(verb: str, rest: Sequence[str], under: str) -> tuple[Command, ...]:
    named = [word for word in rest if is_reference(word)]
    others = [word for word in rest if not is_reference(word)]
    person, others = _person(others) if verb in TAKES_PERSON else (None, others)
    command = Command(verb, person=person)
    if verb in TAKES_SCOPES:
        command, others = _qualified(command, others)
    if any(word not in table.JOINING for word in others):
        raise _NotUnderstood("words")
    if not named:
        return (replace(command, reference=_item(under), bare=True),)
    if verb in TAKES_SCOPES and (not command.scopes or len(named) > 1):
        raise _NotUnderstood("reference" if command.scopes else "scopes")
    return tuple(replace(command, reference=reference) for reference in named)


def _person(words: list[str]) -> tuple[int | None, list[str]]:
    for at, word in enumerate(words[:-1]):
        if word in table.PERSON and words[at + 1].isdecimal() and len(words[at + 1]) < 4:
            return int(words[at + 1]), words[:at] + words[at + 2 :]
    return None, words


def _qualified(command: Command, words: Sequence[str]) -> tuple[Command, list[str]]:
    """The command with its scopes, attribution, restrictions and evidence, and the words that are none of these."""
    scopes = tuple(dict.fromkeys(table.SCOPES[word] for word in words if word in table.SCOPES))
    named = tuple(dict.fromkeys(table.ATTRIBUTIONS[word] for word in words if word in table.ATTRIBUTIONS))
    limits = tuple(dict.fromkeys(table.RESTRICTIONS[word] for word in words if word in table.RESTRICTIONS))
    shown = tuple(dict.fromkeys(word.upper() for word in words if word in table.EVIDENCE))
    if len(named) > 1 or len(shown) > 1:
        raise _NotUnderstood("words")
    found = replace(
        command,
        scopes=scopes,
        attribution=next(iter(named), None),
        restrictions=limits,
        evidence=next(iter(shown), None),
    )
    return found, [word for word in words if word not in _qualifiers()]


def _qualifiers() -> frozenset[str]:
    return frozenset({*table.SCOPES, *table.ATTRIBUTIONS, *table.RESTRICTIONS, *table.EVIDENCE})


def is_qualifier(line: str) -> bool:
    """Whether a line holds nothing but scopes, attribution, restrictions or evidence: the end of one that was cut."""
    words = words_of(line)
    known = _qualifiers()
    return any(word in known for word in words) and all(word in known | table.JOINING | {STOP} for word in words)


def is_condition(line: str) -> bool:
    """Whether a line goes on from the one above it with a condition: "but only ...", "salvo ..."."""
    words = words_of(line)
    return bool(words) and words[0].split()[0] in table.CONDITIONS and len(words) > 1


def _meant_as_command(words: list[str], under: str) -> bool:
    """Whether somebody may have meant a command: it begins like one, and names a record or stands under an item."""
    named = any(is_reference(word) for word in words)
    begins = words[0] in verbs() or words[0] in table.YES | table.NO
    if is_reference(words[0]):
        rest = [word for word in words[1:3] if word != STOP]
        follows = rest[:1] and (
            rest[0] in verbs() or rest[0] in table.YES | table.NO or nearest(rest[0], frozenset(verbs()))
        )
        limits = all(word in _qualifiers() | table.JOINING | {STOP} for word in words[1:])
        return limits or bool(follows) or (len(words) < 5 and any(word in table.PEOPLE for word in words))
    if begins:
        return named or (bool(under) and len(words) <= _SHORT) or len(words) == 1
    slip = nearest(words[0], frozenset(verbs())) is not None
    return slip and len(words) <= _SHORT + 4 and (named or (bool(under) and len(words) < 3))


def _why(code: str, words: list[str], under: str) -> tuple[str, str]:
    """The reason, and the command that a slip may have meant, where it can be written."""
    mended = [word if is_reference(word) or word == STOP else _mended(word) for word in words]
    if mended == words:
        return code, ""
    try:
        found = _commands(mended, under)
    except _NotUnderstood:
        return code, ""
    return "slip", str(found[0]) if len(found) == 1 and found[0].verb not in {"yes", "no"} else ""


def _mended(word: str) -> str:
    known = word in verbs() or word in table.JOINING or word in table.SCOPES or word in table.ATTRIBUTIONS
    return word if known else nearest(word) or word
