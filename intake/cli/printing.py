"""Prints what was understood of mails: one JSON object a line, or a page for people."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from config.call import Call
from config.load import bundled_call, load_call
from intake.cli.mail_files import MailFile, mails_in
from intake.readers import Readers, ReadingFailed
from intake.traces import trace_of
from parsers.contract import as_error, as_json
from parsers.reading import read
from parsers.records import Reading, SentByUs

# PDF and packages that may hold it, encoded or not: the library behind PDF can crash, so a child reads such mails.
_RISKY = re.compile(rb"(?m)^(?:JVBERi|UEsDB)|%PDF-|PK\x03\x04")
_NOTHING_SENT = SentByUs()


def print_readings(paths: Sequence[str], folder: Path | None, *, as_lines: bool) -> int:
    """The exit status: 1 if a mail could not be read. All the others are read all the same."""
    status = 0
    for answer in _answers(paths, load_call(folder or bundled_call())):
        status = status or int(answer["error"] is not None)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n" if as_lines else page(answer))
        sys.stdout.flush()
    return status


def _answers(paths: Sequence[str], call: Call) -> Iterator[dict[str, Any]]:
    readers = Readers(call, children=1)  # its child starts when the first risky mail comes
    try:
        for path in paths:
            for mail in mails_in(path):
                yield _answer(mail, call, readers)
    finally:
        readers.close()


def _answer(mail: MailFile, call: Call, readers: Readers) -> dict[str, Any]:
    if mail.content is None:
        return as_error(mail.path, mail.reason)
    result: Reading | ReadingFailed
    if _RISKY.search(mail.content):
        result = next(iter(readers.read_many([mail.content], _NOTHING_SENT)))
    else:
        result = _read_here(mail.content, call)
    if isinstance(result, ReadingFailed):
        if result.trace:
            sys.stderr.write(result.trace)
        return as_error(mail.path, result.reason)
    return as_json(mail.path, result)


def _read_here(content: bytes, call: Call) -> Reading | ReadingFailed:
    try:
        return read(content, call, _NOTHING_SENT)
    except Exception as bug:  # noqa: BLE001 - our bug costs this mail; the others are read
        return ReadingFailed(f"bug: {type(bug).__name__}", trace_of(bug))


def page(answer: dict[str, Any]) -> str:
    """What a coordinator would ask first, then the words; empty fields are left out."""
    if answer["error"]:
        return f"== {answer['path']}\n   cannot be read: {answer['error']}\n\n"
    lines = [f"== {answer['path']}"]
    for label, value in (
        ("subject", answer["subject"]),
        ("author", _person(answer["author"])),
        ("passed on by", _person(answer["forwarder"])),
        ("date", answer["date"]),
        ("it is", ", ".join([answer["disposition"], *answer["also"]])),
        ("because", "; ".join(answer["reasons"])),
        ("a person must look", "; ".join(answer["person_reasons"])),
        ("cannot be read", answer["unreadable"]),
        ("attachments", ", ".join(_paper(each) for each in answer["attachments"])),
        ("wrong with the bytes", "; ".join(answer["defects"])),
    ):
        if value:
            lines.append(f"   {label}: {value}")
    lines += [f"   {line}" for record in answer["records"] for line in _record(record)]
    words = answer["own_text"] or answer["text"]
    return "\n".join([*lines, "", *(f"   | {line}" for line in words.splitlines()[:40]), "", ""])


def _person(person: dict[str, str] | None) -> str:
    return f"{person['name']} <{person['addr']}>".strip() if person else ""


def _paper(paper: dict[str, Any]) -> str:
    return f"{paper['name']} ({paper['problem'] or str(paper['size']) + ' bytes'})"


def _record(record: dict[str, Any]) -> Iterator[str]:
    yield f"{record['kind']}: {record.get('name') or record.get('consent') or ''}"
    for key, value in record.items():
        if value and key not in ("kind", "name", "spans", "description", "narrative", "identifying"):
            yield f"  {key}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
