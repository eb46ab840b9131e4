"""What came after the first tables: audit, answers, corrections, and what the mailbox and the outbox remember"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for part in (audit, answers, corrections, mailbox, outbox, exports, letters):
        part()


def audit() -> None:
    """Who saw which story when, and what is kept how long."""
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


def answers() -> None:
    """What coordinators answer, and the secrets that say who they are."""


def corrections() -> None:
    """What people changed of what the parsers read."""


def mailbox() -> None:
    """What a mailbox tells beside its messages."""
    op.add_column("poll", sa.Column("not_before", storage.types.Instant(timezone=True), nullable=True))
    op.add_column("source", sa.Column("tidied_as", storage.types.Words(), server_default="", nullable=False))


def outbox() -> None:
    """What letters remember on their way."""


def exports() -> None:
    """What a deliverable held."""


def letters() -> None:
    """What digests and reminders know of each other."""
