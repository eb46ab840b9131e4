"""Rows that exist at most once: added unless they are there, also when two workers add them at the same moment."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from sqlalchemy import Executable, Table, insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import Row


def add_once(session: Session, row: Row) -> tuple[Any, ...] | None:
    """Insert `row`, and give its primary key. None, and nothing is changed, when a constraint finds it there already.

    The database decides, not a question asked before: on PostgreSQL another worker may add the same meanwhile, and
    an error would end the whole transaction. The row given is not part of the session; read it anew to change it.
    """
    key = session.execute(_statement(type(row), session.get_bind().dialect.name), _values(session, row)).first()
    return None if key is None else tuple(key)


def add(session: Session, row: Row) -> tuple[Any, ...]:
    """Insert `row`, and give its primary key. Quicker than the session's own way; the row is not part of it."""
    table = cast(Table, type(row).__table__)
    return tuple(session.execute(insert(table).returning(*table.primary_key), _values(session, row)).one())


def _values(session: Session, row: Row) -> dict[str, Any]:
    session.flush()
    names = _columns(type(row))
    return {names[name]: value for name, value in row.__dict__.items() if name in names}


@cache
def _columns(kind: type[Row]) -> dict[str, str]:
    """The name of each column by the name of its attribute."""
    return {attribute.key: attribute.columns[0].name for attribute in inspect(kind).column_attrs}


@cache
def _statement(kind: type[Row], dialect: str) -> Executable:
    table = cast(Table, kind.__table__)
    insert_once = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert_once(table).on_conflict_do_nothing().returning(*table.primary_key)
