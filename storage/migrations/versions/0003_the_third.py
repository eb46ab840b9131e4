"""What came third"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    mailbox()
    answers()
    question()
    erasure()
    outbox()
    workers()
    exports()
    corrections()


def mailbox() -> None:
    """What each poll asks of the places, also among 50,000 of them."""
    op.create_index("ix_source_outcome", "source", ["account", "folder", "uidvalidity", "outcome", "tidied_as"])


def answers() -> None:
    """Answers to the digest, notes and their undoing."""


def question() -> None:
    """Consent questions, chasing and keeping periods."""


def erasure() -> None:
    """Erasure, backups and keys."""


def outbox() -> None:
    """Letters and what became of them."""


def workers() -> None:
    """Several workers side by side."""


def exports() -> None:
    """The deliverables."""


def corrections() -> None:
    """What people corrected in what was understood."""
