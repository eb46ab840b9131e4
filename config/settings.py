"""The settings of one installation, as frozen values. With none at all: Maildir in, Maildir out, one SQLite file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from config.secret import Secret
from config.settings_watch import Watch

JUNK = "\\Junk"  # the special use of a folder (RFC 6154), or one of its usual names in some language
SENT = "\\Sent"


class Security(StrEnum):
    """How a connection is protected. `plain` is refused outside loopback unless `allow_plain` is set."""

    TLS = "tls"
    STARTTLS = "starttls"
    PLAIN = "plain"


class Tidying(StrEnum):
    """What becomes of a message on the server once it is kept and sorted."""

    KEEP = "keep"
    FLAG = "flag"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Tidy:
    """`flag` sets the keyword `keyword`; `move` moves to the folder `folder`.

    `erase` removes a mail there too once it is erased here.
    """

    do: Tidying = Tidying.KEEP
    keyword: str = "$Intake"
    folder: str = "Intake done"
    erase: bool = False


@dataclass(frozen=True, slots=True)
class ImapSettings:
    """An IMAP account. Exactly one of `password` and `token_file` is set; the file holds a login or a bare token.

    `junk` is the folder of spam that is watched for mail to us: a name, `\\Junk` for the one that the server marks or
    calls so in some language, "" for none. `sent_folder`, in the same way, is where the provider files what leaves.
    """

    name: str
    host: str
    port: int
    user: str
    security: Security = Security.TLS
    folders: tuple[str, ...] = ("INBOX",)
    password: Secret | None = None
    token_file: Path | None = None
    ca_file: Path | None = None
    allow_plain: bool = False
    timeout_seconds: int = 60
    tidy: Tidy = Tidy()
    junk: str = JUNK
    sent_folder: str = SENT


@dataclass(frozen=True, slots=True)
class MaildirSettings:
    """A Maildir, or a folder of .eml files, that mail is delivered to."""

    name: str
    path: Path
    tidy: Tidy = Tidy()


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """The server that takes our letters. `user` is None where it asks for no login."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    user: str | None = None
    password: Secret | None = None
    token_file: Path | None = None
    ca_file: Path | None = None
    allow_plain: bool = False
    timeout_seconds: int = 60


@dataclass(frozen=True, slots=True)
class PostMaildirSettings:
    """A Maildir that letters are put into instead of being sent."""

    path: Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What one message and one hour may cost. Caps on letters are those of the gate for outgoing mail."""

    message_bytes: int = 40_000_000
    read_seconds: int = 20
    read_memory_megabytes: int = 600
    messages_a_round: int = 2_000
    automatic_a_day_and_address: int = 6
    automatic_a_day_and_domain: int = 20
    automatic_a_thread: int = 3
    automatic_an_hour: int = 200
    letters_an_hour: int = 600


@dataclass(frozen=True, slots=True)
class Sender:
    """Who our letters come from: `address` None means the call's mailbox, `name` None its coalition.

    `bounces_to` is the envelope sender; None means the From address. `aliases` are further addresses whose mail
    comes to us: no letter goes there.

    `plus`: mail to `call-address+anything@domain` arrives in the call's mailbox, so that answers to a consent question
    are known again by their address too.
    """

    address: str | None = None
    name: str | None = None
    bounces_to: str | None = None
    plus: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """All that an installation decides. Paths are absolute, or as written when no home is known.

    `key_file` holds the installation's own key: Message-IDs and tokens are made with it, and a SQLite database is
    encrypted with it unless `encrypt_database` is false. `authserv_ids` are the names under which our own mail
    servers write Authentication-Results (RFC 8601); results under other names are not believed. `consent_officers`
    are further addresses, beside the call's, that may answer for consent.
    """

    home: Path
    call_folder: Path
    database_url: str
    key_file: Path
    mailboxes: tuple[ImapSettings | MaildirSettings, ...]
    postbox: SmtpSettings | PostMaildirSettings
    database_password: Secret | None = None
    encrypt_database: bool = True
    consent_officers: tuple[str, ...] = ()
    sender: Sender = Sender()
    limits: Limits = Limits()
    watch: Watch = field(default_factory=Watch)
    poll_seconds: int = 60
    base_url: str | None = None
    authserv_ids: tuple[str, ...] = ()
    log_level: str = "info"
    log_format: str = "text"
    source: str = field(default="built in")
