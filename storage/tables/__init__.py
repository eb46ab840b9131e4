"""The rows: uniqueness is a constraint here, not an `if`. Rows stay in `storage`. Consent events are only added."""

from __future__ import annotations

from storage.tables.answers import AnswerKeyRow, DecisionRow, NoteRow
from storage.tables.audit import AuditRow
from storage.tables.base import Row
from storage.tables.house import DoneRow, ExportRow, LeaseRow, PollRow, SwitchRow, ToldRow, TombstoneRow
from storage.tables.mail import ContentRow, MessageRow, ReferenceRow, SourceRow
from storage.tables.post import ContactRow, LetterRow
from storage.tables.question import QuestionRow
from storage.tables.understood import ConsentRow, CorrectionRow, RecordRow

__all__ = [
    "AnswerKeyRow",
    "AuditRow",
    "ConsentRow",
    "ContactRow",
    "ContentRow",
    "CorrectionRow",
    "DecisionRow",
    "DoneRow",
    "ExportRow",
    "LeaseRow",
    "LetterRow",
    "MessageRow",
    "NoteRow",
    "PollRow",
    "QuestionRow",
    "RecordRow",
    "ReferenceRow",
    "Row",
    "SourceRow",
    "SwitchRow",
    "ToldRow",
    "TombstoneRow",
]
