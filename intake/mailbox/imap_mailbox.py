"""A folder of an IMAP account as a mailbox: read-only sessions, tidying after the commit, waiting, checking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from config.settings import Security
from intake.mailbox import imap_tidy
from intake.mailbox.imap import Connection
from intake.mailbox.imap_folder import ImapFolder, open_folder
from intake.mailbox.imap_idle import Idling
from intake.mailbox.imap_login import ImapAccess
from intake.ports import Finding, MailboxRefused, PortError, Tidied, TidyAs, TidyKind


class ImapMailbox:
    """See `intake.ports.Mailbox`. `folder` may be a special use such as `\\Junk`, whatever the server calls it.

    Messages larger than `largest_bytes` are not fetched whole. `renew_seconds` is how long one IDLE lasts: servers
    end it after 29 minutes (RFC 2177), routers forget a silent line after a few.
    """

    def __init__(
        self,
        account: str,
        access: ImapAccess,
        folder: str = "INBOX",
        *,
        largest_bytes: int = 40_000_000,
        renew_seconds: float = 240,
    ) -> None:
        self.account = account
        self.folder = folder
        self._access = access
        self._largest_bytes = largest_bytes
        self._idling = Idling(self._connect, folder, renew_seconds)

    def _connect(self) -> Connection:
        return Connection(self._access)

    @contextmanager
    def session(self) -> Iterator[ImapFolder]:
        folder = ImapFolder(self.account, self.folder, self._connect, self._largest_bytes)
        try:
            yield folder
        finally:
            folder.close()

    def tidy(self, uidvalidity: int, uids: Iterable[int], tidy: TidyAs) -> Tidied:
        wanted = sorted(set(uids))
        if tidy.kind is TidyKind.KEEP or not wanted:
            return Tidied(frozenset(wanted))
        line = self._connect()
        try:
            name, epoch, _, _ = open_folder(line, self.folder, read_only=False)
            if not epoch:
                raise MailboxRefused(
                    f"{name!r} has no UIDVALIDITY: its numbers may change, so nothing there is touched",
                    "Set tidy to `keep`.",
                )
            if epoch != uidvalidity:
                return Tidied()
            return imap_tidy.tidy(line, name, wanted, tidy)
        finally:
            line.close()

    def wait(self, seconds: float) -> bool:
        return self._idling.wait(seconds)

    def stop_waiting(self) -> None:
        self._idling.stop()

    def check(self) -> tuple[Finding, ...]:
        access = self._access
        place = f"{access.host}, port {access.port}"
        found = []
        if access.security is Security.PLAIN:
            found.append(Finding(True, f"The connection to {place} is not encrypted; that is allowed here."))
        try:
            line = self._connect()
        except PortError as error:
            return (*found, Finding(False, f"Mailbox {self.account}: {error.reason}.", error.what_to_do))
        try:
            found.append(Finding(True, f"Mailbox {self.account}: logged in on {place} as {access.user}."))
            name, epoch, exists, _ = open_folder(line, self.folder)
            found.append(Finding(True, f"The folder {name!r} opens read-only and holds {exists} messages."))
            if not epoch:
                found.append(
                    Finding(False, f"{name!r} has no UIDVALIDITY.", "Ask the provider: its numbers may change.")
                )
            if not line.has("IDLE"):
                found.append(Finding(True, f"{access.host} has no IDLE: mail is found by asking now and then."))
        except PortError as error:
            names = _names_of(line)
            mend = error.what_to_do + (f" There are: {', '.join(names)}." if names else "")
            found.append(Finding(False, f"Mailbox {self.account}: {error.reason}.", mend))
        finally:
            line.close()
        return tuple(found)


def _names_of(line: Connection) -> list[str]:
    try:
        return [name for _, _, name in line.folders()][:20]
    except PortError:
        return []
