"""What came after the first tables: the audit, and what the mailboxes remember"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    audit()
    mailbox()


def audit() -> None:
    """Who saw which story when."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )


def mailbox() -> None:
    """Until when a mailbox is left alone, and what was done with a message on the server."""
    op.add_column("poll", sa.Column("not_before", storage.types.Instant(timezone=True), nullable=True))
    op.add_column("source", sa.Column("tidied_as", storage.types.Words(), server_default="", nullable=False))
