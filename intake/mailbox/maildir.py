"""A Maildir, or a folder of .eml files, as a mailbox. Nothing in it changes unless tidying is asked for."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from intake.mailbox.maildir_folder import EPOCH, FLAGS, MaildirFolder, find_messages, folders_of
from intake.ports import Finding, MailboxRefused, MailboxUnavailable, Tidied, TidyAs, TidyKind

_LOOK_EVERY_SECONDS = 1.0


class MaildirMailbox:
    """See `intake.ports.Mailbox`. A Maildir that does not exist yet is made by whoever delivers, not here."""

    def __init__(self, account: str, path: Path, folder: str = "INBOX", *, largest_bytes: int = 40_000_000) -> None:
        self.account = account
        self.folder = folder
        self._path = path
        self._largest_bytes = largest_bytes
        self._stopped = threading.Event()

    @contextmanager
    def session(self) -> Iterator[MaildirFolder]:
        yield MaildirFolder(self.account, self.folder, self._path, self._largest_bytes)

    def tidy(self, uidvalidity: int, uids: Iterable[int], tidy: TidyAs) -> Tidied:
        """Moves go to the sub-folder `.name` (Maildir++), with the file's name kept."""
        wanted = frozenset(uids)
        if tidy.kind is TidyKind.KEEP or not wanted:
            return Tidied(wanted)
        if uidvalidity != EPOCH:
            return Tidied()
        if tidy.kind is TidyKind.KEYWORD:
            raise MailboxRefused("a Maildir has no keywords", "Set tidy to `move` or `keep`.")
        files = find_messages(self._path)
        if tidy.kind is TidyKind.REMOVE:
            _remove([files[uid] for uid in wanted & files.keys()])
            return Tidied(wanted, moved=True)
        try:
            target = _make_maildir(folder_inside(self._path, tidy.name))
            for uid in wanted & files.keys():
                _move(files[uid], target / "cur")
        except OSError as error:
            raise MailboxUnavailable(f"messages cannot be moved in {self._path}: {error.strerror}") from None
        return Tidied(wanted, moved=True)

    def wait(self, seconds: float) -> bool:
        """Looks once a second whether the folder has changed: it costs two questions to the file system."""
        ends = time.monotonic() + seconds
        before = self._state()
        while (left := ends - time.monotonic()) > 0 and not self._stopped.wait(min(left, _LOOK_EVERY_SECONDS)):
            if self._state() != before:
                return True
        return False

    def _state(self) -> tuple[int, ...]:
        try:
            return tuple(folder.stat().st_mtime_ns for folder in folders_of(self._path))
        except OSError:
            return ()

    def stop_waiting(self) -> None:
        self._stopped.set()

    def check(self) -> tuple[Finding, ...]:
        try:
            count = len(find_messages(self._path))
        except (MailboxRefused, MailboxUnavailable) as error:
            return (Finding(False, f"Mailbox {self.account}: {error.reason}.", error.what_to_do),)
        return (Finding(True, f"Mailbox {self.account}: {self._path} holds {count} messages."),)


def folder_inside(path: Path, name: str) -> Path:
    """The folder `name` of a Maildir (Maildir++); no name leads out of it."""
    return path / ("." + re.sub(r"[/\\\0]", ".", name).strip("."))


def _make_maildir(path: Path) -> Path:
    for name in ("tmp", "new", "cur"):
        (path / name).mkdir(parents=True, exist_ok=True)
    return path


def _remove(files: Iterable[Path]) -> None:
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        raise MailboxUnavailable(f"{error.filename} cannot be removed: {error.strerror}") from None


def _move(file: Path, folder: Path) -> None:
    name = file.name if FLAGS.search(file.name) else file.name + ":2,"
    try:
        file.rename(folder / name)
    except FileNotFoundError:
        return  # somebody else has moved it: done
