"""A reading as one JSON object: the stable form that `intake read --json` prints a line."""

from __future__ import annotations

from typing import Any

from parsers.records import (
    Accommodation,
    Address,
    Attachment,
    Automatic,
    Bounce,
    FieldSpan,
    Forward,
    Program,
    Reading,
    Record,
    Story,
)


def as_json(path: str, reading: Reading) -> dict[str, Any]:
    """Only strings, numbers, lists and None. Keys may be added, never renamed."""
    message, triage, words = reading.message, reading.triage, reading.words
    return {
        "path": path,
        "error": None,
        "message_id": message.message_id,
        "subject": message.subject,
        "date": message.date.isoformat() if message.date else None,
        "from": _address(message.from_[0]) if message.from_ else None,
        "reply_to": [_address(each) for each in message.reply_to],
        "to": [_address(each) for each in message.to],
        "cc": [_address(each) for each in message.cc],
        "disposition": triage.disposition.value,
        "also": [each.value for each in triage.also],
        "reasons": list(triage.reasons),
        "rules": list(triage.rules),
        "needs_person": triage.needs_person,
        "person_reasons": list(triage.person_reasons),
        "author": _address(reading.author),
        "forwarder": _address(reading.forwarder),
        "text": _own_text_of_the_mail(reading),
        "own_text": words.own,
        "quoted": words.quoted,
        "signature": words.signature,
        "answers": [{"question": a.question, "start": a.span.start, "end": a.span.end} for a in words.answers],
        "doubts": list(words.doubts),
        "forwarded": _forward(reading.forward),
        "automatic": _automatic(reading.automatic),
        "bounces": [_bounce(each) for each in reading.automatic.bounces] if reading.automatic else [],
        "attachments": [_attachment(each) for each in message.attachments],
        "records": [_record(each) for each in reading.records],
        "language": reading.language,
        "unreadable": reading.unreadable,
        "defects": list(reading.defects),
    }


def as_error(path: str, reason: str) -> dict[str, Any]:
    return {"path": path, "error": reason}


def _own_text_of_the_mail(reading: Reading) -> str:
    """Without the text of an attached mail, which stands under `forwarded`."""
    forward = reading.forward
    if forward is None or forward.attached is None:
        return reading.text
    return reading.text.removesuffix(f"\n\n{forward.text}")


def _address(address: Address | None) -> dict[str, str] | None:
    return {"name": address.name, "addr": address.addr_spec} if address else None


def _forward(forward: Forward | None) -> dict[str, Any] | None:
    if forward is None:
        return None
    return {
        "from": _address(forward.author),
        "to": [_address(each) for each in forward.to],
        "cc": [_address(each) for each in forward.cc],
        "date": forward.date,
        "subject": forward.subject,
        "text": forward.text,
        "chain": [_forward(each) for each in forward.chain],
    }


def _automatic(automatic: Automatic | None) -> dict[str, Any] | None:
    if automatic is None:
        return None
    return {
        "kind": automatic.kind.value,
        "reason": automatic.reason,
        "delayed": automatic.delayed,
        "original_message_id": automatic.original_message_id,
    }


def _bounce(bounce: Bounce) -> dict[str, Any]:
    return {
        "addr": bounce.addr_spec,
        "permanent": bounce.permanent,
        "status": bounce.status,
        "reason": bounce.reason,
        "original_message_id": bounce.original_message_id,
    }


def _attachment(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": attachment.name,
        "content_type": attachment.content_type,
        "size": attachment.size,
        "sha256": attachment.sha256,
        "text_chars": len(attachment.text),
        "problem": attachment.problem,
        "path": attachment.path,
        "inline": attachment.inline,
    }


def _record(record: Record) -> dict[str, Any]:
    match record:
        case Program():
            return _program(record)
        case Accommodation():
            return _accommodation(record)
        case Story():
            return _story(record)


def _program(program: Program) -> dict[str, Any]:
    return {
        "kind": "program",
        "name": program.name,
        "organisation": program.organisation,
        "websites": list(program.websites),
        "reports": list(program.reports),
        "contexts": list(program.contexts),
        "features": list(program.features),
        "populations": list(program.populations),
        "place": program.place,
        "description": program.description,
        "problems": [each.code for each in program.problems],
        "known_as": program.known_as,
        "found_by": list(program.found_by),
        "spans": _spans(program.spans),
    }


def _accommodation(accommodation: Accommodation) -> dict[str, Any]:
    return {
        "kind": "accommodation",
        "name": accommodation.name,
        "populations": list(accommodation.populations),
        "reports": list(accommodation.reports),
        "description": accommodation.description,
        "problems": [each.code for each in accommodation.problems],
        "spans": _spans(accommodation.spans),
    }


def _story(story: Story) -> dict[str, Any]:
    consent = story.consent
    return {
        "kind": "story",
        "consent": consent.state.value,
        "scopes": [each.value for each in consent.scopes],
        "restrictions": list(consent.restrictions),
        "consent_span": consent.words,
        "consent_reasons": list(consent.reasons),
        "harms": list(story.harms),
        "facility": story.facility,
        "facility_candidates": list(story.facility_candidates),
        "place": story.place,
        "when": story.when,
        "people": story.people,
        "populations": list(story.populations),
        "narrative": story.narrative,
        "identifying": list(dict.fromkeys(each.words for each in story.identifying)),
        "problems": [each.code for each in story.problems],
        "spans": _spans(story.spans),
    }


def _spans(spans: tuple[FieldSpan, ...]) -> dict[str, list[str | int]]:
    """The first span of each field as [part, start, end]."""
    found: dict[str, list[str | int]] = {}
    for each in spans:
        found.setdefault(each.field, [each.span.part, each.span.start, each.span.end])
    return found
