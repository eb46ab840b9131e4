"""A house to test in: the whole service on two Maildirs and one SQLite file, with a clock that is moved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import App, RoundReport, open_app
from intake.readers import Readers
from tests.factories import utc
from tests.servers.dovecot import PASSWORD


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, **steps: float) -> None:
        self.now += timedelta(**steps)


@dataclass
class House:
    """`arrive` delivers a mail at the clock's time; `letters` are those that have left, oldest first."""

    home: Path
    app: App
    clock: Clock
    arrived: int = 0

    def arrive(self, text: str, sender: str = "Ada <ada@example.org>", subject: str = "Call", **headers: str) -> None:
        """Underscores in the names of headers stand for hyphens."""
        mail = EmailMessage()
        mail["From"], mail["Subject"] = sender, subject
        mail["To"] = self.app.call.address
        mail["Message-ID"] = f"<mail-{self.arrived + 1}@example.org>"
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(text)
        self.arrive_bytes(mail.as_bytes())

    def arrive_bytes(self, content: bytes) -> None:
        self.arrived += 1
        path = self.home / "mail-in" / "new" / f"{self.arrived}.test"
        path.write_bytes(content)
        os.utime(path, (self.clock.now.timestamp(),) * 2)

    def round(self) -> RoundReport:
        return self.app.round()

    def letters(self, kind: str = "") -> list[EmailMessage]:
        """Of one kind, or all: a letter's Message-ID begins with its kind."""
        files = sorted((self.home / "mail-out" / "new").glob("*"), key=lambda path: path.stat().st_mtime_ns)
        found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]
        return [letter for letter in found if str(letter["Message-ID"]).startswith(f"<{kind}")]


@pytest.fixture
def clock() -> Clock:
    return Clock(utc(2010, 9, 14, 12))


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[House]:
    home = tmp_path / "house"
    for name in ("tmp", "new", "cur"):
        (home / "mail-in" / name).mkdir(parents=True)
    settings = load_settings(None, {"INTAKE_HOME": str(home)})
    with open_app(settings, load_call(bundled_call()), clock) as app:
        yield House(home, app, clock)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    """Readers for all tests of a file: to start them takes longer than a test."""
    pool = Readers(load_call(bundled_call()), children=1)
    yield pool
    pool.close()


def told(house: House, readers: Readers, story: str) -> House:
    """The house with these readers, and with one story read."""
    house.app = replace(house.app, readers=readers)
    house.arrive(story)
    house.round()
    return house


@contextmanager
def house_on_imap(home: Path, clock: Clock, port: int, more: str = "", user: str = "ana") -> Iterator[House]:
    """The house on an IMAP server of loopback. `more` are further lines of the mailbox's table in intake.toml."""
    lines = ["[[mailbox]]", 'name = "main"', 'kind = "imap"', 'host = "127.0.0.1"', f"port = {port}"]
    (home / "intake.toml").write_text("\n".join([*lines, f'user = "{user}"', 'security = "plain"', more, ""]))
    environment = {"INTAKE_HOME": str(home), "INTAKE_IMAP_PASSWORD": PASSWORD}
    with open_app(load_settings(None, environment), load_call(bundled_call()), clock) as app:
        yield House(home, app, clock)
