"""What the core asks of the world: mailboxes, where messages come from, and postboxes, where letters go.

A mailbox is one folder of one account. IMAP and Maildir keep the same promises, so `jobs/collect` treats both alike:

    with mailbox.session() as folder:
        for fetched in folder.fetch(folder.new_uids(watermark, known)):
            ...  # one transaction each

A little longer than other files: it is one contract, to be read in one go.
"""
# Over 200 lines: the whole contract with the world in one place, mostly its words.

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from intake.port_errors import MailboxRefused as MailboxRefused
from intake.port_errors import MailboxUnavailable as MailboxUnavailable
from intake.port_errors import PortError as PortError
from intake.port_errors import PostboxRefused as PostboxRefused
from intake.port_errors import PostboxUnavailable as PostboxUnavailable
from intake.port_errors import TokenRefused as TokenRefused
from intake.port_errors import TokenUnavailable as TokenUnavailable

Known = Callable[[Sequence[int]], Collection[int]]
"""Given UIDs, those of them that the ledger has an outcome for (in this account, folder and UIDVALIDITY)."""


class Lack(StrEnum):
    """Why a message has no content, or not all of it."""

    GONE = "gone"  # another client moved or deleted it meanwhile: the outcome is `gone`
    MISSING = "missing"  # the server knows it but did not give it: try again in a later round, a few times
    TOO_LARGE = "too_large"  # `content` holds only its beginning: the headers and the first parts


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message as the server has it, byte for byte.

    `received` is the server's receipt time (INTERNALDATE), aware UTC; None where it gave none that can be read.
    `size` is what the server says, a hint and often wrong; None where it says nothing. `from_junk` is true for a
    folder with the special use \\Junk.
    """

    uid: int
    content: bytes | None
    received: datetime | None
    size: int | None
    lack: Lack | None = None
    from_junk: bool = False

    def __repr__(self) -> str:
        """No word of a mail may reach a log by accident."""
        return f"<Fetched uid {self.uid}, {len(self.content or b'')} bytes, lack {self.lack}>"


class Folder(Protocol):
    """A mailbox while its session is open: read only, nothing on the server changes, no \\Seen is set.

    `uidvalidity` is the epoch of its UIDs (RFC 3501, 2.3.1.1): the same UID in another epoch is another message.
    A Maildir has no UIDs: there a UID is 63 bits of a hash of the file's unique name, and the epoch is always 1.
    UIDs may take all 63 bits: the ledger needs a BIGINT.
    """

    @property
    def account(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def uidvalidity(self) -> int: ...

    @property
    def exists(self) -> int:
        """How many messages the folder held when it was opened."""
        ...

    def new_uids(self, watermark: int, known: Known) -> list[int]:
        """UIDs that the ledger has no outcome for, in the order of arrival.

        IMAP asks for those above `watermark` (the highest UID of this epoch with an outcome; 0 for none) and
        compares again here, because `n:*` always answers the last message. Maildir does not know an order: it
        ignores the watermark and shows all its UIDs to `known`.
        """
        ...

    def all_uids(self) -> list[int]:
        """Every UID in the folder now, ascending: what `intake reconcile` compares the ledger with."""
        ...

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Octets by UID as the server says them; a UID that is gone is absent."""
        ...

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """Exactly one `Fetched` for each of `uids`, in their order, fetched in batches of bounded bytes.

        What was yielded stands even when a later one raises MailboxUnavailable: go on from the ledger.
        """
        ...

    def heads(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """The same with nothing but the header block of each message as its content."""
        ...


class TidyKind(StrEnum):
    KEEP = "keep"
    KEYWORD = "keyword"
    MOVE = "move"
    REMOVE = "remove"  # for good: for mails that were erased here


@dataclass(frozen=True, slots=True)
class TidyAs:
    """What to do on the server with a message that is safely kept. `name`: the keyword, or the folder to move to."""

    kind: TidyKind = TidyKind.KEEP
    name: str = ""


@dataclass(frozen=True, slots=True)
class Tidied:
    """The UIDs for which it is done (also: which were gone already), and whether they lie in another folder now.

    They do not where the server can only flag them.
    """

    done: frozenset[int] = frozenset()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `intake check`, in plain words. `mend` says what to do when it is not well."""

    well: bool
    text: str
    mend: str = ""


class Mailbox(Protocol):
    """One folder of one account; opens a connection only inside its methods. Usable from one thread at a time,
    except `wait` and `stop_waiting`, which have a connection of their own."""

    @property
    def account(self) -> str: ...

    @property
    def folder(self) -> str: ...

    def session(self) -> AbstractContextManager[Folder]:
        """The folder, opened read-only. Raises MailboxUnavailable or MailboxRefused, also from inside."""
        ...

    def tidy(self, uidvalidity: int, uids: Iterable[int], tidy: TidyAs) -> Tidied:
        """Do `tidy` with those messages. Safe to repeat, also after it was killed half way.

        Nothing is done, and nothing is touched, when the folder's epoch is another by now, or the server has none.
        """
        ...

    def wait(self, seconds: float) -> bool:
        """Block up to `seconds`; true as soon as there may be news (IDLE, a file in new/). Only a hint: poll as well.

        Without IDLE, or while the server is away, it just waits; it never raises for the world's faults.
        """
        ...

    def stop_waiting(self) -> None:
        """Make `wait` return soon, from any thread, and close its connection."""
        ...

    def check(self) -> tuple[Finding, ...]:
        """What `intake check` says of it. Changes nothing and never raises for the world's faults."""
        ...


class SentFolder(Protocol):
    """Where a provider files what leaves through it: what lies there has left."""

    @property
    def account(self) -> str: ...

    def holds(self, message_ids: Sequence[str]) -> frozenset[str]:
        """Those of the Message-IDs (without angle brackets) that lie there now. Raises MailboxUnavailable."""
        ...


class Outcome(StrEnum):
    """What became of one attempt to hand a letter over."""

    ACCEPTED = "accepted"
    REFUSED = "refused"  # 5xx: a person's matter, treated like a bounce
    TRY_LATER = "try_later"  # 4xx, or the connection was lost before the server had the letter
    UNCERTAIN = "uncertain"  # lost after the letter was sent and before the answer: it may have left


@dataclass(frozen=True, slots=True)
class Delivery:
    """The server's answer to one letter. `code` 0 where it gave none; `text` holds no address and no secret."""

    outcome: Outcome
    code: int = 0
    text: str = ""
    server: str = ""


class Outgoing(Protocol):
    """A postbox while its session is open: one connection for a batch, one transaction for each person."""

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:
        """Hand one letter over. `envelope_from` may be "" (the null sender).

        Raises ValueError for an address that holds line ends or controls, and PostboxUnavailable or PostboxRefused
        when a connection has to be made again and cannot be: then this letter has not left.
        """
        ...


class Postbox(Protocol):
    """Where letters go."""

    def session(self) -> AbstractContextManager[Outgoing]:
        """Raises PostboxUnavailable or PostboxRefused: then no letter has left, and each stays as it is."""
        ...

    def send(self, envelope_from: str, recipient: str, content: bytes) -> Delivery:
        """One letter with a session of its own."""
        ...

    def check(self) -> tuple[Finding, ...]:
        """What `intake check` says of it. Sends nothing."""
        ...
