"""Rows that exist at most once: added unless they are there, also when two workers add them at the same moment."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.tables import Row


def add_once(session: Session, row: Row) -> tuple[Any, ...] | None:
    """Insert `row`, and give its primary key. None, and nothing is changed, when a constraint finds it there already.

    The database decides, not a question asked before: on PostgreSQL another worker may add the same meanwhile, and
    an error would end the whole transaction. The row given is not part of the session; read it anew to change it.
    """
    kind = type(row)
    mapper = inspect(kind)
    values: dict[str, Any] = {
        mapper.get_property(name).columns[0].name: value
        for name, value in row.__dict__.items()
        if not name.startswith("_")
    }
    table = cast(Table, kind.__table__)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.flush()
    done = session.execute(insert(table).values(values).on_conflict_do_nothing().returning(*table.primary_key))
    key = done.first()
    return None if key is None else tuple(key)
