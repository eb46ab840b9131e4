"""The folder of sent mail of an IMAP account: does a letter of ours lie in it? Read-only, headers alone."""

from __future__ import annotations

from collections.abc import Sequence

from intake.mailbox.imap_mailbox import ImapMailbox
from intake.ports import MailboxRefused
from parsers.message import open_message


class ImapSent:
    """See `intake.ports.SentFolder`."""

    def __init__(self, mailbox: ImapMailbox) -> None:
        self.account = mailbox.account
        self._mailbox = mailbox

    def holds(self, message_ids: Sequence[str]) -> frozenset[str]:
        """An account without such a folder holds nothing."""
        found = set()
        try:
            with self._mailbox.session() as folder:
                for message_id in message_ids:
                    uids = folder.with_message_id(message_id)
                    heads = (head.content for head in folder.heads(uids) if head.content)
                    # SEARCH finds parts of words too (RFC 3501, 6.4.4)
                    if any(open_message(content).message.message_id == message_id for content in heads):
                        found.add(message_id)
        except MailboxRefused:
            return frozenset()
        return frozenset(found)
