"""The registry of places that hold words of mails: it knows every column, and what it says is done."""

from __future__ import annotations

import pytest
from sqlalchemy import ColumnElement, LargeBinary, Table, select, update

from storage.database import Database
from storage.erasure import erase_message, erase_story
from storage.holdings import RULES, emptied_places, known_places
from storage.tables import Row
from storage.types import Json, Words
from tests.storage.factories import NOW
from tests.storage.test_erasure import CANARY, write_everywhere

TABLES = Row.metadata.sorted_tables
WIDE = (Words, Json, LargeBinary)
RULED = {(rule.table, column) for rule in RULES for column in rule.empties}
DELETED = {rule.table for rule in RULES if not rule.empties}
UNTOUCHED = {("record", "fields"), ("letter", "letter"), ("message", "sha256"), ("message", "state"), ("letter", "key")}
UNTOUCHED |= {("letter", "about"), ("letter", "to_key"), ("source", "outcome"), ("message", "author_key")}
UNTOUCHED |= {("record", "author_key"), ("message", "mark")}


def wide_columns() -> list[tuple[str, str]]:
    return [(table.name, column.name) for table in TABLES for column in table.columns if isinstance(column.type, WIDE)]


@pytest.mark.parametrize("place", wide_columns(), ids=".".join)
def test_every_column_that_can_hold_words_is_known(place):
    """If this fails for your new column: say in storage/holdings.py how it is emptied, or why it holds no words."""
    assert place in {*known_places(), *RULED} or place[0] in DELETED


@pytest.mark.parametrize("place", sorted({*known_places(), *RULED}), ids=".".join)
def test_the_registry_names_no_column_that_is_not_there(place):
    assert place[1] in Row.metadata.tables[place[0]].columns


def fill(database: Database) -> None:
    """The word in every column that the registry calls emptied, in all rows of the message that is erased."""
    with database.write() as session:
        for name, column in sorted({*emptied_places()} - UNTOUCHED):
            if column == "*" or not isinstance(Row.metadata.tables[name].columns[column].type, Words | Json):
                continue
            table = Row.metadata.tables[name]
            word = [CANARY] if isinstance(table.columns[column].type, Json) else CANARY
            session.execute(update(table).where(_of_message_1(table)).values({column: word}))


FIRST = {"message": "number", "record": "number", "letter": "id", "consent_event": "story"}  # else "message"


def _of_message_1(table: Table) -> ColumnElement[bool]:
    return table.c[FIRST.get(table.name, "message")] == 1


@pytest.mark.parametrize("erase", [erase_story, erase_message])
def test_every_place_that_the_registry_calls_emptied_is_empty(database, erase):
    write_everywhere(database)
    fill(database)
    with database.write() as session:
        erase(session, 1, "asked for", NOW, "secret")
    with database.read() as session:
        left = {table.name for table in TABLES if CANARY in str(session.execute(select(table)).all())}

    assert left == set()
