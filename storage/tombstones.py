"""What keeps an erased message from coming back: a keyed hash of its hash, without content."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.once import add_once
from storage.tables import SwitchRow, TombstoneRow

KEY = "tombstone-key"


def _keyed(session: Session, digest: str) -> str:
    """The hash under a key that only this installation has, so that a list of known mails cannot be tried on it."""
    return keyed_marks(session)(digest)


def is_tombstoned(session: Session, digest: str) -> bool:
    """Whether bytes with this SHA-256, or what another mark stands for, were erased here."""
    if session.scalar(select(TombstoneRow.mark).limit(1)) is None:
        return False
    return session.get(TombstoneRow, _keyed(session, digest)) is not None


def mark_of_message_id(message_id: str, author: str | None) -> str:
    """What stands for a Message-ID of an author: the same mail may come again with other bytes.

    With the author, because programs that give many mails one Message-ID must not cost somebody else's mail.
    """
    return _mark("message-id", f"{author or ''} {message_id}")


def mark_of_person(address: str) -> str:
    """What stands for the key of an address: a list that is imported again does not bring it back."""
    return _mark("person", address)


def mark_of_whole(digest: str) -> str:
    """That of the mail with this SHA-256 every record was erased."""
    return _mark("whole", digest)


def mark_of_story(digest: str, number: int) -> str:
    """That of the mail with this SHA-256 this record was erased."""
    return _mark("story", f"{digest}:{number}")


def _mark(kind: str, said: str) -> str:
    return sha256(f"{kind}:{said}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Tombstones:
    """Lays tombstones for one erasure. `key` becomes the ledger's if it has none yet."""

    session: Session
    key: str
    reason: str
    now: datetime

    def lay(self, digest: str) -> str:
        """Remember that this was erased; the mark, which says nothing to whoever has not the key."""
        add_once(self.session, SwitchRow(name=KEY, value=self.key, at=self.now))
        mark = _keyed(self.session, digest)
        add_once(self.session, TombstoneRow(mark=mark, at=self.now, reason=self.reason))
        return mark


def keyed_marks(session: Session) -> Callable[[str], str]:
    """What gives the mark of a digest, for who asks for many."""
    key = session.scalar(select(SwitchRow.value).where(SwitchRow.name == KEY)) or ""
    return lambda digest: hmac.new(key.encode(), digest.encode(), sha256).hexdigest()


def lay_marks(session: Session, marks: Collection[str], key: str, now: datetime) -> None:
    """Remember marks that were laid by a ledger with the same key, such as a later state of a backup."""
    add_once(session, SwitchRow(name=KEY, value=key, at=now))
    for mark in marks:
        add_once(session, TombstoneRow(mark=mark, at=now, reason="erased after the backup was made"))
