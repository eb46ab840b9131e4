"""What came after the first tables: audit, answers, corrections, and what the mailbox and the outbox remember"""

from __future__ import annotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for part in (audit, answers, corrections, mailbox, outbox, exports, letters):
        part()


def audit() -> None:
    """Who saw which story when, and what is kept how long."""


def answers() -> None:
    """What coordinators answer, and the secrets that say who they are."""


def corrections() -> None:
    """What people changed of what the parsers read."""


def mailbox() -> None:
    """What a mailbox tells beside its messages."""


def outbox() -> None:
    """What letters remember on their way."""


def exports() -> None:
    """What a deliverable held."""


def letters() -> None:
    """What digests and reminders know of each other."""
