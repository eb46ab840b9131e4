"""From settings to the parts of an `App`: mailboxes and postbox. Ledger and keys: `intake.at_rest.keys`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from config.settings import ImapSettings, MaildirSettings, PostMaildirSettings, Settings, SmtpSettings, Tidy, Tidying
from intake.mailbox.imap_login import ImapAccess
from intake.mailbox.imap_mailbox import ImapMailbox
from intake.mailbox.imap_sent import ImapSent
from intake.mailbox.maildir import MaildirMailbox, folder_inside
from intake.mailbox.tokens import TokensOf
from intake.ports import Mailbox, Postbox, SentFolder
from intake.postbox.maildir import MaildirPostbox
from intake.postbox.smtp_access import SmtpAccess
from intake.postbox.smtp_postbox import SmtpPostbox
from intake.wire import TokenSource

Clock = Callable[[], datetime]


def make_folders(settings: Settings) -> None:
    """The Maildirs of this installation's own home, where they are not there yet; others must exist."""
    for box in settings.mailboxes:
        if isinstance(box, MaildirSettings) and box.path.is_relative_to(settings.home):
            for name in ("tmp", "new", "cur"):
                (box.path / name).mkdir(parents=True, exist_ok=True, mode=0o700)


def make_mailboxes(settings: Settings, clock: Clock) -> tuple[Mailbox, ...]:
    """One mailbox for each folder of each account."""
    found: list[Mailbox] = []
    largest = settings.limits.message_bytes
    for box in settings.mailboxes:
        if isinstance(box, MaildirSettings):
            found.append(MaildirMailbox(box.name, box.path, largest_bytes=largest))
        else:
            found.extend(
                ImapMailbox(box.name, _access(box, clock), name, largest_bytes=largest) for name in box.folders
            )
    return tuple(found)


def make_done_mailbox(settings: Settings, account: str, clock: Clock) -> Mailbox | None:
    """The folder that kept mail of this account is moved to; None where it is not moved."""
    box = next((box for box in settings.mailboxes if box.name == account), None)
    if box is None or box.tidy.do is not Tidying.MOVE:
        return None
    largest = settings.limits.message_bytes
    if isinstance(box, MaildirSettings):
        return MaildirMailbox(box.name, folder_inside(box.path, box.tidy.folder), largest_bytes=largest)
    return ImapMailbox(box.name, _access(box, clock), box.tidy.folder, largest_bytes=largest)


def make_junk_mailboxes(settings: Settings, clock: Clock) -> tuple[Mailbox, ...]:
    """The folder of spam of each IMAP account, where it is not among those that mail is taken from."""
    return tuple(
        ImapMailbox(box.name, _access(box, clock), box.junk)
        for box in settings.mailboxes
        if isinstance(box, ImapSettings) and box.junk and box.junk not in box.folders
    )


def make_sent_folders(settings: Settings, clock: Clock) -> tuple[SentFolder, ...]:
    """The folder of sent mail of each IMAP account: where a letter of which it is not certain may lie."""
    return tuple(
        ImapSent(ImapMailbox(box.name, _access(box, clock), box.sent_folder))
        for box in settings.mailboxes
        if isinstance(box, ImapSettings) and box.sent_folder
    )


def _access(box: ImapSettings, clock: Clock) -> ImapAccess:
    return ImapAccess(
        host=box.host,
        port=box.port,
        user=box.user,
        security=box.security,
        password=box.password,
        tokens=_tokens(box.token_file, clock),
        ca_file=box.ca_file,
        allow_plain=box.allow_plain,
        timeout_seconds=box.timeout_seconds,
    )


def _tokens(path: Path | None, clock: Clock) -> TokenSource | None:
    return None if path is None else TokensOf(path, clock)


def make_postbox(settings: Settings, clock: Clock) -> Postbox:
    """Where letters go."""
    box = settings.postbox
    if isinstance(box, PostMaildirSettings):
        return MaildirPostbox(box.path)
    return _smtp(box, clock)


def _smtp(box: SmtpSettings, clock: Clock) -> Postbox:
    access = SmtpAccess(
        host=box.host,
        port=box.port,
        security=box.security,
        user=box.user,
        password=box.password,
        tokens=_tokens(box.token_file, clock),
        ca_file=box.ca_file,
        allow_plain=box.allow_plain,
        timeout_seconds=box.timeout_seconds,
    )
    return SmtpPostbox(access)


def tidy_settings(settings: Settings, account: str) -> Tidy:
    """What becomes of messages of this account on the server."""
    return next((box.tidy for box in settings.mailboxes if box.name == account), Tidy())
