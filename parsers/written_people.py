"""People as inline headers and attributions write them: "Ada [mailto:a@x]", "Ada <a@x<mailto:a@x>>", a name alone."""

from __future__ import annotations

import re

from parsers.addresses import clean_name, read_addresses
from parsers.lines import BLANK
from parsers.records import Address

_MAILTO_BRACKET = re.compile(r"\[\s?(?:mailto:|smtp:)?\s?([^\s\]@]{1,200}@[^\s\]]{1,200})\s?\]", re.IGNORECASE)
_MAILTO_ANGLE = re.compile(r"<mailto:[^<>]{0,300}>", re.IGNORECASE)
_ROUND = re.compile(r"\(([^\s()@]{1,200}@[^\s()]{1,200})\)")
_NAMED = re.compile(
    r"[\"“„”«]([^\"“„”»]{1,120})[\"”“»]|(?:[,\s]|^)([^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,4})\s*[<(\[]"
)


def read_people(value: str) -> tuple[Address, ...]:
    """The addresses of an inline header's value; a name without address has an empty one.

    Understands "Ada [mailto:a@x]", "Ada <a@x<mailto:a@x>>", "Ada (a@x)" and a name alone.
    """
    value = _MAILTO_ANGLE.sub("", _MAILTO_BRACKET.sub(r"<\1>", value[:20_000]))
    if "<" not in value:
        value = _ROUND.sub(r"<\1>", value)
    value = value.replace("'", "")
    if value.count("@") == 1 or (";" in value and '"' not in value and value.count("@") < 200):
        parts = (_one_person(part) for part in (value.split(";") if value.count("@") > 1 else (value,)) if "@" in part)
        found = tuple(person for part in parts for person in part)
    else:
        found = tuple(_without_echo(a) for a in read_addresses(value) if "@" in a.addr_spec)
    if found or "@" in value:
        return found
    name = clean_name(value.strip(BLANK + "*_;,'"))
    return (Address(name, ""),) if name and len(name) < 120 else ()


def _one_person(written: str) -> tuple[Address, ...]:
    """One person, whose name may hold a comma without quotes: "Example, Ada <ada@example.org>"."""
    name, angle, rest = written.partition("<")
    found = [a for a in read_addresses(angle + rest if angle else written) if "@" in a.addr_spec]
    if len(found) != 1:
        return tuple(_without_echo(a) for a in read_addresses(written) if "@" in a.addr_spec)
    return (
        _without_echo(Address(clean_name(name.strip(BLANK + ",;")) if angle else found[0].name, found[0].addr_spec)),
    )


def _without_echo(address: Address) -> Address:
    """Without a name that only repeats the address."""
    return Address("", address.addr_spec) if address.name.casefold() == address.key else address


def author_of(said: str) -> Address | None:
    """Who an attribution names: "On 28/10/2021 12:46, "Ada Example" <ada@example.org> wrote:"."""
    value = _MAILTO_ANGLE.sub("", _MAILTO_BRACKET.sub(r"<\1>", said))
    value = _ROUND.sub(r"<\1>", value)
    found = [a for a in read_addresses(value[value.find("<") :] if "<" in value else value) if "@" in a.addr_spec]
    named = _NAMED.search(value)
    name = clean_name(named[1] or named[2]) if named else ""
    words = name.split()
    while len(words) > 1 and words[0][0].islower() and words[-1][0].isupper():
        words.pop(0)  # "időpontban John": a word of the date
    name = " ".join(words)
    return Address(name, found[0].addr_spec) if found else None


def dated_in(said: str) -> str:
    """The part of an attribution that tells the date: from the first digit to the name."""
    first = next((i for i, c in enumerate(said) if c.isdigit()), 0)
    stop = min((i for i in (said.find(c, first) for c in '"“„<(') if i > 0), default=len(said))
    last = max((i for i in range(first, stop) if said[i].isdigit()), default=stop - 1)
    return said[first : last + 1].strip(BLANK + ",:")
