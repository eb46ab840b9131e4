"""The list of what was erased, in a file beside the ledger: keyed hashes alone, and only added to.

A backup that is put back knows nothing of what was erased after it was made. The list does; so restoring erases it
again. Without the installation's key nobody can tell from a line what it stands for.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from config.settings import Settings

NAME = "erased.list"


def tombstone_key(secret: bytes) -> str:
    """The key of all tombstones of this installation. It stays the same when the key of the ledger is changed."""
    return hmac.new(secret, b"tombstones", sha256).hexdigest()


def place_of_list(settings: Settings) -> Path:
    """Beside a SQLite ledger; in the installation's home for another."""
    if settings.database_url.startswith("sqlite:///"):
        return Path(settings.database_url.removeprefix("sqlite:///")).parent / NAME
    return settings.home / NAME


def add_to_list(path: Path, marks: Sequence[str], now: datetime) -> None:
    """Add marks, safely on the disk when this returns. Raises OSError."""
    if not marks:
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.writelines(f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} {mark}\n" for mark in marks)
        file.flush()
        os.fsync(file.fileno())


def read_list(path: Path) -> frozenset[str]:
    """Every mark of the list; none where there is no list."""
    try:
        return marks_in(path.read_text(encoding="ascii", errors="replace"))
    except FileNotFoundError:
        return frozenset()


def marks_in(text: str) -> frozenset[str]:
    """The marks of a list. A line that was cut off while it was written is left out."""
    return frozenset(parts[1] for line in text.splitlines() if len(parts := line.split()) == 2 and len(parts[1]) == 64)
