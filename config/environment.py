"""The environment over the file: which INTAKE_ variables there are, and which key of the file each one stands for."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping

from config.faults import Fault, did_you_mean

# variable -> (table, key, kind); the table "" is the top of the file.
VARIABLES: dict[str, tuple[str, str, str]] = {
    "INTAKE_CALL": ("", "call", "text"),
    "INTAKE_KEY_FILE": ("", "key_file", "text"),
    "INTAKE_BASE_URL": ("", "base_url", "text"),
    "INTAKE_LOG_LEVEL": ("", "log_level", "text"),
    "INTAKE_LOG_FORMAT": ("", "log_format", "text"),
    "INTAKE_POLL_SECONDS": ("", "poll_seconds", "number"),
    "INTAKE_AUTHSERV_IDS": ("", "authserv_ids", "list"),
    "INTAKE_DATABASE_URL": ("database", "url", "text"),
    "INTAKE_DATABASE_ENCRYPT": ("database", "encrypt", "truth"),
    "INTAKE_CONSENT_OFFICERS": ("people", "consent_officers", "list"),
    "INTAKE_SENDER_ADDRESS": ("sender", "address", "text"),
    "INTAKE_SENDER_NAME": ("sender", "name", "text"),
    "INTAKE_SENDER_BOUNCES_TO": ("sender", "bounces_to", "text"),
    "INTAKE_SENDER_PLUS": ("sender", "plus", "truth"),
    "INTAKE_SENDER_ALIASES": ("sender", "aliases", "list"),
    "INTAKE_SMTP_HOST": ("postbox", "host", "text"),
    "INTAKE_SMTP_PORT": ("postbox", "port", "number"),
    "INTAKE_SMTP_USER": ("postbox", "user", "text"),
    "INTAKE_SMTP_SECURITY": ("postbox", "security", "text"),
    "INTAKE_SMTP_CA_FILE": ("postbox", "ca_file", "text"),
    "INTAKE_IMAP_HOST": ("mailbox", "host", "text"),
    "INTAKE_IMAP_PORT": ("mailbox", "port", "number"),
    "INTAKE_IMAP_USER": ("mailbox", "user", "text"),
    "INTAKE_IMAP_SECURITY": ("mailbox", "security", "text"),
    "INTAKE_IMAP_FOLDERS": ("mailbox", "folders", "list"),
    "INTAKE_IMAP_CA_FILE": ("mailbox", "ca_file", "text"),
}
PLACES = frozenset({"INTAKE_HOME", "INTAKE_SETTINGS"})
SECRETS = frozenset(
    {"INTAKE_DATABASE_PASSWORD", "INTAKE_IMAP_PASSWORD", "INTAKE_SMTP_PASSWORD", "INTAKE_POSTBOX_PASSWORD"}
)
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def overlay(values: Mapping[str, object], environment: Mapping[str, str], faults: list[Fault]) -> dict[str, object]:
    """The tables of the file with what the environment says in their place. INTAKE_IMAP_ means the first mailbox."""
    result: dict[str, object] = copy.deepcopy(dict(values))
    for variable, (table, key, kind) in VARIABLES.items():
        if variable in environment:
            value = _value(variable, environment[variable], kind, faults)
            target = _target(result, table)
            if target is not None and value is not None:
                target[key] = value
    return result


def _target(values: dict[str, object], table: str) -> dict[str, object] | None:
    if not table:
        return values
    if table == "mailbox":
        boxes = values.setdefault("mailbox", [{"name": "main", "kind": "imap"}])
        first = boxes[0] if isinstance(boxes, list) and boxes else None
        return first if isinstance(first, dict) else None
    inside = values.setdefault(table, {"kind": "smtp"} if table == "postbox" else {})
    return inside if isinstance(inside, dict) else None


def _value(variable: str, text: str, kind: str, faults: list[Fault]) -> object | None:
    if kind == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind == "number":
        if re.fullmatch(r"\d{1,12}", text.strip()):
            return int(text)
        faults.append(Fault("environment", variable, f"{text!r} is no whole number."))
        return None
    if kind == "truth":
        if text.strip().casefold() in _TRUTHS:
            return _TRUTHS[text.strip().casefold()]
        faults.append(Fault("environment", variable, f"{text!r} is neither true nor false."))
        return None
    return text


def unknown_variables(environment: Mapping[str, str], mailboxes: tuple[str, ...]) -> Iterator[Fault]:
    """A fault for each INTAKE_ variable that stands for nothing: a misspelt one would be ignored in silence."""
    own = {f"INTAKE_MAILBOX_{variable_part(name)}_PASSWORD" for name in mailboxes}
    secrets = SECRETS | own
    known = set(VARIABLES) | PLACES | secrets | {f"{name}_FILE" for name in secrets}
    for name in sorted(environment):
        if name.startswith("INTAKE_") and name not in known:
            yield Fault("environment", name, "this variable is not known.", did_you_mean(name, known))


def variable_part(name: str) -> str:
    """A mailbox's name as it stands in a variable: `main-box` is MAIN_BOX."""
    return re.sub(r"[^A-Z0-9]", "_", name.upper())
