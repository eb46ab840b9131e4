"""The log: one line an event, in two forms, and no words of an exception."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from intake.logs import OneLine


def record(words: str, *arguments: object, error: BaseException | None = None) -> logging.LogRecord:
    trouble = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("intake.dispatch", logging.INFO, __file__, 1, words, arguments, trouble)


def test_an_event_is_one_line_of_names_and_values():
    line = OneLine(as_json=False).format(record("letter %d: %s", 7, "accepted"))

    assert line.partition(" ")[2] == 'level=info from=intake.dispatch event="letter 7: accepted"'


def test_as_json_it_is_one_object():
    said = json.loads(OneLine(as_json=True).format(record("letter %d: %s", 7, "accepted")))

    assert (said["level"], said["from"], said["event"]) == ("info", "intake.dispatch", "letter 7: accepted")
    assert said["time"].endswith("+00:00")


@pytest.mark.parametrize("as_json", [True, False])
def test_line_ends_make_no_second_line_and_an_exception_keeps_its_words(as_json):
    words = " ".join(("what", "somebody", "wrote"))
    try:
        raise ValueError(words)
    except ValueError:
        error = sys.exc_info()[1]

    line = OneLine(as_json=as_json).format(record("one\ntwo", error=error))

    assert "\n" not in line
    assert "ValueError" in line
    assert words not in line
