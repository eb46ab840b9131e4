"""The sample mails of the bundled call are real mails of invented people."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import datetime, timedelta

import pytest

from config.load import bundled_call
from tests.factories import EASTERN

FOLDER = bundled_call() / "sample-mail"
MAILS = sorted(FOLDER.glob("*.eml"))
ADDRESS = re.compile(r"[\w.+$-]+@([\w-]+(?:\.[\w-]+)+)")
EXAMPLE = re.compile(r"(?:.+\.)?example\.(?:org|net|com)")
MARKER = re.compile(r"\{\{message_id:([a-z_]+):([^}\s]+)\}\}")
KINDS = {"announcement", "acknowledgement", "consent_question", "reminder", "digest"}

each_mail = pytest.mark.parametrize("path", MAILS, ids=lambda path: path.stem)


def parsed(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def readable(path):
    """All headers and all text of a mail, decoded."""
    message = parsed(path)
    texts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join([*map(str, message.values()), *texts])


def test_there_are_enough_of_them():
    assert len(MAILS) >= 34


@each_mail
def test_each_is_a_mail_without_defects(path):
    message = parsed(path)
    assert message["From"].addresses or message["From"].groups
    assert [defect for part in message.walk() for defect in part.defects] == []
    assert readable(path).strip()


@each_mail
def test_each_line_ends_with_crlf(path):
    content = path.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")


@each_mail
def test_each_address_is_an_example(path):
    assert [host for host in ADDRESS.findall(readable(path)) if not EXAMPLE.fullmatch(host.lower())] == []


@each_mail
def test_each_arrives_shortly_after_it_was_written(path):
    arrival = datetime.strptime(f"2010-{path.name[:9]}", "%Y-%m%d-%H%M").replace(tzinfo=EASTERN)
    written = parsed(path)["Date"].datetime
    assert timedelta(minutes=-1) < arrival - written < timedelta(minutes=10)


@each_mail
def test_markers_name_a_letter_to_somebody_and_stand_alone_in_their_line(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "{{" in line]
    assert all(MARKER.search(line) and line.count("{{") == 1 for line in lines)
    assert {MARKER.search(line)[1] for line in lines} <= KINDS


def test_telephone_numbers_are_invented():
    text = "\n".join(map(readable, MAILS))
    assert set(re.findall(r"\d{3}-(\d{3})-\d{4}", text)) == {"555"}
