"""Messages by IMAP: in batches of bounded bytes, large ones in slices, and one value for each UID whatever happens."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar

from intake.mailbox.imap import Connection, Items
from intake.mailbox.uid_set import as_uid_set, in_pieces
from intake.ports import Fetched, Lack

_UNKNOWN_SIZE = 65_536
_BEGINNING = 262_144
_LONGEST_HEAD = 65_536
_HEADS_AT_ONCE = 100


class Fetching:
    """Fetches over one connection. Sizes that the server tells are hints: batches are made by them, nothing else."""

    MOST_MESSAGES: ClassVar[int] = 50
    MOST_BYTES: ClassVar[int] = 8_000_000
    SLICED_ABOVE: ClassVar[int] = 4_000_000
    SLICE: ClassVar[int] = 2_000_000

    def __init__(self, line: Connection, largest_bytes: int, *, junk: bool = False) -> None:
        self._line = line
        self._largest = largest_bytes
        self._junk = junk

    @staticmethod
    def missing(uid: int, *, junk: bool = False) -> Fetched:
        return Fetched(uid, None, None, None, Lack.MISSING, junk)

    def run(self, uids: Sequence[int], one_by_one: int = 0) -> Iterator[Fetched]:
        """One value for each of `uids`, in order; the first `one_by_one` of them in batches of one."""
        for uid in uids[:one_by_one]:
            yield from self._piece([uid])
        for piece in in_pieces(uids[one_by_one:]):
            yield from self._piece(piece)

    def heads(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Header blocks alone; a message of which none comes is taken for gone."""
        for piece in in_pieces(uids, _HEADS_AT_ONCE):
            items = f"UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER]<0.{_LONGEST_HEAD}>"
            answers, _ = self._line.fetch(piece, items, _LONGEST_HEAD * len(piece))
            for uid in piece:
                found = answers.get(uid)
                block = next((value for key, value in (found or {}).items() if key.startswith(b"BODY[HEADER]")), None)
                content = block if isinstance(block, bytes) else None
                lack = None if content is not None else Lack.GONE
                yield Fetched(uid, content, _received(found), None, lack, self._junk)

    def _piece(self, uids: Sequence[int]) -> Iterator[Fetched]:
        answers, _ = self._line.fetch(uids, "UID RFC822.SIZE")
        sizes = {uid: size for uid, item in answers.items() if isinstance(size := item.get(b"RFC822.SIZE"), int)}
        for batch in _batches(uids, sizes, self.MOST_MESSAGES, self.MOST_BYTES, self.SLICED_ABOVE):
            if len(batch) == 1 and sizes.get(batch[0], 0) > self.SLICED_ABOVE:
                yield self._large(batch[0], sizes[batch[0]])
            else:
                yield from self._batch(batch, sizes)

    def _batch(self, uids: Sequence[int], sizes: dict[int, int]) -> Iterator[Fetched]:
        octets = sum(sizes.get(uid, _UNKNOWN_SIZE) for uid in uids)
        answers, whole = self._line.fetch(uids, "UID INTERNALDATE BODY.PEEK[]", octets)
        if not whole and len(uids) > 1:  # the server said no to the batch: which message is it?
            for uid in uids:
                if uid not in answers:
                    answers.update(self._line.fetch([uid], "UID INTERNALDATE BODY.PEEK[]", octets)[0])
        there = self._still_there([uid for uid in uids if _body(answers.get(uid), sizes.get(uid)) is None])
        for uid in uids:
            items = answers.pop(uid, None)
            yield self._fetched(uid, items, _body(items, sizes.get(uid)), sizes.get(uid), there=uid in there)

    def _still_there(self, uids: Sequence[int]) -> frozenset[int]:
        return frozenset(self._line.search(["UID", as_uid_set(uids)])) if uids else frozenset()

    def _fetched(
        self, uid: int, items: Items | None, content: bytes | None, size: int | None, *, there: bool
    ) -> Fetched:
        received = _received(items)
        if content is None:
            return Fetched(uid, None, received, size, Lack.MISSING if there else Lack.GONE, self._junk)
        if len(content) > self._largest:
            return Fetched(uid, content[:_BEGINNING], received, len(content), Lack.TOO_LARGE, self._junk)
        return Fetched(uid, content, received, size, None, self._junk)

    def _large(self, uid: int, size: int) -> Fetched:
        """In slices, to a file on disk, so that the line's own buffers stay small.

        Above the limit one octet behind it is asked for: the size alone may be wrong by far.
        """
        if size > self._largest and self._slice(uid, self._largest, 1)[0]:
            content, items = self._slice(uid, 0, _BEGINNING)
            return Fetched(uid, content, _received(items), size, Lack.TOO_LARGE, self._junk)
        with tempfile.TemporaryFile() as file:
            offset, items = 0, None
            while offset <= self._largest:
                content, answer = self._slice(uid, offset, self.SLICE)
                items = items or answer
                if not content:
                    break
                file.write(content)
                offset += len(content)
            file.seek(0)
            whole = file.read() if offset else None
        there = whole is None and uid in self._still_there([uid])
        return self._fetched(uid, items, whole, size, there=there)

    def _slice(self, uid: int, offset: int, octets: int) -> tuple[bytes | None, Items | None]:
        answers, _ = self._line.fetch([uid], f"UID INTERNALDATE BODY.PEEK[]<{offset}.{octets}>", octets)
        items = answers.get(uid)
        content = _body(items, None)
        if content is not None and items is not None and b"BODY[]" in items:  # it sent all of it, not a slice
            content = content[offset:]
        return content, items


def _batches(
    uids: Sequence[int], sizes: dict[int, int], most_messages: int, most_bytes: int, alone_above: int
) -> Iterator[list[int]]:
    batch: list[int] = []
    octets = 0
    for uid in uids:
        size = sizes.get(uid, _UNKNOWN_SIZE)
        if batch and (len(batch) == most_messages or octets + size > most_bytes or size > alone_above):
            yield batch
            batch, octets = [], 0
        batch.append(uid)
        octets += size
        if size > alone_above:
            yield batch
            batch, octets = [], 0
    if batch:
        yield batch


def _body(items: Items | None, size: int | None) -> bytes | None:
    """The message, or None. Empty where the server says that there is something: iCloud does that now and then."""
    for key, value in (items or {}).items():
        if key.startswith(b"BODY[]"):
            content = value if isinstance(value, bytes) else None
            return None if content == b"" and size else content
    return None


def _received(items: Items | None) -> datetime | None:
    """INTERNALDATE as aware UTC. Its zone is written beside it; this machine's zone has no part in it."""
    value: Any = (items or {}).get(b"INTERNALDATE")
    if not isinstance(value, bytes):
        return None
    try:
        found = parsedate_to_datetime(value.decode("ascii").strip().replace("-", " ", 2))
    except (ValueError, TypeError, UnicodeDecodeError):
        return None
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
