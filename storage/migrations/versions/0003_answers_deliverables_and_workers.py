"""Coordinators answer, letters and deliverables are remembered, workers share: what came after the audit"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    mailbox()
    answers()
    question()
    outbox()
    workers()
    exports()
    corrections()


def mailbox() -> None:
    """What each poll asks of the places, also among 50,000 of them."""
    op.create_index("ix_source_outcome", "source", ["account", "folder", "uidvalidity", "outcome", "tidied_as"])


def answers() -> None:
    """Answers to the digest, what was decided by them, and notes."""
    instant, words, json = storage.types.Instant(timezone=True), storage.types.Words(), storage.types.Json()
    op.create_table(
        "answer_key",
        sa.Column("mark", words, nullable=False),
        sa.Column("person", words, nullable=False),
        sa.Column("message_id", words, nullable=False),
        sa.Column("period", words, nullable=False),
        sa.Column("issued_at", instant, nullable=False),
        sa.Column("valid_until", instant, nullable=False),
        sa.Column("shown", json, nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_answer_key")),
    )
    op.create_index("ix_answer_key_person", "answer_key", ["person"])
    op.create_index("ix_answer_key_message_id", "answer_key", ["message_id"])
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("person", words, nullable=False),
        sa.Column("name", words, nullable=False),
        sa.Column("message", sa.Integer(), nullable=True),
        sa.Column("period", words, nullable=False),
        sa.Column("command", words, nullable=False),
        sa.Column("verb", words, nullable=False),
        sa.Column("reference", words, nullable=False),
        sa.Column("before", json, nullable=False),
        sa.Column("undone_at", instant, nullable=True),
        sa.Column("undone_by", words, server_default="", nullable=False),
        sa.ForeignKeyConstraint(["message"], ["message.number"], name=op.f("fk_decision_message"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decision")),
        sa.UniqueConstraint("message", "command", name=op.f("uq_decision_message_command")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("person", words, nullable=False),
        sa.Column("name", words, nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("text", words, nullable=False),
        sa.Column("stories", json, nullable=False),
        sa.ForeignKeyConstraint(["message"], ["message.number"], name=op.f("fk_note_message"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_note_message", "note", ["message"])


def question() -> None:
    """Which consent questions were asked, by the hash of their token, and which were answered."""
    op.create_table(
        "question",
        sa.Column("mark", storage.types.Words(), nullable=False),
        sa.Column("letter", sa.Integer(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", storage.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["letter"], ["letter.id"], name=op.f("fk_question_letter"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["message.number"], name=op.f("fk_question_answered_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_question")),
        sa.UniqueConstraint("letter", name=op.f("uq_question_letter")),
    )


def outbox() -> None:
    """How often a letter may have left unheard, and which words it answers."""
    op.add_column("letter", sa.Column("lost_answers", sa.Integer(), server_default="0", nullable=False))
    op.add_column("letter", sa.Column("words", storage.types.Words(), server_default="", nullable=False))
    op.create_index("ix_letter_words", "letter", ["words"])
    op.execute(
        "UPDATE letter SET lost_answers = 1 WHERE answer LIKE 'the answer was lost%'"
        " OR answer LIKE 'the worker ended while it was being sent%'"
    )


def workers() -> None:
    """Several workers side by side: rows bear the name of the worker that claimed them, whose lease says if it lives.

    A worker renews its one lease; leases of many rows, each with its own end, would all have to be renewed.
    """
    for table in ("message", "letter"):
        op.drop_column(table, "leased_until")
        op.add_column(table, sa.Column("claimed_by", storage.types.Words(), nullable=True))


def exports() -> None:
    """When a deliverable was safely on the disk, and who may be named as having suggested a program."""
    op.add_column("export", sa.Column("written_at", storage.types.Instant(timezone=True), nullable=True))
    op.execute("UPDATE export SET written_at = at")
    op.create_table(
        "credit",
        sa.Column("address", storage.types.Words(), nullable=False),
        sa.Column("name", storage.types.Words(), nullable=False),
        sa.Column("by", storage.types.Words(), nullable=False),
        sa.Column("at", storage.types.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_credit")),
    )


def corrections() -> None:
    """What people corrected in what was understood."""
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("who", storage.types.Words(), nullable=False),
        sa.Column("message", sa.Integer(), nullable=False),
        sa.Column("record", sa.Integer(), nullable=True),
        sa.Column("field", storage.types.Words(), nullable=False),
        sa.Column("old", storage.types.Json(), nullable=False),
        sa.Column("new", storage.types.Json(), nullable=False),
        sa.Column("rule", storage.types.Words(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["message"], ["message.number"], name=op.f("fk_correction_message"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["record"], ["record.number"], name=op.f("fk_correction_record"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_message", "correction", ["message"])
    op.create_index("ix_correction_record", "correction", ["record"])
