"""Import: mails from files become messages, with a progress bar and totals that add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from intake.cli.mail_files import MailFile, mails_in
from storage import messages
from storage.messages import Outcome

if TYPE_CHECKING:
    from intake.app import App

GROUP = 50
MAIL_ENDINGS = frozenset({"", ".eml", ".mbox", ".mail", ".txt"})


@dataclass(slots=True)
class Imported:
    """`read` is the sum of the three counts; `failures` name the files and say why."""

    kept: int = 0
    duplicate: int = 0
    failed: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)

    @property
    def read(self) -> int:
        return self.kept + self.duplicate + self.failed


def import_files(app: App, paths: Iterable[str]) -> Imported:
    """Keep every mail at `paths`. When it was received is taken from its own Received or Date header, else now."""
    total = Imported()
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    mails = [mail for path in paths for mail in mails_in(path) if _may_be_mail(path, mail)]
    with Progress(*columns, disable=len(mails) < GROUP) as progress:
        task = progress.add_task("", total=len(mails))
        for start in range(0, len(mails), GROUP):
            group = mails[start : start + GROUP]
            _keep(app, group, total)
            progress.advance(task, len(group))
    return total


def _may_be_mail(asked: str, mail: MailFile) -> bool:
    """A file that was named is taken; of a folder, what by its name may be a mail: not a README, not a list."""
    path = Path(mail.path.split("#")[0])
    return str(path) == asked or path.parent.name in {"cur", "new"} or path.suffix.lower() in MAIL_ENDINGS


def _keep(app: App, group: list[MailFile], total: Imported) -> None:
    now = app.clock()
    with app.database.write() as session:
        for mail in group:
            if not mail.content:
                total.failed += 1
                total.failures.append((mail.path, mail.reason or "the file is empty"))
                continue
            kept = messages.keep(session, mail.content, None, _received(mail.content, now), now)
            total.kept += kept.outcome is Outcome.KEPT
            total.duplicate += kept.outcome is not Outcome.KEPT


def _received(content: bytes, now: datetime) -> datetime:
    """When a server last took it in: the topmost Received header (RFC 5321, 4.4), which our side wrote."""
    head = content[:65536].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].replace(b"\n ", b" ").replace(b"\n\t", b" ")
    for name in (b"received:", b"date:"):
        line = next((line for line in head.split(b"\n") if line.lower().startswith(name)), None)
        if line is not None:
            try:
                found = parsedate_to_datetime(
                    line.rsplit(b";", 1)[-1].split(b":", name == b"date:")[-1].decode("ascii", "replace")
                )
            except (ValueError, TypeError):
                continue
            if found.tzinfo is not None:
                return min(found, now)
    return now
