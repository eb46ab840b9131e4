"""The parts of the settings that reach other machines: mailboxes and the postbox."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from config.environment import variable_part
from config.reader import Table
from config.secret import Secret, find_secret
from config.settings import (
    JUNK,
    SENT,
    ImapSettings,
    MaildirSettings,
    PostMaildirSettings,
    Security,
    SmtpSettings,
    Tidy,
    Tidying,
)

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SECURITY = tuple(Security)
_IMAP_PORTS = {Security.TLS: 993, Security.STARTTLS: 143, Security.PLAIN: 143}
_SMTP_PORTS = {Security.TLS: 465, Security.STARTTLS: 587, Security.PLAIN: 25}


def read_mailboxes(
    top: Table, home: Path, environment: Mapping[str, str]
) -> tuple[ImapSettings | MaildirSettings, ...]:
    """The accounts that mail is fetched from; a Maildir `mail-in` in the home where none is set."""
    boxes: list[ImapSettings | MaildirSettings] = []
    seen: set[str] = set()
    for table in top.tables("mailbox"):
        name = table.take_text("name", "main")
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,40}", name):
            table.fault("name", f"{name!r} cannot be a name.", "Use letters, digits, - and _.")
        if variable_part(name) in seen:
            table.fault("name", f"{name!r} stands there twice.", "Give each mailbox its own name.")
        seen.add(variable_part(name))
        kind = table.take_choice("kind", ("imap", "maildir"))
        boxes.append(_imap(table, name, home, environment) if kind == "imap" else _maildir(table, name, home))
        table.close()
    return tuple(boxes) or (MaildirSettings("maildir", home / "mail-in"),)


def read_postbox(top: Table, home: Path, environment: Mapping[str, str]) -> SmtpSettings | PostMaildirSettings:
    """Where letters go; a Maildir `mail-out` in the home where nothing is set."""
    if not top.has("postbox"):
        return PostMaildirSettings(home / "mail-out")
    table = top.table("postbox")
    if table.take_choice("kind", ("smtp", "maildir")) == "maildir":
        table_path = table.take_text("path", "mail-out")
        table.close()
        return PostMaildirSettings(home / table_path)
    security = Security(table.take_choice("security", _SECURITY, "starttls"))
    user = table.take_text("user", "", empty=True) or None
    password = find_secret(("INTAKE_POSTBOX_PASSWORD", "INTAKE_SMTP_PASSWORD"), environment, table.faults)
    postbox = SmtpSettings(
        host=table.take_text("host"),
        port=table.take_integer("port", _SMTP_PORTS[security], least=1, most=65535),
        security=security,
        user=user,
        password=password,
        token_file=_login_file(table, home),
        ca_file=_file(table, "ca_file", home),
        allow_plain=table.take_truth("allow_plain", default=False),
        timeout_seconds=table.take_integer("timeout_seconds", 60, least=1, most=3600),
    )
    _check_plain(table, postbox.host, security, allowed=postbox.allow_plain)
    if user:
        _check_login(table, postbox.password, postbox.token_file, "INTAKE_SMTP_PASSWORD")
    _refuse_secrets(table, "INTAKE_SMTP_PASSWORD")
    table.close()
    return postbox


def _imap(table: Table, name: str, home: Path, environment: Mapping[str, str]) -> ImapSettings:
    security = Security(table.take_choice("security", _SECURITY, "tls"))
    own = f"INTAKE_MAILBOX_{variable_part(name)}_PASSWORD"
    box = ImapSettings(
        name=name,
        host=table.take_text("host"),
        port=table.take_integer("port", _IMAP_PORTS[security], least=1, most=65535),
        user=table.take_text("user"),
        security=security,
        folders=table.take_texts("folders", ("INBOX",)),
        password=find_secret((own, "INTAKE_IMAP_PASSWORD"), environment, table.faults),
        token_file=_login_file(table, home),
        ca_file=_file(table, "ca_file", home),
        allow_plain=table.take_truth("allow_plain", default=False),
        timeout_seconds=table.take_integer("timeout_seconds", 60, least=1, most=3600),
        tidy=_tidy(table),
        junk=table.take_text("junk", JUNK, empty=True),
        sent_folder=table.take_text("sent_folder", SENT, empty=True),
    )
    if not box.folders:
        table.fault("folders", "it is empty.", 'Write ["INBOX"].')
    _check_plain(table, box.host, security, allowed=box.allow_plain)
    _check_login(table, box.password, box.token_file, own)
    _refuse_secrets(table, own)
    return box


def _maildir(table: Table, name: str, home: Path) -> MaildirSettings:
    return MaildirSettings(name, home / table.take_text("path", "mail-in"), _tidy(table))


def _tidy(table: Table) -> Tidy:
    inside = table.table("tidy", required=False)
    tidy = Tidy(
        do=Tidying(inside.take_choice("do", tuple(Tidying), "keep")),
        keyword=inside.take_text("keyword", Tidy().keyword),
        folder=inside.take_text("folder", Tidy().folder),
        erase=inside.take_truth("erase", default=False),
    )
    if not re.fullmatch(r"[$A-Za-z0-9_.-]{1,40}", tidy.keyword):
        inside.fault("keyword", f"{tidy.keyword!r} is no keyword of IMAP.", "Use letters, digits, $, - and _.")
    inside.close()
    return tidy


def _file(table: Table, key: str, home: Path) -> Path | None:
    written = table.take_text(key, "", empty=True)
    if not written:
        return None
    path = home / written
    if not path.is_file():
        table.fault(key, f"there is no file {path}.", "Check the path; it is relative to the home.")
    return path


def _login_file(table: Table, home: Path) -> Path | None:
    """It need not be there yet: `intake login` makes it."""
    written = table.take_text("token_file", "", empty=True)
    return home / written if written else None


def _check_plain(table: Table, host: str, security: Security, *, allowed: bool) -> None:
    if security is Security.PLAIN and host not in LOOPBACK and not allowed:
        mend = "Use `tls` or `starttls`; where the network is your own, add `allow_plain = true`."
        table.fault("security", f"passwords and stories would cross the network to {host} in the clear.", mend)


def _check_login(table: Table, password: Secret | None, token_file: Path | None, variable: str) -> None:
    if password and token_file:
        table.fault("token_file", "there is a password as well.", "Keep one of the two.")
    if not password and not token_file:
        table.fault("user", "there is no password for it.", f"Set {variable} or {variable}_FILE, or `token_file`.")


def _refuse_secrets(table: Table, variable: str) -> None:
    for key in ("password", "secret", "token"):
        if table.has(key):
            mend = f"Take it out, change it (files are copied about), and set {variable} or {variable}_FILE."
            table.fault(key, "a secret stands in the file.", mend)
