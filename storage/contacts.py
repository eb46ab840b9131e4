"""Contacts: to whom the call was sent, who has answered, who wants no more mail, whose address does not work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal, select, update
from sqlalchemy.orm import Session

from parsers.records import Address
from storage.once import add_once
from storage.tables import ContactRow
from storage.tombstones import is_tombstoned, mark_of_person
from storage.types import Instant

ANSWERED, OPTED_OUT = ContactRow.answered_at, ContactRow.opted_out_at


@dataclass(frozen=True, slots=True)
class Contact:
    """`listed`: stands on the list that the call goes to; others were met by their mail."""

    address: Address
    language: str = ""
    organisation: str = ""
    listed: bool = False
    answered_at: datetime | None = None
    opted_out_at: datetime | None = None
    bounced: str | None = None

    @property
    def key(self) -> str:
        return self.address.key


def import_contacts(session: Session, contacts: Sequence[Contact], now: datetime) -> tuple[int, int]:
    """Put contacts on the list. Known ones keep what they said (answered, opted out). Gives (new, known).

    Who was erased is not put there again, and counts as known.
    """
    new = 0
    for contact in contacts:
        if is_tombstoned(session, mark_of_person(contact.key)):
            continue
        fresh = ContactRow(key=contact.key, addr_spec=contact.address.addr_spec, added_at=now)
        new += add_once(session, fresh) is not None
        row = session.get_one(ContactRow, contact.key)
        row.listed = True
        row.name = contact.address.name or row.name or ""
        row.language = contact.language or row.language or ""
        row.organisation = contact.organisation or row.organisation or ""
        session.flush()
    return new, len(contacts) - new


def take_off_the_list(session: Session, addr_key: str) -> bool:
    """No call, reminder or digest goes there by the list any more. False when they were not on it."""
    row = session.get(ContactRow, addr_key)
    if row is None or not row.listed:
        return False
    row.listed = False
    return True


def meet(session: Session, address: Address, now: datetime, *, answered: bool, opted_out: bool) -> None:
    """Somebody wrote to us: they become a contact, if they were none, and what they said is noted once."""
    fresh = ContactRow(key=address.key, addr_spec=address.addr_spec, name=address.name, added_at=now)
    said = [column for column, is_said in ((ANSWERED, answered), (OPTED_OUT, opted_out)) if is_said]
    for column in said:
        setattr(fresh, column.key, now)
    if add_once(session, fresh) is None and said:
        first = {column: func.coalesce(column, literal(now, Instant())) for column in said}
        change = update(ContactRow).where(ContactRow.key == address.key).values(first)
        session.execute(change, execution_options={"synchronize_session": False})


def note_bounce(session: Session, addr_key: str, reason: str) -> None:
    """A letter of ours came back for good from this address."""
    row = session.get(ContactRow, addr_key)
    if row is not None and row.bounced is None:
        row.bounced = reason


def forget_bounce(session: Session, addr_key: str) -> None:
    """A person says that this address works."""
    row = session.get(ContactRow, addr_key)
    if row is not None:
        row.bounced = None


def find_contact(session: Session, addr_key: str) -> Contact | None:
    row = session.get(ContactRow, addr_key)
    return None if row is None else _contact(row)


def find_contacts(session: Session, *, listed: bool | None = None) -> list[Contact]:
    query = select(ContactRow).order_by(ContactRow.key)
    if listed is not None:
        query = query.where(ContactRow.listed.is_(listed))
    return [_contact(row) for row in session.scalars(query)]


def _contact(row: ContactRow) -> Contact:
    return Contact(
        address=Address(row.name, row.addr_spec),
        language=row.language,
        organisation=row.organisation,
        listed=row.listed,
        answered_at=row.answered_at,
        opted_out_at=row.opted_out_at,
        bounced=row.bounced,
    )
