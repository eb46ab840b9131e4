"""One IMAP folder while its session is open, read-only: which messages there are, and the messages themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from intake.mailbox.imap import Connection
from intake.mailbox.imap_fetch import Fetching
from intake.mailbox.imap_names import find_folder, is_junk
from intake.mailbox.uid_set import in_pieces
from intake.ports import Fetched, Known, MailboxRefused, MailboxUnavailable

_WINDOW = 50_000
"""imaplib refuses a line of more than a million octets; so many UIDs of ten digits fit with room to spare."""
_LINES_AGAIN = 3
"""How often a session that breaks while messages are fetched is made anew before the round gives up."""


class ImapFolder:
    """See `intake.ports.Folder`. It may make its connection anew while it fetches; the epoch must stay the same."""

    def __init__(self, account: str, folder: str, connect: Callable[[], Connection], largest_bytes: int) -> None:
        self.account = account
        self.name = folder
        self._connect = connect
        self._largest_bytes = largest_bytes
        self._line = connect()
        try:
            self._server_name, self.uidvalidity, self._exists, self._junk = open_folder(self._line, folder)
        except BaseException:
            self._line.close()
            raise

    @property
    def exists(self) -> int:
        return self._exists

    def close(self) -> None:
        self._line.close()

    def new_uids(self, watermark: int, known: Known) -> list[int]:
        """Above the watermark; where the server has no epoch, all that the ledger does not know."""
        if self.uidvalidity == 0:
            every = self.all_uids()
            seen = {uid for piece in in_pieces(every) for uid in known(piece)}
            return [uid for uid in every if uid not in seen]
        found = [uid for uid in self._search(["UID", f"{watermark + 1}:*"]) if uid > watermark]
        seen = {uid for piece in in_pieces(found) for uid in known(piece)}
        return [uid for uid in found if uid not in seen]

    def all_uids(self) -> list[int]:
        return self._search(["ALL"])

    def with_message_id(self, message_id: str) -> list[int]:
        """Messages whose Message-ID holds this one, or words like it: the headers say which."""
        return self._search(["HEADER", "Message-ID", message_id])

    def _search(self, criteria: list[str]) -> list[int]:
        """One question, or in a very large folder one for each 50,000 messages, so that no answer is too long."""
        if self._exists <= _WINDOW:
            return self._line.search(criteria)
        found: set[int] = set()
        for first in range(1, self._exists + 1, _WINDOW):
            last = first + _WINDOW - 1
            found.update(self._line.search([f"{first}:{'*' if last >= self._exists else last}", *criteria]))
        return sorted(found)

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for piece in in_pieces(uids):
            items, _ = self._line.fetch(piece, "UID RFC822.SIZE")
            sizes = {uid: item.get(b"RFC822.SIZE") for uid, item in items.items()}
            found.update({uid: size for uid, size in sizes.items() if isinstance(size, int)})
        return found

    def heads(self, uids: Sequence[int]) -> Iterator[Fetched]:
        return Fetching(self._line, self._largest_bytes, junk=self._junk).heads(uids)

    def fetch(self, uids: Sequence[int]) -> Iterator[Fetched]:
        """A line that breaks is made anew and the messages at the break are asked for one by one.

        So one message at which the server dies cannot keep the others away: it comes out as missing.
        """
        todo, lines_left, one_by_one = list(uids), _LINES_AGAIN, 0
        while todo:
            done = 0
            try:
                for fetched in Fetching(self._line, self._largest_bytes, junk=self._junk).run(todo, one_by_one):
                    yield fetched
                    done += 1
                return
            except MailboxUnavailable as error:
                if not lines_left or error.retry_after:
                    raise
                lines_left -= 1
                self._open_again()
                if one_by_one > done:  # it was alone when the line broke
                    yield Fetching.missing(todo[done], junk=self._junk)
                    done += 1
                todo, one_by_one = todo[done:], max(one_by_one - done, Fetching.MOST_MESSAGES)

    def _open_again(self) -> None:
        self._line.close()
        self._line = self._connect()
        _, epoch, self._exists, _ = open_folder(self._line, self._server_name)
        if epoch != self.uidvalidity:
            raise MailboxUnavailable(
                f"the folder {self.name!r} was replaced meanwhile", "The next round reads it anew."
            )


def open_folder(line: Connection, folder: str, *, read_only: bool = True) -> tuple[str, int, int, bool]:
    """(name on the server, UIDVALIDITY, number of messages, is it Junk). UIDVALIDITY 0: the server has none.

    The name is taken as it is written; only where that fails the server's folders are compared with it.
    """
    name = "INBOX" if folder.upper() == "INBOX" else folder
    folders = line.folders() if name.startswith("\\") else None
    if folders is not None:
        name = find_folder(name, folders) or name
    try:
        answer = line.open_folder(name, read_only=read_only)
    except MailboxRefused:
        found = find_folder(name, line.folders())
        if found is None or found == name:
            raise
        name = found
        answer = line.open_folder(name, read_only=read_only)
    epoch = answer.get(b"UIDVALIDITY")
    if epoch is None:
        epoch = line.epoch_of(name)
    exists = answer.get(b"EXISTS", 0)
    return name, int(epoch or 0), int(exists), is_junk(name, folder, folders or ())
