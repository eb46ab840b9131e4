"""`intake check`: every part is tried, nothing is changed; each finding in plain words with what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta

from config.call import Call
from config.faults import CallError, SettingsError
from config.load import load_call
from config.load_settings import FILE_NAME, load_settings
from config.settings import Settings
from intake.app import system_clock
from intake.at_rest.erased_list import place_of_list
from intake.at_rest.keys import beside, is_encrypted, keys_of, ledger_file, open_ledger
from intake.calendar import occasions
from intake.mailbox.logins import login_findings
from intake.ports import Finding
from intake.setup import make_mailboxes, make_postbox
from storage.database import DatabaseUnusable

NEXT = 10


def check_all() -> Iterator[Finding]:
    """One finding after the other; each part is tried even when an earlier one is not well."""
    try:
        settings = load_settings(None, os.environ)
    except SettingsError as faults:
        yield from (Finding(False, str(fault)) for fault in faults.faults)
        return
    yield Finding(True, f"settings: {settings.source}")
    yield from _call(settings)
    yield from _database(settings)
    yield from login_findings(settings, system_clock())
    for mailbox in make_mailboxes(settings, system_clock):
        yield from mailbox.check()
    yield from make_postbox(settings, system_clock).check()
    if not settings.authserv_ids:
        weak = "answers of coordinators are known by address and code; a forged address is not noticed"
        yield Finding(True, f"no authserv_ids in the settings: {weak}")


def _call(settings: Settings) -> Iterator[Finding]:
    try:
        call = load_call(settings.call_folder)
    except CallError as faults:
        yield from (Finding(False, str(fault)) for fault in faults.faults)
        return
    yield Finding(True, f"call: {call.title}, in {call.folder}")
    if call.coalition.startswith("Name of your"):
        yield Finding(False, "call.toml is not filled in yet", "Write your texts, people and dates into it.")
    if system_clock() > call.final.latest:
        yield Finding(
            False, "this call is over", 'Set call = "FOLDER" in intake.toml; `intake new-call` makes a folder.'
        )
    yield from (Finding(True, line) for line in upcoming(call))


def upcoming(call: Call) -> list[str]:
    """The next ten things that will happen, each with local time and UTC."""
    now = system_clock()
    due = occasions(call, now, now + timedelta(days=400))[:NEXT]
    if not due:
        return ["nothing more falls due"]
    lines = []
    for occasion in due:
        local = occasion.at.astimezone(call.zone)
        lines.append(f"next: {local:%a %Y-%m-%d %H:%M %Z} ({occasion.at:%Y-%m-%d %H:%M} UTC)  {occasion.key}")
    return lines


def _database(settings: Settings) -> Iterator[Finding]:
    path = ledger_file(settings)
    if path is not None and not path.exists():
        room = os.access(path.parent if path.parent.exists() else settings.home, os.W_OK)
        yield Finding(room, f"ledger: {path} will be made at the first round", "make its folder writable")
        return
    if not settings.key_file.exists():
        yield Finding(False, f"there is no key in {settings.key_file}", "`intake init` makes one")
        return
    try:
        database, _ = open_ledger(settings, keys_of(settings))
        version = database.version()
        database.close()
    except (DatabaseUnusable, ValueError, OSError) as trouble:
        yield Finding(False, f"ledger: {trouble}")
        return
    yield Finding(True, f"ledger: version {version}, {_protection(settings)}")
    yield from _modes(settings)


def _protection(settings: Settings) -> str:
    if is_encrypted(settings):
        return "encrypted (SQLCipher)"
    if ledger_file(settings) is None:
        return "PostgreSQL: what lies on its disk is as safe as its server makes it"
    return "PLAIN SQLite: whoever can read the file reads every story. Leave out `encrypt = false` for a new ledger"


def _modes(settings: Settings) -> Iterator[Finding]:
    """Files that hold stories or keys are for their owner alone."""
    ledger = ledger_file(settings)
    files = [settings.key_file, settings.home / FILE_NAME]
    if ledger is not None:
        files += [ledger, *(ledger.with_name(ledger.name + more) for more in ("-wal", "-shm"))]
        files += [place_of_list(settings), beside(settings.key_file)]
    open_to_others = [path for path in files if path.exists() and path.stat().st_mode & 0o077]
    for path in open_to_others:
        mode = path.stat().st_mode & 0o777
        yield Finding(False, f"{path} may be read by others (mode {mode:o})", f"chmod 600 {path}")
    for aside in sorted(ledger.parent.glob(f"{ledger.name}.replaced-*Z")) if ledger is not None else ():
        mend = "`intake erase` does not reach it: delete it when all is well"
        yield Finding(False, f"{aside} is a ledger that a restore set aside", mend)
    if not open_to_others:
        yield Finding(True, "files: the key, the settings and the ledger are for their owner alone")
