"""Files that only their owner can read, safely on the disk when they are written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import IO


def write_private(path: Path, content: bytes | IO[bytes]) -> None:
    """A new file with mode 600. Raises FileExistsError rather than replace one, and other OSErrors."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content) if isinstance(content, bytes) else shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """What was made, renamed or removed in it stays so after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
