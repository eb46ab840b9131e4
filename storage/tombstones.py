"""What keeps an erased message from coming back: a hash of its hash, without content."""

from __future__ import annotations

import hmac
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import SwitchRow, TombstoneRow


def _keyed(session: Session, digest: str) -> str:
    """The hash under a key that only this ledger has, so that a list of known mails cannot be tried against it."""
    key = session.scalar(select(SwitchRow.value).where(SwitchRow.name == "tombstone-key")) or ""
    return hmac.new(key.encode(), digest.encode(), sha256).hexdigest()


def is_tombstoned(session: Session, digest: str) -> bool:
    """Whether bytes with this SHA-256 were erased here."""
    if session.scalar(select(TombstoneRow.mark).limit(1)) is None:
        return False
    return session.get(TombstoneRow, _keyed(session, digest)) is not None


def mark_of_message_id(message_id: str) -> str:
    """What stands for a Message-ID among the tombstones: the same mail may come again with other bytes."""
    return sha256(b"message-id:" + message_id.encode("utf-8", "surrogatepass")).hexdigest()


def lay_tombstone(session: Session, digest: str, reason: str, now: datetime, fresh_key: str) -> None:
    """Remember that bytes with this SHA-256 were erased. `fresh_key` becomes the ledger's key if it has none."""
    if session.get(SwitchRow, "tombstone-key") is None:
        session.add(SwitchRow(name="tombstone-key", value=fresh_key, at=now))
        session.flush()
    mark = _keyed(session, digest)
    if session.get(TombstoneRow, mark) is None:
        session.add(TombstoneRow(mark=mark, at=now, reason=reason))
