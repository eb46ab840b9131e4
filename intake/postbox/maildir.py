"""A Maildir that letters are put into instead of being sent: the embedded default, and what a demo shows."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from intake.ports import Delivery, Finding, Outcome, PostboxUnavailable
from intake.postbox.envelope import checked_address

_MESSAGE_ID = re.compile(rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(\S+)", re.IGNORECASE | re.MULTILINE)
_SERVER = "maildir"


class MaildirPostbox:
    """See `intake.ports.Postbox`. The same letter to the same person has the same file name: it lies there once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def session(self) -> Iterator[MaildirPostbox]:
        try:
            for name in ("tmp", "new", "cur"):
                (self._path / name).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise PostboxUnavailable(f"the folder {self._path} cannot be made: {error.strerror}") from None
        yield self

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:
        checked_address(envelope_from, may_be_null=True)
        name = _name(checked_address(recipient), content)
        with self.session():
            try:
                if not self._lies_there(name):
                    self._put(name, content)
            except OSError as error:
                return Delivery(Outcome.TRY_LATER, 0, f"it cannot be written: {error.strerror}", _SERVER)
        return Delivery(Outcome.ACCEPTED, 250, "in the Maildir", _SERVER)

    def _lies_there(self, name: str) -> bool:
        """Also when a mail program has moved it to `cur` and set its flags."""
        return (self._path / "new" / name).exists() or any((self._path / "cur").glob(f"{name}*"))

    def _put(self, name: str, content: bytes) -> None:
        waiting = self._path / "tmp" / f"{name}.{os.getpid()}"
        try:
            with waiting.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            waiting.rename(self._path / "new" / name)
        except OSError:
            with suppress(OSError):
                waiting.unlink()
            raise
        _sync_folder(self._path / "new")

    def remove(self, message_ids: Collection[str]) -> int:
        """Take away the letters with these Message-IDs (without angle brackets); how many. Raises OSError."""
        wanted = {one.encode("utf-8", "replace") for one in message_ids}
        files = [file for name in ("tmp", "new", "cur") for file in (self._path / name).glob("*") if wanted]
        gone = [file for file in files if _message_id(file).strip(b"<>") in wanted]
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)

    def check(self) -> tuple[Finding, ...]:
        if not self._path.exists():
            return (Finding(True, f"Letters will be put into {self._path}, which is made with the first."),)
        if not os.access(self._path, os.W_OK | os.X_OK):
            return (Finding(False, f"{self._path} may not be written to.", "Give this user the right to write there."),)
        return (Finding(True, f"Letters are put into {self._path} and are not sent."),)


def _message_id(file: Path) -> bytes:
    try:
        with file.open("rb") as letter:
            found = _MESSAGE_ID.search(letter.read(65_536))
    except FileNotFoundError:
        return b""
    return found.group(1) if found else b""


def _name(recipient: str, content: bytes) -> str:
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    found = _MESSAGE_ID.search(head)
    identity = found.group(1) if found else content
    return sha256(recipient.casefold().encode() + b"\0" + identity).hexdigest()[:32] + ".letter"


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
