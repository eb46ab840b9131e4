"""Alembic's way in: runs on the connection that `Database.migrate` hands over."""

from __future__ import annotations

from alembic import context

from storage.tables import Row

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
context.run_migrations()
