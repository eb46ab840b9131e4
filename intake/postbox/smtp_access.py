"""How the server that takes our letters is reached."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from config.secret import Secret
from config.settings import Security
from intake.wire import TokenSource


@dataclass(frozen=True, slots=True)
class SmtpAccess:
    """How the server is reached. `user` None: it asks for no login. `answer_seconds` is how long the answer to a
    whole letter may take; servers scan first, and giving up early makes the outcome uncertain (RFC 5321, 4.5.3.2.6).
    """

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str | None = None
    password: Secret | None = None
    tokens: TokenSource | None = None
    ca_file: Path | None = None
    allow_plain: bool = False
    timeout_seconds: float = 60
    answer_seconds: float = 600
    helo: str | None = None
