"""The messages of a Maildir, or of a folder of .eml files. Nothing in it changes.

A Maildir has no UIDs. A message's name there is unique for ever (the part before `:2,`, which holds the flags), so a
UID is made from it: the same file has the same UID in every session, under every flag, in `new` or in `cur`.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from intake.mailbox.uid_set import in_pieces
from intake.ports import Fetched, Known, Lack, MailboxRefused, MailboxUnavailable

EPOCH = 1
_BEGINNING = 262_144
FLAGS = re.compile(r"[:;!]2,[A-Za-z]*$")  # `:` cannot stand in a name on every file system


def uid_of(name: str) -> int:
    """63 bits of a hash of the unique name: a positive number that fits a BIGINT."""
    unique = FLAGS.sub("", name)
    return int.from_bytes(sha256(os.fsencode(unique)).digest()[:8], "big") >> 1 or 1


class MaildirFolder:
    """See `intake.ports.Folder`. `uidvalidity` is always 1."""

    uidvalidity = EPOCH

    def __init__(self, account: str, name: str, path: Path, largest_bytes: int) -> None:
        self.account = account
        self.name = name
        self._path = path
        self._largest_bytes = largest_bytes
        self._files = find_messages(path)

    @property
    def exists(self) -> int:
        return len(self._files)

    def new_uids(self, watermark: int, known: Known) -> list[int]:  # noqa: ARG002 - a Maildir has no order of numbers
        every = self.all_uids()
        seen = {uid for piece in in_pieces(every) for uid in known(piece)}
        fresh = [uid for uid in every if uid not in seen]
        return sorted(fresh, key=self._arrival)

    def _arrival(self, uid: int) -> tuple[int, str]:
        path = self._files[uid]
        try:
            return path.lstat().st_mtime_ns, path.name
        except OSError:
            return 0, path.name

    def all_uids(self) -> list[int]:
        return sorted(self._files)

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        found = {}
        for uid in uids:
            fetched = self._one(uid, most=0)
            if fetched.size is not None:
                found[uid] = fetched.size
        return found

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        for uid in uids:
            yield self._one(uid, most=self._largest_bytes)

    def heads(self, uids: Sequence[int]) -> Iterator[Fetched]:
        for one in (self._one(uid, most=_BEGINNING) for uid in uids):
            head = None if one.content is None else re.split(rb"\r?\n\r?\n", one.content, maxsplit=1)[0] + b"\r\n\r\n"
            yield replace(one, content=head, lack=one.lack if head is None else None)

    def _one(self, uid: int, most: int) -> Fetched:
        """A file that another program has moved from `new` to `cur` meanwhile is looked for once more."""
        for look in (0, 1):
            if look:
                self._files = find_messages(self._path)
            path = self._files.get(uid)
            if path is None:
                continue
            try:
                return _read(uid, path, most)
            except FileNotFoundError:
                continue
            except OSError:
                return Fetched(uid, None, None, None, Lack.MISSING)
        return Fetched(uid, None, None, None, Lack.GONE)


def _read(uid: int, path: Path, most: int) -> Fetched:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)  # a pipe would block, a link may lead out
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(file.fileno())
        received = datetime.fromtimestamp(facts.st_mtime, UTC)
        if not stat.S_ISREG(facts.st_mode):
            return Fetched(uid, None, received, None, Lack.MISSING)
        if facts.st_size > most:
            return Fetched(uid, file.read(min(most, _BEGINNING)), received, facts.st_size, Lack.TOO_LARGE)
        return Fetched(uid, file.read(), received, facts.st_size)


def find_messages(path: Path) -> dict[int, Path]:
    """The message files by UID. Raises MailboxRefused where there is no such folder, or it may not be read."""
    found: dict[int, Path] = {}
    try:
        # `new` first: a file on its way from `new` to `cur` is then seen at least once
        for folder in folders_of(path):
            with os.scandir(folder) as entries:
                for entry in entries:
                    if _is_message(entry, loose=folder == path):
                        found[uid_of(entry.name)] = folder / entry.name
    except FileNotFoundError:
        raise MailboxRefused(f"there is no folder {path}", "Make it, or check the path.") from None
    except PermissionError:
        raise MailboxRefused(f"the folder {path} may not be read", "Give this user the right to read it.") from None
    except OSError as error:
        raise MailboxUnavailable(f"the folder {path} cannot be read: {error.strerror}") from None
    return found


def folders_of(path: Path) -> tuple[Path, ...]:
    maildir = tuple(folder for folder in (path / "new", path / "cur") if folder.is_dir())
    return maildir or (path,)


def _is_message(entry: os.DirEntry[str], *, loose: bool) -> bool:
    if entry.name.startswith(".") or not entry.is_file(follow_symlinks=False):
        return False
    return not loose or entry.name.lower().endswith(".eml")
