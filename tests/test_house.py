"""One direction, one door: and a planted violation is seen."""

from __future__ import annotations

import pytest

from tests.house import sources, violations


def test_every_package_imports_only_what_stands_left_of_it():
    found = [violation for path, source in sources() for violation in violations(path, source)]

    assert found == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("config/call.py", "from parsers.records import Address"),
        ("parsers/reading.py", "import storage.tables"),
        ("storage/outbox.py", "from intake.plan import Plan"),
        ("parsers/links.py", "def f():\n    import socket"),
        ("intake/cli/read.py", "import mailparser"),
        ("intake/jobs/collect.py", "from imapclient import IMAPClient"),
        ("intake/jobs/sort.py", "from sqlalchemy.orm import Session"),
        ("intake/jobs/dispatch.py", "import smtplib"),
    ],
)
def test_a_planted_violation_is_seen(path, source):
    assert violations(path, source)
