"""The door to imapclient: one connection to an IMAP server (RFC 3501). Its errors leave here as two of ours."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.response_parser import parse_response

from config.settings import Security
from intake.mailbox import imap_trouble as trouble
from intake.mailbox.imap_login import ImapAccess, line_was_lost, log_in
from intake.mailbox.uid_set import as_uid_set
from intake.ports import MailboxUnavailable
from intake.wire import longest_wait, plain_is_allowed, time_limit, tls_context

# What imaplib and imapclient raise when a server's answer has a shape that they did not foresee.
_GARBLED = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
_LONGEST_LITERAL = 256_000_000
Items = dict[bytes, Any]


class Connection:
    """A logged-in session with the server. Every method raises MailboxUnavailable or MailboxRefused, nothing else."""

    def __init__(self, access: ImapAccess) -> None:
        self.access = access
        self._step = "connecting"
        if not plain_is_allowed(access.host, access.security, allow_plain=access.allow_plain):
            raise trouble.plain_refused(access.host)
        with self._plain_words("connecting"):
            self._client = self._connect()
        try:
            with self._step_limit("logging in"):
                log_in(self._client, access)
        except BaseException:
            self.close()
            raise

    def _connect(self) -> IMAPClient:
        access = self.access
        context = None if access.security is Security.PLAIN else tls_context(access.ca_file)
        client = IMAPClient(
            access.host,
            access.port,
            ssl=access.security is Security.TLS,
            ssl_context=context,
            timeout=SocketTimeout(connect=access.timeout_seconds, read=access.timeout_seconds),
        )
        try:
            self._prepare(client, context)
        except BaseException:
            client.shutdown()
            raise
        return client

    def _prepare(self, client: IMAPClient, context: ssl.SSLContext | None) -> None:
        # imapclient sets 5: every line is then formatted for a log that nobody reads, which costs 4.8 times the time
        # (2,000 messages in batches of 50), and the log would hold passwords and mail.
        client._imap.debug = 0
        client.normalise_times = False
        client._imap.read = _bounded(client._imap.read)
        client.socket().setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        # imapclient sends the end of a line by itself: without this it waits 40 ms for the acknowledgement of the rest
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.access.security is Security.STARTTLS:
            if not client.has_capability("STARTTLS"):
                raise trouble.no_starttls(self.access.host)
            client.starttls(context)

    def close(self) -> None:
        """Say goodbye where the line still stands; never raises."""
        with suppress(OSError, self._client.Error, *_GARBLED):
            if self._step != "broken":
                self._client.socket().settimeout(min(5, self.access.timeout_seconds))
                self._client.logout()
        with suppress(OSError, self._client.Error, *_GARBLED):
            self._client.shutdown()

    def cut(self) -> None:
        """End the connection under whoever reads from it, from any thread."""
        self._step = "broken"
        with suppress(OSError):
            socket.socket.shutdown(self._client.socket(), socket.SHUT_RDWR)

    def has(self, capability: str) -> bool:
        with self._step_limit("asking what the server can do"):
            return bool(self._client.has_capability(capability))

    def open_folder(self, name: str, *, read_only: bool = True) -> dict[bytes, Any]:
        """EXAMINE or SELECT. The answer's items by name; raises MailboxRefused where there is no such folder."""
        with self._step_limit(f"opening the folder {name!r}"):
            return dict(self._client.select_folder(name, readonly=read_only))

    def epoch_of(self, name: str) -> int | None:
        """The UIDVALIDITY as STATUS tells it."""
        with self._step_limit("asking for the epoch of the folder"):
            value = self._client.folder_status(name, ["UIDVALIDITY"]).get(b"UIDVALIDITY")
            return int(value) if value is not None else None

    def folders(self) -> list[tuple[tuple[bytes, ...], str, str]]:
        """(flags, separator, name) of all folders; names decoded from modified UTF-7."""
        with self._step_limit("listing the folders"):
            found = self._client.list_folders()
            return [(tuple(flags), (mark or b"").decode("ascii", "replace"), str(name)) for flags, mark, name in found]

    def personal_prefix(self) -> tuple[str, str]:
        """(prefix, separator) under which our own folders live (RFC 2342); ("", "/") where the server says nothing."""
        with self._step_limit("asking for the namespace"):
            spaces = self._client.namespace().personal if self._client.has_capability("NAMESPACE") else None
            return (str(spaces[0][0]), str(spaces[0][1] or "/")) if spaces else ("", "/")

    def search(self, criteria: Sequence[str]) -> list[int]:
        """UIDs, ascending. No CHARSET is sent: Exchange answers BADCHARSET to any, even for digits."""
        with self._step_limit("asking which messages there are"):
            return sorted(set(self._client.search(list(criteria))))

    def fetch(self, uids: Sequence[int], items: str, octets: int = 0) -> tuple[dict[int, Items], bool]:
        """The items of those of `uids` that the server answered for, and whether it said that this was all.

        imapclient's own fetch takes an answer without UID for one of the message whose UID is that sequence number.
        Here an answer counts only when it names a UID that was asked for; the rest is news of other kinds.
        """
        with self._step_limit("fetching messages", octets):
            imap = self._client._imap
            kind, answer = imap.uid("FETCH", as_uid_set(uids), f"({items})")
            if kind != "OK":
                trouble.raise_for_answer(answer, "fetching messages", self.access)
                answer = imap.untagged_responses.pop("FETCH", [None])
            return _by_uid(answer, frozenset(uids)), kind == "OK"

    def run(self, step: str, command: Callable[..., Any], *arguments: Any) -> Any:
        """Another command of imapclient, with the same limits and the same two errors: `command(client, ...)`."""
        with self._step_limit(step):
            return command(self._client, *arguments)

    @contextmanager
    def _step_limit(self, step: str, octets: int = 0) -> Iterator[None]:
        seconds = longest_wait(self.access.timeout_seconds, octets)
        with time_limit(seconds, self._client.socket) as cut:
            try:
                with self._plain_words(step):
                    yield
            except MailboxUnavailable:
                if cut.is_set():
                    raise trouble.too_slow(self.access, step, seconds) from None
                raise

    @contextmanager
    def _plain_words(self, step: str) -> Iterator[None]:
        """What goes wrong inside leaves as one of our exceptions. Theirs may hold commands and mail: dropped."""
        try:
            yield
        except IMAPClient.ReadOnlyError:  # imaplib counts it among the broken connections; it is none
            raise trouble.read_only(step) from None
        except IMAPClient.AbortError:
            self._step = "broken"
            raise trouble.broken(self.access, step) from None
        except IMAPClient.Error as error:
            if line_was_lost(error, IMAPClient.AbortError):
                self._step = "broken"
                raise trouble.broken(self.access, step) from None
            raise trouble.answer(str(error), step, self.access) from None
        except OSError as error:
            self._step = "broken"
            raise trouble.network(error, step, self.access) from None
        except _GARBLED:
            self._step = "broken"
            raise trouble.garbled(self.access, step) from None


def _bounded(read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """imaplib makes room for whatever length a server announces, before a single octet has come."""

    def read_at_most(size: int) -> bytes:
        if size > _LONGEST_LITERAL:
            raise IMAPClient.AbortError("a literal of impossible length was announced")
        return read(size)

    return read_at_most


def _by_uid(answer: Sequence[Any], wanted: frozenset[int]) -> dict[int, Items]:
    """The answers' items by UID, by name and not by place: servers put them in any order, and more than asked for."""
    found: dict[int, Items] = {}
    parsed = iter(parse_response([part for part in answer if part is not None]))
    for _, pairs in zip(parsed, parsed, strict=False):
        if not isinstance(pairs, tuple):
            continue
        items = {bytes(key).upper(): value for key, value in zip(pairs[::2], pairs[1::2], strict=False)}
        uid = items.get(b"UID")
        if isinstance(uid, int) and uid in wanted:
            found.setdefault(uid, {}).update(items)
    return found
