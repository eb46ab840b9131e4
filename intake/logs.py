"""The log: one line an event, as key=value or as JSON. What is said holds our own numbers, never a word of a mail."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from intake.traces import trace_of


class OneLine(logging.Formatter):
    """`time` is UTC. Of an exception the type and the lines of code are told, never its words: see `intake.traces`."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": " ".join(record.getMessage().split()),
        }
        if record.exc_info and record.exc_info[1] is not None:
            said["trace"] = trace_of(record.exc_info[1])
        if self._as_json:
            return json.dumps(said, ensure_ascii=False)
        return " ".join(f"{name}={_quoted(value)}" for name, value in said.items())


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if set(value) & set(' "=\n') else value


def log_as(form: str) -> None:
    """Every handler of the root logger writes in this form from now on: "text" or "json"."""
    for handler in logging.getLogger().handlers:
        handler.setFormatter(OneLine(as_json=form == "json"))
