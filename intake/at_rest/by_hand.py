"""What a person takes out of the ledger by hand: a file that only its owner can read, and that erasure finds again."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from intake.at_rest.private_files import write_private
from storage import audit, house
from storage.database import Session

if TYPE_CHECKING:
    from intake.app import App


def save_by_hand(
    session: Session, app: App, path: Path, content: bytes, *, kind: str, by: str, holds: Sequence[int] = ()
) -> None:
    """Write `content` to `path` and note who did it. `kind` says what it is; for a mail it is "mail M-7".

    Raises OSError, and then nothing is noted.
    """
    path.unlink(missing_ok=True)
    write_private(path, content)
    now = app.clock()
    house.note_export(
        session,
        kind=kind,
        audience="operator",
        by=by,
        sha256=sha256(content).hexdigest(),
        path=str(path.resolve()),
        holds=holds,
        now=now,
    )
    for story in holds or (None,):
        audit.note(session, who=by, what=f"saved {kind}", now=now, story=story, audience="operator")
