"""Loading the settings: `intake.toml`, then the environment (INTAKE_*), all faults said at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from config.environment import overlay, unknown_variables
from config.faults import Fault, SettingsError
from config.load import bundled_call
from config.reader import Table, read_toml
from config.secret import Secret, find_secret
from config.settings import Limits, Sender, Settings
from config.settings_post import read_mailboxes, read_postbox
from config.settings_watch import read_watch

LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("text", "json")
FILE_NAME = "intake.toml"


def load_settings(path: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings of the file at `path`, overlaid by `environment`.

    Without a path: the file that INTAKE_SETTINGS names, else `intake.toml` in INTAKE_HOME (or the folder one stands
    in), else none: the embedded default. Paths in the file are relative to the home. Raises SettingsError.
    """
    faults: list[Fault] = []
    home = Path(environment.get("INTAKE_HOME", "")).absolute()
    chosen = path or _chosen(environment)
    place = (chosen or home / FILE_NAME).absolute()
    if "INTAKE_HOME" not in environment:
        home = place.parent
    exists = place.exists()
    values = read_toml(place, faults) if exists or chosen else {}
    if faults:
        raise SettingsError(faults)
    top = Table(overlay(values, environment, faults), place.name, faults)
    settings = _read(top, home, environment, str(place) if exists else "built in")
    top.close()
    faults.extend(unknown_variables(environment, tuple(box.name for box in settings.mailboxes)))
    if faults:
        raise SettingsError(faults)
    return settings


def _chosen(environment: Mapping[str, str]) -> Path | None:
    named = environment.get("INTAKE_SETTINGS")
    return Path(named) if named else None


def _read(top: Table, home: Path, environment: Mapping[str, str], source: str) -> Settings:
    database = top.table("database", required=False)
    people = top.table("people", required=False)
    settings = Settings(
        home=home,
        call_folder=_call_folder(top, home),
        database_url=_database_url(database, home),
        key_file=home / top.take_text("key_file", "intake.key"),
        mailboxes=read_mailboxes(top, home, environment),
        postbox=read_postbox(top, home, environment),
        database_password=find_secret(("INTAKE_DATABASE_PASSWORD",), environment, top.faults),
        encrypt_database=database.take_truth("encrypt", default=True),
        consent_officers=_addresses(people, "consent_officers"),
        sender=_sender(top.table("sender", required=False)),
        limits=_limits(top.table("limits", required=False)),
        watch=read_watch(top),
        poll_seconds=top.take_integer("poll_seconds", 60, least=5, most=86_400),
        base_url=_base_url(top),
        authserv_ids=top.take_texts("authserv_ids"),
        log_level=top.take_choice("log_level", LOG_LEVELS, "info"),
        log_format=top.take_choice("log_format", LOG_FORMATS, "text"),
        source=source,
    )
    database.close()
    people.close()
    return settings


def _call_folder(top: Table, home: Path) -> Path:
    written = top.take_text("call", "", empty=True)
    if not written:
        return bundled_call()
    folder = home / written
    if not (folder / "call.toml").is_file():
        top.fault("call", f"there is no call.toml in {folder}.", "`intake new-call DIR` makes such a folder.")
    return folder


def _database_url(database: Table, home: Path) -> str:
    """The address of the database. A relative SQLite file lies in the home; a password in it is refused."""
    url = database.take_text("url", f"sqlite:///{home / 'intake.sqlite'}")
    if not url:
        return url
    if re.match(r"sqlite:///[^/]", url):
        url = f"sqlite:///{home / url.removeprefix('sqlite:///')}"
    if not url.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:")):
        mend = "Write sqlite:///intake.sqlite or postgresql+psycopg://user@host/name."
        database.fault("url", f"{url.split(':')[0]!r} is no database that is known here.", mend)
    elif _has_password(url):
        database.fault("url", "it holds a password.", "Take it out and set INTAKE_DATABASE_PASSWORD or ..._FILE.")
    return url


def _has_password(url: str) -> bool:
    try:
        return urlsplit(url).password is not None
    except ValueError:
        return False


def _addresses(table: Table, key: str) -> tuple[str, ...]:
    addresses = table.take_texts(key)
    for address in addresses:
        if "@" not in address or any(c.isspace() for c in address):
            table.fault(key, f"{address!r} is no mail address.", 'Write them as ["name@example.org"].')
    return addresses


def _sender(table: Table) -> Sender:
    sender = Sender(
        address=table.take_address("address", "") or None,
        name=table.take_text("name", "", empty=True) or None,
        bounces_to=table.take_address("bounces_to", "") or None,
        plus=table.take_truth("plus", default=False),
        aliases=_addresses(table, "aliases"),
    )
    table.close()
    return sender


def _limits(table: Table) -> Limits:
    standard = Limits()
    limits = Limits(
        **{name: table.take_integer(name, getattr(standard, name), least=1) for name in Limits.__dataclass_fields__}
    )
    table.close()
    return limits


def _base_url(top: Table) -> str | None:
    """The address under which the review pages are reached from outside; letters then carry links to it."""
    url = top.take_text("base_url", "", empty=True).rstrip("/")
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        top.fault("base_url", f"{url!r} is no address of a site.", 'Write it like "https://intake.example.org".')
    return url


def read_keys(path: Path) -> tuple[Secret, ...]:
    """The installation's keys, one a line, the newest first.

    Raises OSError where the file cannot be read, ValueError where it holds none, or one that is too short to be one.
    """
    lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
    if not lines or any(len(line) < 32 for line in lines):
        raise ValueError(f"{path} holds no key: it must have 32 characters or more in each line")
    return tuple(Secret(line) for line in lines)
