"""Folder names: as people write them, and as servers have them with their own prefixes, separators and alphabets."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterable, Sequence

from intake.mailbox.folder_names_table import SPECIAL_NAMES

Listed = tuple[tuple[bytes, ...], str, str]

_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")


def find_folder(wanted: str, folders: Iterable[Listed]) -> str | None:
    """The server's name for the folder that `wanted` means, or None.

    `wanted` may be a special use (`\\Junk`), may use `/` where the server has `.`, may leave out the prefix
    `INBOX.`, and may be written in modified UTF-7 as some clients show it. The first that fits best.
    """
    listed = [entry for entry in folders if b"\\NOSELECT" not in {flag.upper() for flag in entry[0]}]
    if wanted.startswith("\\"):
        return _special(wanted, listed)
    for exact in (wanted, decoded(wanted)):
        for _, _, name in listed:
            if name == exact:
                return name
    path = _path(decoded(wanted), "")
    whole = [name for _, mark, name in listed if _path(name, mark) == path]
    inside = [name for _, mark, name in listed if _path(name, mark)[1:] == path and _path(name, mark)[0] == "inbox"]
    return next(iter(whole + inside), None)


def is_junk(name: str, wanted: str, folders: Sequence[Listed]) -> bool:
    """Whether the folder is where the provider puts what it takes for spam."""
    marked = any(name == entry[2] and b"\\JUNK" in {flag.upper() for flag in entry[0]} for entry in folders)
    last = re.split(r"[/.\\]", wanted)[-1].casefold()
    return marked or wanted.casefold() == "\\junk" or last in SPECIAL_NAMES["\\junk"]


def placed(wanted: str, prefix: str, separator: str) -> str:
    """The name under which a folder of ours is made: the server's prefix, and its separator for each `/`."""
    name = wanted.replace("/", separator)
    return name if not prefix or name.upper().startswith(prefix.upper()) else prefix + name


def decoded(name: str) -> str:
    """Modified UTF-7 (RFC 3501, 5.1.3) as text; anything else as it is."""
    if not name.isascii() or "&" not in name:
        return name
    try:
        return _SHIFTED.sub(_unshift, name)
    except ValueError:
        return name


def _unshift(match: re.Match[str]) -> str:
    packed = match.group(1)
    if not packed:
        return "&"
    padded = packed.replace(",", "/") + "=" * (-len(packed) % 4)
    return base64.b64decode(padded, validate=True).decode("utf-16-be")


def _path(name: str, separator: str) -> tuple[str, ...]:
    """The folder as steps, without case and with one form for each accented letter."""
    folded = unicodedata.normalize("NFC", name).casefold()
    return tuple(folded.split(separator)) if separator else tuple(re.split(r"[/.\\]", folded))


def _special(wanted: str, listed: Sequence[Listed]) -> str | None:
    flag = wanted.upper().encode("ascii", "ignore")
    for flags, _, name in listed:
        if flag in {each.upper() for each in flags}:
            return name
    names = SPECIAL_NAMES.get(wanted.casefold(), ())
    return next((name for _, mark, name in listed if _path(name, mark)[-1] in names), None)
