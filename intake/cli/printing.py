"""Prints what was understood of mails: one JSON object a line, or a page for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from config.load import bundled_call, load_call
from intake.cli.mail_files import MailFile, mails_in
from parsers.contract import as_error, as_json
from parsers.reading import read
from parsers.records import SentByUs


def print_readings(paths: Sequence[str], folder: Path | None, *, as_lines: bool) -> int:
    """The exit status: 1 if a mail could not be read. All the others are read all the same."""
    call = load_call(folder or bundled_call())
    sent = SentByUs()
    status = 0
    for mail in _mails(paths):
        if mail.content is None:
            status, answer = 1, as_error(mail.path, mail.reason)
        else:
            answer = as_json(mail.path, read(mail.content, call, sent))
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n" if as_lines else page(answer))
        sys.stdout.flush()
    return status


def _mails(paths: Sequence[str]) -> Iterator[MailFile]:
    for path in paths:
        yield from mails_in(path)


def page(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"
