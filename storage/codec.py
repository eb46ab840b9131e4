"""Frozen values to JSON and back, for the columns that hold a record or a letter whole."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from datetime import datetime
from typing import Any

from parsers.records import (
    Accommodation,
    Address,
    ConsentFinding,
    ConsentState,
    FieldSpan,
    Identifying,
    Problem,
    Program,
    Record,
    Scope,
    Span,
    Story,
)
from storage.values import Letter, LetterKind, LetterPart

KINDS: dict[str, type[Program] | type[Accommodation] | type[Story]] = {
    "program": Program,
    "accommodation": Accommodation,
    "story": Story,
}


def kind_of(record: Record) -> str:
    return next(name for name, kind in KINDS.items() if isinstance(record, kind))


def record_to_json(record: Record) -> dict[str, Any]:
    return asdict(record)


def record_from_json(kind: str, fields: dict[str, Any]) -> Record:
    """The record as it was; keys that a newer version added keep their defaults."""
    said: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    said["problems"] = tuple(Problem(**problem) for problem in fields.get("problems", ()))
    said["spans"] = tuple(FieldSpan(span["field"], Span(**span["span"])) for span in fields.get("spans", ()))
    if kind == "story":
        said["identifying"] = tuple(
            Identifying(found["kind"], found["words"], Span(**found["span"])) for found in fields.get("identifying", ())
        )
        said["consent"] = _finding(fields["consent"])
    return KINDS[kind](**said)


def _finding(said: dict[str, Any]) -> ConsentFinding:
    return ConsentFinding(
        state=ConsentState(said["state"]),
        scopes=tuple(Scope(scope) for scope in said["scopes"]),
        restrictions=tuple(said["restrictions"]),
        words=said["words"],
        span=Span(**said["span"]) if said["span"] else None,
        reasons=tuple(said["reasons"]),
        needs_person=said["needs_person"],
    )


def letter_to_json(letter: Letter) -> dict[str, Any]:
    said = asdict(letter)
    said["parts"] = [
        {"name": part.name, "content_type": part.content_type, "content": b64encode(part.content).decode()}
        for part in letter.parts
    ]
    said["due"] = letter.due.isoformat() if letter.due else None
    said["not_after"] = letter.not_after.isoformat() if letter.not_after else None
    return said


def letter_from_json(said: dict[str, Any]) -> Letter:
    return Letter(
        kind=LetterKind(said["kind"]),
        key=said["key"],
        message_id=said["message_id"],
        to=Address(**said["to"]),
        subject=said["subject"],
        text=said["text"],
        html=said["html"],
        language=said["language"],
        in_reply_to=said["in_reply_to"],
        references=tuple(said["references"]),
        reply_to=Address(**said["reply_to"]) if said["reply_to"] else None,
        headers=tuple((name, value) for name, value in said["headers"]),
        parts=tuple(
            LetterPart(part["name"], part["content_type"], b64decode(part["content"])) for part in said["parts"]
        ),
        about=tuple(said["about"]),
        due=datetime.fromisoformat(said["due"]) if said["due"] else None,
        not_after=datetime.fromisoformat(said["not_after"]) if said["not_after"] else None,
    )
