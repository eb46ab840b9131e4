"""What contacts said about themselves outlives a second import of the list."""

from __future__ import annotations

from storage.contacts import Contact, find_contact, find_contacts, import_contacts, meet, note_bounce
from storage.database import Database
from tests.storage.factories import HOUR, NOW, ROSA


def test_a_second_import_adds_nobody_and_forgets_nothing(database: Database) -> None:
    with database.write() as session:
        first = import_contacts(session, [Contact(ROSA, language="es", organisation="Shelter")], NOW)
        meet(session, ROSA, NOW, answered=True, opted_out=True)
        note_bounce(session, ROSA.key, "5.1.1")
        again = import_contacts(session, [Contact(ROSA)], NOW + HOUR)
        kept = find_contact(session, ROSA.key)

    assert (first, again) == ((1, 0), (0, 1))
    assert kept == Contact(ROSA, "es", "Shelter", listed=True, answered_at=NOW, opted_out_at=NOW, bounced="5.1.1")


def test_an_address_is_one_contact_however_it_is_written(database: Database) -> None:
    other = Contact(type(ROSA)("Rosa", "ROSA@SHELTER.EXAMPLE.ORG"))
    with database.write() as session:
        assert import_contacts(session, [Contact(ROSA), other], NOW) == (1, 1)


def test_who_writes_to_us_becomes_a_contact_who_is_not_on_the_list(database: Database) -> None:
    with database.write() as session:
        meet(session, ROSA, NOW, answered=False, opted_out=False)

        assert find_contacts(session, listed=True) == []
        assert find_contacts(session) == [Contact(ROSA)]


def test_the_first_answer_and_the_first_bounce_stand(database: Database) -> None:
    with database.write() as session:
        for later in (0 * HOUR, HOUR):
            meet(session, ROSA, NOW + later, answered=True, opted_out=True)
            note_bounce(session, ROSA.key, f"after {later}")
        kept = find_contact(session, ROSA.key)

    assert kept is not None
    assert (kept.answered_at, kept.opted_out_at, kept.bounced) == (NOW, NOW, "after 0:00:00")


def test_a_bounce_of_a_stranger_changes_nothing(database: Database) -> None:
    with database.write() as session:
        note_bounce(session, "nobody@example.org", "5.1.1")

        assert find_contacts(session) == []
